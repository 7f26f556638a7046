#pragma once
/// What a run that goes on under another scenario does not accept, because it would change nothing or come too late.
#include "core/errors.hpp"
#include "engine/recording_plan.hpp"
#include "output/files/checkpoint.hpp"
#include "scenario/scenario.hpp"

#include <string>
#include <vector>

namespace linli {

/// What the rows of a panel or survey are called: in a checkpoint, and in `RunSoFar::taken`.
std::string panel_rows(const std::string& name);
std::string survey_rows(const std::string& name);

/// Weeks of panels and surveys that are recorded, and of those that the scenario asks for the ones to come.
RecordingPlan going_on(RecordingPlan plan, const RunSoFar& run);

/// Every change of an intervention that changes nothing in the weeks that are left, every intervention that is new and acts
/// in none of them, every panel or survey that asks for weeks that are over or has no week left, and every one whose weeks
/// so far were recorded in another way.  `world` is the one from which the run goes on.  Nothing that only follows from
/// `misplaced`, the faults of places (place_faults).
std::vector<Problem> changes_in_vain(const Scenario& before, const Scenario& now, const RunSoFar& run,
                                     const World& world, const std::vector<Problem>& misplaced);

}  // namespace linli
