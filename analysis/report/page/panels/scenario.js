"use strict";
// The scenario of a run, as it was written.
page.panel("scenario", {
  has: data => data.kind === "run",
  fill(section) {
    const {data, t, el} = page;
    section.append(el("pre", {tabindex: "0"}, data.scenario.as_written),
      el("details", {}, el("summary", {}, t("scenario.resolved")), el("pre", {tabindex: "0"}, data.scenario.as_resolved)));
  },
});
