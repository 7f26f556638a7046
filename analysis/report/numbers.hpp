#pragma once
/// Numbers in sentences of the page.
#include "report/spoken.hpp"
#include "statistics/intervals.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// "34,800" and "3.48万": three digits, as readers of each language expect large counts.
Spoken counted_people(double value);
/// A unit as both read it: "points" is "个百分点".  One that is not known stays as it is.
Spoken spoken_unit(const std::string& unit);
/// "week 208 to week 259", "第208至259周".
Spoken spoken_weeks(std::int64_t first, std::int64_t last);
/// "seed 1", "seeds 1 to 8", "seeds 1, 5".
Spoken spoken_seeds(const std::vector<std::int64_t>& seeds);

}  // namespace linli
