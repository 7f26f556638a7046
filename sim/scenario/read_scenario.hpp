#pragma once
/// From a file to a scenario.
#include "scenario/scenario.hpp"

#include <string>

namespace linli {

/// Reads a scenario, strictly: every fault of the file, of its values and of values that contradict each
/// other, all at once.  `mechanisms` are those whose keys may stand in it.  Throws Error(scenario), or
/// Error(io) if the file cannot be read.
Scenario read_scenario(const std::string& file,
                       const MechanismParams& mechanisms = MechanismParams::standard());
/// The same from text; `file` is what messages call it and the place from which data files are found.
Scenario parse_scenario(const std::string& file, const std::string& text,
                        const MechanismParams& mechanisms = MechanismParams::standard());

/// The scenario with every value spelled out, as YAML that reads back to the same scenario.
std::string resolved_yaml(const Scenario& scenario);

}  // namespace linli
