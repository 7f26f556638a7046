#include "engine/recording_plan.hpp"

#include "core/week_text.hpp"
#include "engine/set_up.hpp"
#include "scenario/problem_with.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace linli {
namespace {

constexpr auto all = "all";  // instead of every name

void find_unknown_series(const Scenario& scenario, const std::vector<Observable>& known,
                         std::vector<Problem>& problems)
{
  std::vector<std::string> names{all};
  for (const Observable& o : known) names.push_back(o.name);
  std::vector<std::string> of_levers;
  for (const Observable& o : lever_series()) of_levers.push_back(o.name);
  for (const std::string& name : scenario.output.series) {
    const std::vector<std::string>& like_it = is_of_lever(name) ? of_levers : names;
    if (std::ranges::find(like_it, name) == like_it.end())
      problems.push_back(unknown_series(scenario, "output.series", name, like_it));
  }
}

std::vector<Observable> chosen_observables(const Scenario& scenario, const std::vector<Observable>& known)
{
  const std::vector<std::string>& wanted = scenario.output.series;
  const auto has = [&](const std::string& name) { return std::ranges::find(wanted, name) != wanted.end(); };
  std::vector<Observable> out;
  for (const Observable& o : known) {
    if (has(all) || has(o.name)) out.push_back(o);
  }
  for (const Observable& o : lever_series()) {
    if (has(o.name)) out.push_back(o);
  }
  return out;
}

std::vector<Grouping> chosen_groupings(const std::vector<std::string>& wanted)
{
  std::vector<Grouping> out;
  const std::vector<std::string>& names = grouping_names();
  for (const std::string& name : wanted) {
    const auto g = static_cast<Grouping>(std::ranges::find(names, name) - names.begin());
    if (std::ranges::find(out, g) == out.end()) out.push_back(g);
  }
  return out;
}

void find_unknown_events(const Scenario& scenario, std::vector<Problem>& problems)
{
  std::vector<std::string> names{all};
  for (const EventKind& kind : scenario.events()) names.push_back(kind.name);
  for (const std::string& name : scenario.output.events) {
    if (std::ranges::find(names, name) == names.end())
      problems.push_back(unknown_name(scenario, "output.events", "kind of event", name, names));
  }
}

std::vector<EventKind> chosen_events(const Scenario& scenario)
{
  const std::vector<std::string>& wanted = scenario.output.events;
  const auto has = [&](const std::string& name) { return std::ranges::find(wanted, name) != wanted.end(); };
  std::vector<EventKind> out;
  for (const EventKind& kind : scenario.events()) {
    if (has(all) || has(kind.name)) out.push_back(kind);
  }
  return out;
}

/// Weeks in which a panel or survey is taken that the run does not have.
template <class Params>
void find_weeks_outside(const Scenario& scenario, const Params& chosen, const std::string& path,
                        std::vector<Problem>& problems)
{
  const RunParams& run = scenario.run;
  for (const When when : chosen.weeks) {
    const std::int64_t week = run.calendar().week_of(when);
    if (week >= 0 && week < run.all_weeks()) continue;
    problems.push_back(problem_with(scenario, path, to_string(when) + " is outside the run",
                                    "which goes from " + weeks_text(run.calendar(), 0, run.all_weeks() - 1)));
  }
}

/// Weeks of the run in which a panel or survey is taken, rising.
template <class Params>
std::vector<std::int64_t> weeks_of(const RunParams& run, const Params& chosen)
{
  std::set<std::int64_t> weeks;
  for (const When when : chosen.weeks) weeks.insert(run.calendar().week_of(when));
  for (std::int64_t w = run.burn_in; chosen.every > 0 && w < run.all_weeks(); w += chosen.every)
    weeks.insert(w);
  return {weeks.begin(), weeks.end()};
}

void find_unknown_columns(const Scenario& scenario, const PanelParams& panel, const std::string& path,
                          const std::vector<std::string>& known, std::vector<Problem>& problems)
{
  std::vector<std::string> names{all};
  names.insert(names.end(), known.begin(), known.end());
  for (const std::string& name : panel.columns) {
    if (std::ranges::find(names, name) == names.end())
      problems.push_back(unknown_name(scenario, path, "column of residents", name, names));
  }
}

std::vector<std::string> columns_of(const PanelParams& panel, const std::vector<std::string>& known)
{
  std::vector<std::string> out;
  for (const std::string& name : panel.columns) {
    if (std::ranges::find(out, name) == out.end()) out.push_back(name);
  }
  return std::ranges::find(out, all) == out.end() ? out : known;
}

std::vector<std::string> known_columns(const World& world)
{
  std::vector<std::string> columns;
  for (const PanelColumn& column : panel_columns(world)) columns.push_back(column.name);
  return columns;
}

}  // namespace

std::vector<Problem> recording_faults(const Scenario& scenario, const World& world, const Doubts& doubts,
                                      const std::vector<Observable>& known)
{
  std::vector<Problem> problems;
  if (doubts.is_read("output.series")) find_unknown_series(scenario, known, problems);
  if (doubts.is_read("output.events")) find_unknown_events(scenario, problems);
  const bool run_known = doubts.are_sound("run", {"start", "burn_in", "weeks"});
  const std::vector<std::string> columns = known_columns(world);
  for (const auto& [name, panel] : scenario.output.panels) {
    const std::string path = "output.panels." + name;
    if (doubts.is_read(path + ".columns"))
      find_unknown_columns(scenario, panel, path + ".columns", columns, problems);
    if (run_known && doubts.is_read(path + ".weeks"))
      find_weeks_outside(scenario, panel, path + ".weeks", problems);
  }
  for (const auto& [name, survey] : scenario.output.surveys) {
    const std::string path = "output.surveys." + name + ".weeks";
    if (run_known && doubts.is_read(path)) find_weeks_outside(scenario, survey, path, problems);
  }
  return problems;
}

RecordingPlan recording_plan(const Scenario& scenario, const World& world,
                             const std::vector<Observable>& known)
{
  refuse(recording_faults(scenario, world, {}, known));
  RecordingPlan plan{chosen_observables(scenario, known),
                     chosen_groupings(scenario.output.groups),
                     {},
                     {},
                     {},
                     chosen_events(scenario)};
  const std::vector<std::string> columns = known_columns(world);
  for (const auto& [name, panel] : scenario.output.panels) {
    plan.panels.push_back(
        {name, columns_of(panel, columns), panel.share, panel.adults_only, weeks_of(scenario.run, panel)});
  }
  for (const auto& [name, survey] : scenario.output.surveys)
    plan.surveys.push_back({name, survey, weeks_of(scenario.run, survey)});
  for (const auto& [name, unused] : scenario.interventions) plan.interventions.push_back(name);
  return plan;
}

}  // namespace linli
