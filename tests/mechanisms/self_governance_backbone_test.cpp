#include "core/samplers.hpp"
#include "mechanisms/residents/self_governance.hpp"
#include "self_governance_helpers.hpp"
#include "support/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// Members of the backbone by role, after every group has taken stock once; counts of groups must agree.
double backbone_after_a_turn(World& world, const SelfGovernance::Params& p)
{
  for (int w = 0; w < 4; ++w) SelfGovernance(p).act(world, here, {.week = w, .luck = {}});
  double all = 0;
  for (std::size_t g = 0; g < world.people.groups.size(); ++g) {
    int members = 0;
    for (const ResidentId id : world.people.groups.residents[BuildingGroupId{g}]) {
      const bool in = world.residents.role[id] == Role::backbone;
      EXPECT_TRUE(!in || world.people.residents.adult(id)) << "a child";
      members += in ? 1 : 0;
    }
    EXPECT_EQ(world.groups.backbone[BuildingGroupId{g}], members) << g;
    all += members;
  }
  return all;
}

TEST(SelfGovernanceBackbone, TheBackboneJoinsAndQuitsEveryFourthWeek)
{
  SelfGovernance::Params p = idle();
  p.join = 0.5;
  p.unasked = 0.25;
  p.quit = 0.1;
  constexpr std::size_t groups = 200;
  constexpr double people = 20 * groups;
  const auto fits = [&](double members, double chance) {
    return normal_p((members - people * chance) / std::sqrt(people * chance * (1 - chance))) > false_alarm;
  };
  const auto joined = [&](const TinyPerson& person, bool with_head, bool eligible, float power) {
    // The first of each group is the head or a child, and 20 more.
    std::vector<TinyHousehold> households = singles(20, person);
    households.insert(households.begin(), {.people = {{.age = with_head ? 40 : 9}}});
    World world = groups_of(groups, households);
    if (eligible) make_eligible(world);
    for (std::size_t g = 0; with_head && g < groups; ++g) {
      world.groups.head[BuildingGroupId{g}] = 0;
      world.residents.role[world.people.groups.residents[BuildingGroupId{g}].first] = Role::head;
    }
    world.levers.apply(Lever::team_power, here, power);
    return backbone_after_a_turn(world, p);
  };
  EXPECT_TRUE(fits(joined({}, true, true, 0.4F), 0.2));    // 0.5 x 0.4
  EXPECT_TRUE(fits(joined({}, false, true, 0.4F), 0.05));  // 0.5 x 0.4 x 0.25
  EXPECT_TRUE(fits(joined({.party = Party::area_branch}, false, false, 0.4F), 0.2));
  EXPECT_EQ(joined({}, true, false, 0.4F), 0) << "nobody of them is known and present";
  EXPECT_EQ(joined({}, true, true, 0), 0) << "nobody leads";
  World world = groups_of(groups, singles(20));
  world.residents.role.assign(world.size(), Role::backbone);
  world.residents.weeks_since.assign(world.size(), 25);
  EXPECT_TRUE(fits(backbone_after_a_turn(world, p), 0.9));
  world.residents.weeks_since.assign(world.size(), 26);
  EXPECT_EQ(backbone_after_a_turn(world, p), 0);
}

TEST(SelfGovernanceBackbone, HeadsAndBackboneHaveTheirOwnLuck)
{
  // Members of the branch, one to a group: they join in the week of their turn with chance 1/2, before the group looks
  // for a head, whom it finds with chance 1/4.
  SelfGovernance::Params p = idle();
  p.appear = 0.25;
  p.join = 1;
  World world = groups_of(400, singles(1, {.party = Party::area_branch}));
  world.levers.apply(Lever::team_power, here, 0.5F);
  const Luck luck{.seed = 6, .replicate = 1};
  SelfGovernance(p).act(world, here, {.week = 5, .luck = luck});
  for (std::uint32_t k = 0; k < 400; ++k) {
    const bool turn = (k + 5) % 4 == 0;
    const bool joins = turn && uniform24(random_block(luck, Stream::backbone, 5, k)[0]) < 0.5F;
    const bool head = Draws(luck, Stream::heads, 5, k).uniform() < 0.25;
    const Role role = head ? Role::head : joins ? Role::backbone : Role::none;
    EXPECT_EQ(world.residents.role[ResidentId{k}], role) << k;
    EXPECT_EQ(world.groups.head[BuildingGroupId{k}], head ? 0 : nobody) << k;
    EXPECT_EQ(world.groups.backbone[BuildingGroupId{k}], joins ? 1 : 0)
        << k << ": counted before heads are found";
  }
}

}  // namespace
}  // namespace linli
