#include "core/week_text.hpp"
#include "interventions/timetable.hpp"
#include "scenario/changes.hpp"
#include "scenario/problem_with.hpp"
#include "study/arm_scenario.hpp"
#include "study/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

using StagesRead = std::vector<ArmStage<ReadScenario>>;

/// What differs in what is simulated.
std::vector<Change> effects_between(const Scenario& before, const Scenario& after)
{
  std::vector<Change> out = changes_between(before, after);
  std::erase_if(out, [](const Change& change) {
    return change.acts() == Acts::never || change.acts() == Acts::recording;
  });
  return out;
}

bool same_effect(const StagesRead& a, const StagesRead& b)
{
  if (a.size() != b.size()) return false;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k].from != b[k].from || !effects_between(a[k].scenario.scenario, b[k].scenario.scenario).empty())
      return false;
  }
  return true;
}

/// Without stages that change nothing.
StagesRead without_idle(StagesRead stages)
{
  StagesRead out;
  for (ArmStage<ReadScenario>& stage : stages) {
    if (out.empty() || !effects_between(out.back().scenario.scenario, stage.scenario.scenario).empty())
      out.push_back(std::move(stage));
  }
  return out;
}

/// What an arm may not change: the weeks and the luck that all share.
void tell_own_run(const Scenario& base, const Scenario& arm, std::vector<Problem>& problems)
{
  for (const Change& change : changes_between(base, arm)) {
    if (!is_path_within(change.path, "run")) continue;
    problems.push_back(problem_with(arm, change.path, "differs from the base",
                                    "all arms have the same weeks and, in a replicate, the same luck",
                                    "give it under the study's `set`, for all arms"));
  }
}

void tell_late_set_up(const StagesRead& stages, std::vector<Problem>& problems)
{
  for (std::size_t k = 1; k < stages.size(); ++k) {
    const Scenario& now = stages[k].scenario.scenario;
    for (const Change& change : changes_between(stages[k - 1].scenario.scenario, now)) {
      if (change.acts() != Acts::set_up || is_path_within(change.path, "run")) continue;
      problems.push_back(problem_with(
          now, change.path,
          "acts before the first week and cannot change in " + week_text(now.run.calendar(), stages[k].from),
          {}, "remove it, or the arm's `from`"));
    }
  }
}

/// An intervention that comes with a stage when its time is over: a run that goes on with it is refused.
void tell_interventions_that_are_over(const StagesRead& stages, std::vector<Problem>& problems)
{
  for (std::size_t k = 1; k < stages.size(); ++k) {
    const Scenario& now = stages[k].scenario.scenario;
    const Calendar calendar = now.run.calendar();
    for (const auto& [name, intervention] : now.interventions) {
      if (stages[k - 1].scenario.scenario.interventions.contains(name) ||
          Timetable(intervention, calendar).acts_within(stages[k].from, now.run.all_weeks()))
        continue;
      const std::string path = "interventions." + name;
      problems.push_back(
          problem_with(now, {path + ".until", path + ".lasts", path + ".weeks", path + ".from"},
                       "it acts in no week from " + week_text(calendar, stages[k].from) + " on",
                       "then the arm begins", "let it last longer, or remove the arm's `from`"));
    }
  }
}

/// The column of what is written in a line under the last key of a path; 0 if it is not found.
int column_of(const YamlNode& node, const Problem& problem)
{
  for (const auto& [key, value] : node.entries) {
    const bool is_key = is_path_within(problem.path, key.text) && problem.path.size() == key.text.size();
    const bool is_last = problem.path.ends_with("." + key.text);
    if ((is_key || is_last) && value.line == problem.line) return value.column;
    if (const int column = column_of(value, problem); column > 0) return column;
  }
  return 0;
}

struct ArmRead {
  const StudyArm* arm;
  StagesRead stages;
};

