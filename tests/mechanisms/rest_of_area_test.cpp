#include "mechanisms/committee/rest_of_area.hpp"

#include "mechanisms/residents/minor_issues.hpp"
#include "mechanisms/residents/self_governance.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};
constexpr AreaId there{1};
constexpr SubdistrictId town{0};

/// Two areas of four groups each, of which `rest` more are not simulated.
World areas_with_rest(float rest)
{
  World world = still_world(population_of(copies(2, area_of(copies(4, group_of(singles(3)))))));
  start<RestOfArea>(world, {}, {});
  world.people.areas.rest_groups.assign(2, rest);
  return world;
}

TEST(RestOfArea, OneStepByHand)
{
  World world = areas_with_rest(10);
  // Two of four groups that stand for 10 have a head, one of four that stand for 30: (8 x 0.3125 + 1/2) / 9, odds 1/2.
  for (const std::uint32_t g : {0U, 1U, 5U}) world.groups.head[BuildingGroupId{g}] = 1;
  for (const std::uint32_t g : {0U, 5U}) world.groups.self_governing[BuildingGroupId{g}] = 1;
  world.people.areas.rest_groups[there] = 30;
  world.rest.heads[here] = 0.5F;
  world.rest.heads[there] = 0.1F;
  RestOfArea({}).act(world, town, {});
  // On average (10 x 0.5 + 30 x 0.1) / 40 = 0.2 had one, odds 1/4: the odds of both are doubled.
  const double o = 2;
  EXPECT_NEAR(static_cast<double>(world.rest.heads[here]), o / (1 + o), 1e-6);
  EXPECT_NEAR(static_cast<double>(world.rest.heads[there]), (o / 9) / (1 + o / 9), 1e-6);
  EXPECT_NEAR(static_cast<double>(world.rest.self_governing[here]), 0.8 * o / (1 + o), 1e-6);
}

TEST(RestOfArea, NothingOfItWhereAllAreSimulated)
{
  World world = areas_with_rest(0);
  world.groups.head[BuildingGroupId{0}] = 1;
  RestOfArea({}).act(world, town, {});
  EXPECT_EQ(world.rest.heads[here], 0);
  EXPECT_EQ(world.rest.self_governing[here], 0);
}

TEST(RestOfArea, IsAsTheSimulatedGroupsWhereAreasAreEqual)
{
  World world = areas_with_rest(60);
  world.rest.heads.assign(2, 0.9F);
  for (const std::uint32_t g : {0U, 4U}) world.groups.head[BuildingGroupId{g}] = 1;
  RestOfArea({}).act(world, town, {});
  for (const AreaId area : {here, there})
    EXPECT_NEAR(static_cast<double>(world.rest.heads[area]), 2.5 / 9, 1e-6);
}

TEST(RestOfArea, HeadsMoveWithTeamPowerAsInGroups)
{
  World world = areas_with_rest(60);
  SelfGovernance::Params p;
  p.appear = 0.01;
  p.found = 0.1;
  p.leave = 0.02;
  p.start_heads = 0.25;
  start<SelfGovernance>(world, p, {});
  EXPECT_FLOAT_EQ(world.rest.heads[here], 0.25F);
  world.levers.apply(Lever::team_power, there, 0.5F);
  for (const AreaId area : {here, there}) SelfGovernance(p).act(world, area, {});
  EXPECT_NEAR(static_cast<double>(world.rest.heads[here]), 0.25 + 0.01 * 0.75 - 0.032 * 0.25, 1e-6);
  EXPECT_NEAR(static_cast<double>(world.rest.heads[there]), 0.25 + 0.06 * 0.75 - 0.022 * 0.25, 1e-6);
}

MinorIssues::Params simple()
{
  MinorIssues::Params p;
  p.regime.fill(1);
  p.property.fill(0.2);
  p.raised = 0.52;  // 0.01 a week
  p.again = 0.5;
  p.group = 0.4;
  p.group_cohesion = 0;
  p.group_none = 0.1;
  p.committee = 0;
  p.lapse = p.grow = 0;
  p.start = 0.04;
  return p;
}

