#pragma once
/// What the commands that take a scenario have in common.
#include "scenario/assignments.hpp"
#include "scenario/scenario.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace linli {

/// A scenario and what the command line changes of it.
struct ScenarioOptions {
  std::string file;                  ///< or the name of a shipped scenario
  std::vector<std::string> set;      ///< `path=value`
  std::optional<std::string> weeks;  ///< of the study
  std::optional<std::string> burn_in;
  std::optional<std::string> scale;
  std::optional<std::string> seed;
  std::optional<std::string> replicate;
  int threads = 0;

  /// Adds SCENARIO and the options that change it to a subcommand.  `standard` is the scenario taken if none is
  /// named.
  void add_to(CLI::App& command, const std::string& standard = {});
  /// The same where SCENARIO may be left out, because it may come from elsewhere.
  void add_optional_to(CLI::App& command);
  /// SCENARIO and what changes it but `--weeks`, for a command where weeks are those to look at.
  void add_without_weeks_to(CLI::App& command);
  void add_threads_to(CLI::App& command);
  void add_changes_to(CLI::App& command);
  /// `--set` in its order, then the options for single parameters, which therefore win.
  std::vector<Assignment> changes() const;
  /// Reads the scenario with the changes, for a run from its beginning.  Throws Error with everything that is wrong with it
  /// (engine/scenario_faults.hpp).
  Scenario read() const;
  /// The same for a run that goes on: its people are those of the checkpoint.
  Scenario read_to_go_on() const;
  /// What is written, whether it can be run or not.  Throws as `read_scenario`.
  Scenario read_as_written() const;

 private:
  std::string text_file() const;
  void add_set_to(CLI::App& command);
  void add_numbers_to(CLI::App& command);
};

/// The file of a scenario as it is written on the command line: its name, or that of a shipped scenario.  Throws Error(usage)
/// if it is empty or can be two files, Error(io) with the nearest if there is neither.
std::string scenario_file(const std::string& written);

/// A shipped scenario as it is named from the working folder.
std::string shipped_scenario(const std::string& name);

}  // namespace linli
