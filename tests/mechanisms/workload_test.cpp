#include "mechanisms/committee/workload.hpp"

#include "mechanisms/programme.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};
constexpr auto party = static_cast<std::size_t>(Business::party);
constexpr auto residents = static_cast<std::size_t>(Business::residents);
constexpr auto social = static_cast<std::size_t>(Business::social);

/// Nothing comes in.
Workload::Params idle()
{
  Workload::Params p;
  p.items = p.inspections = 0;
  p.standing = {0, 0, 0, 0};
  p.campaign_hours = {0, 0, 0, 0, 0};
  return p;
}

World areas(std::size_t count = 1)
{
  World world = still_world(population_of(copies(count, area_of({group_of(singles(2))}))));
  start<Workload>(world, {}, {});
  return world;
}

TEST(Workload, SharesByHand)
{
  const Workload model({});
  EXPECT_NEAR(model.own_share(1, 7, 0.5), 0.125, 1e-12);  // 1/8 at middling skill
  EXPECT_NEAR(model.own_share(3, 7, 0.5), 0.375, 1e-12);  // residents go to the secretary
  EXPECT_NEAR(model.own_share(1, 7, 0), 0.2, 1e-12);      // who does everything in person
  EXPECT_NEAR(model.own_share(1, 7, 1), 0.05, 1e-12);
  EXPECT_EQ(model.own_share(3, 0, 0), 1) << "nobody does more than all of it";
}

TEST(Workload, AWeekWithinItsHoursByHand)
{
  Workload::Plan plan{.urgent = 10,
                      .due = {80, 40, 60, 20},
                      .own = {0.125, 0.125, 0.375, 0.125},
                      .own_urgent = 0.125,
                      .staff_capacity = 206,
                      .asked = 4};
  const Workload::Outcome week = Workload({}).work(plan);
  EXPECT_NEAR(week.load, 210.0 / 246, 1e-12);
  EXPECT_NEAR(week.perfunctory, (210.0 / 246 - 0.85) / 0.33, 1e-12);
  EXPECT_EQ(week.own_due, 41.25);  // 0.125 (10 + 80 + 40 + 20) + 0.375 x 60
  EXPECT_EQ(week.routine, 40) << "the floor and what is asked come first";
  EXPECT_EQ(week.leading, 4);
  EXPECT_NEAR(week.staff, 169.18514412416852, 1e-9);
  EXPECT_EQ(week.urgent_missed, 0);
  for (std::size_t k = 0; k < businesses; ++k) EXPECT_NEAR(week.done[k], plan.due[k], 1e-9);
}

TEST(Workload, OverloadByHand)
{
  Workload::Plan plan{.urgent = 50,
                      .due = {200, 100, 150, 50},
                      .own = {0.125, 0.125, 0.375, 0.125},
                      .own_urgent = 0.125,
                      .staff_capacity = 206};
  const Workload::Outcome week = Workload({}).work(plan);
  EXPECT_NEAR(week.load, 2.2, 1e-12);
  EXPECT_EQ(week.perfunctory, 1);
  EXPECT_EQ(week.routine, 44);
  EXPECT_EQ(week.leading, 4);
  EXPECT_EQ(week.staff, 206);
  // 250 hours do 250 / 0.65 hours of work, 50 of them urgent.
  for (std::size_t k = 0; k < businesses; ++k)
    EXPECT_NEAR(week.done[k], 0.6692307692307692 * plan.due[k], 1e-9);
}

TEST(Workload, AVacantPostHasNoHours)
{
  const Workload::Outcome week = Workload({}).work({.urgent = 50,
                                                    .due = {20, 10, 10, 10},
                                                    .own = {},
                                                    .own_urgent = 0.5,
                                                    .staff_capacity = 30,
                                                    .asked = 9,
                                                    .secretary = false});
  EXPECT_EQ(week.routine + week.asked + week.leading, 0);
  EXPECT_EQ(week.staff, 30);
  EXPECT_NEAR(week.urgent_missed, 50 - 30 / 0.65, 1e-9);
  EXPECT_EQ(std::accumulate(week.done.begin(), week.done.end(), 0.0), 0) << "urgent work comes first";
}

