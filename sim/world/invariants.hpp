#pragma once
/// What must hold of a world at the end of any week, whatever the scenario.  A run checks it after its last week,
/// tests after every week.
#include "world/world.hpp"

#include <string>
#include <vector>

namespace linli {

/// Every broken invariant, with the first row that breaks it: shares and attitudes in [0, 1], nobody knows
/// more people than they could, children do not take part, ranges cover everybody once; and those
/// of committee_invariants.hpp.  Empty if all is well.
std::vector<std::string> broken_invariants(const World& world);

}  // namespace linli
