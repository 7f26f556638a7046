"use strict";
// Whether what must hold of any week held, and what that is.
page.panel("checks", {
  has: data => data.kind === "run",
  fill(section) {
    const {data, say, el} = page;
    section.append(el("p", {}, say(data.checks.said)), el("ul", {}, data.checks.list.map(line => el("li", {}, say(line)))));
  },
});
