#include "run/resume.hpp"

#include "core/errors.hpp"
#include "core/week_text.hpp"
#include "scenario/changes.hpp"
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
  const Scenario before = scenario_of(checkpoint);
  Branch out{read(checkpoint, changes), {}};
  const std::int64_t weeks = checkpoint.run().weeks;
  std::vector<Problem> problems;
  for (const Change& change : changes_between(before, out.scenario)) {
    if (change.acts() == Acts::every_week) out.changes.push_back(text_of(change));
    if (change.acts() != Acts::set_up) continue;
    problems.push_back(
        {.path = change.path,
         .problem = fmt::format("cannot change from {} to {} in a branch", text_of(change.before),
                                text_of(change.after)),
         .why = fmt::format("it acts before the first week, and the state {} already contains what it did",
                            after_text(before.run.calendar(), weeks)),
         .hint = "run the scenario from its beginning"});
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

}  // namespace linli
