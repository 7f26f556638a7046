"use strict";
// How unlike areas are: all of them by rank, in the first and the last quarter of the study.
page.panel("inequality", {
  has: data => data.kind === "run" && data.areas !== null && data.areas.numbers.length > 3 && Object.keys(data.areas.series).length > 0,
  fill(section) {
    const {data, t, say, el, number, finite, colour} = page;
    const names = Object.keys(data.areas.series);
    const select = el("select", {id: "inequality-series", onchange: show}, names.map(name => el("option", {value: name}, say(data.areas.series[name].label))));
    const below = el("div");
    section.append(el("p", {}, el("label", {for: "inequality-series"}, t("series") + " "), select), below);
    show();

    function show() {
      const one = data.areas.series[select.value || names[0]];
      const unit = page.unit(one.unit);
      const ranked = row => row.filter(finite).map(value => value * unit.times).sort((a, b) => a - b);
      const first = ranked(one.values[0]), last = ranked(one.values.at(-1));
      const at = (values, share) => values[Math.min(values.length - 1, Math.floor(share * values.length))];
      const spread = values => `${number(at(values, 0.1))} / ${number(at(values, 0.5))} / ${number(at(values, 0.9))}`;
      below.replaceChildren(page.chart({
        name: `inequality_${select.value || names[0]}`,
        says: t("inequality.says", say(one.label), number(at(last, 0.1)), number(at(last, 0.9)), unit.text),
        height: 320,
        note: t("note.ranked"),
        table: {columns: [{label: t("month")}, {label: t("tenth.median.ninetieth") + ` (${unit.text})`, number: true}],
                rows: [[page.month(data.areas.quarters[0]), spread(first)], [page.month(data.areas.quarters.at(-1)), spread(last)]],
                raw: {columns: ["rank", "first", "last"], rows: last.map((value, k) => [k + 1, first[k], value])}},
        option: () => ({
          xAxis: page.axis({type: "value", name: t("areas.by.rank"), nameLocation: "middle", nameGap: 26, min: 1, max: last.length}),
          yAxis: page.axis({type: "value", scale: true, name: unit.text}),
          grid: {left: 8, right: 24, top: 40, bottom: 28, containLabel: true},
          tooltip: {...page.base().tooltip, trigger: "axis", valueFormatter: value => number(value)},
          series: [
            {type: "line", symbol: "none", name: page.month(data.areas.quarters[0]), data: first.map((value, k) => [k + 1, value]), lineStyle: {color: colour("grey"), type: "dashed"}, itemStyle: {color: colour("grey")}},
            {type: "line", symbol: "none", name: page.month(data.areas.quarters.at(-1)), data: last.map((value, k) => [k + 1, value]), lineStyle: {color: colour("first")}, itemStyle: {color: colour("first")}},
          ],
        }),
      }));
      page.drawn();
    }
  },
});
