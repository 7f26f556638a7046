#include "run/resume.hpp"

#include "core/errors.hpp"
#include "core/week_text.hpp"
#include "scenario/changes.hpp"
#include "scenario/problem_with.hpp"
#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace linli {
namespace {

std::string text_of(const std::optional<Setting>& setting)
{
  return setting ? setting->value : std::string("nothing");
}

std::string text_of(const Change& change)
{
  return fmt::format("{}: {} → {}", change.path, text_of(change.before), text_of(change.after));
}

/// The scenario's own files stay what they were, for the result to show.
Scenario read(const Checkpoint& checkpoint, const std::vector<Assignment>& changes)
{
  const RunSoFar& run = checkpoint.run();
  const std::filesystem::path name = std::filesystem::path(run.scenario_file).filename();
  Scenario scenario = parse_scenario((std::filesystem::path(run.scenario_folder) / name).string(),
                                     run.as_resolved, MechanismParams::standard(), changes);
  scenario.texts = {{run.scenario_file, run.as_written}};
  for (auto& [path, origin] : scenario.origins) {  // lines of a text that nobody has seen
    if (origin.line > 0) origin = {checkpoint.file().string(), 0};
  }
  return scenario;
}

/// Whether a branch is described by a file of its own, or by what the command line changes.
enum class ByFile { no, yes };

/// What acts before the first week cannot change any more.
Problem too_late(const Change& change, const Scenario& wanted, const std::string& after, ByFile by_file)
{
  const std::string why =
      fmt::format("it acts before the first week, and the state {} already contains what it did", after);
  std::string problem =
      fmt::format("cannot change from {} to {} in a branch", text_of(change.before), text_of(change.after));
  constexpr const char* from_beginning = "run the scenario from its beginning";
  if (by_file == ByFile::no)
    return {.path = change.path, .problem = problem, .why = why, .hint = from_beginning};
  const bool written = wanted.origins.contains(change.path);
  const std::string keep =
      change.before ? fmt::format("give `{}: {}` as it was before, or ", change.path, text_of(change.before))
                    : "";
  return problem_with(wanted, {change.path}, std::move(problem), why,
                      written ? from_beginning : keep + from_beginning);
}

Branch branch_between(const Scenario& before, std::int64_t weeks, Scenario wanted, ByFile by_file)
{
  Branch out{std::move(wanted), {}};
  const std::string after = after_text(before.run.calendar(), weeks);
  std::vector<Problem> problems;
  for (const Change& change : changes_between(before, out.scenario)) {
    if (change.acts() == Acts::every_week || change.acts() == Acts::recording)
      out.changes.push_back(text_of(change));
    if (change.acts() == Acts::set_up) problems.push_back(too_late(change, out.scenario, after, by_file));
  }
  if (out.scenario.run.all_weeks() < weeks) {
    problems.push_back(
        {.path = "run.weeks",
         .problem = fmt::format("is shorter than what has been done: {} weeks with the burn-in", weeks),
         .hint = fmt::format("give at least {} weeks", weeks - out.scenario.run.burn_in)});
  }
  if (!problems.empty()) throw Error(Exit::scenario, problems);
  return out;
}

}  // namespace

Scenario scenario_of(const Checkpoint& checkpoint)
{
  try {
    return read(checkpoint, {});
  } catch (const Error& e) {
    std::vector<Problem> problems = e.problems();
    for (Problem& p : problems) p.file = checkpoint.file().string();
    throw Error(Exit::checkpoint, problems);
  }
}

void require_same(const Checkpoint& checkpoint, const Scenario& wanted)
{
  std::vector<Problem> problems;
  for (const Change& change : changes_between(scenario_of(checkpoint), wanted)) {
    if (change.acts() == Acts::never && change.path != "run.weeks") continue;
    problems.push_back({.file = checkpoint.file().string(),
                        .path = change.path,
                        .problem = fmt::format("is {} there and {} in {}", text_of(change.before),
                                               text_of(change.after), wanted.file),
                        .why = "a run goes on under the scenario it began with",
                        .hint = "leave the scenario out, or branch with --from and --set"});
  }
  if (!problems.empty()) throw Error(Exit::checkpoint, problems);
}

Branch branch_of(const Checkpoint& checkpoint, const std::vector<Assignment>& changes)
{
  Scenario wanted = read(checkpoint, changes);
  return branch_between(scenario_of(checkpoint), checkpoint.run().weeks, std::move(wanted), ByFile::no);
}

Branch branch_to(const Checkpoint& checkpoint, Scenario wanted)
{
  return branch_to(scenario_of(checkpoint), checkpoint.run().weeks, std::move(wanted));
}

Branch branch_to(const Scenario& before, std::int64_t weeks, Scenario wanted)
{
  return branch_between(before, weeks, std::move(wanted), ByFile::yes);
}

std::vector<std::string> lines_of(const Branch& branch, std::int64_t weeks)
{
  const std::string place = after_text(branch.scenario.run.calendar(), weeks);
  std::vector<std::string> out;
  for (const std::string& change : branch.changes) out.push_back(fmt::format("{}, {}", place, change));
  if (out.empty()) out.push_back(place + ", nothing");
  return out;
}

}  // namespace linli
