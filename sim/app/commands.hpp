#pragma once
/// The subcommands of `linli`, one file each.
#include "scenario/scenario.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <optional>
#include <string>

namespace linli {

/// What a command line asked for: set by the parser, carried out afterwards.
using Action = std::function<int()>;

/// Every `add_*` puts one subcommand into the parser; when it is chosen, `action` becomes what to do.
void add_run(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_population(CLI::App& app, Action& action);
void add_schedule(CLI::App& app, Action& action);
void add_info(CLI::App& app, Action& action);
void add_digest(CLI::App& app, Action& action);
void add_bench(CLI::App& app, Action& action);

/// What the command line may change of a scenario.
struct ScenarioOptions {
  std::string file;
  std::optional<std::int64_t> weeks;  ///< of the study
  std::optional<std::int64_t> burn_in;
  std::optional<double> scale;
  std::optional<std::int64_t> seed;
  std::optional<std::int64_t> replicate;
  int threads = 0;

  /// Adds SCENARIO and the options to a subcommand.  `standard` is the scenario taken if none is named.
  void add_to(CLI::App& command, const std::string& standard = {});
  /// Reads the scenario and lets the options act on it, with the same ranges as in a file.
  Scenario read() const;
};

/// A shipped scenario: looked for beside the program (installed) and in the folders above it (built).
std::string shipped_scenario(const std::string& name);

/// Parses and carries out; returns the exit code.  All errors end here.
int run_command_line(int argc, const char* const* argv);

}  // namespace linli
