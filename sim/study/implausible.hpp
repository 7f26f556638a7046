#pragma once
/// Values of a scenario that nobody would expect: allowed, but outside the range in which studies look.
#include "core/errors.hpp"
#include "scenario/scenario.hpp"

#include <vector>

namespace linli {

/// Every number outside its plausible range, told where it is written, with that range and its source; in the order of the
/// scenario's files.  Nothing of parameters without such a range.
std::vector<Problem> implausible_values(const Scenario& scenario);

}  // namespace linli