TEST(RestOfArea, ChanceThatATroubleComesByHand)
{
  const MinorIssues model(simple());
  EXPECT_NEAR(model.comes_to_committee(false, 0.1, 0, 0.5), 0.72, 1e-12);       // 0.9 x 0.8
  EXPECT_NEAR(model.comes_to_committee(true, 0.4, 0, 0.5), 0.5 + 0.24, 1e-12);  // half are taken over
}

TEST(RestOfArea, OpenTroublesOfAWeekByHand)
{
  World world = areas_with_rest(60);
  world.people.areas.rest_households[2][here] = 1000;
  start<MinorIssues>(world, simple(), {});
  world.rest.self_governing[here] = 0.25F;
  MinorIssues(simple()).act(world, here, {});
  // On the table 0.01 + 0.5 x 0.04 of each; 0.28 of them are settled, and 0.52 where groups govern themselves.
  EXPECT_NEAR(static_cast<double>(world.rest.open[2][0][here]), 0.05 - 0.03 * 0.28, 1e-7);
  EXPECT_NEAR(static_cast<double>(world.rest.open[2][1][here]), 0.05 - 0.03 * 0.52, 1e-7);
}

TEST(RestOfArea, WhatItBringsIsPoissonAsOfManyGroups)
{
  // Closed form: with nobody settling anything and nothing coming up again, Poisson of raised x households.
  MinorIssues::Params p = simple();
  p.group = p.group_none = p.again = 0;
  p.property.fill(0);
  World world = areas_with_rest(60);
  world.people.areas.rest_households[1][here] = 1500;  // 15 a week
  start<MinorIssues>(world, p, {});
  constexpr int weeks = 4000;
  double sum = 0;
  double squares = 0;
  for (int w = 0; w < weeks; ++w) {
    MinorIssues(p).act(world, here, {.week = w, .luck = {}});
    const auto n = static_cast<double>(world.rest.brought[here]);
    sum += n;
    squares += n * n;
  }
  const double mean = sum / weeks;
  EXPECT_GT(normal_p((mean - 15) / std::sqrt(15.0 / weeks)), false_alarm);
  const double variance = squares / weeks - mean * mean;
  EXPECT_GT(normal_p((variance / 15 - 1) / std::sqrt(2.0 / weeks)), false_alarm);
}

TEST(RestOfArea, SimulatedGroupsAndTheRestBringAlike)
{
  // The same troubles, once of 60 simulated groups, once of a rest of 60 groups.
  const MinorIssues::Params p;
  World all = still_world(population_of({area_of(copies(60, group_of(singles(30))))}));
  start<MinorIssues>(all, p, {});
  all.groups.cohesion.assign(60, 0.5F);
  for (std::uint32_t g = 0; g < 60; g += 3) all.groups.self_governing[BuildingGroupId{g}] = 1;
  World rest = still_world(population_of({area_of({group_of(singles(30))})}));
  start<MinorIssues>(rest, p, {});
  rest.groups.cohesion.assign(1, 0.5F);
  rest.people.areas.rest_groups.assign(1, 60);
  rest.people.areas.rest_households[1].assign(1, 1800);  // under the regime of tiny compounds
  rest.rest.self_governing.assign(1, 1.0F / 3);
  double of_all = 0;
  double of_rest = 0;
  for (int w = 0; w < 1500; ++w) {
    MinorIssues(p).act(all, here, {.week = w, .luck = {}});
    MinorIssues(p).act(rest, here, {.week = w, .luck = {}});
    of_all += static_cast<double>(all.troubles.brought[here]) / 1500;
    of_rest += static_cast<double>(rest.rest.brought[here]) / 1500;
  }
  EXPECT_NEAR(of_rest / of_all, 1, 0.015);  // four standard errors
}

TEST(RestOfArea, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<RestOfArea>({}));
}

}  // namespace
}  // namespace linli
