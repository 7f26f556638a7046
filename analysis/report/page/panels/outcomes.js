"use strict";
// What a run comes to: its key outcomes in the first and the last year of the study.
page.panel("outcomes", {
  has: data => data.kind === "run",
  fill(section) {
    const {data, t, say, el, number, finite, count} = page;
    const {weeks, series} = data.district;
    const last = weeks.at(-1);
    const year = Math.min(52, last + 1);
    const mean = (name, from, to) => {
      const values = series[name].values.filter((value, k) => weeks[k] >= from && weeks[k] < to && finite(value));
      return values.length ? values.reduce((a, b) => a + b, 0) / values.length : NaN;
    };
    const key = ["participation_any_year", "participation_any", "turnout", "groups_self_governing", "trust", "belonging", "troubles_open",
                 "secretary_hours_leading", "secretary_load", "perfunctory_work", "staff_burnout", "intervention_yuan"].filter(name => series[name]);
    const others = data.others.map(other => ({name: other.name, of: name => {
      const values = other.district.series[name] ? other.district.series[name].values : [];
      const end = other.district.weeks.at(-1);
      const here = values.filter((value, k) => other.district.weeks[k] > end - Math.min(52, end + 1) && finite(value));
      return here.length ? here.reduce((a, b) => a + b, 0) / here.length : NaN;
    }}));
    const rows = key.map(name => {
      const unit = page.unit(series[name].unit);
      const first = unit.times * mean(name, 0, year), end = unit.times * mean(name, last + 1 - year, last + 1);
      const shown = value => (finite(value) ? `${number(value)} ${unit.text}` : page.missing);
      const change = Math.abs(end - first) < Math.abs(end) / 1e4 ? 0 : end - first;  // less than is shown of the two
      const points = page.unit(series[name].unit, {difference: true}).text;
      return [say(series[name].label), shown(first), shown(end), finite(change) ? `${page.signed(change, page.likeInterval(change, change - Math.abs(end) / 200, change + Math.abs(end) / 200))} ${points}` : page.missing,
              ...others.map(other => shown(unit.times * other.of(name)))];
    });
    section.append(
      data.people ? el("p", {}, t("outcomes.first", count(data.people.total), number(100 * data.people.share))) : el("p"),
      page.table([{label: t("series")}, {label: page.weeks(0, year - 1), number: true}, {label: page.weeks(last + 1 - year, last), number: true},
                  {label: t("difference"), number: true}, ...others.map(other => ({label: t("last.year.of", other.name), number: true}))], rows, t("outcomes.title")),
      el("p", {class: "note"}, say(data.seeds)));
    if (data.warnings.length)
      section.append(el("p", {class: "note", role: "note"}, t("warnings"), " ", data.warnings.map(say).join(" ")));
  },
});
