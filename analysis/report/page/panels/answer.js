"use strict";
// The answer first: one paragraph, then a line an arm.
page.panel("answer", {
  fill(section) {
    const {data, say, el, t} = page;
    section.append(el("p", {}, say(data.answer.paragraph)));
    if (data.answer.lines.length)
      section.append(el("ul", {}, data.answer.lines.map(line => el("li", {}, say(line)))));
    section.append(el("p", {class: "note"}, say(data.answer.runs)));
    if (data.answer.warnings.length)
      section.append(el("p", {class: "note", role: "note"}, t("warnings"), " ", data.answer.warnings.map(say).join(" ")));
  },
});
