#include "mechanisms/residents/efficacy.hpp"

#include "mechanisms/programme.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};
const Efficacy::Params hand{.lived = 0.1,
                            .heard = 0.05,
                            .drift = 0.02,
                            .follow_up = 8,
                            .anchor = 0.5,
                            .anchor_sd = 0,
                            .start = 0,
                            .start_served = 0};

/// Areas of one adult each, who never took part.
World areas_of_one(std::size_t areas, const Efficacy::Params& params)
{
  World world = still_world(population_of(copies(areas, area_of({group_of(singles(1))}))));
  start<Efficacy>(world, params, {});
  for (auto& column : world.residents.weeks_since_in.columns) column.assign(world.size(), long_ago);
  return world;
}

void set(World& world, Lever lever, float value)
{
  world.levers.values[static_cast<std::size_t>(lever)].assign(world.areas(), value);
}

TEST(Efficacy, LearningByHand)
{
  const Efficacy efficacy(hand);
  EXPECT_FLOAT_EQ(efficacy.learn(0.4F, 1, true, 0.5F), 0.46F);
  EXPECT_FLOAT_EQ(efficacy.learn(0.4F, 0, true, 0.5F), 0.36F);
  EXPECT_FLOAT_EQ(efficacy.learn(0.4F, 1, false, 0.5F), 0.415F);  // 0.4 + 0.05 x 0.5 x 0.6
  EXPECT_EQ(efficacy.learn(0.4F, 1, false, 0), 0.4F);
}

TEST(Efficacy, ThoseDisposedToVolunteerBeginHigher)
{
  Efficacy::Params p = hand;
  p.start = 0.02;
  p.start_served = 0.4;
  World world = still_world(population_of({area_of({group_of(singles(3))})}));
  auto& disposition = world.residents.disposition[Channel::volunteering];
  disposition.assign(3, 0.0F);
  disposition[ResidentId{1}] = static_cast<float>(std::log(3.0));
  world.dwellings.arrived.assign(3, 0);
  world.dwellings.arrived[HouseholdId{2}] = 8;
  start<Efficacy>(world, p, {});
  EXPECT_FLOAT_EQ(world.residents.efficacy[ResidentId{0}], 0.72F);  // 0.5 + 0.02 + 0.4 / 2
  EXPECT_FLOAT_EQ(world.residents.efficacy[ResidentId{1}], 0.82F);  // 0.5 + 0.02 + 0.4 x 3 / 4
  EXPECT_FLOAT_EQ(world.residents.efficacy[ResidentId{2}], 0.52F) << "who moves in has not served here";
}

TEST(Efficacy, AProjectByHand)
{
  World world = still_world(population_of({area_of({group_of({{.people = {{}, {}, {.age = 10}, {}}}})})}));
  start<Efficacy>(world, hand, {});
  ResidentState& r = world.residents;
  for (auto& column : r.weeks_since_in.columns) column.assign(4, long_ago);
  auto& weeks = r.weeks_since_in[Channel::volunteering];
  weeks[ResidentId{0}] = 12;
  weeks[ResidentId{1}] = 13;
  weeks[ResidentId{2}] = 0;
  r.weeks_since_in[Channel::activity][ResidentId{3}] = 0;
  r.efficacy.assign(4, 0.4F);
  r.exposure.assign(4, 0.5F);
  set(world, Lever::results, 1);
  set(world, Lever::results_good, 1);
  Efficacy(hand).act(world, here, {});
  // Everybody first drifts: 0.4 + 0.02 x 0.1 = 0.402.
  EXPECT_FLOAT_EQ(r.efficacy[ResidentId{0}], 0.4618F);                   // served lately: 0.402 + 0.1 x 0.598
  EXPECT_FLOAT_EQ(r.efficacy[ResidentId{1}], 0.402F + 0.025F * 0.598F);  // heard of it
  EXPECT_EQ(r.efficacy[ResidentId{2}], 0.0F) << "a child";
  EXPECT_FLOAT_EQ(r.efficacy[ResidentId{3}], 0.402F + 0.025F * 0.598F) << "other channels are not service";
}

