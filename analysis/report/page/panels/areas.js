"use strict";
// The residential areas as tiles, by subdistrict, coloured by a series; a tile opens its area.
page.panel("areas", {
  has: data => data.kind === "run" && data.areas !== null && Object.keys(data.areas.series).length > 0,
  fill(section) {
    const {data, t, say, el, number} = page;
    const {areas} = data;
    const names = Object.keys(areas.series);
    const select = el("select", {id: "areas-series", onchange: show}, names.map(name => el("option", {value: name}, say(areas.series[name].label))));
    const quarter = el("input", {id: "areas-quarter", type: "range", min: 0, max: areas.quarters.length - 1, value: areas.quarters.length - 1, oninput: show});
    const when = el("output", {for: "areas-quarter"});
    const order = el("select", {id: "areas-order", onchange: show}, ["number", "value"].map(value => el("option", {value}, t("order." + value))));
    const below = el("div"), opened = el("div", {id: "area", tabindex: "-1", "aria-live": "polite"});
    section.append(el("p", {}, el("label", {for: "areas-series"}, t("series") + " "), select, " ", el("label", {for: "areas-order"}, t("order") + " "), order, " ",
      el("label", {for: "areas-quarter"}, t("quarter") + " "), quarter, " ", when), below, opened);
    show();

    function show() {
      const name = select.value || names[0];
      const one = areas.series[name];
      const unit = page.unit(one.unit);
      const at = Number(quarter.value);
      const values = one.values[at].map(value => (page.finite(value) ? value * unit.times : null));
      when.textContent = page.month(areas.quarters[at]);
      const rows = placed(areas, values, order.value);
      const known = values.filter(value => value !== null);
      const low = known.length ? Math.min(...known) : 0, high = known.length ? Math.max(...known) : 1;
      below.replaceChildren(page.chart({
        name: `areas_${name}`,
        says: t("areas.says", say(one.label), `${number(low)}–${number(high)} ${unit.text}`),
        height: width => (narrow(width) ? 90 : 60) + 30 * rows.length,
        note: [t("quarterly"), t("note.cases", known.length)].join(t("semicolon")),
        onclick: event => open(rows.cells[event.dataIndex][2]),
        table: {
          columns: [{label: t("area"), number: true}, {label: t("subdistrict")}, {label: `${say(one.label)} (${unit.text})`, number: true}, {label: ""}],
          rows: values.map((value, k) => [areas.numbers[k], town(areas.subdistricts[k]), number(value),
            el("button", {type: "button", onclick: () => open(k), "aria-label": t("open.area", areas.numbers[k])}, t("open"))]),
          raw: {columns: ["area", "subdistrict", name], rows: one.values[at].map((value, k) => [areas.numbers[k], areas.subdistricts[k], value])},
        },
        option: width => ({
          legend: {show: false},
          grid: {left: 8, right: narrow(width) ? 8 : 90, top: 8, bottom: narrow(width) ? 60 : 8, containLabel: true},
          xAxis: page.axis({type: "category", show: false, data: [...Array(rows.across).keys()]}),
          yAxis: page.axis({type: "category", inverse: true, data: rows.labels, axisLabel: {color: page.colour("ink")}}),
          visualMap: {min: low, max: high, ...(narrow(width) ? {orient: "horizontal", left: "center", bottom: 0} : {right: 0, top: "middle"}), calculable: true, precision: 2, textStyle: {color: page.colour("ink")},
                      inRange: {color: ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"]}, text: [unit.text, ""]},
          tooltip: {...page.base().tooltip, formatter: event => {
            const k = rows.cells[event.dataIndex][2];
            return `${t("area")} ${areas.numbers[k]} · ${town(areas.subdistricts[k])}\n${number(values[k])} ${unit.text}`;
          }},
          series: [{type: "heatmap", data: rows.cells.map(([x, y, k]) => [x, y, values[k] === null ? "-" : values[k]]),
                    itemStyle: {borderColor: page.colour("paper"), borderWidth: 2}}],
        }),
      }));
      page.drawn();
    }

    function open(k) {
      opened.replaceChildren(...story(k));
      page.drawn();
      opened.focus();
    }
  },
});

const narrow = width => width < 600;
const town = name => page.called("member.subdistrict." + name, name);

/** Rows of tiles: a row or more for each subdistrict. */
function placed(areas, values, order) {
  const towns = [...new Set(areas.subdistricts)];
  const across = 20;
  const labels = [], cells = [];
  for (const name of towns) {
    let here = areas.numbers.map((_, k) => k).filter(k => areas.subdistricts[k] === name);
    if (order === "value") here = here.sort((a, b) => (values[b] ?? -Infinity) - (values[a] ?? -Infinity));
    for (let first = 0; first < here.length; first += across) {
      labels.push(first === 0 ? town(name) : "\u200b".repeat(labels.length));
      here.slice(first, first + across).forEach((k, x) => cells.push([x, labels.length - 1, k]));
    }
  }
  return {labels, cells, across, length: labels.length};
}

/** One area: who leads it, participation and hours over time, what happened there. */
function story(k) {
  const {data, t, say, el, number} = page;
  const {areas} = data;
  const area = areas.numbers[k];
  const people = areas.secretaries;
  const at = (people.area || []).indexOf(area);
  const who = at < 0 ? "" : people.held[at] === "no" ? t("vacant") : t("secretary.is", people.age[at], t("sex." + people.sex[at]), t("employment." + people.employment[at]));
  const hours = ["secretary_hours_leading", "secretary_hours_routine", "secretary_hours_asked"].filter(name => areas.series[name]);
  const lines = ["participation_any_year", "groups_self_governing"].filter(name => areas.series[name]);
  const when = areas.quarters.map(week => page.month(week));
  const happened = [];
  for (const [kind, events] of Object.entries(areas.events))
    (events.area || []).forEach((number, e) => { if (number === area) happened.push([events.week[e], kind, events, e]); });
  happened.sort((a, b) => a[0] - b[0]);
  const values = name => areas.series[name].values.map(row => row[k]);
  const chart = (id, names, type, times) => page.chart({
    name: `area_${area}_${id}`,
    says: `${t("area")} ${area}: ${names.map(name => say(areas.series[name].label)).join(t("comma"))}`,
    height: 240,
    table: {columns: [{label: t("month")}, ...names.map(name => ({label: say(areas.series[name].label), number: true}))],
            rows: areas.quarters.map((_, q) => [when[q], ...names.map(name => (page.finite(values(name)[q]) ? number(values(name)[q] * times) : page.missing))]),
            raw: {columns: ["week", ...names], rows: areas.quarters.map((week, q) => [week, ...names.map(name => values(name)[q])])}},
    option: () => ({
      xAxis: page.axis({type: "category", data: when}),
      grid: {left: 8, right: 24, top: 60, bottom: 8, containLabel: true},
      yAxis: page.axis({type: "value", scale: type === "line", name: times === 100 ? "%" : t("unit.hours a week")}),
      tooltip: {...page.base().tooltip, trigger: "axis", valueFormatter: value => number(value)},
      series: names.map(name => ({type, name: say(areas.series[name].label), stack: type === "bar" ? "all" : undefined, data: values(name).map(value => (page.finite(value) ? value * times : null)), symbol: "none"})),
    }),
  });
  return [
    el("h3", {}, `${t("area")} ${area} · ${town(areas.subdistricts[k])}`),
    who ? el("p", {}, who) : null,
    lines.length ? chart("participation", lines, "line", 100) : null,
    hours.length ? chart("hours", hours, "bar", 1) : null,
    happened.length ? page.table([{label: t("week.of.study"), number: true}, {label: t("month")}, {label: t("event")}, {label: ""}],
      happened.map(([week, kind, events, e]) => [week, page.month(week), t("event." + kind), detail(kind, events, e)]), t("happened", area)) : null,
  ].filter(Boolean);
}

function detail(kind, events, e) {
  const {t, number} = page;
  if (kind === "appointments") return t("detail.appointment", events.age[e], t("from." + events.from[e]));
  if (kind === "departures") return t("detail.departure", events.age[e], t("reason." + events.reason[e]));
  if (kind === "elections") return t("detail.election", page.finite(events.turnout[e]) ? number(100 * events.turnout[e]) : page.missing);
  return t("detail.intervention", events.intervention[e], t("change." + events.change[e]));
}
