#pragma once
/// What interventions came to, for the summary of a run.
#include "scenario/scenario.hpp"
#include "world/world.hpp"

#include <string>

namespace linli {

/// A line for each intervention, below a heading: areas reached, weeks in them, money and hours; empty without any.
std::string intervention_table(const World& world);

/// A line for each intervention that has acted nowhere: why, and what policy saw of the series of its conditions.
std::string idle_interventions(const Scenario& scenario, const World& world);

}  // namespace linli
