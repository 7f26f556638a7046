#pragma once
/// What a scenario's interventions cannot mean in this run: told before it begins.
///
/// What contradicts itself is refused.  What only the end of the run cuts off is noted: a short trial of a long policy
/// is no mistake.
#include "core/errors.hpp"
#include "engine/observables.hpp"
#include "scenario/doubts.hpp"
#include "scenario/scenario.hpp"

#include <vector>

namespace linli {

/// Series that do not exist, thresholds that no value passes or every one does, dates outside the run, starts that
/// never come or overlap, delays and ramps longer than there is time, levers that the programme leaves nothing to move.
/// Nothing that follows from what is in doubt.
std::vector<Problem> intervention_faults(const Scenario& scenario, const std::vector<Observable>& known,
                                         const Doubts& doubts = {});

/// What the end of the run cuts off, and strength 0.
std::vector<Problem> intervention_notes(const Scenario& scenario);

}  // namespace linli
