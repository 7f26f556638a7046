#pragma once
/// Series that policy looks at, by area: world.observed.
#include "engine/observables.hpp"

#include <vector>

namespace linli {

/// The value of a series in one area as it is recorded; NaN where nobody is counted.
float area_value(const Observable& series, const World& world, AreaId area);

/// Notes this week's values of one area; different areas may be noted by different threads.
void watch(World& world, const std::vector<Observable>& series, AreaId area);

/// Whether a world has weeks behind it.
enum class Past { none, known };

/// Makes these, and no others, the series that are observed.  Those that were keep their values; new ones begin with
/// what they were in the last week, which the state tells, or with missing values if there was none.
void begin_watching(World& world, const std::vector<Observable>& series, Past past);

}  // namespace linli
