#pragma once
/// From files and the command line to a scenario.
#include "scenario/assignments.hpp"
#include "scenario/doubts.hpp"
#include "scenario/scenario.hpp"

#include <string>
#include <vector>

namespace linli {

/// A scenario as far as it could be read.
struct ReadScenario {
  Scenario scenario{};
  std::vector<Problem>
      problems{};   ///< by file and line; with any of them some values may be set and others not
  Doubts doubts{};  ///< what these problems leave unknown
};

/// Reads a scenario and the files it extends, strictly, then `changes` in their order: every fault of form, of
/// values and of values that contradict each other, all at once.  `mechanisms` are those whose keys may stand
/// in it.  Throws Error(scenario), Error(usage) if only `changes` have faults, or Error(io) if the file cannot
/// be read.
Scenario read_scenario(const std::string& file,
                       const MechanismParams& mechanisms = MechanismParams::standard(),
                       const std::vector<Assignment>& changes = {});
/// The same from text; `file` is what messages call it and the place from which other files are found.
Scenario parse_scenario(const std::string& file, const std::string& text,
                        const MechanismParams& mechanisms = MechanismParams::standard(),
                        const std::vector<Assignment>& changes = {});

/// The same where whoever reads goes on with what could be read, to find what else is wrong (engine/scenario_faults.hpp).
/// `over` is laid over the files before the `changes`, in its order; its faults and origins are of the files it is written
/// in, and data files that it names are looked for from their folders.
ReadScenario try_scenario(const std::string& file, const std::string& text,
                          const MechanismParams& mechanisms = MechanismParams::standard(),
                          const std::vector<Assignment>& changes = {}, const std::vector<Overlay>& over = {});
ReadScenario try_scenario_file(const std::string& file,
                               const MechanismParams& mechanisms = MechanismParams::standard(),
                               const std::vector<Assignment>& changes = {});

/// The scenario with every value spelled out, as YAML that reads back to the same scenario.
std::string resolved_yaml(const Scenario& scenario);
/// The same with a comment behind every value that says where it comes from.
std::string annotated_yaml(const Scenario& scenario);

/// The texts of all files of the scenario; several are documents of one YAML stream, the base first, each
/// under a comment with its name as seen from the folder of the scenario.
std::string as_written(const Scenario& scenario);

}  // namespace linli
