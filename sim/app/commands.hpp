#pragma once
/// The subcommands of `linli`, one file each.
#include <CLI/CLI.hpp>

#include <functional>

namespace linli {

/// What a command line asked for: set by the parser, carried out afterwards.
using Action = std::function<int()>;

/// Every `add_*` puts one subcommand into the parser; when it is chosen, `action` becomes what to do.
void add_run(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_population(CLI::App& app, Action& action);
void add_schedule(CLI::App& app, Action& action);
void add_info(CLI::App& app, Action& action);
void add_scenario(CLI::App& app, Action& action);
void add_reproduce(CLI::App& app, Action& action);
void add_trace(CLI::App& app, Action& action);
void add_digest(CLI::App& app, Action& action);
void add_bench(CLI::App& app, Action& action);
void add_schema(CLI::App& app, Action& action);
void add_calibrate(CLI::App& app, Action& action);
void add_study(CLI::App& app, Action& action);
void add_compare(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_methods(CLI::App& app, Action& action);
void add_completion(CLI::App& app, Action& action);

/// Parses and carries out; returns the exit code.  All errors end here.
int run_command_line(int argc, const char* const* argv);

}  // namespace linli