TEST(Efficacy, ASessionIsFollowedUpOnceByHand)
{
  Efficacy::Params p = hand;
  p.drift = 0;
  p.follow_up = 3;
  World world = areas_of_one(1, p);
  const ResidentId id{0};
  auto& efficacy = world.residents.efficacy[id];
  auto& weeks = world.residents.weeks_since_in[Channel::deliberation][id];
  set(world, Lever::action, 1);
  for (int w = 0; w < 20; ++w) {
    set(world, Lever::session, w == 5 ? 1.0F : 0.0F);
    weeks = static_cast<std::uint8_t>(w < 5 ? 40 + w : w - 5);
    const float before = efficacy;
    Efficacy(p).act(world, here, {.week = w, .luck = {}});
    EXPECT_FLOAT_EQ(efficacy, w == 8 ? before + 0.1F * (1 - before) : before) << w;
  }
  EXPECT_FLOAT_EQ(efficacy, 0.55F);
  // Not carried out; and who was not there hears of it.
  set(world, Lever::action, 0);
  world.residents.exposure[id] = 0.4F;
  for (int w = 20; w < 30; ++w) {
    set(world, Lever::session, w == 22 ? 1.0F : 0.0F);
    weeks = static_cast<std::uint8_t>(w - 5);
    Efficacy(p).act(world, here, {.week = w, .luck = {}});
  }
  EXPECT_FLOAT_EQ(efficacy, 0.55F * 0.98F);  // 1 - 0.05 x 0.4
}

TEST(Efficacy, EveryResolutionHasItsOutcomeHoweverOftenSessionsAre)
{
  // Sessions every four weeks, each followed up after ten: two more are held before the first outcome is known.
  Efficacy::Params p = hand;
  p.drift = 0;
  p.heard = 1;  // whoever hears of an outcome believes it
  p.follow_up = 10;
  World world = areas_of_one(1, p);
  world.residents.exposure.assign(1, 1);
  auto& efficacy = world.residents.efficacy[ResidentId{0}];
  set(world, Lever::action, 1);
  for (int w = 0; w < 200; ++w) {
    set(world, Lever::session, w % 4 == 0 ? 1.0F : 0.0F);
    efficacy = 0;
    Efficacy(p).act(world, here, {.week = w, .luck = {}});
    EXPECT_EQ(efficacy, w >= 10 && (w - 10) % 4 == 0 ? 1.0F : 0.0F) << w;
  }
  set(world, Lever::session, 0);
  p.follow_up = remembered_sessions;
  for (int w = 0; w < 200; ++w) {
    efficacy = 0;
    Efficacy(p).act(world, here, {.week = 200 + w, .luck = {}});
    EXPECT_EQ(efficacy, w <= 59 && (w - 59) % 4 == 0 ? 1.0F : 0.0F) << "the last session was in week 196";
  }
}

TEST(Efficacy, OutcomesEveryWeekGiveMeanAndVarianceOfRescorlaAndWagner)
{
  // Closed form: mean p, variance p (1 - p) rate / (2 - rate); with the rate of what is lived and of what is heard.
  constexpr std::size_t areas = 4000;
  Efficacy::Params p = hand;
  p.drift = 0;
  for (const bool lived : {true, false}) {
    World world = areas_of_one(areas, p);
    world.residents.weeks_since_in[Channel::volunteering].assign(areas, lived ? 0 : 40);
    world.residents.exposure.assign(areas, 0.8F);
    set(world, Lever::results, 1);
    set(world, Lever::results_good, 0.7F);
    for (int w = 0; w < 400; ++w) {
      for (std::uint32_t a = 0; a < areas; ++a) Efficacy(p).act(world, AreaId{a}, {.week = w, .luck = {}});
    }
    double mean = 0;
    for (const float e : world.residents.efficacy) mean += static_cast<double>(e) / areas;
    double variance = 0;
    for (const float e : world.residents.efficacy)
      variance += std::pow(static_cast<double>(e) - mean, 2) / areas;
    const double rate = lived ? 0.1 : 0.05 * 0.8;
    const double expected = 0.7 * 0.3 * rate / (2 - rate);
    EXPECT_GT(normal_p((mean - 0.7) / std::sqrt(expected / areas)), false_alarm) << lived;
    // The mean of many small steps is close to normal, so its sample variance spreads by about sqrt(2 / n).
    EXPECT_GT(normal_p((variance / expected - 1) / std::sqrt(2.0 / areas)), false_alarm) << lived;
  }
}

