#include "scenario/problem_with.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace linli {
namespace {

/// The file or option that gives the value at `path`, or else what is written of the section above it.
Origin origin_of(const Scenario& scenario, std::string path)
{
  for (;;) {
    const auto written = scenario.origins.find(path);
    if (written != scenario.origins.end()) return written->second;
    const std::size_t dot = path.rfind('.');
    if (dot == std::string::npos) return {scenario.file, 0};
    path.resize(dot);
  }
}

/// The source of a value is a file or an option such as `--set`, which has no lines.
bool on_command_line(const Problem& problem)
{
  return problem.line == 0 && problem.file.starts_with("--");
}

}  // namespace

Problem problem_with(const Scenario& scenario, const std::string& path, std::string problem, std::string why,
                     std::string hint)
{
  const Origin written = origin_of(scenario, path);
  return {.file = written.source,
          .line = written.line,
          .path = path,
          .problem = std::move(problem),
          .why = std::move(why),
          .hint = std::move(hint)};
}

Problem problem_with(const Scenario& scenario, const std::vector<std::string>& paths, std::string problem,
                     std::string why, std::string hint)
{
  return problem_with(scenario, first_written(scenario, paths), std::move(problem), std::move(why),
                      std::move(hint));
}

const std::string& first_written(const Scenario& scenario, const std::vector<std::string>& paths)
{
  const auto written = [&](const std::string& path) { return scenario.origins.contains(path); };
  const auto found = std::ranges::find_if(paths, written);
  return found == paths.end() ? paths.front() : *found;
}

Problem unknown_name(const Scenario& scenario, const std::string& path, const std::string& what,
                     const std::string& name, const std::vector<std::string>& known)
{
  const std::optional<std::string> near = nearest_name(name, known);
  return problem_with(scenario, path, fmt::format("there is no {} called {}", what, name),
                      near ? "" : "known are " + listed(known), near ? "did you mean " + *near + "?" : "");
}

Problem unknown_series(const Scenario& scenario, const std::string& path, const std::string& name,
                       const std::vector<std::string>& known)
{
  Problem problem = unknown_name(scenario, path, "series", name, known);
  problem.why.clear();
  if (problem.hint.empty()) problem.hint = "all of them: linli schema --series en";
  return problem;
}

void throw_placed(const Scenario& scenario, const Error& error)
{
  std::vector<Problem> problems = error.problems();
  for (Problem& problem : problems) {
    if (problem.path.empty() || !problem.file.empty()) continue;
    problem = problem_with(scenario, problem.path, std::move(problem.problem), std::move(problem.why),
                           std::move(problem.hint));
  }
  if (error.exit() == Exit::scenario) refuse(problems);
  throw Error(error.exit(), std::move(problems));
}

void refuse(const std::vector<Problem>& problems)
{
  if (problems.empty()) return;
  throw Error(std::ranges::all_of(problems, on_command_line) ? Exit::usage : Exit::scenario, problems);
}

}  // namespace linli
