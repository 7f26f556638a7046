"use strict";
// Who takes part under one arm and not under the other, and the reverse.
page.panel("residents", {
  has: data => data.kind === "study" && Array.isArray(data.comparison.residents) && data.comparison.residents.length + data.comparison.resident_notes.length > 0,
  fill(section) {
    const {data, t, say, el, count, finite, colour} = page;
    const all = data.comparison.residents;
    for (const note of data.comparison.resident_notes) section.append(el("p", {class: "note"}, say(note)));
    if (all.length === 0) return;
    const arms = [...new Set(all.map(one => one.candidate))];
    const groups = [...new Set(all.map(one => one.group))];
    const arm = page.choice("residents-arm", "arm", arms, page.called, show, page.bestOf(arms));
    const group = page.choice("residents-by", "by", groups, name => page.called("group." + name), show);
    const below = el("div");
    section.append(el("p", {}, arm.parts, group.parts), below);
    show();

    function show() {
      const last = Math.max(...all.map(one => one.week));
      const rows = all.filter(one => one.candidate === arm.select.value && one.group === group.select.value && one.week === last);
      const label = row => page.called(`member.${row.group}.${row.member}`, row.member || t("everybody"));
      const text = (row, name) => (finite(row[name]) ? `${count(row[name])} [${count(row[name + "_low"])}, ${count(row[name + "_high"])}]` : page.missing);
      below.replaceChildren(page.chart({
        name: `residents_${group.select.value}`,
        says: t("residents.says", page.called(arm.select.value), rows.length ? count(rows.reduce((sum, row) => sum + (row.only_here || 0), 0)) : page.missing,
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
