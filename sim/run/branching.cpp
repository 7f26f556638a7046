#include "run/branching.hpp"

#include "interventions/branching.hpp"
#include "scenario/changes.hpp"
#include "scenario/problem_with.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace linli {
namespace {

/// Keys of named things that differ, by the names of these: of "interventions.talks.levers.calls" it is "levers.calls".
std::map<std::string, std::vector<std::string>> differing_keys(const std::vector<Change>& changes,
                                                               const std::string& section)
{
  std::map<std::string, std::vector<std::string>> keys;
  for (const Change& change : changes) {
    if (!change.path.starts_with(section + ".")) continue;
    const std::string below = change.path.substr(section.size() + 1);
    const std::size_t dot = below.find('.');
    if (dot != std::string::npos) keys[below.substr(0, dot)].push_back(below.substr(dot + 1));
  }
  return keys;
}

template <class T>
const T* found_in(const std::map<std::string, T>& things, const std::string& name)
{
  const auto found = things.find(name);
  return found == things.end() ? nullptr : &found->second;
}

/// The first week that is simulated under the new scenario, as a scenario names it.
std::string next_week(const Scenario& scenario, const RunSoFar& run)
{
  return to_string(When::week(run.weeks - scenario.run.burn_in));
}

/// Whether what a change of such a key does depends on where the intervention acts.
bool depends_on_places(const std::string& key)
{
  const std::set<std::string> keys{"subdistricts", "areas", "regimes", "capacity", "rerank_every"};
  return keys.contains(key);
}

bool has_fault(const std::string& intervention, const std::vector<Problem>& problems)
{
  const std::string above = "interventions." + intervention + ".";
  return std::ranges::any_of(problems, [&](const Problem& one) { return one.path.starts_with(above); });
}

void of_interventions(const Scenario& before, const Scenario& now, const RunSoFar& run, const World& world,
                      const std::vector<Change>& changes, const std::vector<Problem>& misplaced,
                      std::vector<Problem>& problems)
{
  for (const auto& [name, keys] : differing_keys(changes, "interventions")) {
    const InterventionParams* is = found_in(now.interventions, name);
    if (is == nullptr) continue;
    const InterventionParams* was = found_in(before.interventions, name);
    const Crossing crossing{was, *is, was ? &world.interventions.by_name.at(name) : nullptr, run.weeks,
                            now.run.all_weeks()};
    for (const Contradiction& idle :
         changes_without_effect(crossing, keys, now.run.calendar(), world.people)) {
      if (has_fault(name, misplaced) && std::ranges::any_of(idle.keys, depends_on_places)) continue;
      std::vector<std::string> paths;
      for (const std::string& key : idle.keys) paths.push_back("interventions." + name + "." + key);
      const std::string left = fmt::format("the run goes on with {}", next_week(now, run));
      problems.push_back(problem_with(now, paths, idle.problem,
                                      idle.why.empty() ? left : idle.why + "; " + left, idle.hint));
    }
  }
}

/// A panel or a survey where a run branches.
template <class Params>
struct Taking {
  std::string path;
  const Params* before;
  const Params& now;
  std::vector<std::string> keys;    ///< that differ
  std::vector<std::int64_t> taken;  ///< weeks that are recorded
};

/// Weeks of the run for which a panel or survey asks.
template <class Params>
std::vector<std::int64_t> weeks_of(const Params& params, const RunParams& run)
{
  std::set<std::int64_t> weeks;
  for (const When when : params.weeks) weeks.insert(run.calendar().week_of(when));
  for (std::int64_t w = run.burn_in; params.every > 0 && w < run.all_weeks(); w += params.every)
    weeks.insert(w);
  return {weeks.begin(), weeks.end()};
}

std::vector<std::int64_t> from_on(const std::vector<std::int64_t>& weeks, std::int64_t first)
{
  return {std::ranges::lower_bound(weeks, first), weeks.end()};
}

template <class Params>
void of_one(const Taking<Params>& t, const Scenario& now, const RunSoFar& run, std::vector<Problem>& problems)
{
  const auto tell = [&](const std::string& key, std::string problem, std::string why, std::string hint) {
    problems.push_back(
        problem_with(now, {t.path + "." + key, t.path}, std::move(problem), std::move(why), std::move(hint)));
  };
  const std::string next = next_week(now, run);
  for (const When when : t.now.weeks) {
    const std::int64_t week = now.run.calendar().week_of(when);
    if (week >= run.weeks || std::ranges::binary_search(t.taken, week)) continue;
    tell("weeks", fmt::format("{} is over: the run goes on with {}", to_string(when), next),
         "what was not recorded then cannot be now", fmt::format("write {} or later", next));
  }
  const std::vector<std::int64_t> left = from_on(weeks_of(t.now, now.run), run.weeks);
  const bool changes_weeks = t.before && left != from_on(weeks_of(*t.before, now.run), run.weeks);
  if (t.before == nullptr && left.empty())
    tell("every", "it has no week that is left", fmt::format("the run goes on with {}", next), "");
  for (const std::string& key : t.keys) {
    const bool when = key == "weeks" || key == "every";
    if (t.before == nullptr) break;
    if (when && !changes_weeks) {
      tell(key, "it changes nothing in the weeks that are left", fmt::format("the run goes on with {}", next),
           "");
    } else if (!when && !t.taken.empty()) {
      tell(key, "cannot change in a branch", "its weeks so far are recorded in another way",
           "leave it as it is, and give the new one another name");
    }
  }
}

template <class Params>
void of_all(const std::map<std::string, Params>& before, const std::map<std::string, Params>& now,
            const std::string& section, std::string (*rows)(const std::string&), const Scenario& scenario,
            const RunSoFar& run, const std::vector<Change>& changes, std::vector<Problem>& problems)
{
  const auto keys = differing_keys(changes, section);
  for (const auto& [name, is] : now) {
    const auto differing = keys.find(name);
    const auto taken = run.taken.find(rows(name));
    if (differing == keys.end()) continue;
    of_one(Taking<Params>{section + "." + name, found_in(before, name), is, differing->second,
                          taken == run.taken.end() ? std::vector<std::int64_t>{} : taken->second},
           scenario, run, problems);
  }
}

template <class Plan>
void keep_taken(Plan& plan, const std::string& rows, const RunSoFar& run)
{
  const auto found = run.taken.find(rows);
  std::vector<std::int64_t> weeks = found == run.taken.end() ? std::vector<std::int64_t>{} : found->second;
  for (const std::int64_t week : from_on(plan.weeks, run.weeks)) weeks.push_back(week);
  plan.weeks = std::move(weeks);
}

}  // namespace

std::string panel_rows(const std::string& name)
{
  return "panel " + name;
}

std::string survey_rows(const std::string& name)
{
  return "survey " + name;
}

RecordingPlan going_on(RecordingPlan plan, const RunSoFar& run)
{
  for (PanelPlan& panel : plan.panels) keep_taken(panel, panel_rows(panel.name), run);
  for (SurveyPlan& survey : plan.surveys) keep_taken(survey, survey_rows(survey.name), run);
  return plan;
}

std::vector<Problem> changes_in_vain(const Scenario& before, const Scenario& now, const RunSoFar& run,
                                     const World& world, const std::vector<Problem>& misplaced)
{
  const std::vector<Change> changes = changes_between(before, now);
  std::vector<Problem> problems;
  of_interventions(before, now, run, world, changes, misplaced, problems);
  of_all(before.output.panels, now.output.panels, "output.panels", panel_rows, now, run, changes, problems);
  of_all(before.output.surveys, now.output.surveys, "output.surveys", survey_rows, now, run, changes,
         problems);
  return problems;
}

}  // namespace linli
