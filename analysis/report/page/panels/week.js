"use strict";
// The secretary's week: hours by use, of the district's mean, quarter by quarter.
page.panel("week", {
  has: data => data.kind === "run" && Boolean(data.district.series.secretary_hours_routine),
  fill(section) {
    const {data, t, say, number, finite} = page;
    const {weeks, series} = data.district;
    const leading = ["listening", "mobilising", "brokering", "deliberating", "projects", "teams"].map(name => "secretary_hours_" + name).filter(name => series[name]);
    const names = ["secretary_hours_routine", "secretary_hours_asked", ...(leading.length ? leading : ["secretary_hours_leading"])].filter(name => series[name]);
    const starts = [];
    for (let week = 0; week <= weeks.at(-1); week += 13) starts.push(week);
    const mean = (name, from) => {
      const values = series[name].values.filter((value, k) => weeks[k] >= from && weeks[k] < from + 13 && finite(value));
      return values.length ? values.reduce((a, b) => a + b, 0) / values.length : NaN;
    };
    const when = starts.map(week => page.month(week));
    section.append(page.chart({
      name: "week",
      says: t("week.says", number(mean("secretary_hours_leading" in series ? "secretary_hours_leading" : names.at(-1), starts.at(-1)))),
      height: 340,
      note: t("note.quarters"),
      table: {columns: [{label: t("month")}, ...names.map(name => ({label: say(series[name].label), number: true}))],
              rows: starts.map((week, k) => [when[k], ...names.map(name => number(mean(name, week)))]),
              raw: {columns: ["week", ...names], rows: starts.map(week => [week, ...names.map(name => mean(name, week))])}},
      option: () => ({
        color: [page.colour("grey"), page.colour("fourth"), ...page.colours()],
        grid: {left: 8, right: 24, top: 60, bottom: 8, containLabel: true},
        xAxis: page.axis({type: "category", data: when}),
        yAxis: page.axis({type: "value", name: t("unit.hours a week")}),
        tooltip: {...page.base().tooltip, trigger: "axis", valueFormatter: value => number(value)},
        series: names.map(name => ({type: "bar", stack: "all", name: say(series[name].label), data: starts.map(week => mean(name, week))})),
      }),
    }));
  },
});
