#include "mechanisms/residents/mobilisation.hpp"

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
constexpr BuildingGroupId first_group{0};

World with_room(World world, const Mobilisation::Params& params)
{
  start<Mobilisation>(world, params, {});
  return world;
}

/// One building group with a head, who makes that many calls a week.
World with_head(std::vector<TinyHousehold> households, const Mobilisation::Params& params, float calls_a_week)
{
  World world = with_room(still_world(population_of({area_of({group_of(std::move(households))})})), params);
  world.groups.head[first_group] = 0;
  world.levers.apply(Lever::calls_head, here, calls_a_week);
  return world;
}

TEST(Mobilisation, OneStepByHand)
{
  const Mobilisation::Params params{.household = 0.6, .prospecting = 0, .tiring = 0.5, .half_life = 8};
  World world = with_room(still_world(population_of({area_of({
                              group_of({{.people = {{}, {.age = 10}}}}),
                              group_of({{.people = {{}, {}}}}),
                          })})),
                          params);
  ResidentState& r = world.residents;
  r.weeks_since_call[ResidentId{0}] = 7;
  r.contact.assign(4, 0.9F);  // of last week
  world.groups.head[BuildingGroupId{1}] = 0;
  world.levers.apply(Lever::calls_head, here, 1);
  world.groups.backbone[first_group] = 2;
  world.levers.apply(Lever::calls_backbone, here, 0.5F);
  Mobilisation(params).act(world, here, {});
  // The first group: 0.5 x 2 = 1 call, to its only adult, eight weeks after the last: 1 - 0.5 x 2^-1.
  EXPECT_FLOAT_EQ(r.contact[ResidentId{0}], 0.75F);
  EXPECT_EQ(r.contact[ResidentId{1}], 0.0F) << "a child";
  EXPECT_EQ(r.weeks_since_call[ResidentId{0}], 0);
  // The second: its head calls one of two at home, who never were called; the other hears of it.
  const bool lower = r.weeks_since_call[ResidentId{2}] == 0;
  const ResidentId called{lower ? 2U : 3U};
  const ResidentId other{lower ? 3U : 2U};
  EXPECT_EQ(r.weeks_since_call[called], 0);
  EXPECT_EQ(r.weeks_since_call[other], long_ago);
  EXPECT_FLOAT_EQ(r.contact[called], 1.0F);
  EXPECT_FLOAT_EQ(r.contact[other], 0.6F);
  EXPECT_EQ(world.places.calls[here], 2.0F);
}

TEST(Mobilisation, ASecondCallInTheSameWeekAddsNothing)
{
  const Mobilisation::Params params{.prospecting = 0, .tiring = 0.5, .half_life = 8};
  World world = with_head(singles(1), params, 2);
  const Mobilisation mobilisation(params);
  mobilisation.act(world, here, {});
  EXPECT_EQ(world.places.calls[here], 2.0F);
  EXPECT_EQ(world.residents.contact[ResidentId{0}], 1.0F);  // the fresher of 1 and 1 - 0.5
  // A week later: one half-life is eight weeks.
  mobilisation.act(world, here, {.week = 1, .luck = {}});
  EXPECT_FLOAT_EQ(world.residents.contact[ResidentId{0}],
                  static_cast<float>(1 - 0.5 * std::pow(2, -1.0 / 8)));
}

TEST(Mobilisation, WithoutProspectingEverybodyIsCalledEquallyOften)
{
  // Closed form: calls / adults.  One call a week; households differ in size and children do not count.
  std::vector<TinyHousehold> households = singles(10);
  for (int k = 0; k < 5; ++k) households.push_back({.people = {{}, {.age = 8}, {}, {.age = 3}}});
  const Mobilisation::Params params{.prospecting = 0};
  World world = with_head(std::move(households), params, 1);
  world.residents.weeks_since[ResidentId{4}] = 0;  // makes no difference
  const Mobilisation mobilisation(params);
  constexpr int weeks = 20000;
  std::vector<double> called(world.size());
  for (int w = 0; w < weeks; ++w) {
    mobilisation.act(world, here, {.week = w, .luck = {}});
    for (std::uint32_t k = 0; k < world.size(); ++k)
      called[k] += world.residents.weeks_since_call[ResidentId{k}] == 0 ? 1 : 0;
  }
  std::vector<double> of_adults;
  for (std::uint32_t k = 0; k < world.size(); ++k) {
    if (world.people.residents.adult(ResidentId{k})) {
      of_adults.push_back(called[k]);
    } else {
      EXPECT_EQ(called[k], 0) << "a child";
    }
  }
  EXPECT_GT(chi_square_p(of_adults, std::vector<double>(20, weeks / 20.0)), false_alarm);
}

