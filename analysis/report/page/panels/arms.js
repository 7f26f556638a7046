"use strict";
// Every arm against the reference, in one outcome: a forest plot, ranked.
page.panel("arms", {
  has: data => data.kind === "study" && data.comparison.differences.length > 0,
  fill(section) {
    const {data, t, say, el} = page;
    const whole = data.comparison.differences.filter(one => one.group === "district" && one.point === null && one.world === null);
    const outcomes = data.outcomes.filter(outcome => whole.some(one => one.outcome === outcome.name));
    const below = el("div");
    const select = el("select", {id: "arms-outcome", onchange: () => show(select.value)},
      outcomes.map(outcome => el("option", {value: outcome.name}, say(outcome.label))));
    section.append(el("p", {}, el("label", {for: "arms-outcome"}, t("outcome") + " "), select), below);
    show(outcomes[0].name);

    function show(name) {
      below.replaceChildren(page.forest({
        rows: whole.filter(one => one.outcome === name),
        outcome: outcomes.find(outcome => outcome.name === name),
        file: `arms_${name}`,
      }));
      page.drawn();
    }
  },
});
