/// Who knows the committee: by their role, by what they do, and until they forget.
#include "mechanisms/trust_helpers.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

TEST(TrustKnowsCommittee, HeadsBackboneAndBranchKnowTheCommittee)
{
  // By their role, from the first day and when they move in, and they do not forget; everybody else does.
  Trust::Params p = quiet();
  p.forget = 1;
  TinyHousehold branch{.people = {{.party = Party::area_branch}, {.party = Party::in_service}}};
  World world = still_world(population_of({area_of({group_of({branch, branch, branch})})}));
  start<Trust>(world, p, {});
  ResidentState& r = world.residents;
  for (std::uint32_t k = 0; k < 6; ++k) EXPECT_EQ(r.knows_committee[ResidentId{k}], k % 2 == 0 ? 1 : 0) << k;
  r.knows_committee.assign(6, 1);
  r.role[ResidentId{1}] = Role::head;
  r.role[ResidentId{3}] = Role::backbone;
  one_turn(world, p);
  for (std::uint32_t k = 0; k < 6; ++k) EXPECT_EQ(r.knows_committee[ResidentId{k}], k == 5 ? 0 : 1) << k;
  r.role[ResidentId{1}] = Role::none;  // no longer head
  one_turn(world, p);
  EXPECT_EQ(r.knows_committee[ResidentId{1}], 0);
  world.dwellings.arrived.assign(3, 7);
  const Week week = week_of<Trust>(p);
  settle_in(world, week, HouseholdId{0}, {});
  EXPECT_EQ(r.knows_committee[ResidentId{0}], 1) << "who moves in is moved to the branch of the area";
  EXPECT_EQ(r.knows_committee[ResidentId{1}], 0);
}

TEST(TrustKnowsCommittee, PeopleComeToKnowTheCommittee)
{
  constexpr double n = 4000;
  Trust::Params p = quiet();
  p.know_taking_part = 0.2;
  p.know_called = 0.4;
  const auto share = [&](std::uint8_t took_part, float contact) {
    World world = people(4000, p);
    world.residents.took_part.assign(4000, took_part);
    world.residents.contact.assign(4000, contact);
    Trust(p).act(world, here, {});
    return knowing(world);
  };
  EXPECT_EQ(share(0, 0), 0);
  EXPECT_TRUE(fits(share(bit_of(Channel::team), 0), n, 0.2));
  EXPECT_TRUE(fits(share(bit_of(Channel::election), 0), n, 0.2));
  EXPECT_TRUE(fits(share(0, 1), n, 0.4));
  EXPECT_TRUE(fits(share(0, 0.5F), n, 0.2));
  EXPECT_TRUE(fits(share(bit_of(Channel::activity), 0.5F), n, 1 - 0.8 * 0.8));
}

TEST(TrustKnowsCommittee, AFewAmongManyAreMetToo)
{
  // Those who did nothing are passed over many at a time; nobody who did something may be.
  Trust::Params p = quiet();
  p.know_taking_part = 1;
  p.know_called = 1;
  for (std::uint32_t k = 0; k < 70; ++k) {
    World world = people(70, p);
    if (k % 2 == 0) {
      world.residents.took_part[ResidentId{k}] = bit_of(Channel::activity);
    } else {
      world.residents.contact[ResidentId{k}] = 1;
    }
    Trust(p).act(world, here, {});
    EXPECT_EQ(knowing(world), 1) << k;
    EXPECT_EQ(world.residents.knows_committee[ResidentId{k}], 1) << k;
  }
}

TEST(TrustKnowsCommittee, PeopleForgetInTheirTurn)
{
  constexpr double n = 4000;
  Trust::Params p = quiet();
  p.forget = 0.3;
  World world = people(4000, p);
  world.residents.knows_committee.assign(4000, 1);
  one_turn(world, p);
  EXPECT_TRUE(fits(knowing(world), n, 0.7));
}

TEST(TrustKnowsCommittee, SomeKnowTheCommitteeToBeginWithAndNewcomersDoNot)
{
  Trust::Params p = quiet();
  p.know_start = 0.15;
  World world = people(4000, p);
  EXPECT_TRUE(fits(knowing(world), 4000, 0.15));
  world.dwellings.arrived.assign(4000, 3);
  for (std::uint32_t h = 0; h < 4000; ++h) Trust(p).begin(world, HouseholdId{h}, Luck{});
  EXPECT_EQ(knowing(world), 0);
  p.know_start_willing = 0.5;
  EXPECT_TRUE(fits(knowing(people(4000, p)), 4000, 0.4))
      << "0.15 + 0.5 / 2 of those with no disposition either way";
  p.know_start = 1;
  EXPECT_EQ(knowing(people(20, p, {.age = 17})), 0) << "children";
}

}  // namespace
}  // namespace linli
