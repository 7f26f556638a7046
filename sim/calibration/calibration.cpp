#include "calibration/calibration.hpp"

#include "core/calendar.hpp"
#include "engine/assemble.hpp"
#include "engine/simulation.hpp"

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

constexpr std::int64_t before_election = 104;  ///< weeks over which deliberation is compared
constexpr std::int64_t settled = 104;          ///< last weeks of the burn-in, which should be stationary

/// A run that can be copied where arms part.
Simulation arm_from(const World& world, const Scenario& scenario, const Workers& workers, std::int64_t week)
{
  return {world, make_week(scenario), scenario.run.luck(), workers, week};
}

/// The last election of the burn-in, or the second of the run if that is later.
std::int64_t last_election(const Scenario& scenario)
{
  const auto& [first, every] = std::pair{scenario.of<Election>().first, scenario.of<Election>().every};
  return first + every * std::max<std::int64_t>(1, (scenario.run.burn_in - 1 - first) / every);
}

double turnout_of(const World& world)
{
  double voted = 0;
  double adults = 0;
  for (std::size_t i = 0; i < world.size(); ++i) {
    voted += world.residents.voted[ResidentId{i}];
    adults += world.people.residents.adult(ResidentId{i}) ? 1 : 0;
  }
  return adults > 0 ? voted / adults : 0.0;
}

/// All headline series but turnout, which changes on a day once in years.
std::vector<Observable> weekly_headlines()
{
  std::vector<Observable> out;
  for (const std::string& name : headline_series()) {
    if (name == headline_series().front()) continue;
    for (const Observable& o : all_observables()) {
      if (o.name == name) out.push_back(o);
    }
  }
  return out;
}

/// `turnouts` of the elections of the run, one in every `every` weeks.
std::vector<double> trends_of(const Recording& recording, const std::vector<double>& turnouts,
                              std::int64_t every)
{
  const double years = static_cast<double>(every) / weeks_per_year;
  const double change = turnouts.back() - turnouts[turnouts.size() - 2];
  std::vector<double> out{turnouts.back() > 0 ? change / turnouts.back() / years : 0.0};
  for (std::size_t k = 0; k < recording.observables().size(); ++k)
    out.push_back(trend_a_year(recording.series(k, Grouping::district)));
  return out;
}

}  // namespace

Measured measure(const Scenario& scenario, const Workers& workers,
                 const std::function<void(std::string_view)>& progress)
{
  const Election election(scenario.of<Election>());
  const std::int64_t day = last_election(scenario);
  progress("the district");
  const Week week = make_week(scenario);
  Simulation main(assemble(scenario, week, workers).world, week, scenario.run.luck(), workers);
  const std::int64_t burn_in = scenario.run.burn_in;
  Recording recording(weekly_headlines(), main.world(), {Grouping::district});
  std::vector<double> turnouts;
  const auto step = [&] {  // the end of the burn-in may lie before, around or after the election
    const bool watched = main.weeks() < burn_in && main.weeks() >= burn_in - settled;
    main.step(watched ? &recording : nullptr);
    if (election.due(main.weeks() - 1)) turnouts.push_back(turnout_of(main.world()));
  };

  progress("until two years before the election");
  while (main.weeks() < day - before_election) step();

  Scenario silent = scenario;  // without sessions
  silent.of<Programme>().session_every = 0;
  Simulation without_sessions = arm_from(main.world(), silent, workers, main.weeks());

  progress("two years to the election");
  Year year(main.world());
  while (main.weeks() < day) {
    if (main.weeks() == day - weeks_per_year) year.begin(main.world());
    step();
    year.add(main.world());
  }
  progress("the same without sessions");
  while (without_sessions.weeks() <= day) without_sessions.step(nullptr);

  progress("election day, with and without calls");
  Scenario unvisited = scenario;
  unvisited.of<Programme>()[Lever::door_visits] = 0;
  Simulation without_calls = arm_from(main.world(), unvisited, workers, day);
  without_calls.step(nullptr);
  const std::vector<float> contacts = contacts_of(election, main.world(), {day, scenario.run.luck()});
  const World before = main.world();
  step();

  const Findings findings{
      .survey = survey_statistics(main.world(), year),
      .committee = committee_statistics(main.world(), scenario),
      .calls = effect_of_calls(main.world(), without_calls.world(), contacts),
      .deliberation =
          effect_among(main.world(), without_sessions.world(),
                       on_the_roll(election, main.world(), scenario.run.luck(), year.been_to_session())),
      .call_against_announcement = call_against_announcement(before, scenario, {day, scenario.run.luck()})};
  Measured out;
  for (const Target& target : calibration_targets()) out.values.push_back(target.measure(findings));

  if (main.weeks() < burn_in) progress("the rest of the burn-in");
  while (main.weeks() < burn_in) step();
  out.trends = trends_of(recording, turnouts, scenario.of<Election>().every);
  return out;
}

}  // namespace linli
