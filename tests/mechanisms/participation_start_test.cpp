/// How people start: what does not change of their intention, when they last took part, their thresholds.
#include "mechanisms/residents/participation.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

TEST(ParticipationStart, DispositionByHand)
{
  const Participation::Params params{.intercept = {-2, -2.5, -3, -1},
                                     .hours_asked = {4, 4, 8, 2},
                                     .hours = 0.5,
                                     .propensity_sd = 2,
                                     .age = {-0.5, -0.25, 0.0, 0.5, 0.125},
                                     .sex = {0.0, 0.25},
                                     .education = {0.0, 0.0625, 0.0, 0.0, 1.0},
                                     .registration = {0.0, -0.125, -0.5},
                                     .tenure = {0.0, -0.25, 0.03125},
                                     .party = {0.0, 1.0, 0.5},
                                     .age_volunteering = {2.0, 0.0, 0.0, 0.25, 0.0},
                                     .age_team = {0.0, 0.0, 0.0, 0.75, 0.0},
                                     .sex_team = {0.0, 0.375},
                                     .party_volunteering = {0.0, 0.5, 0.0},
                                     .tenure_deliberation = {0.0, 0.0, 1.5},
                                     .stake = {5, 0.0625, 6, 7}};
  const TinyPerson elder{.age = 66,
                         .sex = Sex::female,
                         .registration = Registration::here,
                         .education = Education::junior_secondary,
                         .party = Party::area_branch,
                         .years_here = 30,
                         .free_hours = 4,
                         .propensity = -0.5F};
  const TinyPerson young{.age = 25,
                         .sex = Sex::male,
                         .registration = Registration::non_local,
                         .education = Education::university,
                         .years_here = 0,
                         .free_hours = 0,
                         .propensity = 1.0F};
  World world = still_world(population_of({area_of({group_of({
      {.people = {elder, {.age = 12}}, .tenure = Tenure::public_housing},
      {.people = {young}, .tenure = Tenure::renter},
      {.people = {{.age = 50}}, .tenure = Tenure::owner},
  })})}));
  start<Participation>(world, params, {});
  const auto d = [&](std::size_t id, Channel channel) {
    return world.residents.disposition[channel][ResidentId{id}];
  };
  // age 0.5 + sex 0.25 + education 0.0625 + tenure 0.03125 + Party 1 - inclination 1 = 0.84375
  EXPECT_FLOAT_EQ(d(0, Channel::activity), -2 + 0.84375F);  // ln 1
  EXPECT_FLOAT_EQ(d(0, Channel::volunteering), -2.5F + 0.84375F + 0.25F + 0.5F);
  EXPECT_FLOAT_EQ(d(0, Channel::team), -3 + 0.84375F + 0.75F + 0.375F + 0.5F * std::log(0.5F));
  EXPECT_FLOAT_EQ(d(0, Channel::deliberation), -1 + 0.84375F + 1.5F + 0.5F * std::log(2.0F));
  for (const Channel channel : {Channel::activity, Channel::team}) EXPECT_EQ(d(1, channel), 0.0F);
  // -0.5 + 1 - 0.5 - 0.25 + 2 = 1.75; hours count at least a quarter of what is asked for
  EXPECT_FLOAT_EQ(d(2, Channel::activity), -0.25F + 0.5F * std::log(0.25F));
  EXPECT_FLOAT_EQ(d(2, Channel::volunteering), -2.5F + 1.75F + 2 + 0.5F * std::log(0.25F));
  // An owner's stake, by the regime of the compound: sex 0.25 + 0.0625, twenty hours
  EXPECT_FLOAT_EQ(d(3, Channel::activity), -2 + 0.3125F + 0.5F * std::log(5.0F));
}

TEST(ParticipationStart, WhoMovesInStartsAfresh)
{
  World world = still_world(population_of({area_of({group_of(singles(3))})}));
  const Week week =
      week_of<Participation>({.influence = Influence::threshold, .start = {1e3, 1e3, 1e3, 1e3}});
  const Luck luck{6, 1};
  prepare(world, week, luck, Workers(1));
  const World before = world;
  EXPECT_EQ(before.residents.weeks_since[ResidentId{1}], 1);
  world.dwellings.arrived[HouseholdId{1}] = 30;
  world.residents.took_part[ResidentId{1}] = 1;
  settle_in(world, week, HouseholdId{1}, luck);
  EXPECT_EQ(world.residents.weeks_since[ResidentId{1}], long_ago) << "nothing was lived through here";
  EXPECT_EQ(world.residents.took_part[ResidentId{1}], 0);
  EXPECT_NE(world.residents.threshold[ResidentId{1}], before.residents.threshold[ResidentId{1}]);
  EXPECT_NE(world.residents.outside[ResidentId{1}], before.residents.outside[ResidentId{1}]);
  EXPECT_EQ(world.residents.weeks_since[ResidentId{2}], before.residents.weeks_since[ResidentId{2}]);
}

TEST(ParticipationStart, StartsAsIfAlwaysAtTheUsualRate)
{
  // One in ten a week, 1 - exp(-offers σ(d)).  Weeks since the last time are geometric from 1 on (nobody took part in the very last week, in which nothing
  // happened): P(weeks > k) = 0.9^k.  For 10,000 people 4.9 standard errors, missed once in a million seeds.
  constexpr std::size_t people = 10000;
  World world = still_world(population_of({area_of({group_of(singles(people))})}));
  start<Participation>(world, {}, {});
  const float disposition = world.residents.disposition[Channel::activity][ResidentId{0}];
  const double offers = -std::log(0.9) * (1 + std::exp(-static_cast<double>(disposition)));
  start<Participation>(world, {.start = {offers, 0, 0, 0}}, Luck{3, 0});
  for (const int k : {1, 2, 5, 20}) {
    double share = 0;
    for (const std::uint8_t w : world.residents.weeks_since) share += w > k ? 1.0 / people : 0;
    const double p = std::pow(0.9, k);
    EXPECT_NEAR(share, p, 4.9 * std::sqrt(p * (1 - p) / people)) << k;
  }
  EXPECT_EQ(world.residents.weeks_since_in[Channel::activity], world.residents.weeks_since);
  for (const std::uint8_t w : world.residents.weeks_since_in[Channel::team]) ASSERT_EQ(w, long_ago);
  start<Participation>(world, {.start = {}}, {});
  for (const std::uint8_t w : world.residents.weeks_since) ASSERT_EQ(w, long_ago);
}

TEST(ParticipationStart, ThresholdsOnlyWhereTheyMatter)
{
  World world = still_world(population_of({area_of({group_of(singles(2000))})}));
  start<Participation>(world, {}, {});
  EXPECT_TRUE(world.residents.threshold.empty());
  start<Participation>(world, {.influence = Influence::threshold, .threshold_mean = 0.3, .threshold_sd = 0.1},
                       {});
  ASSERT_EQ(world.residents.threshold.size(), 2000U);
  double mean = 0;
  for (const float t : world.residents.threshold) mean += static_cast<double>(t) / 2000;
  EXPECT_NEAR(mean, 0.3, 4.9 * 0.1 / std::sqrt(2000.0));  // missed once in a million seeds
}

}  // namespace
}  // namespace linli
