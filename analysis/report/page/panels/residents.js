"use strict";
// Who takes part under one arm and not under the other, and the reverse.
page.panel("residents", {
  has: data => data.kind === "study" && Array.isArray(data.comparison.residents) && data.comparison.residents.length > 0,
  fill(section) {
    const {data, t, say, el, count, finite, colour} = page;
    const all = data.comparison.residents;
    const arms = [...new Set(all.map(one => one.candidate))];
    const groups = [...new Set(all.map(one => one.group))];
    const arm = el("select", {id: "residents-arm", onchange: show}, arms.map(name => el("option", {value: name}, say(data.names[name] || [name, name]))));
    const group = el("select", {id: "residents-by", onchange: show}, groups.map(name => el("option", {value: name}, say(data.names["group." + name] || [name, name]))));
    const below = el("div");
    section.append(el("p", {}, el("label", {for: "residents-arm"}, t("arm") + " "), arm, " ", el("label", {for: "residents-by"}, t("by") + " "), group), below);
    show();

    function show() {
      const last = Math.max(...all.map(one => one.week));
      const rows = all.filter(one => one.candidate === arm.value && one.group === group.value && one.week === last);
      const label = row => say(data.names[`member.${row.group}.${row.member}`] || [row.member || t("everybody"), row.member || t("everybody")]);
      const text = (row, name) => (finite(row[name]) ? `${count(row[name])} [${count(row[name + "_low"])}, ${count(row[name + "_high"])}]` : page.missing);
      below.replaceChildren(page.chart({
        name: `residents_${group.value}`,
        says: t("residents.says", say(data.names[arm.value] || [arm.value, arm.value]), rows.length ? count(rows.reduce((sum, row) => sum + (row.only_here || 0), 0)) : page.missing,
                rows.length ? count(rows.reduce((sum, row) => sum + (row.only_reference || 0), 0)) : page.missing),
        height: 80 + 36 * rows.length,
        note: [t("note.interval"), page.weeks(last, last)].join(t("semicolon")),
        table: {
          columns: [{label: t("group")}, {label: t("gained"), number: true}, {label: t("lost"), number: true}],
          rows: rows.map(row => [label(row), text(row, "only_here"), text(row, "only_reference")]),
          raw: {columns: ["arm", "week", "group", "member", "only_here", "only_reference"], rows: rows.map(row => [row.candidate, row.week, row.group, row.member, row.only_here, row.only_reference])},
        },
        option: () => ({
          xAxis: page.axis({type: "value", axisLabel: {formatter: value => count(Math.abs(value))}}),
          yAxis: page.axis({type: "category", inverse: true, data: rows.map(label), axisLabel: {color: colour("ink")}}),
          series: [
            {type: "bar", name: t("gained"), stack: "all", data: rows.map(row => row.only_here), itemStyle: {color: colour("good")}},
            {type: "bar", name: t("lost"), stack: "all", data: rows.map(row => -row.only_reference), itemStyle: {color: colour("bad"), decal: {symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0.7}}},
          ],
        }),
      }));
      page.drawn();
    }
  },
});
