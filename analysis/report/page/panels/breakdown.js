"use strict";
// Who takes part: means of the last year by age, tenure, registration and whatever else the run recorded.
page.panel("breakdown", {
  has: data => data.kind === "run" && Object.keys(data.groups).length > 0,
  fill(section) {
    const {data, t, say, el, number, finite} = page;
    const groups = Object.keys(data.groups);
    const by = el("select", {id: "breakdown-by", onchange: show}, groups.map(name => el("option", {value: name}, t("group." + name))));
    const names = [...new Set(groups.flatMap(name => Object.keys(data.groups[name].series)))];
    const first = names.includes("participation_any_year") ? "participation_any_year" : names[0];
    const label = name => say(groups.map(group => data.groups[group].series[name]).find(Boolean).label);
    const select = el("select", {id: "breakdown-series", onchange: show}, names.map(name => el("option", {value: name, selected: name === first}, label(name))));
    const below = el("div");
    section.append(el("p", {}, el("label", {for: "breakdown-by"}, t("by") + " "), by, " ", el("label", {for: "breakdown-series"}, t("series") + " "), select), below);
    show();

    function show() {
      const group = data.groups[by.value || groups[0]];
      const one = group.series[select.value || first];
      if (!one) return below.replaceChildren(el("p", {class: "note"}, t("nothing.here")));
      const unit = page.unit(one.unit);
      const members = group.members.map(name => page.called(`member.${by.value || groups[0]}.${name}`, name));
      const values = one.values.map(value => (finite(value) ? value * unit.times : null));
      below.replaceChildren(page.chart({
        name: `breakdown_${by.value || groups[0]}`,
        says: t("breakdown.says", say(one.label), members.map((name, k) => `${name} ${number(values[k])} ${unit.text}`).join(t("comma"))),
        height: 80 + 32 * members.length,
        note: t("note.last.year"),
        table: {columns: [{label: t("group")}, {label: `${say(one.label)} (${unit.text})`, number: true}], rows: members.map((name, k) => [name, number(values[k])]),
                raw: {columns: ["member", select.value || first], rows: members.map((name, k) => [name, one.values[k]])}},
        option: () => ({
          legend: {show: false},
          grid: {left: 8, right: 40, top: 8, bottom: 28, containLabel: true},
          xAxis: page.axis({type: "value", name: unit.text, nameLocation: "middle", nameGap: 26}),
          yAxis: page.axis({type: "category", inverse: true, data: members, axisLabel: {color: page.colour("ink")}}),
          tooltip: {...page.base().tooltip, trigger: "item", valueFormatter: value => `${number(value)} ${unit.text}`},
          series: [{type: "bar", barMaxWidth: 18, data: values, itemStyle: {color: page.colour("first")},
                    label: {show: true, position: "right", color: page.colour("ink"), formatter: at => number(at.value)}}],
        }),
      }));
      page.drawn();
    }
  },
});
