"use strict";
// Words and numbers of the page, in the language that it is read in.

const words = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const languages = ["en", "zh"];
  let language = languages.includes(data.language) ? data.language : "en";

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
  /** The same without an empty end: 57, not 57.0. */
  const plain = value => number(value).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
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
  const weeks = (first, last) => (first === last ? t("week", minus(String(first))) : t("weeks", minus(String(first)), minus(String(last))));

  /** How the numbers of a unit are shown: shares in per cent, their differences in points. */
  function unit(name, {difference = false} = {}) {
    if (name === "share" || name === "probability") return {times: 100, text: difference ? t("unit.points") : "%"};
    if (name === "number" || name === "ratio" || name.startsWith("index")) return {times: 1, text: ""};
    const known = data.labels["unit." + name];
    return {times: 1, text: known ? t("unit." + name) : name};
  }

  return {data, t, say, locale, missing, finite, number, plain, likeInterval, signed, count, month, weeks, unit,
          get language() { return language; }, set language(value) { language = value; }};
})();
