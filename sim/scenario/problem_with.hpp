#pragma once
/// Faults of a scenario that are found after it was read: names that only the model knows, weeks outside the run.
#include "core/errors.hpp"
#include "scenario/scenario.hpp"

#include <string>
#include <vector>

namespace linli {

/// A fault of the value at `path`, told where that is written: file and line, or the option that gives it.  Of what is
/// written nowhere, where the section is that holds it; else the scenario's file.
Problem problem_with(const Scenario& scenario, const std::string& path, std::string problem, std::string why,
                     std::string hint = "");

/// The same of the value at the first of these paths that is written somewhere; of none, at the first.
Problem problem_with(const Scenario& scenario, const std::vector<std::string>& paths, std::string problem,
                     std::string why, std::string hint = "");

/// The first of these paths that is written somewhere; else the first.
const std::string& first_written(const Scenario& scenario, const std::vector<std::string>& paths);

/// The value at `path` names something that does not exist: tells the nearest name, or those there are.
Problem unknown_name(const Scenario& scenario, const std::string& path, const std::string& what,
                     const std::string& name, const std::vector<std::string>& known);

/// The same of a series, of which there are too many to name: tells the command that lists them.
Problem unknown_series(const Scenario& scenario, const std::string& path, const std::string& name,
                       const std::vector<std::string>& known);

/// Throws `error` with the place of every fault that has a path and no file.
[[noreturn]] void throw_placed(const Scenario& scenario, const Error& error);

/// In the order of the scenario's files, the base first, then other files, then the command line; within a file by line, on the
/// command line in the order of options (ScenarioOptions::changes).  What is told twice in the same words is left out.
std::vector<Problem> by_place(const Scenario& scenario, std::vector<Problem> problems);

/// Throws Error(scenario) with all of them, unless there are none; Error(usage) if all are written on the command line.
void refuse(const std::vector<Problem>& problems);

}  // namespace linli
