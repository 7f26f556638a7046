#pragma once
/// A scenario's interventions as a step of its week.
#include "engine/week.hpp"
#include "scenario/scenario.hpp"

namespace linli {

/// Adds the step, and the series it looks at; nothing if there are no interventions.  Throws Error(scenario) with all
/// `intervention_faults`.
void add_interventions(Week& week, const Scenario& scenario);

}  // namespace linli
