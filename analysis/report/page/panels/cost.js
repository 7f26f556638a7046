"use strict";
// Cost against effect: what is cheaper and does as much lies further up and left; arms that no other beats are joined.
page.panel("cost", {
  has: data => data.kind === "study" && points(data).some(one => one.cost > 0),
  fill(section) {
    const {data, t, say, el, colour, count, likeInterval, signed} = page;
    const all = points(data);
    const outcome = firstOutcome(data);
    const unit = page.unit(outcome.unit, {difference: true});
    const best = front(all, outcome.better === "lower" ? -1 : 1);
    const name = one => page.called(one.arm);
    const effect = one => signed(unit.times * one.effect, likeInterval(unit.times * one.effect, unit.times * one.low, unit.times * one.high));
    section.append(page.chart({
      name: "cost",
      says: t("cost.says", best.map(name).join(t("comma"))),
      height: 380,
      note: [t("note.interval"), t("cost.note")].join(t("semicolon")),
      table: {
        columns: [{label: t("arm")}, {label: t("cost") + ` (${t("unit.yuan")})`, number: true},
                  {label: `${say(outcome.label)} (${unit.text})`, number: true}, {label: t("not.beaten")}],
        rows: all.map(one => [name(one), count(one.cost), effect(one), best.includes(one) ? t("yes") : ""]),
        raw: {columns: ["arm", "cost_yuan", "effect", "low", "high", "not_beaten"],
              rows: all.map(one => [one.arm, one.cost, one.effect, one.low, one.high, best.includes(one) ? 1 : 0])},
      },
      option: () => ({
        legend: {show: false},
        xAxis: page.axis({type: "value", name: t("cost") + ` (${t("unit.yuan")})`, nameLocation: "middle", nameGap: 30,
                          axisLabel: {formatter: value => count(value)}}),
        yAxis: page.axis({type: "value", name: `${say(outcome.label)} (${unit.text})`, nameTextStyle: {align: "left", color: colour("soft")}}),
        grid: {left: 8, right: 40, top: 40, bottom: 30, containLabel: true},
        tooltip: {...page.base().tooltip, trigger: "item",
                  formatter: at => (all[at.dataIndex] ? `${name(all[at.dataIndex])}\n${effect(all[at.dataIndex])} ${unit.text}\n${count(all[at.dataIndex].cost)} ${t("unit.yuan")}` : "")},
        series: [
          {type: "line", silent: true, symbol: "none", lineStyle: {color: colour("grey"), type: "dashed"},
           data: best.map(one => [one.cost, unit.times * one.effect])},
          {type: "scatter", symbolSize: 12, data: all.map(one => [one.cost, unit.times * one.effect]),
           itemStyle: {color: at => colour(best.includes(all[at.dataIndex]) ? "first" : "grey")},
           label: {show: true, position: "right", formatter: at => name(all[at.dataIndex]), color: colour("ink")}, labelLayout: {hideOverlap: true}},
        ],
      }),
    }));
  },
});

/** What effects are told in: the study's first outcome that is neither the cost nor the secretary's week. */
const firstOutcome = data => data.outcomes.find(one => one.name !== "cost" && one.name !== "secretary_week") || data.outcomes[0];

/** Arms with their cost and effect on the first outcome, the reference at 0. */
function points(data) {
  const whole = data.comparison.differences.filter(one => one.group === "district" && one.point === null && one.world === null);
  const cost = whole.filter(one => one.outcome === "cost");
  const known = cost.find(one => page.finite(one.reference));
  const reference = known ? known.reference : 0;
  const first = firstOutcome(data).name;
  const out = whole.filter(one => one.outcome === first && page.finite(one.difference)).map(one => {
    const paid = cost.find(other => other.candidate === one.candidate);
    return {arm: one.candidate, effect: one.difference, low: one.difference_low, high: one.difference_high,
            cost: paid && page.finite(paid.reference) && page.finite(paid.difference) ? paid.reference + paid.difference : NaN};
  }).filter(one => page.finite(one.cost));
  return out.length ? [{arm: data.comparison.reference, effect: 0, low: 0, high: 0, cost: reference}, ...out] : [];
}

/** Those than which none is at least as good in both and better in one; by rising cost. */
function front(all, sign) {
  return all.filter(one => !all.some(other => other !== one && other.cost <= one.cost && sign * other.effect >= sign * one.effect &&
    (other.cost < one.cost || sign * other.effect > sign * one.effect))).sort((a, b) => a.cost - b.cost);
}
