#pragma once
/// What interventions came to, for the summary of a run.
#include "world/world.hpp"

#include <string>

namespace linli {

/// A line for each intervention, below a heading: areas reached, weeks in them, money and hours; empty without any.
std::string intervention_table(const World& world);

}  // namespace linli
