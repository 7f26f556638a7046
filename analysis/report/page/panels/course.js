"use strict";
// Arms over time against the reference, which is grey: means over replicates, with the middle 90 % of them as a band.
page.panel("course", {
  has: data => data.kind === "study" && data.courses.length > 0,
  fill(section) {
    const {data, say, el} = page;
    const below = el("div");
    const others = Object.keys(data.courses[0].arms).filter(name => name !== data.comparison.reference);
    const series = page.choice("course-series", "series", [...data.courses.keys()], k => say(data.courses[k].label), show);
    const arm = page.choice("course-arm", "arm", others, page.called, show, page.bestOf(others));
    section.append(el("p", {}, series.parts, arm.parts), below);
    show();

    function show() {
      below.replaceChildren(fan(data.courses[Number(series.select.value)], arm.select.value));
      page.drawn();
    }
  },
});

/** The course of an arm, its band, and that of the reference behind. */
function fan(course, arm) {
  const {data, t, say, colour, finite} = page;
  const unit = page.unit(course.unit);
  const named = page.called;
  const reference = data.comparison.reference;
  const shown = [reference, arm].filter((name, k, all) => name && course.arms[name] && all.indexOf(name) === k);
  const times = values => values.map(value => (finite(value) ? value * unit.times : null));
  const label = week => (week < 0 ? t("burn_in") + " " : "") + page.month(week);
  const lines = shown.flatMap(name => {
    const one = course.arms[name];
    const ink = name === reference ? colour("grey") : colour("first");
    const low = times(one.low), high = times(one.high);
    const band = {type: "line", symbol: "none", lineStyle: {opacity: 0}, silent: true, tooltip: {show: false}, stack: name, stackStrategy: "all"};
    return [
      {...band, name: name + " low", data: low},
      {...band, name: name + " high", data: high.map((value, k) => (finite(value) && finite(low[k]) ? value - low[k] : null)),
       areaStyle: {color: ink, opacity: 0.18}},
      {type: "line", name: named(name), symbol: "none", data: times(one.mean), lineStyle: {color: ink, width: 2}, itemStyle: {color: ink},
       markLine: name === reference && course.weeks[0] < 0 ? {silent: true, symbol: "none", lineStyle: {color: colour("soft"), type: "dashed"},
         label: {formatter: t("study.begins"), color: colour("soft")}, data: [{xAxis: course.weeks.indexOf(0)}]} : undefined},
    ];
  });
  const last = name => times(course.arms[name].mean).at(-1);
  return page.chart({
    name: `course_${course.series}`,
    says: t("course.says", say(course.label), shown.map(name => `${named(name)} ${page.number(last(name))} ${unit.text}`).join(t("semicolon"))),
    height: 360,
    note: [t("note.band"), t("note.replicates", Math.max(...shown.map(name => course.arms[name].replicates)))].join(t("semicolon")),
    table: {
      columns: [{label: t("week.of.study"), number: true}, {label: t("month")}, ...shown.map(name => ({label: `${named(name)} (${unit.text})`, number: true}))],
      rows: course.weeks.map((week, k) => [week, label(week), ...shown.map(name => page.number(times(course.arms[name].mean)[k]))]).filter((_, k) => k % 13 === 0),
      raw: {columns: ["week", "series", "unit", ...shown.flatMap(name => [`${name} mean`, `${name} 5 %`, `${name} 95 %`])],
            rows: course.weeks.map((week, k) => [week, course.series, course.unit, ...shown.flatMap(name =>
              [course.arms[name].mean[k], course.arms[name].low[k], course.arms[name].high[k]])])},
    },
    option: () => ({
      grid: {left: 40, right: 24, top: 60, bottom: 8, containLabel: true},
      legend: {...page.base().legend, data: shown.map(named)},
      xAxis: page.axis({type: "category", data: course.weeks.map(label), boundaryGap: false, axisLabel: {interval: 51, hideOverlap: true}}),
      yAxis: page.axis({type: "value", scale: true, name: unit.text}),
      tooltip: {...page.base().tooltip, trigger: "axis", formatter: at => {
        const k = at[0].dataIndex;
        return [label(course.weeks[k]), ...shown.map(name => `${named(name)}  ${page.number(times(course.arms[name].mean)[k])} ${unit.text}`)].join("\n");
      }},
      series: lines,
    }),
  });
}
