"use strict";
// What factors do, by the kind of design: effects as bars with intervals, the Morris plane, Sobol' indices.
page.panel("factors", {
  has: data => data.kind === "study" && data.comparison.factors.length > 0,
  fill(section) {
    const {data, t, say, el} = page;
    const told = data.comparison.factors.filter(one => one.group === "district");
    const outcomes = data.outcomes.filter(outcome => told.some(one => one.outcome === outcome.name));
    const responses = [...new Set(told.map(one => one.response))];
    const below = el("div");
    const outcome = el("select", {id: "factors-outcome", onchange: show}, outcomes.map(one => el("option", {value: one.name}, say(one.label))));
    const response = el("select", {id: "factors-response", onchange: show}, responses.map(name => el("option", {value: name}, responseName(name))));
    section.append(el("p", {}, el("label", {for: "factors-outcome"}, t("outcome") + " "), outcome,
      responses.length > 1 ? [" ", el("label", {for: "factors-response"}, t("arm") + " "), response] : []), below);
    for (const alias of data.comparison.aliases) section.append(el("p", {class: "note"}, t("alias", alias.split(" = ").map(factorName).join(" = "))));
    for (const note of data.comparison.notes) section.append(el("p", {class: "note"}, say(note)));
    show();

    function show() {
      const rows = told.filter(one => one.outcome === (outcome.value || outcomes[0].name) && one.response === (response.value || responses[0]));
      const of = outcomes.find(one => one.name === (outcome.value || outcomes[0].name));
      const kinds = new Set(rows.map(one => one.told));
      below.replaceChildren(kinds.has("Morris mu*") ? morris(rows, of) : effects(rows, of));
      page.drawn();
    }
  },
});

const responseName = name => name.split(" − ").map(part => page.called(part)).join(" − ");
/** "2 against 1", of pairs of factors two of these. */
const levelText = level => level.split(", ").map(part => {
  const [level, first] = part.split(" against ");
  return first === undefined ? part : page.t("level.against", level, first);
}).join(page.t("comma"));
const factorName = name => name.split(" × ").map(part => page.called(part)).join(" × ");

