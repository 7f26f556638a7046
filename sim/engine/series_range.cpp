#include "engine/series_range.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace linli {
namespace {

/// Beginnings of names; their unit is 1 as that of ratios that have no end.
constexpr std::array<std::string_view, 7> within_one{
    "habit_", "belonging", "trust", "efficacy", "satisfaction", "neighbour_trust", "expectation_"};

}  // namespace

Range range_of(const Observable& series)
{
  const std::string_view name = series.name;
  const bool share = series.unit == "share" || series.unit == "probability";
  const bool view =
      std::ranges::any_of(within_one, [&](std::string_view begin) { return name.starts_with(begin); });
  return {0, share || view ? 1 : std::numeric_limits<double>::infinity()};
}

}  // namespace linli
