"use strict";
// What the study cannot tell.
page.panel("limits", {
  has: data => data.kind === "study",
  fill(section) {
    const {data, say, el} = page;
    section.append(el("ul", {}, data.limits.map(line => el("li", {}, say(line)))));
  },
});
