#pragma once
/// Which runs of a study are there.
#include "compare/comparison.hpp"

#include <string>

namespace linli {

Completeness completeness_of(const Plan& plan, const RunTable& table);

/// "relief, habit.rate 0.1, world slow": what a cell is called, without what all have in common.
std::string cell_name(const Plan& plan, const PlannedCell& cell);

}  // namespace linli
