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

std::vector<Observable> chosen_observables(const Scenario& scenario, const std::vector<Observable>& known,
                                           std::vector<Problem>& problems)
{
  const std::vector<std::string>& wanted = scenario.output.series;
  const std::vector<Observable> levers = lever_series();
  std::vector<std::string> names{all};
  for (const Observable& o : known) names.push_back(o.name);
  std::vector<std::string> of_levers;
  for (const Observable& o : levers) of_levers.push_back(o.name);
  for (const std::string& name : wanted) {
    const std::vector<std::string>& like_it = is_of_lever(name) ? of_levers : names;
    if (std::ranges::find(like_it, name) == like_it.end())
      problems.push_back(unknown_series(scenario, "output.series", name, like_it));
  }
  const auto has = [&](const std::string& name) { return std::ranges::find(wanted, name) != wanted.end(); };
  std::vector<Observable> out;
  for (const Observable& o : known) {
    if (has(all) || has(o.name)) out.push_back(o);
  }
  for (const Observable& o : levers) {
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

std::vector<EventKind> chosen_events(const Scenario& scenario, std::vector<Problem>& problems)
{
  const std::vector<std::string>& wanted = scenario.output.events;
  const auto has = [&](const std::string& name) { return std::ranges::find(wanted, name) != wanted.end(); };
  std::vector<std::string> names{all};
  std::vector<EventKind> out;
  for (const EventKind& kind : scenario.events()) {
    names.push_back(kind.name);
    if (has(all) || has(kind.name)) out.push_back(kind);
  }
  for (const std::string& name : wanted) {
    if (std::ranges::find(names, name) == names.end())
      problems.push_back(unknown_name(scenario, "output.events", "kind of event", name, names));
  }
  return out;
}

/// Weeks of the run in which a panel or survey is taken, rising.
template <class Params>
std::vector<std::int64_t> weeks_of(const Scenario& scenario, const Params& chosen, const std::string& path,
                                   std::vector<Problem>& problems)
{
  const RunParams& run = scenario.run;
  std::set<std::int64_t> weeks;
  for (const When when : chosen.weeks) {
    const std::int64_t week = run.calendar().week_of(when);
    if (week >= 0 && week < run.all_weeks()) {
      weeks.insert(week);
      continue;
    }
    problems.push_back(problem_with(scenario, path + ".weeks", to_string(when) + " is outside the run",
                                    "which goes from " + weeks_text(run.calendar(), 0, run.all_weeks() - 1)));
  }
  for (std::int64_t w = run.burn_in; chosen.every > 0 && w < run.all_weeks(); w += chosen.every)
    weeks.insert(w);
  return {weeks.begin(), weeks.end()};
}

std::vector<std::string> columns_of(const Scenario& scenario, const PanelParams& panel,
                                    const std::string& path, const std::vector<std::string>& known,
                                    std::vector<Problem>& problems)
{
  std::vector<std::string> names{all};
  names.insert(names.end(), known.begin(), known.end());
  std::vector<std::string> out;
  for (const std::string& name : panel.columns) {
    if (std::ranges::find(names, name) == names.end())
      problems.push_back(unknown_name(scenario, path + ".columns", "column of residents", name, names));
    if (std::ranges::find(out, name) == out.end()) out.push_back(name);
  }
  return std::ranges::find(out, all) == out.end() ? out : known;
}

}  // namespace

RecordingPlan recording_plan(const Scenario& scenario, const World& world,
                             const std::vector<Observable>& known)
{
  std::vector<Problem> problems;
  RecordingPlan plan{chosen_observables(scenario, known, problems),
                     chosen_groupings(scenario.output.groups),
                     {},
                     {},
                     {},
                     chosen_events(scenario, problems)};
  std::vector<std::string> columns;
  for (const PanelColumn& column : panel_columns(world)) columns.push_back(column.name);
  for (const auto& [name, panel] : scenario.output.panels) {
    const std::string path = "output.panels." + name;
    plan.panels.push_back({name, columns_of(scenario, panel, path, columns, problems), panel.share,
                           panel.adults_only, weeks_of(scenario, panel, path, problems)});
  }
  for (const auto& [name, survey] : scenario.output.surveys) {
    plan.surveys.push_back({name, survey, weeks_of(scenario, survey, "output.surveys." + name, problems)});
  }
  for (const auto& [name, unused] : scenario.interventions) plan.interventions.push_back(name);
  refuse(problems);
  return plan;
}

}  // namespace linli
