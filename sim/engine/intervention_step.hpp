#pragma once
/// A scenario's interventions as a step of its week.
#include "engine/week.hpp"
#include "scenario/scenario.hpp"

namespace linli {

/// Adds the step, and the series it looks at; nothing if there are no interventions.  Throws Error(scenario) naming
/// every series that does not exist, with the nearest that does, and every intervention that acts in no week of the
/// run.
void add_interventions(Week& week, const Scenario& scenario);

/// Throws Error(scenario) naming every subdistrict and area of an intervention that `whole`, a whole district, does not
/// have.
void require_known_places(const Scenario& scenario, const Population& whole);

}  // namespace linli
