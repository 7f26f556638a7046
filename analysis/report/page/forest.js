"use strict";
// A forest plot: differences with their intervals, one row each, for several panels.

/** rows: differences of one outcome; label(row): what stands at the left; file: name of downloads. */
page.forest = ({rows, outcome, file, label = row => page.called(row.candidate)}) => {
  const {t, say, signed, likeInterval, count, finite, colour} = page;
  const better = outcome.better === "lower" ? -1 : 1;
  const unit = page.unit(outcome.unit, {difference: true});
  const ranked = rows.filter(row => finite(row.difference)).sort((a, b) => better * (b.difference - a.difference));
  const lacking = rows.filter(row => !finite(row.difference));
  const most = 40;
  const drawn = ranked.length <= most ? ranked : [...ranked.slice(0, most / 2), ...ranked.slice(-most / 2)];
  const shown = drawn.map(row => ({
    label: label(row),
    middle: unit.times * row.difference,
    low: finite(row.difference_low) ? unit.times * row.difference_low : null,
    high: finite(row.difference_high) ? unit.times * row.difference_high : null,
    row,
  }));
  const reach = one => (one.low === null ? t("no.interval") : `[${likeInterval(one.low, one.low, one.high)}, ${likeInterval(one.high, one.low, one.high)}]`);
  const size = one => signed(one.middle, likeInterval(one.middle, one.low, one.high));
  const pairs = [...new Set(rows.map(row => row.pairs))].sort((a, b) => a - b);
  const people = ranked.some(row => finite(row.total));
  const columns = [{label: t("arm")}, {label: `${t("difference")} (${unit.text})`, number: true}, {label: t("interval"), number: true},
                   ...(people ? [{label: t("total"), number: true}] : []), {label: t("pairs"), number: true}, {label: "p (Holm)", number: true}];
  const p = value => (!finite(value) ? page.missing : value < 0.001 ? "< 0.001" : value.toFixed(3));
  const says = t("forest.says", say(outcome.label), shown.length ? `${shown[0].label} ${size(shown[0])} ${unit.text}` : page.missing);
  return page.chart({
    name: file,
    says,
    height: 70 + 34 * Math.max(1, shown.length),
    note: [t("note.interval"), pairs.length ? t("note.pairs", pairs.length > 1 ? `${pairs[0]}–${pairs.at(-1)}` : pairs[0]) : "",
           page.weeks(rows[0].first_week, rows[0].last_week),
           ranked.length > drawn.length ? t("note.ends", most / 2, ranked.length) : "",
           lacking.length ? t("note.lacking", lacking.map(label).join(t("comma"))) : ""].filter(Boolean).join(t("semicolon")),
    table: {
      columns,
      rows: shown.map(one => [one.label, size(one), reach(one), ...(people ? [signed(one.row.total, count(one.row.total))] : []),
                              one.row.pairs, p(one.row.p_holm)]),
      raw: {
        columns: ["arm", "outcome", "group", "member", "unit", "difference", "low", "high", "total", "pairs", "p_holm"],
        rows: ranked.map(row => [row.candidate, row.outcome, row.group, row.member, row.unit, row.difference, row.difference_low,
                                 row.difference_high, row.total, row.pairs, row.p_holm]),
      },
    },
    option: () => ({
      legend: {show: false},
      grid: {left: 24, right: 32, top: 8, bottom: 28, containLabel: true},
      xAxis: page.axis({type: "value", name: unit.text, nameLocation: "middle", nameGap: 26, scale: false}),
      yAxis: page.axis({type: "category", inverse: true, data: shown.map(one => one.label), axisTick: {show: false},
                        axisLabel: {color: colour("ink"), width: 190, overflow: "break"}}),
      tooltip: {...page.base().tooltip, formatter: at => {
        const one = shown[at.dataIndex];
        return `${one.label}\n${size(one)} ${unit.text} ${reach(one)}`;
      }},
      series: [
        {type: "custom", silent: true, data: shown.map((one, k) => [one.low, k, one.high]), encode: {x: [0, 2], y: 1},
         renderItem: (_, api) => {
           if (!finite(shown[api.value(1)].low)) return null;
           const from = api.coord([api.value(0), api.value(1)]), to = api.coord([api.value(2), api.value(1)]);
           const style = {stroke: colour("first"), lineWidth: 2, fill: null};
           return {type: "group", children: [
             {type: "line", shape: {x1: from[0], y1: from[1], x2: to[0], y2: to[1]}, style},
             {type: "line", shape: {x1: from[0], y1: from[1] - 5, x2: from[0], y2: from[1] + 5}, style},
             {type: "line", shape: {x1: to[0], y1: to[1] - 5, x2: to[0], y2: to[1] + 5}, style}]};
         }},
        {type: "scatter", symbolSize: 10, data: shown.map((one, k) => [one.middle, k]), itemStyle: {color: colour("first")},
         markLine: {silent: true, symbol: "none", label: {show: false}, lineStyle: {color: colour("grey"), type: "solid"}, data: [{xAxis: 0}]}},
      ],
    }),
  });
};
