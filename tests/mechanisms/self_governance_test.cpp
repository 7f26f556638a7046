#include "mechanisms/residents/self_governance.hpp"

#include "mechanisms/programme.hpp"
#include "self_governance_helpers.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace linli {
namespace {

using namespace test;

TEST(SelfGovernance, ChancesByHand)
{
  SelfGovernance::Params p = idle();
  p.appear = 0.002;
  p.found = 0.02;
  p.leave = 0.006;
  p.old = 0.5;
  p.tired = 2;
  const SelfGovernance model(p);
  EXPECT_NEAR(model.finding(0.6), 0.014, 1e-12);
  EXPECT_NEAR(model.leaving(0.6, false, false), 0.006, 1e-12);
  EXPECT_NEAR(model.leaving(0.6, true, false), 0.009, 1e-12);
  EXPECT_NEAR(model.leaving(0.6, false, true), 0.018, 1e-12);
  EXPECT_NEAR(model.leaving(0.1, true, true), 0.0405, 1e-12);  // 0.006 x 1.5 x 1.5 x 3
}

TEST(SelfGovernance, WhoHasARoleAtTheStartKnowsTheCommittee)
{
  SelfGovernance::Params p = idle();
  World world = groups_of(1, {{.people = {{}, {}, {.age = 9}}}});
  world.residents.knows_committee.assign(3, 0);
  p.start_backbone = 1;
  start<SelfGovernance>(world, p, {});
  for (const std::uint32_t k : {0U, 1U}) EXPECT_EQ(world.residents.knows_committee[ResidentId{k}], 1) << k;
  EXPECT_EQ(world.residents.knows_committee[ResidentId{2}], 0) << "a child has none";
}

TEST(SelfGovernance, OneStepByHand)
{
  SelfGovernance::Params p = idle();
  p.appear = 1;
  p.regulars = 0.5;
  // Unknown though present; present eight weeks ago; a child; eligible.
  World world = groups_of(1, {{.people = {{}, {}, {.age = 12}}}, {.people = {{}}}});
  ResidentState& r = world.residents;
  for (const std::uint32_t k : {1U, 2U, 3U}) r.knows_committee[ResidentId{k}] = 1;
  r.weeks_since[ResidentId{0}] = 0;
  r.weeks_since[ResidentId{1}] = 8;
  r.weeks_since[ResidentId{3}] = 7;
  SelfGovernance(p).act(world, here, {});
  EXPECT_EQ(world.groups.head[first_group], 3);
  EXPECT_EQ(r.role[ResidentId{3}], Role::head);
  for (const std::uint32_t k : {0U, 1U, 2U}) EXPECT_EQ(r.role[ResidentId{k}], Role::none) << k;
  // Two of three adults took part lately.
  EXPECT_EQ(world.groups.self_governing[first_group], 1);
  // One of three is not enough, and then cohesion settles nothing.
  r.weeks_since[ResidentId{0}] = 8;
  SelfGovernance(p).act(world, here, {.week = 1, .luck = {}});
  EXPECT_EQ(world.groups.head[first_group], 3);
  EXPECT_EQ(world.groups.self_governing[first_group], 0);
  // Enough regulars, but no head.
  r.weeks_since[ResidentId{0}] = 0;
  p.appear = 0;
  p.leave = 1;
  SelfGovernance(p).act(world, here, {.week = 2, .luck = {}});
  EXPECT_EQ(world.groups.head[first_group], nobody);
  EXPECT_EQ(r.role[ResidentId{3}], Role::none);
  EXPECT_EQ(world.groups.self_governing[first_group], 0);
}

TEST(SelfGovernance, MembersOfTheBranchAreFoundThroughTheBranch)
{
  SelfGovernance::Params p = idle();
  p.appear = 1;
  World world =
      groups_of(1, {{.people = {{.party = Party::in_service}, {.party = Party::area_branch}, {.age = 9}}}});
  SelfGovernance(p).act(world, here, {});
  EXPECT_EQ(world.groups.head[first_group], 1);
  World none = groups_of(1, singles(5));
  SelfGovernance(p).act(none, here, {});
  EXPECT_EQ(none.groups.head[first_group], nobody) << "nobody is eligible";
}

TEST(SelfGovernance, GroupsBeginWithHeadsWhoMightHaveBeenFound)
{
  SelfGovernance::Params p = idle();
  p.start_heads = 1;
  p.willing = 1;
  constexpr std::size_t groups = 400;
  World world = groups_of(groups, {{.people = {{}, {}, {.age = 9}}}});
  make_eligible(world);
  world.residents.knows_committee[ResidentId{0}] = 0;  // in the first group only the second is
  auto& disposition = world.residents.disposition[Channel::volunteering];
  give_rows(disposition, world.size());
  for (std::size_t k = 0; k < world.size(); k += 3) disposition[ResidentId{k}] = 1.5F;
  SelfGovernance(p).begin(world, here, Luck{2, 0});
  EXPECT_EQ(world.groups.head[first_group], 1);
  double more_willing = 0;
  for (std::size_t g = 1; g < groups; ++g) {
    const std::uint16_t head = world.groups.head[BuildingGroupId{g}];
    ASSERT_LT(head, 2);
    EXPECT_EQ(world.residents.role[ResidentId{3 * g + head}], Role::head);
    more_willing += head == 0 ? 1 : 0;
  }
  const double share = std::exp(1.5) / (1 + std::exp(1.5));
  const double n = groups - 1;
  EXPECT_NEAR(more_willing / n, share, 4.9 * std::sqrt(share * (1 - share) / n));
}

TEST(SelfGovernance, HeadsAreFoundInProportionToTheirWeights)
{
  // exp(ln odds + woman + retired): 1; 3; 1 x e^0.7; 1 x e^0.4.
  SelfGovernance::Params p = idle();
  p.appear = 1;
  p.willing = 1;
  p.woman = 0.7;
  p.retired = 0.4;
  const TinyPerson man{.sex = Sex::male};
  World world = groups_of(1, {{.people = {man, man, {.sex = Sex::female}, {.age = 66, .sex = Sex::male}}}});
  make_eligible(world);
  auto& willing = world.residents.intention[Channel::volunteering];
  willing.assign(4, 0.5F);
  willing[ResidentId{1}] = 0.75F;
  constexpr int weeks = 20000;
  std::vector<double> found(4);
  for (int w = 0; w < weeks; ++w) {
    SelfGovernance(p).act(world, here, {.week = w, .luck = {}});
    const std::uint16_t head = world.groups.head[first_group];
    ASSERT_LT(head, 4);
    ++found[head];
    world.groups.head[first_group] = nobody;
    world.residents.role.assign(4, Role::none);
  }
  const std::vector<double> weight{1, 3, std::exp(0.7), std::exp(0.4)};
  const double all = std::accumulate(weight.begin(), weight.end(), 0.0);
  std::vector<double> expected;
  for (const double w : weight) expected.push_back(weeks * w / all);
  EXPECT_GT(chi_square_p(found, expected), false_alarm);
}

TEST(SelfGovernance, ShareOfGroupsWithHeadSettles)
{
  // Closed form: appear' / (appear' + leave'), here 0.1 / (0.1 + 0.2) with f = 1/2.
  SelfGovernance::Params p = idle();
  p.appear = 0.04;
  p.found = 0.12;
  p.leave = 0.2 / 1.1;
  constexpr std::size_t groups = 400;
  World world = groups_of(groups, singles(1));
  make_eligible(world);
  world.levers.apply(Lever::team_power, here, 0.5F);
  constexpr int settling = 100;
  constexpr int weeks = 300;
  double with_head = 0;
  for (int w = 0; w < settling + weeks; ++w) {
    SelfGovernance(p).act(world, here, {.week = w, .luck = {}});
    if (w < settling) continue;
    for (const std::uint16_t head : world.groups.head) with_head += head != nobody ? 1 : 0;
  }
  // A group's weeks are a two-state chain whose autocorrelation is 1 - 0.1 - 0.2 a week.
  const double share = 1.0 / 3;
  const double inflation = (1 + 0.7) / (1 - 0.7);
  const double sd = std::sqrt(share * (1 - share) * inflation / (groups * weeks));
  EXPECT_GT(normal_p((with_head / (groups * weeks) - share) / sd), false_alarm);
}

TEST(SelfGovernance, OldAndTiredHeadsLeaveMoreOften)
{
  SelfGovernance::Params p = idle();
  p.leave = 0.05;
  p.old = 1;
  p.tired = 2;
  constexpr std::size_t groups = 5000;
  const auto leavers = [&](int age, std::uint8_t weeks_since) {
    World world = groups_of(groups, singles(1, {.age = age}));
    world.groups.head.assign(groups, 0);
    world.residents.role.assign(groups, Role::head);
    world.residents.weeks_since.assign(groups, weeks_since);
    world.levers.apply(Lever::team_power, here, 0.6F);
    SelfGovernance(p).act(world, here, {});
    double left = 0;
    for (std::size_t g = 0; g < groups; ++g) {
      const bool gone = world.groups.head[BuildingGroupId{g}] == nobody;
      EXPECT_EQ(world.residents.role[ResidentId{g}] == Role::none, gone);
      left += gone ? 1 : 0;
    }
    return left;
  };
  const auto fits = [&](double left, double chance) {
    const double n = groups;
    return normal_p((left - n * chance) / std::sqrt(n * chance * (1 - chance))) > false_alarm;
  };
  EXPECT_TRUE(fits(leavers(69, 25), 0.05));
  EXPECT_TRUE(fits(leavers(70, 25), 0.1));
  EXPECT_TRUE(fits(leavers(69, 26), 0.15));
  EXPECT_TRUE(fits(leavers(70, 26), 0.3));
}

TEST(SelfGovernance, AHeadWhoMovedAwayIsReplaced)
{
  SelfGovernance::Params p = idle();
  World world = groups_of(1, singles(2));
  world.groups.head[first_group] = 1;
  world.residents.role[ResidentId{1}] = Role::head;
  SelfGovernance(p).act(world, here, {});
  EXPECT_EQ(world.groups.head[first_group], 1);
  SelfGovernance(p).begin(world, HouseholdId{1}, Luck{});  // others move in
  EXPECT_EQ(world.residents.role[ResidentId{1}], Role::none);
  SelfGovernance(p).act(world, here, {.week = 1, .luck = {}});
  EXPECT_EQ(world.groups.head[first_group], nobody);
  world.groups.head[first_group] = 1;
  world.residents.knows_committee[ResidentId{0}] = 1;
  world.residents.weeks_since[ResidentId{0}] = 0;
  p.appear = 1;
  SelfGovernance(p).act(world, here, {.week = 2, .luck = {}});
  EXPECT_EQ(world.groups.head[first_group], 0);
}

TEST(SelfGovernance, SameBitsOnAnyNumberOfThreads)
{
  Programme::Params levers = Programme::Params::nothing();
  levers[Lever::team_power] = 0.8;
  Week week = week_of<Programme>(levers);
  SelfGovernance::Params p;
  p.appear = 0.5;
  p.leave = 0.3;
  p.join = 0.5;
  week.local<SelfGovernance>(p);
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
