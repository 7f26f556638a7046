#pragma once
/// The scenarios of an arm, complete.
#include "scenario/read_scenario.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// A scenario that holds from a week of the run on, until the next stage or the end.
template <class S>
struct ArmStage {
  std::int64_t from = 0;
  S scenario;
};

/// A value that a point of the design, or a world, gives a parameter: text as a scenario would write it, told at `place` of
/// `file`.  Throws Error(scenario) if it is no YAML.
Overlay value_at(const std::string& path, const std::string& text, const std::string& file,
                 TextPosition place);

/// The base, or the arm's own scenario; over it what is set for all arms, then the arm's overlay, then its set, then
/// `values`.  What begins later (`from` of the arm, or of the factor whose path a value has) begins a stage of its own: the
/// first stage begins with the run.  The scenarios record what the study's outcomes and panels need, the whole district,
/// and what else they ask for; groups that nobody asks for are left out.  Every fault is told where it is written, in the study or in a scenario.
std::vector<ArmStage<ReadScenario>> try_arm_scenario(
    const Study& study, const StudyArm& arm, const std::vector<Overlay>& values = {},
    const MechanismParams& mechanisms = MechanismParams::standard());

/// The same, without a fault.  Throws Error with every fault of any stage, those of data files too.
std::vector<ArmStage<Scenario>> arm_scenario(const Study& study, const StudyArm& arm,
                                             const std::vector<Overlay>& values = {},
                                             const MechanismParams& mechanisms = MechanismParams::standard());

/// What is wrong with any of these stages, data files included; each fault once.
std::vector<Problem> faults_of_stages(std::vector<ArmStage<ReadScenario>> stages);

}  // namespace linli
