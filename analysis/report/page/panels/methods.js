"use strict";
// How it was done: a paragraph ready for a paper, the STRESS-ABS table, and which runs every number comes from.
page.panel("methods", {
  fill(section) {
    const {data, t, say, el} = page;
    section.append(el("p", {}, say(data.methods.paragraph)),
      page.table([{label: t("item")}, {label: t("answer")}], data.methods.stress.map(([item, text]) => [say(item), say(text)]), "STRESS-ABS"),
      el("h3", {}, t("provenance")),
      el("dl", {}, data.methods.provenance.flatMap(([name, value]) => [el("dt", {}, say(name)), el("dd", {}, say(value))])));
  },
});
