#pragma once
/// What must hold at the end of any week of secretaries, staff and their work.
#include "world/world.hpp"

#include <string>
#include <vector>

namespace linli {

/// The broken invariants of the first area that breaks any: every secretary has one post and every post one secretary,
/// the last one where it is vacant; small troubles raised = open + settled + lapsed + grown;
/// a secretary's hours add up to the week, those of a vacant post to nothing; staff works within its hours; skills in
/// [0, 1]; shares of leading hours add up to one.
std::vector<std::string> committee_faults(const World& world);

}  // namespace linli