void tell_equal_arms(const std::vector<ArmRead>& arms, StudyDraft& draft)
{
  for (std::size_t k = 0; k < arms.size(); ++k) {
    const auto same =
        std::find_if(arms.begin(), arms.begin() + static_cast<std::ptrdiff_t>(k),
                     [&](const ArmRead& other) { return same_effect(other.stages, arms[k].stages); });
    if (same == arms.begin() + static_cast<std::ptrdiff_t>(k)) continue;
    draft.faults.add(arms[k].arm->place, "arms." + arms[k].arm->name,
                     {fmt::format("the arm is equal to `{}`", same->arm->name),
                      "every value that is simulated is the same in both",
                      "remove one; `honesty: true` adds an arm that is equal on purpose"});
  }
}

/// What is wrong with an arm where every factor has its first level, but for one that has `level`; those with a
/// range keep the base's value, because not every corner of the ranges is run.
std::vector<Problem> faults_at(const StudyArm& arm, const StudyFactor* changed, const std::string& level,
                               const StudyDraft& draft)
{
  const Study& study = draft.study;
  std::vector<Overlay> values;
  for (const StudyFactor& factor : study.factors) {
    if (factor.levels.empty()) continue;
    const std::string& first = factor.levels.front();
    values.push_back(value_at(factor.path, &factor == changed ? level : first, study.file, factor.place));
  }
  return faults_of_stages(try_arm_scenario(study, arm, values, draft.mechanisms));
}

/// Levels that cannot stand beside what else an arm says.
void tell_faults_of_levels(const StudyArm& arm, StudyDraft& draft)
{
  const auto tell = [&](const StudyFactor& factor, const std::string& what, std::vector<Problem> problems) {
    for (Problem& problem : problems) {
      draft.faults.add(factor.place, "factors." + factor.path,
                       {fmt::format("{} makes a fault: {}: {}", what, problem.path, problem.problem),
                        std::move(problem.why), std::move(problem.hint)});
    }
  };
  const std::vector<StudyFactor>& factors = draft.study.factors;
  if (factors.empty()) return;
  std::vector<Problem> at_first = faults_at(arm, nullptr, {}, draft);
  if (!at_first.empty()) return tell(factors.front(), "the first level of every factor", std::move(at_first));
  for (const StudyFactor& factor : factors) {
    for (std::size_t k = 1; k < factor.levels.size(); ++k)
      tell(factor, "the level " + shown(factor.levels[k]), faults_at(arm, &factor, factor.levels[k], draft));
  }
}

}  // namespace

void tell_arm_faults(StudyDraft& draft)
{
  if (draft.study.base.empty()) return;
  std::vector<Problem>& problems = draft.problems;
  std::vector<Problem> of_base = faults_of_stages({{0, draft.base}});
  const bool base_sound = of_base.empty();
  problems.insert(problems.end(), of_base.begin(), of_base.end());
  std::vector<ArmRead> sound;
  for (const StudyArm& arm : draft.study.arms) {
    StagesRead stages = try_arm_scenario(draft.study, arm, {}, draft.mechanisms);
    std::vector<Problem> found = faults_of_stages(stages);
    if (found.empty() && base_sound) {
      tell_own_run(draft.base.scenario, stages.back().scenario.scenario, found);
      tell_late_set_up(stages, found);
      tell_interventions_that_are_over(stages, found);
      if (found.empty()) sound.push_back({&arm, without_idle(std::move(stages))});
    }
    for (Problem& problem : found) {
      const auto told = [&](const Problem& other) { return other.text() == problem.text(); };
      if (std::none_of(problems.begin(), problems.end(), told)) problems.push_back(std::move(problem));
    }
  }
  for (Problem& problem : problems) {
    if (problem.file == draft.study.file && problem.line > 0 && problem.column == 0)
      problem.column = column_of(draft.document.root, problem);
  }
  if (!draft.faults.empty()) return;
  tell_equal_arms(sound, draft);
  if (problems.empty() && draft.study.design.kind != StudyDesign::Kind::points)
    tell_faults_of_levels(draft.study.arms.front(), draft);
}

}  // namespace linli
