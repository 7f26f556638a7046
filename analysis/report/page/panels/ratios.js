"use strict";
// Ratios of outcomes, such as yuan for each extra participant.
page.panel("ratios", {
  has: data => data.kind === "study" && data.comparison.ratios.length > 0,
  fill(section) {
    const {data, t, say, finite, likeInterval} = page;
    const rows = data.comparison.ratios.filter(one => !one.point && !one.world);
    const text = one => (one.determined && finite(one.ratio) ? likeInterval(one.ratio, one.ratio_low, one.ratio_high) : t("not.determined"));
    const reach = one => (one.determined ? `[${likeInterval(one.ratio_low, one.ratio_low, one.ratio_high)}, ${likeInterval(one.ratio_high, one.ratio_low, one.ratio_high)}]` : page.missing);
    section.append(page.table([{label: t("arm")}, {label: t("ratio")}, {label: t("estimate"), number: true}, {label: t("interval"), number: true}, {label: t("pairs"), number: true}],
      rows.map(one => [page.called(one.candidate), page.called("outcome." + one.outcome, one.outcome), text(one), reach(one), one.pairs]),
      t("ratios.title")));
  },
});
