#include "engine/series_range.hpp"

#include <limits>

namespace linli {

Range range_of(const Observable& series)
{
  const bool within_one = series.unit == series_units::share() ||
                          series.unit == series_units::probability() || series.unit == series_units::index();
  return {0, within_one ? 1 : std::numeric_limits<double>::infinity()};
}

}  // namespace linli
