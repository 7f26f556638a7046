#include "calibration/calibration.hpp"

#include "calibration/calibration_experiments.hpp"
#include "calibration/committee_statistics.hpp"
#include "calibration/survey_statistics.hpp"
#include "core/calendar.hpp"
#include "engine/assemble.hpp"
#include "engine/simulation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace linli {
namespace {

constexpr double any = std::numeric_limits<double>::infinity();
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

const std::vector<Target>& calibration_targets()
{
  static const std::vector<Target> table{
      {"K1", "turnout in committee elections, of all adults", "share", 0.479, 0.439, 0.519},
      {"K2", "in contact with neighbours weekly or more often", "share", 0.57, 0.53, 0.61},
      {"K2", "almost never in contact with neighbours", "share", 0.275, 0.235, 0.315},
      {"K3", "registered volunteers, of all residents", "share", 0.15, 0.13, 0.17},
      {"K11", "odds ratio of belonging over its range", "1", 3.4, 0.6 * 3.4, 1.6 * 3.4},
      {"K11", "odds ratio of the area's mean trust over its range", "1", 4.8, 0.6 * 4.8, 1.6 * 4.8},
      {"K12", "correlation of willingness and having taken part in the year after (activities)", "r", 0.53,
       0.40, 0.60},
      {"K13", "effect of a call at the door on turnout of who opens", "share", 0.098, 0.05, 0.108},
      {"K13", "part of that in others at home", "share", 0.60, 0.40, 0.70},
      {"K14", "effect of deliberation in the two years before on turnout of voters who were there", "share",
       0.084, 0.04, 0.10},
      {"K8", "tasks passed down to an area, a day", "1/day", 5.1, 0.85 * 5.1, 1.15 * 5.1},
      {"K8", "items on the list of an area", "items", 146, 0.85 * 146, 1.15 * 146},
      {"K8", "the same after pruning as in Hongkou", "items", 27, 0.85 * 27, 1.15 * 27},
      {"K9", "share of hours that goes with 88 % of forms, over that share", "ratio", 0.5, 0, 0.5},
      {"K10", "staff with any burnout", "share", 0.42, 0.37, 0.47},
      {"K15", "correlation of load and exhaustion over staff", "r", 0.3, -any, 0.3},
      {"P14", "share of hours that goes with pruned items, over their share", "ratio", 0.5, 0, 0.5},
      {"P24", "correlation over subdistricts of rehired secretaries and mean age", "r", 0.3, 0.3, any},
      {"P1", "adults who know somebody of the committee", "share", 0.5, 0, 0.5},
      {"P1", "mean age of participants less that of adults", "years", 1, 1, any},
      {"P2", "willingness over weekly behaviour, activities", "ratio", 3, 3, any},
      {"P3", "yearly participation, 60 and more over 18 to 29", "ratio", 1.2, 1.2, any},
      {"P3", "yearly participation, registered here over non-local", "ratio", 1.1, 1.1, any},
      {"P3", "yearly participation, ten years here and more over fewer than three", "ratio", 1.1, 1.1, any},
      {"P5", "women among heads of building groups", "share", 0.55, 0.55, any},
      {"P5", "women among heads less among volunteers of the year", "share", 0.02, 0.02, any},
      {"P6", "smaller of the two odds ratios of K11 over that of sex", "ratio", 1.2, 1.2, any},
      {"P8", "log odds ratio, acquaintances over neighbour trust (middle half)", "ratio", 1, 1, any},
      {"P18", "calls at the door against open announcement, effect on attendance", "ratio", 1.2, 1.2, any},
      {"P20", "efficacy of who sees most take part less who sees fewest", "1", 0.005, 0.005, any},
      {"P21", "satisfaction and trust of the reachable less of all", "1", 0.005, 0.005, any},
  };
  return table;
}

const std::vector<std::string>& headline_series()
{
  static const std::vector<std::string> names{"turnout",
                                              "participation_any",
                                              "participation_any_year",
                                              "willingness_activity",
                                              "acquaintances",
                                              "belonging",
                                              "trust",
                                              "efficacy",
                                              "satisfaction",
                                              "neighbour_trust",
                                              "knows_committee",
                                              "volunteers_registered",
                                              "groups_with_head",
                                              "secretary_hours_leading",
                                              "work_load",
                                              "staff_burnout",
                                              "troubles_open"};
  return names;
}

double distance(const Target& target, double value)
{
  const double room = value >= target.value ? target.high - target.value : target.value - target.low;
  if (room == any) return 0;
  return room > 0 ? std::abs(value - target.value) / room : (hit(target, value) ? 0.0 : any);
}

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

  Measured out;
  const Effects calls = effect_of_calls(main.world(), without_calls.world(), contacts);
  const double deliberation =
      effect_among(main.world(), without_sessions.world(),
                   on_the_roll(election, main.world(), scenario.run.luck(), year.been_to_session()));
  const SurveyStatistics s = survey_statistics(main.world(), year);
  const CommitteeStatistics committee = committee_statistics(main.world(), scenario);
  out.values = {s.turnout,
                s.contact_weekly,
                s.contact_almost_never,
                s.registered,
                s.odds_belonging,
                s.odds_area_trust,
                s.intention_behaviour,
                calls.opens,
                calls.opens != 0 ? calls.others / calls.opens : 0.0,
                deliberation,
                committee.tasks_a_day,
                committee.items,
                committee.items_pruned,
                committee.hours_over_forms,
                committee.burnout,
                committee.load_exhaustion,
                committee.hours_over_items,
                committee.rehired_and_age,
                s.knows,
                s.age_difference,
                s.willing_over_doing,
                s.old_over_young,
                s.local_over_migrant,
                s.settled_over_new,
                s.women_heads,
                s.women_heads - s.women_volunteers,
                std::min(s.odds_belonging, s.odds_area_trust) / s.odds_sex,
                s.acquaintances_over_trust,
                call_against_announcement(before, scenario, {day, scenario.run.luck()}),
                s.efficacy_seen,
                s.reachable_bias};

  if (main.weeks() < burn_in) progress("the rest of the burn-in");
  while (main.weeks() < burn_in) step();
  out.trends = trends_of(recording, turnouts, scenario.of<Election>().every);
  return out;
}

}  // namespace linli
