"use strict";
// Negative controls: arms that cannot differ from the reference.
page.panel("honesty", {
  has: data => data.kind === "study" && data.comparison.honesty.arms > 0,
  fill(section) {
    const {data, t, el} = page;
    const {arms, compared, missing, fault} = data.comparison.honesty;
    section.append(el("p", {}, fault ? t("honesty.fault", fault) : compared ? t("honesty.equal", compared, arms) : t("honesty.none")),
      missing ? el("p", {class: "note"}, t("honesty.missing", missing)) : "");
  },
});
