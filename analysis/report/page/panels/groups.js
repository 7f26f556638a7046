"use strict";
// For whom: effects by group of residents, by subdistrict, by quarter of the areas.
page.panel("groups", {
  has: data => data.kind === "study" && data.comparison.differences.some(one => one.group !== "district" && one.point === null && one.world === null),
  fill(section) {
    const {data, t, say, el} = page;
    const all = data.comparison.differences.filter(one => one.group !== "district" && one.point === null && one.world === null);
    const outcomes = data.outcomes.filter(outcome => all.some(one => one.outcome === outcome.name));
    const choice = (id, label, values, name) => {
      const select = el("select", {id, onchange: show}, values.map(value => el("option", {value}, name(value))));
      return {select, parts: [el("label", {for: id}, t(label) + " "), select, " "]};
    };
    const outcome = choice("groups-outcome", "outcome", outcomes.map(one => one.name), name => say(outcomes.find(one => one.name === name).label));
    const arm = choice("groups-arm", "arm", [...new Set(all.map(one => one.candidate))], name => say(data.names[name] || [name, name]));
    const group = choice("groups-by", "by", [...new Set(all.map(one => one.group))], name => say(data.names["group." + name] || [name, name]));
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
        label: row => say(data.names[`member.${row.group}.${row.member}`] || [row.member, row.member]),
      }));
      page.drawn();
    }
  },
});
