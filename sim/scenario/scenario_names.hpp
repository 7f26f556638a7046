#pragma once
/// Scenarios by name: `extends: baseline`, `linli run baseline`.
#include "scenario/faults.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace linli {

/// A file, or why it is not known which.
struct FoundScenario {
  std::string file{};
  std::optional<Fault> fault{};
};

/// Where the file lies that `name` means in a folder: there, or among the shipped scenarios if the name has neither a folder
/// nor an ending.  If the folder has another NAME.yaml, the name is ambiguous.  The file need not exist.
FoundScenario find_scenario(const std::filesystem::path& folder, const std::filesystem::path& name);

/// What may have been meant by a file that does not exist: one nearby, or a shipped scenario.  Empty if nothing is like it.
std::string scenario_hint(const std::filesystem::path& file, const std::filesystem::path& name);

}  // namespace linli