/** Bars with intervals, the largest first. */
function effects(rows, outcome) {
  const {t, say, finite, colour, likeInterval, signed} = page;
  const pure = /^(Sobol'|Spearman|standardised)/;
  const difference = page.unit(outcome.unit, {difference: true});
  const unitOf = one => (pure.test(one.told) ? {times: 1, text: ""} : difference);
  const size = one => Math.abs(unitOf(one).times * one.estimate);
  const all = rows.filter(one => finite(one.estimate)).sort((a, b) => size(b) - size(a));
  const shown = all.slice(0, 40);
  const label = one => [factorName(one.factor), levelText(one.level), t("told." + one.told)].filter(Boolean).join(" · ");
  const value = one => unitOf(one).times * one.estimate;
  const end = (one, which) => (finite(one["estimate_" + which]) ? unitOf(one).times * one["estimate_" + which] : null);
  const text = one => signed(value(one), likeInterval(value(one), end(one, "low"), end(one, "high")));
  const reach = one => (end(one, "low") === null ? page.missing : `[${likeInterval(end(one, "low"), end(one, "low"), end(one, "high"))}, ${likeInterval(end(one, "high"), end(one, "low"), end(one, "high"))}]`);
  return page.chart({
    name: `factors_${outcome.name}`,
    says: t("factors.says", say(outcome.label), shown.length ? `${label(shown[0])} ${text(shown[0])} ${unitOf(shown[0]).text}` : page.missing),
    height: 70 + 30 * shown.length,
    note: [t("note.interval"), shown.length ? t("note.cases", shown[0].cases) : "", all.length > shown.length ? t("note.largest", shown.length, all.length) : ""].filter(Boolean).join(t("semicolon")),
    table: {
      columns: [{label: t("factor")}, {label: t("measure")}, {label: t("level")}, {label: t("estimate"), number: true}, {label: t("interval"), number: true}, {label: "n", number: true}],
      rows: all.map(one => [factorName(one.factor), t("told." + one.told), levelText(one.level), `${text(one)} ${unitOf(one).text}`, reach(one), one.cases]),
      raw: rawFactors(all),
    },
    option: () => ({
      legend: {show: false},
      grid: {left: 24, right: 32, top: 8, bottom: 28, containLabel: true},
      xAxis: page.axis({type: "value", name: shown.length ? unitOf(shown[0]).text : "", nameLocation: "middle", nameGap: 26}),
      yAxis: page.axis({type: "category", inverse: true, data: shown.map(label), axisLabel: {color: colour("ink"), width: 230, overflow: "break"}}),
      tooltip: {...page.base().tooltip, trigger: "item", formatter: at => `${label(shown[at.dataIndex])}\n${text(shown[at.dataIndex])} ${unitOf(shown[at.dataIndex]).text} ${reach(shown[at.dataIndex])}`},
      series: [
        {type: "bar", barMaxWidth: 14, data: shown.map(one => ({value: value(one), itemStyle: {color: colour(value(one) < 0 ? "second" : "first")}}))},
        {type: "custom", silent: true, data: shown.map((one, k) => [end(one, "low"), k, end(one, "high")]), renderItem: (_, api) => {
          if (end(shown[api.value(1)], "low") === null) return null;
          const from = api.coord([api.value(0), api.value(1)]), to = api.coord([api.value(2), api.value(1)]);
          return {type: "line", shape: {x1: from[0], y1: from[1], x2: to[0], y2: to[1]}, style: {stroke: colour("ink"), lineWidth: 1.5}};
        }},
      ],
    }),
  });
}

/** μ* against σ: far right is strong, far up is curved or in interaction. */
function morris(rows, outcome) {
  const {t, say, finite, colour, number} = page;
  const unit = page.unit(outcome.unit, {difference: true});
  const of = (factor, told) => rows.find(one => one.factor === factor && one.told === told);
  const all = rows.filter(one => one.told === "Morris mu*" && finite(one.estimate)).map(one => ({
    name: factorName(one.factor), size: one, spread: of(one.factor, "Morris sigma"),
  })).sort((a, b) => b.size.estimate - a.size.estimate);
  const plane = all.filter(one => one.spread && finite(one.spread.estimate));
  const reach = one => (finite(one.size.estimate_low) ? `[${number(unit.times * one.size.estimate_low)}, ${number(unit.times * one.size.estimate_high)}]` : page.missing);
  if (plane.length === 0) return effects(rows.filter(one => one.told === "Morris mu*"), outcome);
  return page.chart({
    name: `morris_${outcome.name}`,
    says: t("morris.says", say(outcome.label), all.slice(0, 3).map(one => one.name).join(t("comma"))),
    height: 420,
    note: [t("note.cases", all[0].size.cases), t("morris.note")].join(t("semicolon")),
    table: {
      columns: [{label: t("factor")}, {label: `μ* (${unit.text})`, number: true}, {label: t("interval"), number: true}, {label: `σ (${unit.text})`, number: true}],
      rows: all.map(one => [one.name, number(unit.times * one.size.estimate), reach(one), one.spread ? number(unit.times * one.spread.estimate) : page.missing]),
      raw: rawFactors(rows),
    },
    option: () => ({
      legend: {show: false},
      grid: {left: 8, right: 60, top: 40, bottom: 30, containLabel: true},
      xAxis: page.axis({type: "value", name: `μ* (${unit.text})`, nameLocation: "middle", nameGap: 28}),
      yAxis: page.axis({type: "value", name: `σ (${unit.text})`}),
      tooltip: {...page.base().tooltip, trigger: "item", formatter: at => `${plane[at.dataIndex].name}\nμ* ${number(unit.times * plane[at.dataIndex].size.estimate)}\nσ ${number(unit.times * plane[at.dataIndex].spread.estimate)}`},
      series: [{type: "scatter", symbolSize: 9, itemStyle: {color: colour("first")}, data: plane.map(one => [unit.times * one.size.estimate, unit.times * one.spread.estimate]),
                label: {show: true, position: "right", formatter: at => plane[at.dataIndex].name, color: colour("ink")}, labelLayout: {hideOverlap: true}}],
    }),
  });
}

const rawFactors = rows => ({
  columns: ["response", "outcome", "unit", "measure", "factor", "level", "estimate", "low", "high", "n", "p_holm"],
  rows: rows.map(one => [one.response, one.outcome, one.unit, one.told, one.factor, one.level, one.estimate, one.estimate_low, one.estimate_high, one.cases, one.p_holm]),
});
