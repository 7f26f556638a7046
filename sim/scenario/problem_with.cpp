#include "scenario/problem_with.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <limits>
#include <optional>
#include <set>
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

/// Where among all faults one is told.
struct Rank {
  std::ptrdiff_t file = 0;
  std::string other{};  ///< the name of one that is none of the scenario's
  int line = 0;
  int column = 0;

  auto operator<=>(const Rank&) const = default;
};

Rank rank_of(const Scenario& scenario, const Problem& problem)
{
  const std::vector<ScenarioText>& texts = scenario.texts;
  const auto others = static_cast<std::ptrdiff_t>(texts.size());
  if (on_command_line(problem)) return {others + 1, {}, problem.option};
  const std::ptrdiff_t file = std::ranges::find(texts, problem.file, &ScenarioText::file) - texts.begin();
  const bool counts_the_rest = problem.line == 0 && problem.path.empty();
  return {file, file == others ? problem.file : "",
          counts_the_rest ? std::numeric_limits<int>::max() : problem.line, problem.column};
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
          .hint = std::move(hint),
          .option = written.option};
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

std::vector<Problem> by_place(const Scenario& scenario, std::vector<Problem> problems)
{
  std::ranges::stable_sort(problems, {}, [&](const Problem& problem) { return rank_of(scenario, problem); });
  std::vector<Problem> out;
  std::set<std::string> told;
  for (Problem& problem : problems) {
    if (told.insert(problem.text()).second) out.push_back(std::move(problem));
  }
  return out;
}

void refuse(const std::vector<Problem>& problems)
{
  if (problems.empty()) return;
  throw Error(std::ranges::all_of(problems, on_command_line) ? Exit::usage : Exit::scenario, problems);
}

}  // namespace linli
