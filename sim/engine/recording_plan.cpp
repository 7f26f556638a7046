#include "engine/recording_plan.hpp"

#include "core/week_text.hpp"
#include "engine/intervention_record.hpp"
#include "engine/week.hpp"
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
  std::vector<std::string> names{all};
  for (const Observable& o : known) names.push_back(o.name);
  for (const std::string& name : wanted) {
    if (std::ranges::find(names, name) == names.end())
      problems.push_back(unknown_series(scenario, "output.series", name, names));
  }
  const auto has = [&](const std::string& name) { return std::ranges::find(wanted, name) != wanted.end(); };
  std::vector<Observable> out;
  for (const Observable& o : known) {
    if (has(all) || has(o.name)) out.push_back(o);
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
  RecordingPlan plan{
      chosen_observables(scenario, known, problems), chosen_groupings(scenario.output.groups), {}, {}};
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
  refuse(problems);
  return plan;
}

std::uint64_t estimated_bytes(const Scenario& scenario, const Recording& recording,
                              const std::vector<Panel>& panels, const std::vector<Survey>& surveys)
{
  std::uint64_t sum = static_cast<std::uint64_t>(scenario.run.all_weeks()) * recording.bytes_a_week();
  for (const Panel& panel : panels) {
    std::uint64_t fixed = 0;
    for (const PanelColumn& column : panel.columns()) {
      if (column.fixed) fixed += panel.residents().size() * (column.number ? sizeof(float) : 1);
    }
    sum += panel.plan().weeks.size() * panel.bytes_a_row() + fixed +
           panel.residents().size() * (sizeof(std::int64_t) + sizeof(std::int32_t));
  }
  for (const Survey& survey : surveys) sum += survey.plan().weeks.size() * survey.bytes_a_row();
  for (const auto& [name, unused] : scenario.interventions) {
    const InterventionRecord record(name, recording.members(Grouping::area));
    sum += static_cast<std::uint64_t>(scenario.run.all_weeks()) * record.bytes_a_week();
  }
  return sum;
}

std::uint64_t estimated_bytes(const Scenario& scenario, Population people)
{
  World world;
  world.people = std::move(people);
  make_room(world, make_week(scenario));
  const RecordingPlan plan = recording_plan(scenario, world);
  std::vector<Panel> panels;
  for (const PanelPlan& panel : plan.panels) panels.emplace_back(panel, world, scenario.run.luck());
  const std::vector<Survey> surveys(plan.surveys.begin(), plan.surveys.end());
  return estimated_bytes(scenario, Recording(plan.observables, world, plan.groupings), panels, surveys);
}

}  // namespace linli
