#pragma once
/// Residential areas in four parts of equal size: by what they have without the policy.
#include "compare/window.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace linli {

constexpr std::array<const char*, 4> quarter_names{"lowest quarter", "second quarter", "third quarter",
                                                   "highest quarter"};

/// The quarter (0 the lowest) of every area that has a value, by the area's number as a text.  Of n areas quarter q has
/// those at places ⌊q n / 4⌋ to before ⌊(q + 1) n / 4⌋ in rising order; of equal values the area that comes first is lower.
using Quarters = std::map<std::string, std::size_t>;

Quarters quarters_of(const std::vector<WindowValue>& areas);

/// What the areas of each quarter have together: means weighted by how many they are about, where results say that; totals
/// added up.  Areas without a value or a quarter are left out; NaN of none.
std::vector<WindowValue> by_quarter(const std::vector<WindowValue>& areas, const Quarters& quarters);

}  // namespace linli
