"use strict";
// Elements of the page: texts are always texts, never markup.

const elements = (() => {
  const {t} = words;

  /** An element with its attributes, listeners (onclick: …) and children. */
  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined).map(child =>
      child instanceof Node ? child : document.createTextNode(String(child))));
    return element;
  }

  /** A table: columns are {label, number}, cells texts or numbers. */
  function table(columns, rows, caption) {
    return el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": `${t("as.table")}: ${caption}`},
      el("table", {}, caption ? el("caption", {}, caption) : null,
        el("thead", {}, el("tr", {}, columns.map(c => el("th", {scope: "col", class: c.number ? "number" : null}, c.label)))),
        el("tbody", {}, rows.map(row => el("tr", {}, row.map((cell, k) => k === 0
          ? el("th", {scope: "row"}, cell)
          : el("td", {class: columns[k].number ? "number" : null}, cell)))))));
  }

  /** A choice with its label: {select, parts}; `values` with what each is called. */
  function choice(id, label, values, name, onchange, chosen) {
    const select = el("select", {id, onchange}, values.map(value => el("option", {value, selected: value === chosen}, name(value))));
    return {select, parts: [el("label", {for: id}, t(label) + " "), select, " "]};
  }

  return {el, table, choice};
})();