TEST(Workload, HoursAddUpWhateverComes)
{
  const Workload model({});
  for (const double urgent : {0.0, 30.0, 400.0}) {
    for (const double due : {0.0, 20.0, 90.0, 1000.0}) {
      for (const double asked : {0.0, 10.0, 99.0}) {
        const Workload::Outcome week = model.work({.urgent = urgent,
                                                   .due = {due, due, due, due},
                                                   .own = {0.1, 0.2, 0.4, 0.1},
                                                   .own_urgent = 0.1,
                                                   .staff_capacity = 200,
                                                   .asked = asked});
        EXPECT_NEAR(week.routine + week.asked + week.leading, 48, 1e-9);
        EXPECT_GE(week.leading, 4 - 1e-9);
        EXPECT_LE(week.staff, 200);
        EXPECT_GE(week.staff, 0);
      }
    }
  }
}

TEST(Workload, CampaignsByHand)
{
  Workload::Params p;
  p.campaign_start = {0, 2, 10, 51, 52};
  p.campaign_weeks = {4, 4, 1, 9, 9};
  p.campaign_hours = {20, 12, 7, 5, 100};
  const Workload model(p);
  EXPECT_EQ(model.campaign_hours(1, 0), 20);
  EXPECT_EQ(model.campaign_hours(52 + 3, 0), 32);  // both
  EXPECT_EQ(model.campaign_hours(3, 1), 20);       // one effort serves both
  EXPECT_EQ(model.campaign_hours(3, 0.5), 26);
  EXPECT_EQ(model.campaign_hours(5, 0), 12);
  EXPECT_EQ(model.campaign_hours(51, 0), 5) << "a campaign ends with the year";
  EXPECT_EQ(model.campaign_hours(30, 0), 0);
}

TEST(Workload, OneStepByHand)
{
  // Two groups, one of which governs itself; three troubles at the committee.  Two groups, one
  // of which governs itself, and three troubles are of the part that is not simulated.
  World world = still_world(population_of({area_of(copies(2, group_of(singles(2))))}));
  Workload::Params p = idle();
  p.standing = {1, 30, 2, 20};
  p.trouble_hours = 2;
  start<Workload>(world, p, {});
  world.people.areas.rest_groups.assign(1, 2);
  world.rest.self_governing.assign(1, 0.5F);
  world.rest.brought.assign(1, 3);
  for (auto& skill : world.secretaries.skill) skill[secretary_of(world, here)] = 0.5F;
  world.groups.self_governing[BuildingGroupId{1}] = 1;
  world.troubles.brought[here] = 3;
  world.work.backlog[party][here] = 10;
  world.levers.apply(Lever::extra_staff, here, 1);
  world.levers.apply(Lever::training_practice, here, 2);
  Workload(p).act(world, here, {});
  EXPECT_FLOAT_EQ(world.work.arrived[social][here], 29.7F);  // 30 - 2 x 0.15
  EXPECT_FLOAT_EQ(world.work.arrived[residents][here], 14);  // 2 + 2 x (3 + 3)
  EXPECT_FLOAT_EQ(world.work.usual[residents][here], 14);    // the first week
  EXPECT_FLOAT_EQ(world.work.staff_capacity[here], 38);
  // 74.7 hours due for 38 + 42: below what makes anybody cope... 0.934 is above 0.85.
  EXPECT_NEAR(static_cast<double>(world.work.load[here]), 74.7 / 80, 1e-6);
  EXPECT_NEAR(static_cast<double>(world.work.perfunctory[here]), (74.7 / 80 - 0.85) / 0.33, 1e-5);
  EXPECT_EQ(world.posts.asked_hours[here], 2);
  EXPECT_FLOAT_EQ(world.posts.overtime[here], 8);  // 48 hours in all, 40 in the contract
  // Half of all but residents' business, of which there are three times as much: own shares 1/2 and 1.
  const double own = 0.5 * (1 + 29.7 + 30) + 14;
  EXPECT_NEAR(static_cast<double>(world.posts.load[here]), (own + 2) / 40, 1e-5);
  EXPECT_NEAR(static_cast<double>(world.work.staff_load[here]), (74.7 - own) / 38, 1e-5);
  EXPECT_EQ(world.work.backlog[party][here], 0);
  EXPECT_NEAR(static_cast<double>(world.work.overstepping[here]), 0.05, 1e-6);
  world.posts.vacant[here] = 1;
  Workload(p).act(world, here, {.week = 1, .luck = {}});
  EXPECT_EQ(world.posts.overtime[here], 0) << "nobody is there";
}

