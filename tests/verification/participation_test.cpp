/// Participation where the truth is known: without slopes.
#include "mechanisms/residents/participation.hpp"

#include "engine/assemble.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace linli {
namespace {

using namespace test;

double sigma(double x)
{
  return 1 / (1 + std::exp(-x));
}

// --- participation | all slopes 0 | binomial counts at 1 − exp(−offers q σ(a) time) in every channel ------------------

constexpr std::size_t areas = 40;
constexpr std::size_t people = 250;  // of an area
constexpr std::int64_t weeks = 60;
constexpr std::array<double, weekly_channels> offers{1, 0.75, 0.5, 1.25};
constexpr std::array<double, weekly_channels> intercept{-0.5, 0.25, 0.5, -1};
constexpr double informed = -1;

/// Free hours are never short of what is asked for, or, where they are `short_of_time`, half of what each asks; those
/// of one channel are not missing in another unless somebody comes to both.
Scenario without_slopes()
{
  Scenario scenario;
  scenario.of<Participation>() = {.intercept = intercept,
                                  .hours_asked = {2, 2, 2, 2},
                                  .belonging = 0,
                                  .trust = 0,
                                  .trust_area = 0,
                                  .satisfaction = 0,
                                  .efficacy = 0,
                                  .exposure = 0,
                                  .habit = 0,
                                  .registered = 0,
                                  .hours = 0,
                                  .propensity_sd = 0,
                                  .informed = informed,
                                  .informed_acquaintance = 0,
                                  .informed_knows = 0,
                                  .informed_head = 0,
                                  .informed_called = 0,
                                  .informed_open = 0,
                                  .attention = 1000,
                                  .group_offers = 0,
                                  .age = {},
                                  .sex = {},
                                  .education = {},
                                  .registration = {},
                                  .tenure = {},
                                  .party = {},
                                  .age_volunteering = {},
                                  .age_team = {},
                                  .sex_team = {},
                                  .party_volunteering = {},
                                  .tenure_deliberation = {},
                                  .stake = {},
                                  .decade_here = 0};
  scenario.of<LeadershipEffect>().most.fill(0);  // what secretaries add
  // Some are called on, lead groups and know the committee, which without slopes is nothing to them.
  scenario.of<Programme>() = programme_of({{Lever::offers_activity, offers[0]},
                                           {Lever::offers_volunteering, offers[1]},
                                           {Lever::offers_team, offers[2]},
                                           {Lever::session, offers[3]},
                                           {Lever::openness, 0.5},
                                           {Lever::calls, 0.3},
                                           {Lever::calls_head, 4},
                                           {Lever::team_power, 1}});
  return scenario;
}

/// Half the areas have time for everything, the others half of what one channel asks for; all kinds of people.
World mixed_people(const Week& week)
{
  std::vector<TinyArea> all;
  for (std::size_t a = 0; a < areas; ++a) {
    std::vector<TinyHousehold> homes;
    for (std::size_t k = 0; k < people; ++k) {
      const TinyPerson person{.age = 18 + static_cast<int>(k % 70),
                              .sex = k % 2 == 0 ? Sex::male : Sex::female,
                              .party = k % 9 == 0 ? Party::area_branch : Party::none,
                              .years_here = static_cast<int>(k % 30),
                              .free_hours = a % 2 == 0 ? 20 : 1,
                              .propensity = static_cast<float>(k % 5) - 2};
      homes.push_back({.people = {person}});
    }
    all.push_back(area_of({group_of(homes)}));
  }
  Population population = population_of(all);
  Knows knows(population.residents.size());
  for (std::size_t k = 0; k < knows.size(); ++k) knows[k] = {(k + 1) % knows.size(), (k + 2) % knows.size()};
  Ties ties = ties_of(population, knows);
  return prepared(std::move(population), std::move(ties), week, {}, Workers(1));
}

/// Sum of (count − n p)² / (n p (1 − p)) over independent binomial counts, in standard deviations from its
/// expectation: the expectation is the number of counts, the variance of each term 2 + (1 − 6 p (1 − p)) / (n p
/// (1 − p)).
class Dispersion {
 public:
  void add(double count, double n, double p)
  {
    const double variance = n * p * (1 - p);
    sum_ += (count - n * p) * (count - n * p) / variance - 1;
    variance_ += 2 + (1 - 6 * p * (1 - p)) / variance;
    total_ += count - n * p;
    total_variance_ += variance;
  }
  double chi_squared() const { return sum_ / std::sqrt(variance_); }
  double total() const { return total_ / std::sqrt(total_variance_); }

 private:
  double sum_ = 0;
  double variance_ = 0;
  double total_ = 0;
  double total_variance_ = 0;
};

/// Chances to come to a channel: with time for everything, and with one hour where two are asked for, of which whoever
/// comes to an earlier channel has none left.
std::array<double, 2> chances(std::size_t k)
{
  const auto comes = [](std::size_t channel, double time) {
    return 1 - std::exp(-offers[channel] * sigma(informed) * sigma(intercept[channel]) * time);
  };
  double nothing_before = 1;
  for (const std::size_t earlier : {2U, 3U, 1U, 0U}) {  // team, deliberation, volunteering, activity
    if (earlier == k) break;
    nothing_before *= 1 - comes(earlier, 0.5);
  }
  return {comes(k, 1), nothing_before * comes(k, 0.5)};
}

class ParticipationWithoutSlopes : public testing::TestWithParam<std::size_t> {};

TEST_P(ParticipationWithoutSlopes, CountsAreBinomial)
{
  const std::size_t channel = GetParam();
  const Week week = make_week(without_slopes());
  Simulation simulation(mixed_people(week), week, {}, Workers(2));
  const std::array<double, 2> p = chances(channel);
  Dispersion by_area_and_week;
  std::vector<double> times(areas * people, 0.0);
  while (simulation.weeks() < weeks) {
    simulation.step(nullptr);
    const World& world = simulation.world();
    for (std::size_t a = 0; a < areas; ++a) {
      double count = 0;
      for (const ResidentId id : world.people.areas.residents[AreaId{a}]) {
        const int came = (world.residents.took_part[id] >> channel) & 1;
        count += came;
        times[id.value] += came;
      }
      by_area_and_week.add(count, people, p[a % 2]);
    }
  }
  Dispersion by_person;
  for (std::size_t k = 0; k < times.size(); ++k) by_person.add(times[k], weeks, p[k / people % 2]);
  // False alarms: once in a million seeds.  4.9 standard deviations for the total, which is normal; 5.2 for the
  // sums of squares, whose skewness of at most 0.06 adds 0.06 (4.9² − 1) / 6 to that.
  EXPECT_LT(std::abs(by_area_and_week.total()), 4.9);
  EXPECT_LT(std::abs(by_area_and_week.chi_squared()), 5.2);
  EXPECT_LT(std::abs(by_person.chi_squared()), 5.2) << "some come more often than others";
}

INSTANTIATE_TEST_SUITE_P(Channels, ParticipationWithoutSlopes, testing::Values(0, 1, 2, 3));

}  // namespace
}  // namespace linli
