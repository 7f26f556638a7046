"use strict";
// What becomes of small troubles: by whom they are settled, given up, or grown, over the whole run.
page.panel("troubles", {
  has: data => data.kind === "run" && Boolean(data.district.series.troubles_settled_group),
  fill(section) {
    const {data, t, number, finite, colour} = page;
    const last = name => data.district.series[name] ? data.district.series[name].values.filter(finite).at(-1) : NaN;
    const ways = [["troubles_settled_group", "group", "third"], ["troubles_settled_property", "property", "first"], ["troubles_settled_committee", "committee", "fourth"],
                  ["troubles_lapsed", "lapsed", "grey"], ["troubles_grown", "grown", "bad"]].map(([name, key, ink]) => ({key, ink, share: last(name)})).filter(way => finite(way.share));
    const open = Math.max(0, 1 - ways.reduce((sum, way) => sum + way.share, 0));
    const all = [...ways, {key: "still_open", ink: "fifth", share: open}];
    const text = way => `${number(100 * way.share)} %`;
    section.append(page.chart({
      name: "troubles",
      says: t("troubles.says", all.map(way => `${t("troubles." + way.key)} ${text(way)}`).join(t("comma"))),
      height: 320,
      note: t("note.troubles"),
      table: {columns: [{label: t("troubles.way")}, {label: "%", number: true}], rows: all.map(way => [t("troubles." + way.key), text(way)]),
              raw: {columns: ["way", "share"], rows: all.map(way => [way.key, way.share])}},
      option: () => ({
        legend: {show: false},
        tooltip: {...page.base().tooltip, trigger: "item", valueFormatter: value => `${number(value)} %`},
        series: [{
          type: "sankey", left: 8, right: 170, top: 16, bottom: 16, nodeAlign: "left", draggable: false, emphasis: {disabled: true},
          label: {color: colour("ink")}, lineStyle: {color: "target", opacity: 0.35},
          data: [{name: t("troubles.raised"), itemStyle: {color: colour("grey")}}, ...all.map(way => ({name: `${t("troubles." + way.key)} ${text(way)}`, itemStyle: {color: colour(way.ink)}}))],
          links: all.filter(way => way.share > 0).map(way => ({source: t("troubles.raised"), target: `${t("troubles." + way.key)} ${text(way)}`, value: 100 * way.share})),
        }],
      }),
    }));
  },
});