TEST(Efficacy, ProjectsFinishAsOftenAsTheLeverSays)
{
  constexpr std::size_t areas = 4000;
  Efficacy::Params p = hand;
  p.drift = 0;
  p.lived = 1;
  World world = areas_of_one(areas, p);
  world.residents.weeks_since_in[Channel::volunteering].assign(areas, 0);
  set(world, Lever::results, 0.3F);
  set(world, Lever::results_good, 0.6F);
  for (std::uint32_t a = 0; a < areas; ++a) Efficacy(p).act(world, AreaId{a}, {});
  std::vector<double> outcomes(3);  // failed, none, done
  for (const float e : world.residents.efficacy) ++outcomes[e == 0.0F ? 0 : e == 1.0F ? 2 : 1];
  EXPECT_GT(chi_square_p(outcomes, {0.12 * areas, 0.7 * areas, 0.18 * areas}), false_alarm);
}

TEST(Efficacy, ProjectsAndResolutionsHaveTheirOwnLuck)
{
  // Whoever lives through something believes it: first of a project, then of what the session a week ago resolved.
  constexpr std::size_t areas = 400;
  Efficacy::Params p = hand;
  p.drift = 0;
  p.lived = 1;
  p.follow_up = 1;
  for (const bool session : {true, false}) {
    World world = areas_of_one(areas, p);
    world.residents.weeks_since_in[Channel::volunteering].assign(areas, 0);
    world.residents.weeks_since_in[Channel::deliberation].assign(areas, 1);
    world.places.sessions.assign(areas, session ? 0b01 : 0b10);
    for (const Lever lever : {Lever::results, Lever::results_good, Lever::action}) set(world, lever, 0.5F);
    const Luck luck{.seed = 7, .replicate = 1};
    for (std::uint32_t a = 0; a < areas; ++a) {
      Efficacy(p).act(world, AreaId{a}, {.week = 3, .luck = luck});
      const RandomBlock words = random_block(luck, Stream::area_results, 3, a + 1);  // areas count from 1
      const auto heads = [&](std::size_t word) { return uniform24(words[word]) < 0.5F; };
      float expected = 0.5F;
      if (heads(0)) expected = heads(1) ? 1.0F : 0.0F;
      if (session) expected = heads(2) ? 1.0F : 0.0F;
      EXPECT_EQ(world.residents.efficacy[ResidentId{a}], expected) << a;
      EXPECT_EQ(world.places.sessions[AreaId{a}], session ? 0b010U : 0b100U);
    }
  }
}

TEST(Efficacy, WithoutResultsItReturnsToItsAnchor)
{
  World world = areas_of_one(1, hand);
  world.residents.efficacy.assign(1, 0.9F);
  world.residents.exposure.assign(1, 1);
  set(world, Lever::results_good, 1);
  set(world, Lever::action, 1);
  for (int t = 1; t <= 300; ++t) {
    Efficacy(hand).act(world, here, {.week = t, .luck = {}});
    ASSERT_NEAR(world.residents.efficacy[ResidentId{0}], 0.5 + 0.4 * std::pow(0.98, t), 1e-5) << t;
  }
}

TEST(Efficacy, AnchorsAreNormalAndOfAdults)
{
  Efficacy::Params p = hand;
  p.anchor = 0.45;
  p.anchor_sd = 0.08;  // so narrow that nobody reaches 0 or 1
  World world =
      still_world(population_of({area_of({group_of(singles(4000)), group_of(singles(5, {.age = 9}))})}));
  start<Efficacy>(world, p, {});
  std::vector<double> anchors;
  for (std::uint32_t k = 0; k < 4000; ++k)
    anchors.push_back(static_cast<double>(world.residents.efficacy_anchor[ResidentId{k}]));
  const auto cdf = [](double x) { return 0.5 * std::erfc(-(x - 0.45) / 0.08 / std::sqrt(2.0)); };
  EXPECT_GT(kolmogorov_p(anchors, cdf), false_alarm);
  for (std::uint32_t k = 4000; k < 4005; ++k) EXPECT_EQ(world.residents.efficacy_anchor[ResidentId{k}], 0.0F);
  EXPECT_EQ(world.residents.efficacy, world.residents.efficacy_anchor);
}

TEST(Efficacy, SameBitsOnAnyNumberOfThreads)
{
  Programme::Params levers = Programme::Params::nothing();
  levers[Lever::results] = 0.5;
  levers[Lever::results_good] = 0.5;
  Week week = week_of<Programme>(levers);
  week.local<Efficacy>(hand);
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
