/// The end of a recorded week: from what areas brought to the values of areas, subdistricts, district and breakdowns.
#include "engine/recording.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace linli {

void Recording::put(std::size_t observable, Grouping g, std::size_t member, double value)
{
  std::byte* const at = row_.data() + offset(observable, g) + member * width(observable);
  const auto rounded = static_cast<float>(value);
  const void* const from = observables_[observable].exact() ? static_cast<const void*>(&value) : &rounded;
  std::memcpy(at, from, width(observable));
}

Part Recording::part_of(std::size_t k, std::size_t area) const
{
  const std::size_t here = k * members(Grouping::area) + area;
  if (known_[here] == 0) return {};
  if (!observables_[k].by_adult()) return parts_[here];
  const Counted& by = counted_.front();
  Part part;
  for (std::size_t c = 0; c < most_categories; ++c) {
    part.sum += by.sums[here][c];
    part.count += by.adults[area * most_categories + c];
  }
  return part;
}

void Recording::close_places(std::size_t k)
{
  const Observable& o = observables_[k];
  std::vector<Part> wholes(members(Grouping::subdistrict) + 1);  // and the district
  std::vector<double> of_areas;
  for (std::size_t a = 0; a < members(Grouping::area); ++a) {
    const Part own = part_of(k, a);
    const double value = value_of(o, own);
    of_areas.push_back(o.exact() ? value : static_cast<double>(static_cast<float>(value)));
    if (has(k, Grouping::area)) put(k, Grouping::area, a, value);
    if (o.whom == Whom::subdistricts && first_[a] == 0) continue;
    for (const std::size_t whole : {subdistrict_[a], wholes.size() - 1}) {
      wholes[whole].sum += own.sum;
      wholes[whole].count += own.count;
    }
  }
  for (std::size_t s = 0; has(k, Grouping::subdistrict) && s + 1 < wholes.size(); ++s)
    put(k, Grouping::subdistrict, s, value_of(o, wholes[s]));
  if (has(k, Grouping::district)) put(k, Grouping::district, 0, value_of(o, wholes.back()));
  if (has(k, Grouping::percentile)) close_percentiles(k, std::move(of_areas));
}

void Recording::close_percentiles(std::size_t k, std::vector<double> of_areas)
{
  std::erase_if(of_areas, [](double x) { return std::isnan(x); });
  std::ranges::sort(of_areas);
  for (std::size_t p = 0; p < percentiles.size(); ++p) {
    double value = std::numeric_limits<double>::quiet_NaN();
    if (!of_areas.empty()) {
      const double at = percentiles[p] / 100.0 * static_cast<double>(of_areas.size() - 1);
      const auto below = static_cast<std::size_t>(at);
      const std::size_t above = std::min(below + 1, of_areas.size() - 1);
      value = of_areas[below] + (at - static_cast<double>(below)) * (of_areas[above] - of_areas[below]);
    }
    put(k, Grouping::percentile, p, value);
  }
}

void Recording::close_breakdown(std::size_t k, const Counted& by)
{
  if (!has(k, by.grouping)) return;
  const std::size_t areas = members(Grouping::area);
  for (std::size_t c = 0; c < members(by.grouping); ++c) {
    Part part;
    for (std::size_t a = 0; a < areas; ++a) {
      if (known_[k * areas + a] == 0) continue;
      part.sum += by.sums[k * areas + a][c];
      part.count += by.adults[a * most_categories + c];
    }
    put(k, by.grouping, c, value_of(observables_[k], part));
  }
}

void Recording::close_week()
{
  for (std::size_t k = 0; k < observables_.size(); ++k) {
    close_places(k);
    for (const Counted& by : counted_) close_breakdown(k, by);
  }
  store().append(std::as_bytes(std::span(row_)));
  ++weeks_;
}

}  // namespace linli
