/// What was a number in an equation and is a parameter: each moves what it says it moves, by hand.  At their defaults
/// the tests of each mechanism hold them.
#include "core/math.hpp"
#include "mechanisms/all.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};

World one_group(std::size_t people = 1, TinyPerson who = {})
{
  return still_world(population_of({area_of({group_of(singles(people, who))})}));
}

TEST(DescribedConstants, OwnSharesFollowCoordinatingAsFarAsTheySay)
{
  const Workload model({.in_person = 2, .passing_on = 0.5});
  EXPECT_NEAR(model.own_share(1, 7, 0.5), 1.75 / 8, 1e-12);
  EXPECT_EQ(Workload({.in_person = 1, .passing_on = 3}).own_share(1, 7, 0.5), 0)
      << "nobody does less than nothing";
}

TEST(DescribedConstants, PerfunctoryBeginsAndIsFullWhereTheySay)
{
  const Workload::Plan plan{.urgent = 110, .due = {}, .own = {}, .own_urgent = 0.5, .staff_capacity = 56};
  const Workload::Outcome week = Workload({.perfunctory_from = 1, .perfunctory_range = 0.5}).work(plan);
  EXPECT_NEAR(week.load, 1.1, 1e-12);
  EXPECT_NEAR(week.perfunctory, 0.2, 1e-12);
}

TEST(DescribedConstants, HoursOfStaffAreWorthWhatSkillMakesOfThem)
{
  World world = one_group();
  const Workload::Params p{.staff_week = 40, .staff_unskilled = 0.5, .staff_skilled = 1};
  world.staff = {};
  world.staff.of_area.close(StaffId{2});
  world.staff.vacant.assign(2, 0);
  world.staff.on_leave.assign(2, 0);
  world.staff.skill.assign(2, 0.25F);
  start<Workload>(world, p, {});
  world.staff.on_leave[StaffId{1}] = 1;
  EXPECT_NEAR(Workload(p).plan(world, here, {}).staff_capacity, 30, 1e-9);
}

TEST(DescribedConstants, TheCommitteeSettlesByItsSecretarysSkill)
{
  const MinorIssues model({.committee = 0.5, .unskilled = 0.2, .skilled = 2, .perfunctory_loss = 0});
  EXPECT_NEAR(model.settled_by_committee(0, 0.25), 0.35, 1e-12);
}

TEST(DescribedConstants, HeadsLeaveMoreOftenWithoutATeam)
{
  const SelfGovernance model({.leave = 0.01, .unled = 3});
  EXPECT_NEAR(model.leaving(0.5, false, false), 0.025, 1e-12);
}

/// How many of 400 heads stay in a week in which one that is neither old nor tired has an even chance to.
std::size_t heads_who_stay(const SelfGovernance::Params& changed, int age, std::uint8_t weeks_since)
{
  SelfGovernance::Params p = changed;
  p.leave = 0.5;
  p.unled = 1;
  p.old = p.tired = 1;
  constexpr std::size_t groups = 400;
  World world = still_world(population_of({area_of(copies(groups, group_of(singles(1, {.age = age}))))}));
  start<SelfGovernance>(world, p, {});
  world.groups.head.assign(groups, 0);
  world.residents.role.assign(groups, Role::head);
  world.residents.weeks_since.assign(groups, weeks_since);
  SelfGovernance(p).act(world, here, {});
  return static_cast<std::size_t>(std::ranges::count(world.groups.head, std::uint16_t{0}));
}

TEST(DescribedConstants, WhoIsOldOrTiredAsAHead)
{
  EXPECT_GT(heads_who_stay({.old_age = 61}, 60, 9), 100U);
  EXPECT_EQ(heads_who_stay({.old_age = 60}, 60, 9), 0U);
  EXPECT_GT(heads_who_stay({.inactive = 10}, 60, 9), 100U);
  EXPECT_EQ(heads_who_stay({.inactive = 9}, 60, 9), 0U);
}

TEST(DescribedConstants, HowLatelyRegularsTookPart)
{
  for (const std::int64_t lately : {5, 6}) {
    const SelfGovernance::Params p{.leave = 0, .lately = lately, .regulars = 0.5};
    World world = one_group(1);
    start<SelfGovernance>(world, p, {});
    world.groups.head[BuildingGroupId{0}] = 0;
    world.residents.role[ResidentId{0}] = Role::head;
    world.residents.weeks_since[ResidentId{0}] = 5;
    SelfGovernance(p).act(world, here, {});
    EXPECT_EQ(world.groups.self_governing[BuildingGroupId{0}], lately == 6 ? 1 : 0);
  }
}

