#pragma once
/// What a scenario's `output` asks to be recorded.
#include "engine/panel.hpp"
#include "engine/recording.hpp"
#include "engine/survey.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <vector>

namespace linli {

struct RecordingPlan {
  std::vector<Observable> observables;
  std::vector<Grouping> groupings;
  std::vector<PanelPlan> panels;
  std::vector<SurveyPlan> surveys;
};

/// Throws Error(scenario) naming every series or column that does not exist, with the nearest that does, and
/// every week outside the run.  `world` is one in which all steps of the week have their rows.
RecordingPlan recording_plan(const Scenario& scenario, const World& world,
                             const std::vector<Observable>& known = all_observables());

/// Bytes that a result of all weeks holds before it is compressed.
std::uint64_t estimated_bytes(const Scenario& scenario, const Recording& recording,
                              const std::vector<Panel>& panels, const std::vector<Survey>& surveys);

/// The same before a run, for the people it would have.  Throws what `recording_plan` throws.
std::uint64_t estimated_bytes(const Scenario& scenario, Population people);

}  // namespace linli
