/// What a study holds at its usual value, to cut an arc.
#include "mechanisms/usual.hpp"

#include "mechanisms/committee/leadership_effect.hpp"
#include "mechanisms/committee/workload.hpp"
#include "mechanisms/leadership_helpers.hpp"
#include "mechanisms/residents/minor_issues.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr BuildingGroupId group{0};

TEST(Usual, StepsByHand)
{
  Column<float, AreaId> usual(1, not_known_yet);
  EXPECT_EQ(acted_on(7, usual, here, 1), 7) << "nothing is known yet that could be held";
  follow(usual, here, 10, 1);
  EXPECT_EQ(usual[here], 10) << "the first week's value, held or not";
  follow(usual, here, 62, 0);
  EXPECT_EQ(usual[here], 11);  // 10 + 52 / 52
  follow(usual, here, 62, 0.5);
  EXPECT_EQ(usual[here], 11) << "what is held stays";
  EXPECT_EQ(acted_on(62, usual, here, 0), 62);
  EXPECT_EQ(acted_on(62, usual, here, 1), 11);
  EXPECT_EQ(acted_on(61, usual, here, 0.25), 48.5);  // 0.75 x 61 + 0.25 x 11
}

TEST(Usual, FollowsAStepOverAYear)
{
  // Closed form: of a step, the part (1 − 1/52)^n is left after n weeks.
  Column<float, AreaId> usual(1, 0.0F);
  for (int week = 0; week < 52; ++week) follow(usual, here, 1, 0);
  EXPECT_NEAR(usual[here], 1 - std::pow(51.0 / 52, 52), 1e-5);
}

LeadershipEffect::Params holding(std::initializer_list<LeadershipArc> arcs)
{
  LeadershipEffect::Params p;
  for (const LeadershipArc arc : arcs) p.held[static_cast<std::size_t>(arc)] = 1;
  return p;
}

/// A week with 12 hours of leading that is usual, then one without an hour.
World idle_after_a_usual_week(const LeadershipEffect::Params& params)
{
  World world = led(12);
  LeadershipEffect({}).act(world, here, {});
  world.posts.leading_hours[here] = 0;
  world.posts.reputation[here] = 1;
  world.levers.reset(1);
  LeadershipEffect(params).act(world, here, {});
  return world;
}

TEST(Usual, HoursOfLeadingAreHeldWhileThePostIs)
{
  World world = idle_after_a_usual_week(holding({LeadershipArc::hours}));
  for (const auto& power : world.posts.power) EXPECT_NEAR(power[here], 2, 1e-5);  // 12 / 6
  world.posts.vacant[here] = 1;
  LeadershipEffect(holding({LeadershipArc::hours})).act(world, here, {});
  for (const auto& power : world.posts.power) EXPECT_EQ(power[here], 0) << "nobody leads";
}

TEST(Usual, WhatLeadingAddsIsHeldArcByArc)
{
  const World nothing_held = idle_after_a_usual_week({});
  const World usual = [] {
    World world = led(12);
    LeadershipEffect({}).act(world, here, {});
    return world;
  }();
  for (std::size_t arc = 1; arc < leadership_arcs; ++arc) {
    const World held = idle_after_a_usual_week(holding({static_cast<LeadershipArc>(arc)}));
    for (const Contribution& c : contributions) {
      const World& as = static_cast<std::size_t>(c.arc) == arc ? usual : nothing_held;
      EXPECT_NEAR(held.levers(c.lever, here), as.levers(c.lever, here), 1e-6)
          << leadership_arc_labels[arc] << " " << c.name;
    }
    EXPECT_EQ(held.posts.power[0][here], 0) << "power itself is not held";
  }
}

TEST(Usual, SmallTroublesOfGroups)
{
  MinorIssues::Params p;
  p.raised = p.committee = p.lapse = p.grow = 0;
  p.property.fill(0);
  p.again = 1;
  p.group_none = 0;
  p.held_groups = 1;
  World world = still_world(population_of({area_of({group_of(singles(50))})}));
  start<MinorIssues>(world, {.start = 0}, {});
  world.troubles.open[group] = 9;
  world.work.overstepping[here] = 1;
  world.groups.self_governing[group] = 1;
  world.usual.settled_by_groups[here] = 1;
  MinorIssues(p).act(world, here, {});
  EXPECT_EQ(world.troubles.settled_group[here], 9U)
      << "all is settled as usual, whatever the group and the committee";
  EXPECT_EQ(world.usual.settled_by_groups[here], 1);
}

TEST(Usual, MeanOverTheGroupsOfAnArea)
{
  World world = still_world(population_of({area_of({group_of(singles(9)), group_of(singles(9))})}));
  start<MinorIssues>(world, {.start = 0}, {});
  world.groups.self_governing[group] = 1;
  world.groups.cohesion[group] = 0.5F;
  world.work.overstepping[here] = 0.2F;
  MinorIssues({}).act(world, here, {});
  // ((1 − 0.2)(0.25 + 0.5 x 0.5) + 0.05) / 2
  EXPECT_NEAR(world.usual.settled_by_groups[here], 0.225, 1e-6);
}

TEST(Usual, HoursOfTroubles)
{
  World world = still_world(population_of({area_of({group_of(singles(2))})}));
  start<Workload>(world, {}, {});
  world.troubles.brought[here] = 30;
  world.usual.trouble_hours[here] = 8;
  Workload::Params p;
  p.held_troubles = 1;
  EXPECT_EQ(Workload(p).plan(world, here, {}).arrivals.trouble_hours, 8);
  p.held_troubles = 0;
  EXPECT_EQ(Workload(p).plan(world, here, {}).arrivals.trouble_hours, 30 * p.trouble_hours);
}

TEST(Usual, SameBitsOnAnyNumberOfThreads)
{
  LeadershipEffect::Params leading;
  leading.held.fill(0.5);
  expect_same_bits_on_any_number_of_threads(week_of<LeadershipEffect>(leading));
  expect_same_bits_on_any_number_of_threads(week_of<MinorIssues>({.held_groups = 0.5}));
  expect_same_bits_on_any_number_of_threads(week_of<Workload>({.held_troubles = 0.5}));
}

}  // namespace
}  // namespace linli
