#include "engine/series_range.hpp"

#include <algorithm>
#include <limits>

namespace linli {

Range range_of(const Observable& series)
{
  if (is_of_lever(series.name)) {
    const std::vector<LeverInfo>& levers = lever_table();
    const auto found =
        std::ranges::find(levers, series.name, [](const LeverInfo& l) { return column_of(l.lever); });
    if (found != levers.end()) return found->range;
  }
  const bool within_one = series.unit == series_units::share() ||
                          series.unit == series_units::probability() || series.unit == series_units::index();
  return {0, within_one ? 1 : std::numeric_limits<double>::infinity()};
}

}  // namespace linli