TEST(Workload, PruningByHand)
{
  World world = areas();
  world.levers.apply(Lever::task_pruning, here, 0.815F);
  const double erosion = 1 - std::pow(2.0, -1.0 / 150);
  for (int w = 1; w <= 3; ++w) {
    Workload({}).act(world, here, {.week = w, .luck = {}});
    const double regrown = 1 - std::pow(1 - erosion, w);
    EXPECT_NEAR(static_cast<double>(world.work.regrown[here]), regrown, 1e-6);
    EXPECT_NEAR(static_cast<double>(world.work.items[here]), 146 * (1 - 0.815 * (1 - regrown)), 1e-3);
  }
  world.levers.apply(Lever::admission_list, here, 1);
  const float held = world.work.regrown[here];
  Workload({}).act(world, here, {.week = 4, .luck = {}});
  EXPECT_EQ(world.work.regrown[here], held) << "an admission list keeps them off";
  world.levers.reset(1);
  Workload({}).act(world, here, {.week = 5, .luck = {}});
  EXPECT_EQ(world.work.items[here], 146);
  EXPECT_EQ(world.work.regrown[here], 0) << "a new pruning starts anew";
}

TEST(Workload, BacklogGrowsByTheDifferenceUntilItsLife)
{
  // Closed form: 100 hours a week come in, the secretary does 44, with care; after 15 weeks of 56 hours more each
  // what is older than 8 weeks lapses.
  Workload::Params p = idle();
  p.standing[party] = 100;
  p.own[party] = 100;
  p.perfunctory_saves = 0;
  World world = areas();
  const Week week = week_of<Workload>(p);
  for (const int weeks : {1, 5, 14, 15, 40}) {
    const World later = after(world, week, weeks);
    EXPECT_NEAR(static_cast<double>(later.work.backlog[party][here]), std::min(56.0 * weeks, 800.0), 0.01);
    EXPECT_NEAR(static_cast<double>(later.work.lapsed[party][here]),
                weeks < 15 ? 0.0 : (weeks == 15 ? 40.0 : 56.0), 0.02);
  }
}

TEST(Workload, WorkIsConserved)
{
  // Week by week: what waited and what came in is done, waits or has lapsed.
  Scenario scenario = baseline();
  scenario.of<Workload>().passing_down = 3;
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), make_week(scenario), scenario.run.luck(), Workers(1));
  bool any_lapsed = false;
  for (int w = 0; w < 30; ++w) {
    const WorkState before = simulation.world().work;
    simulation.step(nullptr);
    const WorkState& now = simulation.world().work;
    for (std::size_t a = 0; a < simulation.world().areas(); ++a) {
      for (std::size_t k = 0; k < businesses; ++k) {
        const AreaId area{a};
        ASSERT_NEAR(before.backlog[k][area] + now.arrived[k][area],
                    now.done[k][area] + now.backlog[k][area] + now.lapsed[k][area],
                    1e-4F * (1 + before.backlog[k][area] + now.arrived[k][area]));
        any_lapsed |= now.lapsed[k][area] > 0;
      }
    }
  }
  EXPECT_TRUE(any_lapsed) << "or the test looks at nothing";
}

TEST(Workload, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Workload>({}));
}

}  // namespace
}  // namespace linli
