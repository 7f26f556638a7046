#include "calibration/calibration.hpp"

#include "core/calendar.hpp"
#include "engine/recording.hpp"
#include "run/run.hpp"

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

constexpr std::int64_t before_election = 104;  ///< weeks over which deliberation is compared
constexpr std::int64_t settled = 104;          ///< last weeks of the burn-in, which should be stationary

/// Week of the run in which the last election of the burn-in is held, or the second of the run if that is later.
std::int64_t last_election(const Scenario& scenario)
{
  const auto& [first, every] = std::pair{scenario.of<Election>().first, scenario.of<Election>().every};
  return first + every * std::max<std::int64_t>(1, (scenario.run.burn_in - 1 - first) / every);
}

/// Share of all adults who voted in the last election.
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

/// The scenario, with a study long enough that the run includes the week `day`, and with nothing recorded.
Scenario until_after(std::int64_t day, Scenario scenario)
{
  scenario.run.weeks = std::max(scenario.run.weeks, day + 1 - scenario.run.burn_in);
  scenario.output = {.series = {}, .groups = {"district"}, .events = {}};
  return scenario;
}

/// The same with all headline series but turnout, which changes on a day once in years and is counted by itself.
Scenario with_headlines(Scenario scenario)
{
  scenario.output.series = {headline_series().begin() + 1, headline_series().end()};
  return scenario;
}

/// Trend of a headline series over the last weeks of the burn-in.
double trend_of(const Recording& recording, const std::string& name, std::int64_t burn_in)
{
  const auto k = std::ranges::find(recording.observables(), name, &Observable::name);
  const std::vector<float> all =
      recording.series(static_cast<std::size_t>(k - recording.observables().begin()), Grouping::district);
  return trend_a_year({all.begin() + std::max<std::int64_t>(0, burn_in - settled), all.begin() + burn_in});
}

/// `turnouts` of the elections of the run, one in every `every` weeks.
std::vector<double> trends_of(const Run& run, const std::vector<double>& turnouts)
{
  const Scenario& scenario = run.scenario();
  const double years = static_cast<double>(scenario.of<Election>().every) / weeks_per_year;
  const double change = turnouts.back() - turnouts[turnouts.size() - 2];
  std::vector<double> out{turnouts.back() > 0 ? change / turnouts.back() / years : 0.0};
  for (std::size_t k = 1; k < headline_series().size(); ++k)
    out.push_back(trend_of(run.recording(), headline_series()[k], scenario.run.burn_in));
  return out;
}

}  // namespace

Measured measure(const Scenario& scenario, const Workers& workers,
                 const std::function<void(std::string_view)>& progress)
{
  const Election election(scenario.of<Election>());
  const std::int64_t day = last_election(scenario);
  const std::int64_t burn_in = scenario.run.burn_in;
  progress("the district");
  const Scenario usual = until_after(day, scenario);
  const Scenario watched = with_headlines(usual);
  Run main = Run::begin(usual, workers);
  std::vector<double> turnouts;
  const auto step = [&] {
    // Series cost some of every week, and are asked of the last weeks of the burn-in only.
    if (main.weeks() == std::max<std::int64_t>(0, burn_in - settled)) main = main.branch(watched);
    main.step();
    if (election.due(main.weeks() - 1)) turnouts.push_back(turnout_of(main.world()));
  };

  progress("until two years before the election");
  while (main.weeks() < day - before_election) step();

  Scenario silent = usual;  // without sessions
  silent.of<Programme>().session_every = 0;
  Run without_sessions = main.branch(silent);

  progress("two years to the election");
  Year year(main.world());
  while (main.weeks() < day) {
    if (main.weeks() == day - weeks_per_year) year.begin(main.world());
    step();
    year.add(main.world());
  }
  progress("the same without sessions");
  while (without_sessions.weeks() <= day) without_sessions.step();

  progress("election day, with and without calls");
  Scenario unvisited = usual;
  unvisited.of<Programme>()[Lever::door_visits] = 0;
  Run without_calls = main.branch(unvisited);
  without_calls.step();
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
  out.trends = trends_of(main, turnouts);
  return out;
}

}  // namespace linli
