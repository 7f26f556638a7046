"use strict";
// How far a run is from what the model is calibrated to: dots against ranges, and the rows that it cannot show.
page.panel("calibration", {
  has: data => data.kind === "run",
  fill(section) {
    const {data, t, say, el, finite} = page;
    const {rows} = data.calibration;
    const shown = rows.filter(row => finite(row.before) || finite(row.end));
    const lacking = rows.filter(row => !shown.includes(row));
    if (shown.length) section.append(dots(shown));
    section.append(el("details", {}, el("summary", {}, `${t("calibration.lacking")} (${lacking.length})`),
      page.table([{label: t("calibration.row")}, {label: t("measure")}, {label: t("calibration.why")}],
        lacking.map(row => [row.row, say(row.what), say(row.why)]), t("calibration.lacking"))));
  },
});

/** Rows from the lowest to the highest of what is drawn in each, so that they need no common unit. */
function dots(rows) {
  const {data, t, say, number, finite, colour} = page;
  const {before, end, adults} = data.calibration;
  const unitOf = row => (row.unit === "1" || row.unit === "r" ? {times: 1, text: ""} : page.unit(row.unit));
  const text = (row, value) => (finite(value) ? `${number(unitOf(row).times * value)} ${unitOf(row).text}`.trim() : page.missing);
  // What was observed is told as it was published: 57 %, not 57.0 %.
  const bound = (row, value) => `${page.plain(unitOf(row).times * value)} ${unitOf(row).text}`.trim();
  const range = row => (!finite(row.low) ? `≤ ${bound(row, row.high)}` : !finite(row.high) ? `≥ ${bound(row, row.low)}`
    : `${page.plain(unitOf(row).times * row.low)}–${bound(row, row.high)}`);
  const verdict = is => (!is ? page.missing : is.hit ? t("calibration.hit") : t("calibration.miss"));
  const places = rows.map(row => {
    const known = [row.value, row.low, row.high, row.before, row.end].filter(finite);
    const low = Math.min(...known), high = Math.max(...known);
    const room = 0.08 * (high - low || Math.abs(high) || 1);
    const at = value => (value - low + room) / (high - low + 2 * room);
    return {row, at, from: finite(row.low) ? at(row.low) : 0, to: finite(row.high) ? at(row.high) : 1};
  });
  const label = row => `${row.row} ${say(row.what)}`;
  const hits = rows.filter(row => row.before_is && row.before_is.hit).length;
  const measured = rows.filter(row => row.before_is);
  const farthest = [...measured].sort((a, b) => b.before_is.distance - a.before_is.distance)[0];
  const when = [before, end].filter(Boolean).map(window => page.weeks(...window)).join(t("comma"));
  const drawn = name => places.map((place, k) => [finite(place.row[name]) ? place.at(place.row[name]) : null, k]);
  return page.chart({
    name: "calibration",
    says: t("calibration.says", hits, measured.length, farthest ? `${label(farthest)} ${text(farthest, farthest.before)}` : page.missing),
    height: width => 50 + (width < 600 ? 54 : 40) * rows.length,
    note: t("calibration.note", when, page.count(adults)),
    table: {
      columns: [{label: t("calibration.row")}, {label: t("measure")}, {label: t("calibration.observed"), number: true}, {label: t("calibration.range"), number: true},
                {label: t("calibration.before"), number: true}, {label: t("calibration.distance"), number: true}, {label: ""},
                {label: t("calibration.end"), number: true}, {label: ""}],
      rows: rows.map(row => [row.row, say(row.what), bound(row, row.value), range(row), text(row, row.before),
                             row.before_is ? row.before_is.distance.toFixed(2) : page.missing, verdict(row.before_is), text(row, row.end), verdict(row.end_is)]),
      raw: {columns: ["row", "key", "unit", "observed", "low", "high", "before", "before_distance", "end", "end_distance"],
            rows: rows.map(row => [row.row, row.key, row.unit, row.value, row.low, row.high, row.before, row.before_is && row.before_is.distance, row.end,
                                   row.end_is && row.end_is.distance])},
    },
    option: width => ({
      legend: {...page.base().legend, data: [t("calibration.before"), t("calibration.end")]},
      grid: {left: 8, right: width < 600 ? 8 : 130, top: 34, bottom: 8, containLabel: true},
      xAxis: page.axis({type: "value", min: 0, max: 1, show: false}),
      yAxis: page.axis({type: "category", inverse: true, data: rows.map(label), axisTick: {show: false},
                        axisLabel: {color: colour("ink"), width: width < 600 ? 140 : 300, overflow: "break"}}),
      tooltip: {...page.base().tooltip, formatter: at => {
        const row = rows[at.dataIndex];
        return [label(row), `${t("calibration.observed")} ${bound(row, row.value)}`, `${t("calibration.range")} ${range(row)}`,
                `${t("calibration.before")} ${text(row, row.before)}`, `${t("calibration.end")} ${text(row, row.end)}`].join("\n");
      }},
      series: [
        {type: "custom", silent: true, data: places.map((place, k) => [place.from, k, place.to]), encode: {x: [0, 2], y: 1}, renderItem: (_, api) => {
          const place = places[api.value(1)];
          const [left, y] = api.coord([place.from, api.value(1)]), [right] = api.coord([place.to, api.value(1)]), [tick] = api.coord([place.at(place.row.value), api.value(1)]);
          const line = (x1, y1, x2, y2, style) => ({type: "line", shape: {x1, y1, x2, y2}, style: {fill: null, ...style}});
          return {type: "group", children: [
            {type: "rect", shape: {x: left, y: y - 8, width: right - left, height: 16}, style: {fill: colour("third"), opacity: 0.22}},
            line(tick, y - 10, tick, y + 10, {stroke: colour("ink"), lineWidth: 2}),
            {type: "text", x: width < 600 ? left + 3 : api.coord([1, 0])[0] + 10, y: width < 600 ? y - 22 : y - 7, style: {text: range(place.row), fill: colour("soft"), fontSize: 12}}]};
        }},
        {type: "scatter", name: t("calibration.before"), symbolSize: 12, data: drawn("before"), itemStyle: {color: colour("first")}, z: 4},
        {type: "scatter", name: t("calibration.end"), symbolSize: 11, data: drawn("end"), itemStyle: {color: colour("paper"), borderColor: colour("second"), borderWidth: 2}, z: 3},
      ],
    }),
  });
}
