/// exposure, threshold | complete graph, thresholds 0…99 % / one changed | Granovetter 1978: 100 % / 1 %
///
/// Granovetter's crowd (Threshold models of collective behavior, AJS 83:1420) has 100 people, and the one with
/// threshold k % joins when at least k of the 100 have.  Here everybody lives in one building group, only the
/// group counts, and exposure is the share of the *other* 99 who took part last week.  With thresholds 0.00,
/// 0.01, ..., 0.99 the mapping is exact all the same: m active others move person k if m / 99 >= k / 100, that is
/// m >= 0.99 k, and for whole m and k < 100 that is m >= k.  Who is moved is sure to take part (log-odds +500,
/// 50 offers), who is not is sure not to (log-odds −500).
#include "mechanisms/residents/participation.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace linli {
namespace {

using namespace test;

constexpr std::size_t crowd = 100;

/// A crowd with these thresholds in which nobody has taken part so far.
Simulation crowd_with(const std::vector<float>& thresholds)
{
  World world = still_world(population_of({area_of({group_of(singles(crowd))})}));
  world.residents.disposition[Channel::activity].assign(crowd, -500);
  for (std::size_t k = 0; k < crowd; ++k) world.residents.threshold[ResidentId{k}] = thresholds[k];
  Week week = week_of<Programme>(programme_of({{Lever::offers_activity, 50}}));
  // With this half-life only last week is noticed: 2^(−1 / 0.1) < 0.001.
  week.local<Exposure>({.household = 0, .acquaintances = 0, .building_group = 1, .half_life = 0.1});
  week.local<Participation>(
      {.exposure = 1000, .habit = 0, .informed = 1000, .attention = 1000, .influence = Influence::threshold});
  return {std::move(world), week, {}, Workers(1)};
}

std::size_t active(const Simulation& simulation)
{
  std::size_t count = 0;
  for (const std::uint8_t t : simulation.world().residents.took_part)
    count += any_weekly_channel(t) == 1 ? 1U : 0U;
  return count;
}

std::vector<float> ladder()
{
  std::vector<float> thresholds;
  for (std::size_t k = 0; k < crowd; ++k) thresholds.push_back(static_cast<float>(k) / 100.0F);
  return thresholds;
}

TEST(Threshold, TheLadderCarriesEverybodyAwayOneByOne)
{
  Simulation simulation = crowd_with(ladder());
  for (std::size_t week = 1; week <= 120; ++week) {
    simulation.step(nullptr);
    ASSERT_EQ(active(simulation), std::min(week, crowd)) << "week " << week;
  }
}

TEST(Threshold, OneMissingRungStopsItAtOne)
{
  std::vector<float> thresholds = ladder();
  thresholds[1] = 0.02F;
  Simulation simulation = crowd_with(thresholds);
  for (int week = 1; week <= 120; ++week) {
    simulation.step(nullptr);
    ASSERT_EQ(active(simulation), 1U) << "week " << week;
  }
  EXPECT_EQ(simulation.world().residents.took_part[ResidentId{0}], 1);
}

TEST(Threshold, AMissingRungHigherUpStopsItThere)
{
  std::vector<float> thresholds = ladder();
  thresholds[40] = 0.41F;
  Simulation simulation = crowd_with(thresholds);
  while (simulation.weeks() < 120) simulation.step(nullptr);
  EXPECT_EQ(active(simulation), 40U);
}

TEST(Threshold, NormalThresholdsSettleAtGranovettersFixedPoint)
{
  // Thresholds normal with mean 0.25: the share settles at the first r with r = F(r).  At a spread of 0.10 it
  // stays near F(0) = 0.6 %, at 0.20 almost everybody joins (his figure 2).
  for (const double spread : {0.10, 0.20}) {
    constexpr std::size_t many = 10000;
    World world = still_world(population_of({area_of({group_of(singles(many))})}));
    Week week = week_of<Programme>(programme_of({{Lever::offers_activity, 50}}));
    week.local<Exposure>({.household = 0, .acquaintances = 0, .building_group = 1, .half_life = 0.1});
    const Participation::Params params{.exposure = 1000,
                                       .habit = 0,
                                       .informed = 1000,
                                       .attention = 1000,
                                       .influence = Influence::threshold,
                                       .threshold_mean = 0.25,
                                       .threshold_sd = spread,
                                       .start = {}};
    week.local<Participation>(params);
    start<Participation>(world, params, Luck{3, 0});
    world.residents.disposition[Channel::activity].assign(many, -500);
    world = after(std::move(world), week, 60, 1, Luck{3, 0});
    double expected = 0;
    for (int k = 0; k < 1000; ++k) {
      expected = std::erfc((0.25 - expected) / spread / std::sqrt(2.0)) / 2;
    }
    const double slope =
        std::exp(-std::pow((expected - 0.25) / spread, 2) / 2) / spread / std::sqrt(2 * std::numbers::pi);
    double share = 0;
    for (const std::uint8_t t : world.residents.took_part)
      share += any_weekly_channel(t) / static_cast<double>(many);
    // The thresholds are a sample of 10,000: 4.9 standard errors, magnified by the feedback.
    EXPECT_NEAR(share, expected, 4.9 * std::sqrt(expected * (1 - expected) / many) / (1 - slope) + 1e-4)
        << spread;
    EXPECT_EQ(expected > 0.9, spread > 0.15);
  }
}

}  // namespace
}  // namespace linli
