"use strict";
// For whom: effects by group of residents, by subdistrict, by quarter of the areas.
page.panel("groups", {
  has: data => data.kind === "study" && data.comparison.differences.some(one => one.group !== "district" && one.point === null && one.world === null),
  fill(section) {
    const {data, t, say, el} = page;
    const all = data.comparison.differences.filter(one => one.group !== "district" && one.point === null && one.world === null);
    const outcomes = data.outcomes.filter(outcome => all.some(one => one.outcome === outcome.name));
    const arms = [...new Set(all.map(one => one.candidate))];
    const outcome = page.choice("groups-outcome", "outcome", outcomes.map(one => one.name), name => say(outcomes.find(one => one.name === name).label), show);
    const arm = page.choice("groups-arm", "arm", arms, page.called, show, page.bestOf(arms));
    const group = page.choice("groups-by", "by", [...new Set(all.map(one => one.group))], name => page.called("group." + name), show);
    const below = el("div");
    section.append(el("p", {}, outcome.parts, arm.parts, group.parts), below);
    show();

    function show() {
      const rows = all.filter(one => one.outcome === outcome.select.value && one.candidate === arm.select.value && one.group === group.select.value);
      if (rows.length === 0) return below.replaceChildren(el("p", {class: "note"}, t("nothing.here")));
      below.replaceChildren(page.forest({
        rows,
        outcome: outcomes.find(one => one.name === outcome.select.value),
        file: `groups_${outcome.select.value}_${group.select.value}`,
        label: row => page.called(`member.${row.group}.${row.member}`, row.member),
      }));
      page.drawn();
    }
  },
});
