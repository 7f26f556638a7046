"use strict";
// The frame of the page: what stands at its top, its panels (panels/*.js) one below the other, languages and themes.

const page = (() => {
  const {data, t, say} = words;
  const {el} = elements;
  const panels = new Map();

  /** A panel: `has(data)` whether there is anything to show, `fill(section)` adds to a section that has its title. */
  function panel(id, parts) {
    panels.set(id, parts);
  }

  function choose(name, value) {
    if (name === "language") words.language = value;
    else document.documentElement.dataset.theme = value;
    render();
  }

  function bar() {
    const dark = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim() !== "#ffffff";
    return el("div", {class: "bar"},
      el("button", {type: "button", id: "language", lang: words.language === "en" ? "zh-Hans" : "en",
                    onclick: () => choose("language", words.language === "en" ? "zh" : "en")}, words.language === "en" ? "中文" : "English"),
      el("button", {type: "button", id: "theme", onclick: () => choose("theme", dark ? "light" : "dark")}, t(dark ? "light" : "dark")),
      el("button", {type: "button", onclick: () => print()}, t("print")));
  }

  function render() {
    charts.clear();
    document.documentElement.lang = words.language === "zh" ? "zh-Hans" : "en";
    document.title = `${say(data.title)} – linli`;
    const focused = document.activeElement && document.activeElement.id;
    for (const old of document.querySelectorAll("body > header, body > main, body > footer, body > .skip")) old.remove();
    const shown = data.panels.filter(id => !panels.get(id).has || panels.get(id).has(data));
    const sections = shown.map(id => {
      const section = el("section", {id, class: id, "aria-labelledby": id + "-title"}, el("h2", {id: id + "-title"}, t(id + ".title")));
      const how = data.labels[id + ".how"] ? t(id + ".how") : "";
      if (how) section.append(el("p", {class: "how"}, how));
      panels.get(id).fill(section);
      return section;
    });
    document.body.append(
      el("a", {class: "skip", href: "#content"}, t("skip")),
      el("header", {}, bar(), el("h1", {}, say(data.title)), say(data.description) ? el("p", {class: "under"}, say(data.description)) : null,
        el("nav", {"aria-label": t("contents")},
          el("ol", {}, shown.map(id => el("li", {}, el("a", {href: "#" + id}, t(id + ".title"))))))),
      el("main", {id: "content", tabindex: "-1"}, sections),
      el("footer", {}, el("p", {}, t("simulated"))));
    charts.drawn();
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  }

  /** Of these arms or points the one that the answer names, or the first: what choices open on. */
  const bestOf = names => (names.includes(data.answer.best) ? data.answer.best : names[0]);
  /** What an arm, point, factor, outcome, grouping or member of one is called; `otherwise` if it has no name. */
  const called = (name, otherwise = name) => say(data.names[name] || (/^(group|member|outcome)\./.test(name) && data.labels[name]) || otherwise);

  const {locale, language, ...spoken} = words;
  return {...spoken, ...elements, ...charts, panel, render, bestOf, called, get language() { return words.language; }};
})();
