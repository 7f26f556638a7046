"use strict";
// Charts with their table and downloads.

const charts = (() => {
  const {data, t, say, finite} = words;
  const {el, table} = elements;
  const all = new Set();

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
   *   option(width)   ECharts' option, made anew for every theme and width
   *   height   in pixels, or a function of the width
   *   table    {columns: [{label, number}], rows, raw: {columns, rows}}: what people read, and the numbers as they are for the CSV file
   *   note     n and interval; seeds are said of every chart
   */
  function chart({name, says, option, height = 320, table: shown, note, onclick}) {
    const place = el("div", {class: "chart", role: "img", "aria-label": says});
    const tall = width => (typeof height === "function" ? height(width) : height);
    const whole = width => ({...base(), ...option(width)});
    const one = {
      place,
      draw() {
        place.style.height = tall(place.clientWidth) + "px";
        one.instance = echarts.init(place, null, {renderer: "svg"});
        one.instance.setOption(whole(place.clientWidth));
        if (onclick) one.instance.on("click", onclick);
      },
      fit(width) {
        place.style.height = tall(width) + "px";
        one.instance.resize({width});
        if (option.length) one.instance.setOption(whole(width), true);
      },
    };
    all.add(one);
    const picture = type => {
      const hidden = el("div", {"aria-hidden": "true"});
      const width = Math.max(640, place.clientWidth);
      hidden.style.cssText = `position:absolute;left:-9999px;width:${width}px;height:${tall(width)}px`;
      document.body.append(hidden);
      const drawn = echarts.init(hidden, null, {renderer: type === "svg" ? "svg" : "canvas"});
      drawn.setOption(whole(width));
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
      el("p", {class: "note"}, [note, say(data.seeds)].filter(Boolean).join(t("semicolon"))),
      el("div", {class: "tools"},
        el("button", {type: "button", onclick: () => saved("svg"), "aria-label": t("save.as", "SVG", says)}, "SVG"),
        el("button", {type: "button", onclick: () => saved("png"), "aria-label": t("save.as", "PNG", says)}, "PNG"),
        el("button", {type: "button", "aria-label": t("save.as", "CSV", says),
                      onclick: () => save(`${name}.csv`, new Blob([csv(raw.columns, raw.rows)], {type: "text/csv"}))}, "CSV")),
      el("details", {}, el("summary", {}, t("as.table")), table(shown.columns, shown.rows, says)));
  }

  /** Draws the charts that panels have put in place since, and forgets those that are gone. */
  function drawn() {
    for (const one of all) {
      if (one.place.isConnected && !one.instance) one.draw();
      if (!one.place.isConnected && one.instance) {
        one.instance.dispose();
        all.delete(one);
      }
    }
  }

  function fit(widest = Infinity) {
    for (const one of all) if (one.instance) one.fit(Math.min(one.place.clientWidth, widest));
  }
  addEventListener("resize", () => fit());
  addEventListener("beforeprint", () => fit(680));
  addEventListener("afterprint", () => fit());

  /** Forgets all charts: the page is made anew. */
  function clear() {
    for (const one of all) if (one.instance) one.instance.dispose();
    all.clear();
  }

  return {base, axis, colour, colours, chart, drawn, clear};
})();
