"use strict";
// The frame of the page: languages, numbers, charts with their table and downloads.  Panels (panels/*.js) fill it.

const page = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const panels = new Map();
  const charts = new Set();
  const languages = ["en", "zh"];
  let language = languages.includes(data.language) ? data.language : "en";

  // --- Words and numbers -------------------------------------------------------------------------------------------

  /** The text of a label in the language of the page; `{0}`, `{1}`, … are replaced. */
  function t(key, ...values) {
    const pair = data.labels[key];
    if (!pair) throw new Error(`there is no label ${key}`);
    return pair[languages.indexOf(language)].replace(/\{(\d)\}/g, (_, k) => String(values[k]));
  }
  /** A pair [English, Chinese] in the language of the page. */
  const say = pair => (Array.isArray(pair) ? pair[languages.indexOf(language)] : pair);

  const locale = () => (language === "zh" ? "zh-Hans-CN" : "en-GB");
  const missing = "–";
  const finite = value => typeof value === "number" && Number.isFinite(value);
  const minus = text => text.replace(/^-/, "−");

  /** With so many decimals, never "−0". */
  function decimal(value, decimals) {
    const text = Math.abs(value).toLocaleString("en-GB", {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
    return value < 0 && /[1-9]/.test(text) ? "−" + text : text;
  }
  const decimalsFor = size => Math.min(9, Math.max(0, -Math.floor(Math.log10(size))));
  /** Three digits; "–" for what is missing. */
  function number(value) {
    if (!finite(value)) return missing;
    return decimal(value, value === 0 ? 0 : decimalsFor(Math.abs(value) / 100));
  }
  /** With as many decimals as the half-width of an interval is sure of, as `linli compare` prints it. */
  function likeInterval(value, low, high) {
    if (!finite(value)) return missing;
    const half = finite(low) && finite(high) ? (high - low) / 2 : NaN;
    return half > 1e-9 * Math.abs(value) ? decimal(value, decimalsFor(half)) : number(value);
  }
  const signed = (value, text) => (finite(value) && value > 0 ? "+" + text : text);
  /** Large counts; in Chinese by 万. */
  function count(value) {
    if (!finite(value)) return missing;
    if (language === "zh" && Math.abs(value) >= 1e4)
      return minus((value / 1e4).toLocaleString("en-GB", {maximumSignificantDigits: 3})) + "万";
    return number(Number(value.toPrecision(3)));
  }
  /** The first day of a week of the study, as a month: "March 2019", "2019年3月". */
  function month(week) {
    const day = new Date(Date.parse(data.start + "T00:00:00Z") + week * 7 * 864e5);
    return day.toLocaleDateString(locale(), {year: "numeric", month: "long", timeZone: "UTC"});
  }
  const weeks = (first, last) => (first === last ? t("week", first) : t("weeks", first, last));

  /** How the numbers of a unit are shown: shares in per cent, their differences in points. */
  function unit(name, {difference = false} = {}) {
    if (name === "share" || name === "probability") return {times: 100, text: difference ? t("unit.points") : "%"};
    if (name === "number" || name === "ratio" || name.startsWith("index")) return {times: 1, text: ""};
    const known = data.labels["unit." + name];
    return {times: 1, text: known ? t("unit." + name) : name};
  }

  // --- Elements ----------------------------------------------------------------------------------------------------

  /** An element; text is always text, never markup. */
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

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const colours = () => ["first", "second", "third", "fourth", "fifth", "sixth"].map(colour);

  function save(name, blob) {
    const address = URL.createObjectURL(blob);
    const link = el("a", {href: address, download: name});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /** What a spreadsheet would take for a formula is text. */
  function csvCell(value) {
    if (typeof value === "number") return finite(value) ? String(value) : "";
    let text = value === null || value === undefined ? "" : String(value);
    if (/^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+(e[+-]?\d+)?( ?%)?$/i.test(text)) text = "'" + text;
    return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }
  function csv(columns, rows) {
    return "\ufeff" + [columns, ...rows].map(row => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
  }

  /** Settings that all charts share. */
  function base() {
    return {
      animation: false,
      color: colours(),
      textStyle: {color: colour("ink"), fontFamily: getComputedStyle(document.body).fontFamily},
      grid: {left: 8, right: 24, top: 40, bottom: 8, containLabel: true},
      tooltip: {confine: true, backgroundColor: colour("paper"), borderColor: colour("line"), textStyle: {color: colour("ink")},
                renderMode: "richText"},
      legend: {top: 0, left: 0, textStyle: {color: colour("ink")}, type: "scroll", pageTextStyle: {color: colour("ink")}},
    };
  }
  /** An axis in the page's colours. */
  const axis = more => ({
    axisLine: {lineStyle: {color: colour("line")}},
    axisTick: {lineStyle: {color: colour("line")}},
    axisLabel: {color: colour("soft"), ...more.axisLabel},
    nameTextStyle: {color: colour("soft")},
    splitLine: {lineStyle: {color: colour("line"), opacity: 0.6}},
    ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== "axisLabel")),
  });

  /**
   * A chart with its table and downloads.
   *   name     of files, without ending
   *   says     one sentence that says what the chart shows, for those who cannot see it
   *   option() ECharts' option, made anew for every theme
   *   height   in pixels
   *   table    {columns: [{label, number}], rows, raw: {columns, rows}}: what people read, and the numbers as they are for the CSV file
   *   note     n, interval and seeds
   */
  function chart({name, says, option, height = 320, table: shown, note, onclick}) {
    const place = el("div", {class: "chart", role: "img", "aria-label": says});
    place.style.height = height + "px";
    const whole = () => ({...base(), ...option()});
    const one = {place, draw() {
      one.instance = echarts.init(place, null, {renderer: "svg"});
      one.instance.setOption(whole());
      if (onclick) one.instance.on("click", onclick);
    }};
    charts.add(one);
    const picture = type => {
      const hidden = el("div", {"aria-hidden": "true"});
      hidden.style.cssText = `position:absolute;left:-9999px;width:${Math.max(640, place.clientWidth)}px;height:${height}px`;
      document.body.append(hidden);
      const drawn = echarts.init(hidden, null, {renderer: type === "svg" ? "svg" : "canvas"});
      drawn.setOption(whole());
      const address = drawn.getDataURL({type, pixelRatio: 2, backgroundColor: colour("paper")});
      drawn.dispose();
      hidden.remove();
      return address;
    };
    const saved = type => {
      const [head, body] = picture(type).split(/,(.*)/s);
      const bytes = head.includes("base64") ? Uint8Array.from(atob(body), c => c.charCodeAt(0)) : decodeURIComponent(body);
      save(`${name}.${type}`, new Blob([bytes], {type: type === "svg" ? "image/svg+xml" : "image/png"}));
    };
    const raw = shown.raw || {columns: shown.columns.map(c => c.label), rows: shown.rows};
    return el("div", {},
      place,
      note ? el("p", {class: "note"}, note) : null,
      el("div", {class: "tools"},
        el("button", {type: "button", onclick: () => saved("svg"), "aria-label": t("save.as", "SVG", says)}, "SVG"),
        el("button", {type: "button", onclick: () => saved("png"), "aria-label": t("save.as", "PNG", says)}, "PNG"),
        el("button", {type: "button", "aria-label": t("save.as", "CSV", says),
                      onclick: () => save(`${name}.csv`, new Blob([csv(raw.columns, raw.rows)], {type: "text/csv"}))}, "CSV")),
      el("details", {}, el("summary", {}, t("as.table")), table(shown.columns, shown.rows, says)));
  }

  // --- The page ----------------------------------------------------------------------------------------------------

  /** A panel: `has(data)` whether there is anything to show, `fill(section)` adds to a section that has its title. */
  function panel(id, parts) {
    panels.set(id, parts);
  }

  function choose(name, value) {
    if (name === "language") language = value;
    else document.documentElement.dataset.theme = value;
    render();
  }

  function bar() {
    const dark = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim() !== "#ffffff";
    return el("div", {class: "bar"},
      el("button", {type: "button", id: "language", lang: language === "en" ? "zh-Hans" : "en",
                    onclick: () => choose("language", language === "en" ? "zh" : "en")}, language === "en" ? "中文" : "English"),
      el("button", {type: "button", id: "theme", onclick: () => choose("theme", dark ? "light" : "dark")}, t(dark ? "light" : "dark")),
      el("button", {type: "button", onclick: () => print()}, t("print")));
  }

  function render() {
    for (const one of charts) if (one.instance) one.instance.dispose();
    charts.clear();
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
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
    drawn();
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  }

  /** Draws the charts that panels have put in place since, and forgets those that are gone. */
  function drawn() {
    for (const one of charts) {
      if (one.place.isConnected && !one.instance) one.draw();
      if (!one.place.isConnected && one.instance) {
        one.instance.dispose();
        charts.delete(one);
      }
    }
  }

  function resize() {
    for (const one of charts) if (one.instance) one.instance.resize();
  }
  addEventListener("resize", resize);
  addEventListener("beforeprint", () => {
    for (const one of charts) if (one.instance) one.instance.resize({width: Math.min(one.place.clientWidth, 680)});
  });
  addEventListener("afterprint", resize);

  return {data, t, say, number, likeInterval, signed, count, month, weeks, unit, el, table, chart, panel, axis, colour, colours, render, drawn, base,
          missing, finite, get language() { return language; }};
})();
