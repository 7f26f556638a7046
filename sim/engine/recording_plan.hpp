#pragma once
/// What a scenario's `output` asks to be recorded.
#include "engine/panel.hpp"
#include "engine/recording.hpp"
#include "engine/survey.hpp"
#include "scenario/doubts.hpp"
#include "scenario/scenario.hpp"

#include <string>
#include <vector>

namespace linli {

struct RecordingPlan {
  std::vector<Observable> observables;
  std::vector<Grouping> groupings;
  std::vector<PanelPlan> panels;
  std::vector<SurveyPlan> surveys;
  std::vector<std::string> interventions;  ///< by name
  std::vector<EventKind> events;
};

/// Throws Error(scenario) naming every series, column or kind of event that does not exist, with the nearest that does, and
/// every week outside the run.  `world` is one in which all steps of the week have their rows.
RecordingPlan recording_plan(const Scenario& scenario, const World& world,
                             const std::vector<Observable>& known = all_observables());

/// What `recording_plan` would throw, but for what follows from what is in doubt.
std::vector<Problem> recording_faults(const Scenario& scenario, const World& world, const Doubts& doubts,
                                      const std::vector<Observable>& known = all_observables());

}  // namespace linli