TEST(DescribedConstants, AgesOfSecretaries)
{
  EXPECT_NEAR(Succession({.rehired_old = 0.5, .old = 60}).leaving(true, 60, 0, 0, 0), 0.04 + 0.06 + 0.5,
              1e-12);
  EXPECT_NEAR(Succession({.rehired_old = 0.5, .old = 61}).leaving(true, 60, 0, 0, 0), 0.04 + 0.06, 1e-12);
  Succession::Params p;
  p.from_outside = 1;
  p.women = 1;
  p.reserve = 0;
  const auto appointed = [&] {
    World world = still_world(population_of(copies(20, area_of({group_of(singles(1))}))));
    start<Succession>(world, p, {});
    world.reserves.people[SubdistrictId{0}] = 0;
    world.posts.vacant.assign(20, 3);
    Succession(p).act(world, SubdistrictId{0}, {});
    return std::pair{*std::ranges::min_element(world.people.secretaries.age),
                     *std::ranges::max_element(world.people.secretaries.age)};
  };
  p.rehired_after = 4;
  p.rehired_within = 0;
  EXPECT_EQ(appointed(), (std::pair<std::uint8_t, std::uint8_t>{59, 59}));
  p.rehired_within = 3;
  EXPECT_GE(appointed().first, 59);
  EXPECT_GT(appointed().second, 59);
  EXPECT_LE(appointed().second, 62);
  p.oldest = 57;
  EXPECT_EQ(appointed(), (std::pair<std::uint8_t, std::uint8_t>{57, 57}));
  p.youngest = p.oldest = 70;
  EXPECT_EQ(appointed(), (std::pair<std::uint8_t, std::uint8_t>{70, 70}));
}

TEST(DescribedConstants, TheYoungestAreNotOlderThanTheOldest)
{
  EXPECT_TRUE(Succession::Params{}.contradictions().empty());
  const Succession::Params p{.youngest = 65, .oldest = 64};
  ASSERT_EQ(p.contradictions().size(), 1U);
  EXPECT_EQ(p.contradictions()[0].keys, (std::vector<std::string>{"youngest", "oldest"}));
}

TEST(DescribedConstants, WhoIsTooNewToBeJudged)
{
  for (const std::int64_t after : {13, 12}) {
    Succession::Params p;
    p.quit = p.quit_burnt = 0;
    p.assessed_after = after;
    World world = still_world(population_of(copies(4, area_of({group_of(singles(1))}))));
    start<Succession>(world, p, {});
    world.people.secretaries.appointed.assign(4, 2);
    world.assessment.total.assign(4, 0.5F);
    for (std::size_t a = 0; a < 4; ++a) world.levers.apply(Lever::adjust, AreaId{a}, 1);
    Succession(p).act(world, SubdistrictId{0}, {.week = 13, .luck = {}});
    EXPECT_EQ(std::ranges::count(world.posts.vacant, std::uint16_t{0}), after == 13 ? 4 : 3);
  }
}

TEST(DescribedConstants, StrainByHand)
{
  const Strain::Workplace place{.load = 5, .support = 0.5, .control = 0.5, .perfunctory = 0};
  EXPECT_NEAR(Strain({.exhaustion = 0, .load = 1, .heaviest = 3}).settles(place, 0, 0.5, 0.5).exhaustion,
              logistic(2.0), 1e-12);
  EXPECT_NEAR(Strain({.cynicism = 0, .cynicism_temper = 0.25}).settles(place, 2, 0.5, 0.5).cynicism,
              logistic(0.5), 1e-12);
}

TEST(DescribedConstants, AssessmentByHand)
{
  World world = one_group(4);
  Assessment::Params p{.late = 1, .agency_trust = 0.25};
  p.agency_sd = 0;
  start<Assessment>(world, p, {});
  world.residents.trust.assign(4, 0.5F);
  world.residents.satisfaction.assign(4, 0.5F);
  world.groups.head[BuildingGroupId{0}] = 2;
  world.work.usual[0][here] = 10;
  world.work.backlog[0][here] = 40;  // half of 8 weeks' work
  Assessment(p).act(world, here, {.week = 12, .luck = {}});
  EXPECT_NEAR(world.assessment.score[static_cast<std::size_t>(Assessor::street)][here], 0.5, 1e-6);
  EXPECT_NEAR(world.assessment.score[static_cast<std::size_t>(Assessor::agency)][here],
              0.5 * 0.5 + 0.5 * (0.25 * 0.5 + 0.75), 1e-6);
}

