#include "run/resume.hpp"

#include "core/errors.hpp"
#include "core/week_text.hpp"
#include "engine/scenario_faults.hpp"
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

/// Lines of a text that nobody has seen are those of the checkpoint as a whole.
template <class Place>
void place_in(const Checkpoint& checkpoint, std::string Place::*source, Place& place)
{
  if (place.line == 0) return;
  place.*source = checkpoint.file().string();
  place.line = 0;
}

/// The scenario's own files stay what they were, for the result to show.
ReadScenario read(const Checkpoint& checkpoint, const std::vector<Assignment>& changes)
{
  const RunSoFar& run = checkpoint.run();
  const std::filesystem::path name = std::filesystem::path(run.scenario_file).filename();
  ReadScenario out = try_scenario((std::filesystem::path(run.scenario_folder) / name).string(),
                                  run.as_resolved, MechanismParams::standard(), changes);
  out.scenario.texts = {{run.scenario_file, run.as_written}};
  for (auto& [path, origin] : out.scenario.origins) place_in(checkpoint, &Origin::source, origin);
  for (Problem& problem : out.problems) place_in(checkpoint, &Problem::file, problem);
  return out;
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

/// What of a scenario cannot be in a branch.
std::vector<Problem> faults_between(const Scenario& before, std::int64_t weeks, const Scenario& wanted,
                                    ByFile by_file)
{
  const std::string after = after_text(before.run.calendar(), weeks);
  std::vector<Problem> problems;
  for (const Change& change : changes_between(before, wanted)) {
    if (change.acts() == Acts::set_up) problems.push_back(too_late(change, wanted, after, by_file));
  }
  if (wanted.run.all_weeks() < weeks) {
    problems.push_back(
        {.path = "run.weeks",
         .problem = fmt::format("is shorter than what has been done: {} weeks with the burn-in", weeks),
         .hint = fmt::format("give at least {} weeks", weeks - wanted.run.burn_in)});
  }
  return problems;
}

Branch branch_between(const Scenario& before, Scenario wanted)
{
  Branch out{std::move(wanted), {}};
  for (const Change& change : changes_between(before, out.scenario)) {
    if (change.acts() == Acts::every_week || change.acts() == Acts::recording)
      out.changes.push_back(text_of(change));
  }
  return out;
}

}  // namespace

Scenario scenario_of(const Checkpoint& checkpoint)
{
  ReadScenario out = read(checkpoint, {});
  for (Problem& problem : out.problems) problem.file = checkpoint.file().string();
  if (!out.problems.empty()) throw Error(Exit::checkpoint, out.problems);
  return std::move(out.scenario);
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
  const Scenario before = scenario_of(checkpoint);
  ReadScenario wanted = read(checkpoint, changes);
  for (Problem& problem : faults_between(before, checkpoint.run().weeks, wanted.scenario, ByFile::no)) {
    wanted.doubts.faulty.insert(problem.path);
    wanted.problems.push_back(std::move(problem));
  }
  return branch_between(before, require_faultless(std::move(wanted), Against::itself));
}

Branch branch_to(const Checkpoint& checkpoint, Scenario wanted)
{
  return branch_to(scenario_of(checkpoint), checkpoint.run().weeks, std::move(wanted));
}

Branch branch_to(const Scenario& before, std::int64_t weeks, Scenario wanted)
{
  const std::vector<Problem> problems = faults_between(before, weeks, wanted, ByFile::yes);
  if (!problems.empty()) throw Error(Exit::scenario, problems);
  return branch_between(before, std::move(wanted));
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
