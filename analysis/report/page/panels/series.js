"use strict";
// Every series of the district over time, the burn-in set apart and the weeks of interventions marked.
page.panel("series", {
  has: data => data.kind === "run" && Object.keys(data.district.series).length > 0,
  fill(section) {
    const {data, t, say, el} = page;
    const names = Object.keys(data.district.series);
    const first = names.includes("participation_any_year") ? "participation_any_year" : names[0];
    const select = el("select", {id: "series-name", onchange: show}, names.map(name => el("option", {value: name, selected: name === first}, say(data.district.series[name].label))));
    const below = el("div");
    section.append(el("p", {}, el("label", {for: "series-name"}, t("series") + " "), select), below);
    show();

    function show() {
      const {weeks, series} = data.district;
      const one = series[select.value || first];
      const unit = page.unit(one.unit);
      const shown = one.values.map(value => (page.finite(value) ? value * unit.times : null));
      const label = week => (week < 0 ? t("burn_in") + " " : "") + page.month(week);
      const acting = spans(data).filter(([, from, to]) => to >= weeks[0] && from <= weeks.at(-1));
      const name = select.value || first;
      const others = data.others.filter(other => other.district.series[name]).map((other, k) => ({
        name: other.name, colour: page.colours()[1 + k % 5],
        values: weeks.map(week => {
          const value = other.district.series[name].values[other.district.weeks.indexOf(week)];
          return page.finite(value) ? value * unit.times : null;
        }),
      }));
      below.replaceChildren(page.chart({
        name: `series_${name}`,
        says: t("series.says", say(one.label), `${page.number(shown.at(-1))} ${unit.text}`),
        height: 340,
        note: acting.length ? t("note.acting") : "",
        table: {
          columns: [{label: t("week.of.study"), number: true}, {label: t("month")}, {label: `${data.name} (${unit.text})`, number: true},
                    ...others.map(other => ({label: `${other.name} (${unit.text})`, number: true}))],
          rows: weeks.map((week, k) => [week, label(week), page.number(shown[k]), ...others.map(other => page.number(other.values[k]))]).filter((_, k) => k % 13 === 0),
          raw: {columns: ["week", data.name, ...others.map(other => other.name)],
                rows: weeks.map((week, k) => [week, one.values[k], ...others.map(other => (other.values[k] === null ? null : other.values[k] / unit.times))])},
        },
        option: () => ({
          legend: {...page.base().legend, show: others.length > 0, data: [data.name, ...others.map(other => other.name)]},
          grid: {left: 8, right: 24, top: 56, bottom: 8, containLabel: true},
          xAxis: page.axis({type: "category", data: weeks.map(label), boundaryGap: false, axisLabel: {interval: 51, hideOverlap: true}}),
          yAxis: page.axis({type: "value", scale: true, name: unit.text}),
          tooltip: {...page.base().tooltip, trigger: "axis", formatter: at => [label(weeks[at[0].dataIndex]),
            ...[{name: data.name, values: shown}, ...others].map(run => `${run.name}  ${page.number(run.values[at[0].dataIndex])} ${unit.text}`)].join("\n")},
          series: [{
            type: "line", name: data.name, symbol: "none", data: shown, lineStyle: {color: page.colour("first")}, itemStyle: {color: page.colour("first")},
            markArea: {silent: true, itemStyle: {color: page.colour("shade")}, label: {color: page.colour("soft"), position: "insideTop"},
                       data: [...(weeks[0] < 0 ? [[{name: t("burn_in"), xAxis: 0}, {xAxis: weeks.indexOf(0)}]] : []),
                              ...acting.map(([name, from, to]) => [{name, xAxis: Math.max(0, weeks.indexOf(from)), itemStyle: {color: page.colour("fifth"), opacity: 0.15}},
                                                                   {xAxis: weeks.indexOf(Math.min(to, weeks.at(-1)))}])]},
          }, ...others.map(other => ({type: "line", name: other.name, symbol: "none", data: other.values, lineStyle: {color: other.colour, type: "dashed"}, itemStyle: {color: other.colour}}))],
        }),
      }));
      page.drawn();
    }
  },
});

/** [name, first week, last week] of each intervention: from its first start in any area to its last stop. */
function spans(data) {
  const events = data.areas && data.areas.events.interventions;
  if (!events || !events.week || !events.week.length) return [];
  const by = new Map();
  events.week.forEach((week, k) => {
    const name = String(events.intervention[k]);
    const span = by.get(name) || [Infinity, -Infinity, 0];
    if (events.change[k] === "start") { span[0] = Math.min(span[0], week); span[2] += 1; }
    else { span[1] = Math.max(span[1], week); span[2] -= 1; }
    by.set(name, span);
  });
  return [...by].map(([name, [from, to, open]]) => [name, from, open > 0 ? Infinity : to]);
}