TEST(DescribedConstants, WhatCountsAsHavingTakenPartForTheRating)
{
  std::array<float, 2> share{};
  for (const std::int64_t recent : {5, 6}) {
    Assessment::Params p{.recent = recent, .feedback = 1};
    World world = one_group(4);
    start<Assessment>(world, p, {});
    for (auto* columns : {&world.secretaries.orientation, &world.secretaries.share}) {
      for (auto& column : *columns) column.assign(1, 1.0F / 6);
    }
    world.residents.weeks_since.assign(4, 5);
    Assessment(p).act(world, here, {.week = 12, .luck = {}});
    share[static_cast<std::size_t>(recent - 5)] =
        world.secretaries
            .share[static_cast<std::size_t>(LeadershipFunction::mobilising)][secretary_of(world, here)];
  }
  EXPECT_GT(share[0], share[1]) << "where nobody seems to take part, more hours go into mobilising";
}

TEST(DescribedConstants, HearsayByHand)
{
  // Of 3 acquaintances, half heard at 3: half of the way that a full one would go.
  EXPECT_FLOAT_EQ(Trust({.heard = 0.1, .heard_half = 3, .drift = 0}).hear(0.5F, 0, 3, 1), 0.525F);
}

TEST(DescribedConstants, SatisfactionWhereExpectationsAreJustMet)
{
  const Satisfaction::Params p{.rate = 0.5, .met = 0.7, .demands_sd = 0};
  World world = one_group(1);
  start<Satisfaction>(world, p, {});
  world.levers.apply(Lever::quality, here, 0.6F);
  world.residents.satisfaction[ResidentId{0}] = 0.5F;
  world.residents.expectation[0][ResidentId{0}] = 0.6F;
  Satisfaction(p).act(world, here, {});
  EXPECT_FLOAT_EQ(world.residents.satisfaction[ResidentId{0}], 0.6F);
}

TEST(DescribedConstants, ServedLatelyEnoughToLiveThroughAProject)
{
  for (const std::int64_t served : {4, 5}) {
    const Efficacy::Params p{.lived = 0.5, .heard = 0, .drift = 0, .served = served};
    World world = one_group(1);
    start<Efficacy>(world, p, {});
    world.residents.weeks_since_in[Channel::volunteering][ResidentId{0}] = 4;
    world.residents.efficacy[ResidentId{0}] = 0.5F;
    world.levers.apply(Lever::results, here, 1);
    world.levers.apply(Lever::results_good, here, 1);
    Efficacy(p).act(world, here, {});
    EXPECT_FLOAT_EQ(world.residents.efficacy[ResidentId{0}], served == 5 ? 0.75F : 0.5F);
  }
}

TEST(DescribedConstants, ContactsAtTheFreeTimeOfTheMiddle)
{
  // Two acquaintances each; contacts 0.5 x 2 x hours / usual: weekly from 1 on.
  for (const double usual : {10.0, 20.0}) {
    Knows ring{{1, 2}, {2, 0}, {0, 1}};
    World world = still_world(population_of({area_of({group_of(singles(3))})}), ring);
    const Acquaintances::Params p{.gain = 0, .fade = 0, .contacts = 0.5, .usual_hours = usual, .seldom = 0.1};
    start<Acquaintances>(world, p, {});
    world.people.residents.free_hours.assign(3, 15);
    world.residents.acquaintances.assign(3, 2);
    Acquaintances(p).act(world, here, {});
    EXPECT_EQ(world.residents.contact_frequency[ResidentId{0}],
              usual < 15 ? ContactFrequency::weekly : ContactFrequency::rarely);
  }
}

TEST(DescribedConstants, TheBusiestCountOnSomeFreeTime)
{
  const auto disposition = [](double least) {
    World world = one_group(1);
    world.people.residents.free_hours.assign(1, 0);
    start<Participation>(world, {.hours = 1, .hours_least = least}, {});
    return static_cast<double>(world.residents.disposition[Channel::activity][ResidentId{0}]);
  };
  EXPECT_NEAR(disposition(0.5) - disposition(0.1), std::log(5.0), 1e-5);
}

}  // namespace
}  // namespace linli
