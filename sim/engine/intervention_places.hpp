#pragma once
/// Where a scenario's interventions can act among the people that there are.
#include "scenario/scenario.hpp"

namespace linli {

/// Throws Error(scenario) naming every subdistrict and area of an intervention that `whole`, a whole district, does not
/// have.
void require_known_places(const Scenario& scenario, const Population& whole);

/// Throws Error(scenario) naming every subdistrict, area and regime of an intervention that is not among the people who
/// are simulated, or that the others of its keys leave out; every intervention that acts nowhere; and every `capacity`
/// that there are not so many areas for.
void require_reached_places(const Scenario& scenario, const Population& simulated);

}  // namespace linli