TEST(Mobilisation, CallersFirstAskThoseWhoJustTookPart)
{
  // Weights 1 + 3 r with r = 1, 1/2, 0: 4, 2.5, 1.
  const Mobilisation::Params params{.prospecting = 3, .half_life = 8};
  World world = with_head(singles(3), params, 1);
  world.residents.weeks_since[ResidentId{0}] = 0;
  world.residents.weeks_since[ResidentId{1}] = 8;
  const Mobilisation mobilisation(params);
  std::vector<double> called(3);
  for (int w = 0; w < 15000; ++w) {
    mobilisation.act(world, here, {.week = w, .luck = {}});
    for (std::uint32_t k = 0; k < 3; ++k)
      called[k] += world.residents.weeks_since_call[ResidentId{k}] == 0 ? 1 : 0;
  }
  EXPECT_GT(chi_square_p(called, {8000, 5000, 2000}), false_alarm);
}

TEST(Mobilisation, NoCallIsLostHoweverFewAreLikely)
{
  // Nobody took part lately, most are children, and callers strongly prefer those who did.
  std::vector<TinyHousehold> households = singles(40, {.age = 9});
  households.push_back({.people = {{}}});
  const Mobilisation::Params params{.prospecting = 100};
  World world = with_head(std::move(households), params, 10);
  for (int w = 0; w < 20; ++w) {
    Mobilisation(params).act(world, here, {.week = w, .luck = {}});
    EXPECT_EQ(world.places.calls[here], 10.0F);
    EXPECT_EQ(world.residents.weeks_since_call[ResidentId{40}], 0);
  }
}

TEST(Mobilisation, MakesAsManyCallsAsItSays)
{
  // 0.25 of the head, 3 x 0.5 of the backbone, 0.01 of 30 adults: 2.05 a week, so 2 or sometimes 3.
  const Mobilisation::Params params{};
  World world = with_head(singles(30), params, 0.25F);
  world.groups.backbone[first_group] = 3;
  world.levers.apply(Lever::calls_backbone, here, 0.5F);
  world.levers.apply(Lever::calls, here, 0.01F);
  constexpr int weeks = 10000;
  double made = 0;
  const auto run = [&](double low) {
    made = 0;
    for (int w = 0; w < weeks; ++w) {
      Mobilisation(params).act(world, here, {.week = w, .luck = {}});
      const auto calls = static_cast<double>(world.places.calls[here]);
      ASSERT_TRUE(calls == low || calls == low + 1) << calls;
      made += calls;
    }
  };
  run(2);
  EXPECT_GT(normal_p((made - 2.05 * weeks) / std::sqrt(0.05 * 0.95 * weeks)), false_alarm);
  // Twice the calls of everybody: 4.1.
  world.levers.apply(Lever::calls_head, here, 0.25F);
  world.levers.apply(Lever::calls_backbone, here, 0.5F);
  world.levers.apply(Lever::calls, here, 0.01F);
  run(4);
  EXPECT_GT(normal_p((made - 4.1 * weeks) / std::sqrt(0.1 * 0.9 * weeks)), false_alarm);
}

TEST(Mobilisation, WithoutCallersOrAdultsNobodyIsCalled)
{
  const Mobilisation::Params params{};
  World children = with_head(singles(3, {.age = 10}), params, 5);
  World no_head = with_head(singles(3), params, 5);
  no_head.groups.head[first_group] = nobody;
  for (World* world : {&children, &no_head}) {
    Mobilisation(params).act(*world, here, {});
    EXPECT_EQ(world->places.calls[here], 0.0F);
    for (const float contact : world->residents.contact) EXPECT_EQ(contact, 0.0F);
    for (const std::uint8_t weeks : world->residents.weeks_since_call) EXPECT_EQ(weeks, long_ago);
  }
}

TEST(Mobilisation, SameBitsOnAnyNumberOfThreads)
{
  Programme::Params levers = Programme::Params::nothing();
  levers[Lever::calls] = 0.1;
  Week week = week_of<Programme>(levers);
  week.local<Mobilisation>({});
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
