#pragma once
/// What a worker is given: a scenario of its own, and the command that runs it.
#include "scenario/scenario.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// How a worker runs a scenario.
struct RunOrder {
  std::filesystem::path
      data{};  ///< where data files lie that are not shipped with the program, in folders by their content
  std::filesystem::path output{};               ///< the result; of a past what its checkpoint is named after
  std::optional<std::filesystem::path> from{};  ///< checkpoint of the past it goes on from
  std::optional<std::filesystem::path> resume{};  ///< its own checkpoint, from when it was stopped
  std::optional<std::int64_t> stop_at{};          ///< weeks after which a past ends
  std::size_t threads = 1;
};

/// Writes `scenario` into `folder`, which is made anew, and how it is run into `command.txt` there.  Data files go by the same
/// names in all runs that have the same: a run cannot go on from a past in which they have others.
/// Returns the command.  Throws Error(io).
std::vector<std::string> write_run_input(const std::filesystem::path& folder, const Scenario& scenario,
                                         const RunOrder& order);

}  // namespace linli
