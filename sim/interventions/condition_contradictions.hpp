#pragma once
/// What the conditions of an intervention cannot mean, whatever their series may be.
#include "core/describe.hpp"
#include "interventions/intervention_params.hpp"

#include <vector>

namespace linli {

/// A threshold without its series or side, two that cannot hold together, one that always holds beside another, a
/// condition that `unless` never lets act, a delay of nothing.
std::vector<Contradiction> contradictions_of_conditions(const InterventionParams& params);

/// The keys that lead to one threshold, the nearest first: "condition.2", "condition".
std::vector<std::string> keys_of_threshold(const InterventionParams& params, std::size_t among_thresholds);

}  // namespace linli
