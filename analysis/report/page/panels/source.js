"use strict";
// Which program made a run, and how to make it again.
page.panel("source", {
  has: data => data.kind === "run",
  fill(section) {
    const {data, say, el} = page;
    section.append(el("dl", {}, data.source.flatMap(([name, value]) => [el("dt", {}, say(name)), el("dd", {}, say(value))])));
  },
});
