#include "engine/intervention_step.hpp"

#include "core/week_text.hpp"
#include "interventions/intervention_events.hpp"
#include "interventions/interventions.hpp"
#include "scenario/problem_with.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace linli {
namespace {

std::string path_of(const std::string& name, const char* key)
{
  return "interventions." + name + "." + key;
}

std::vector<Problem> unknown_series(const Scenario& scenario, const std::vector<Observable>& known)
{
  std::vector<std::string> names, levers;
  for (const Observable& series : known) (is_of_lever(series.name) ? levers : names).push_back(series.name);
  std::vector<Problem> problems;
  const auto check = [&](const std::string& path, const std::string& series) {
    const std::vector<std::string>& like_it = is_of_lever(series) ? levers : names;
    if (!series.empty() && std::ranges::find(like_it, series) == like_it.end())
      problems.push_back(unknown_series(scenario, path, series, like_it));
  };
  for (const auto& [name, one] : scenario.interventions) {
    check(path_of(name, "condition"), one.condition);
    check(path_of(name, "rank_by"), one.rank_by);
  }
  return problems;
}

/// A mistyped year would else go unnoticed.
std::vector<Problem> without_a_week(const Scenario& scenario)
{
  const RunParams& run = scenario.run;
  const Calendar calendar = run.calendar();
  std::vector<Problem> problems;
  for (const auto& [name, one] : scenario.interventions) {
    if (Timetable(one, calendar).acts_within(0, run.all_weeks())) continue;
    problems.push_back(problem_with(scenario, path_of(name, one.weeks.empty() ? "from" : "weeks"),
                                    "it acts in no week of the run",
                                    "which goes from " + weeks_text(calendar, 0, run.all_weeks() - 1)));
  }
  return problems;
}

}  // namespace

void add_interventions(Week& week, const Scenario& scenario)
{
  if (scenario.interventions.empty()) return;
  const std::vector<Observable> known = nameable_observables();
  std::vector<Problem> problems = unknown_series(scenario, known);
  for (Problem& problem : without_a_week(scenario)) problems.push_back(std::move(problem));
  refuse(problems);

  const auto policy = std::make_shared<const Interventions>(scenario.interventions, scenario.run.calendar());
  const std::vector<std::string> wanted = policy->series();
  for (const Observable& series : known) {
    if (std::ranges::find(wanted, series.name) != wanted.end()) week.watch(series);
  }
  Step step{};
  step.phase = Phase::policy;
  step.declaration = policy->declaration();
  const auto events =
      std::make_shared<const InterventionEvents>(scenario.interventions, scenario.run.calendar());
  step.declaration.events = {events->kind()};
  step.act = [policy, events](World& world, std::uint32_t, const Moment& moment) {
    const InterventionStates before = events->before(world);
    policy->act(world, moment);
    events->tell(world, before, moment);
  };
  step.make_room = [policy](World& world) { policy->make_room(world); };
  week.add(std::move(step));
}

void require_known_places(const Scenario& scenario, const Population& whole)
{
  std::vector<Problem> problems;
  const auto areas = static_cast<std::int64_t>(whole.areas.size());
  for (const auto& [name, one] : scenario.interventions) {
    const std::vector<std::string>& towns = whole.subdistricts.name;
    for (const std::string& town : one.subdistricts) {
      if (std::ranges::find(towns, town) == towns.end())
        problems.push_back(unknown_name(scenario, path_of(name, "subdistricts"), "subdistrict", town, towns));
    }
    for (const std::int64_t number : one.areas) {
      if (number < 1 || number > areas)
        problems.push_back(problem_with(scenario, path_of(name, "areas"),
                                        fmt::format("there is no area {}", number),
                                        fmt::format("areas are numbered 1 to {}", areas)));
    }
  }
  refuse(problems);
}

}  // namespace linli
