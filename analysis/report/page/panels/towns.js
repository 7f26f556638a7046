"use strict";
// The same arms in every subdistrict: small charts on one scale, the reference grey.
page.panel("towns", {
  has: data => data.kind === "study" && data.town_courses.some(one => one.towns.length > 1),
  fill(section) {
    const {data, t, say, el} = page;
    const courses = data.town_courses.filter(one => one.towns.length > 1);
    const others = Object.keys(courses[0].arms).filter(name => name !== data.comparison.reference);
    const below = el("div");
    const series = page.choice("towns-series", "series", [...courses.keys()], k => say(courses[k].label), show);
    const arm = page.choice("towns-arm", "arm", others.length > 1 ? [...others, "*"] : others, name => (name === "*" ? t("towns.all") : page.called(name)), show,
      page.bestOf(others));
    section.append(el("p", {}, series.parts, arm.parts), below);
    show();

    function show() {
      const one = courses[Number(series.select.value)];
      below.replaceChildren(multiples(one, arm.select.value === "*" ? others : [arm.select.value]));
      page.drawn();
    }
  },
});

/** A small chart for each town: bands of the reference and one arm, or lines of several. */
function multiples(course, arms) {
  const {data, t, say, colour, finite, likeInterval} = page;
  const unit = page.unit(course.unit);
  const reference = data.comparison.reference;
  const shown = [reference, ...arms].filter((name, k, all) => name && course.arms[name] && all.indexOf(name) === k);
  const ink = name => (name === reference ? colour("grey") : page.colours()[Math.max(0, arms.indexOf(name)) % 6]);
  const town = name => page.called("member.subdistrict." + name, name);
  const times = values => values.map(value => (finite(value) ? value * unit.times : null));
  const banded = shown.length <= 2;
  const of = (name, what, k) => times(course.arms[name][what][k]);
  const all = shown.flatMap(name => course.towns.flatMap((_, k) => (banded ? ["mean", "low", "high"] : ["mean"]).flatMap(what => of(name, what, k)))).filter(finite);
  const least = Math.min(...all), most = Math.max(...all), room = 0.05 * (most - least || 1);
  const columns = width => (width < 520 ? 2 : width < 820 ? 3 : 5);
  const rows = width => Math.ceil(course.towns.length / columns(width));
  const tall = 128, head = 30;
  const month = week => (week < 0 ? t("burn_in") + " " : "") + page.month(week);
  const text = (name, k) => {
    const [mean, low, high] = ["mean", "low", "high"].map(what => of(name, what, k).at(-1));
    return finite(mean) ? `${likeInterval(mean, low, high)} [${likeInterval(low, low, high)}, ${likeInterval(high, low, high)}]` : page.missing;
  };
  const ends = [...course.towns.keys()].map(k => [k, of(shown.at(-1), "mean", k).at(-1)]).filter(([, value]) => finite(value)).sort((a, b) => a[1] - b[1]);
  const end = one => `${town(course.towns[one[0]])} ${page.number(one[1])} ${unit.text}`;
  return page.chart({
    name: `towns_${course.series}`,
    says: t("towns.says", say(course.label), course.towns.length, ends.length ? `${end(ends[0])}–${end(ends.at(-1))}` : page.missing),
    height: width => head + tall * rows(width),
    note: [course.step > 1 ? t("quarterly") : "", banded ? t("note.band") : "", t("note.replicates", Math.max(...shown.map(name => course.arms[name].replicates)))].filter(Boolean).join(t("semicolon")),
    table: {
      columns: [{label: t("subdistrict")}, ...shown.map(name => ({label: `${page.called(name)}, ${page.month(course.weeks.at(-1))} (${unit.text})`, number: true}))],
      rows: course.towns.map((name, k) => [town(name), ...shown.map(arm => text(arm, k))]),
      raw: {columns: ["subdistrict", "series", "unit", "first_week", "arm", "mean", "low", "high"],
            rows: course.towns.flatMap((name, k) => shown.flatMap(arm => course.weeks.map((week, q) =>
              [name, course.series, course.unit, week, arm, ...["mean", "low", "high"].map(what => course.arms[arm][what][k][q])])))},
    },
    option: width => {
      const across = columns(width), left = 46, cell = (width - left - 8) / across;
      const at = k => ({x: left + (k % across) * cell, y: head + Math.floor(k / across) * tall});
      const towns = [...course.towns.keys()];
      const from = course.weeks.findIndex(week => week >= 0);
      return {
        legend: {...page.base().legend, data: shown.map(page.called)},
        title: towns.map(k => ({text: town(course.towns[k]), left: at(k).x + 2, top: at(k).y, padding: 0,
                                textStyle: {color: colour("ink"), fontSize: 12, fontWeight: "normal", width: cell - 12, overflow: "truncate"}})),
        grid: towns.map(k => ({left: at(k).x, top: at(k).y + 20, width: cell - 14, height: tall - 46, containLabel: false})),
        xAxis: towns.map(k => page.axis({type: "category", gridIndex: k, data: course.weeks.map(month), boundaryGap: false, axisTick: {show: false},
          axisLabel: {interval: index => index === from || index === course.weeks.length - 1, fontSize: 10, showMaxLabel: true,
                      formatter: (_, index) => String(new Date(Date.parse(data.start) + course.weeks[index] * 7 * 864e5).getUTCFullYear())}})),
        yAxis: towns.map(k => page.axis({type: "value", gridIndex: k, min: least - room, max: most + room, splitNumber: 2,
          axisLabel: {show: k % across === 0, fontSize: 10, showMinLabel: false, showMaxLabel: false, formatter: page.plain},
          name: k === 0 ? unit.text : "", nameGap: 4, nameTextStyle: {fontSize: 10, align: "right", color: colour("soft")}})),
        tooltip: {...page.base().tooltip, trigger: "axis", formatter: items => {
          const k = items[0].axisIndex, q = items[0].dataIndex;
          return [`${town(course.towns[k])} · ${month(course.weeks[q])}`,
                  ...shown.map(name => `${page.called(name)}  ${page.number(of(name, "mean", k)[q])} ${unit.text}`)].join("\n");
        }},
        series: towns.flatMap(k => shown.flatMap(name => {
          const place = {type: "line", xAxisIndex: k, yAxisIndex: k, symbol: "none"};
          const low = of(name, "low", k), high = of(name, "high", k);
          const band = {...place, lineStyle: {opacity: 0}, silent: true, stack: `${name} ${k}`, stackStrategy: "all"};
          return [
            ...(banded ? [{...band, name: name + " low", data: low},
                          {...band, name: name + " high", data: high.map((value, q) => (finite(value) && finite(low[q]) ? value - low[q] : null)), areaStyle: {color: ink(name), opacity: 0.2}}] : []),
            {...place, name: page.called(name), data: of(name, "mean", k), lineStyle: {color: ink(name), width: 1.8}, itemStyle: {color: ink(name)}},
          ];
        })),
      };
    },
  });
}
