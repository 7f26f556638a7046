#include "mechanisms/residents/trust.hpp"

#include "mechanisms/programme.hpp"
#include "support/columns.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};

/// Nothing happens and nothing is known.
Trust::Params quiet()
{
  Trust::Params p;
  p.start = 0;
  p.troubles = p.voice = p.voice_trust = p.voice_expectation = 0;
  p.met = p.heard = p.drift = 0;
  p.anchor = 0.5;
  p.anchor_sd = 0;
  p.anchor_age.fill(0);
  p.anchor_party.fill(0);
  p.know_taking_part = p.know_called = p.forget = p.know_start = p.know_start_willing = 0;
  return p;
}

World people(std::size_t count, const Trust::Params& params, const TinyPerson& person = {})
{
  World world = still_world(population_of({area_of(copies(count / 10, group_of(singles(10, person))))}));
  start<Trust>(world, params, {});
  return world;
}

void one_turn(World& world, const Trust::Params& params)
{
  for (int w = 0; w < 4; ++w) Trust(params).act(world, here, {.week = w, .luck = {}});
}

double knowing(const World& world)
{
  const auto& k = world.residents.knows_committee;
  return std::accumulate(k.begin(), k.end(), 0.0);
}

bool fits(double count, double n, double p)
{
  return normal_p((count - n * p) / std::sqrt(n * p * (1 - p))) > false_alarm;
}

TEST(Trust, OneWeekByHand)
{
  Trust::Params p = quiet();
  p.heard = 0.1;
  p.drift = 0.2;
  p.met = 0.5;
  EXPECT_FLOAT_EQ(Trust(p).hear(0.4F, 0.6F, 1, 0.9F), 0.465F);  // 0.4 + 0.1 x 1/2 x 0.5 + 0.2 x 0.2
  EXPECT_FLOAT_EQ(Trust(p).hear(0.4F, 0.6F, 3, 0), 0.41F);      // 0.4 - 0.1 x 3/4 x 0.4 + 0.04
  World world = still_world(
      population_of({area_of({group_of({{.people = {{}, {.age = 9}, {}}}}), group_of(singles(9))})}));
  start<Trust>(world, p, {});
  ResidentState& r = world.residents;
  r.trust.assign(12, 0.4F);
  r.trust_anchor.assign(12, 0.6F);
  r.acquaintances.assign(12, 1);
  r.took_part[ResidentId{0}] = bit_of(Channel::deliberation);
  r.took_part[ResidentId{2}] =
      bit_of(Channel::activity) | bit_of(Channel::volunteering) | bit_of(Channel::team);
  world.levers.apply(Lever::responsiveness, here, 0.9F);
  Trust(p).act(world, here, {});
  EXPECT_FLOAT_EQ(r.trust[ResidentId{0}], 0.6825F);  // who spoke: 0.465 + 0.5 (0.9 - 0.465)
  EXPECT_EQ(r.trust[ResidentId{1}], 0.0F) << "a child";
  for (std::uint32_t k = 2; k < 12; ++k) EXPECT_FLOAT_EQ(r.trust[ResidentId{k}], 0.465F) << k;
  EXPECT_NEAR(world.places.trust[here], (0.6825 + 10 * 0.465) / 11, 1e-6) << "mean over adults";
}

TEST(Trust, AloneItReturnsToItsAnchor)
{
  // Closed form: T = T0 + (T(0) - T0) (1 - drift)^t without troubles and acquaintances.
  Trust::Params p = quiet();
  p.heard = 0.5;
  p.drift = 0.02;
  p.met = 0.5;
  p.voice = 40;
  World world = people(10, p);
  world.levers.apply(Lever::responsiveness, here, 1);
  world.residents.trust.assign(10, 0.9F);
  world.residents.trust_anchor.assign(10, 0.3F);
  for (int t = 1; t <= 400; ++t) {
    Trust(p).act(world, here, {.week = t, .luck = {}});
    ASSERT_NEAR(world.residents.trust[ResidentId{t % 10U}], 0.3 + 0.6 * std::pow(0.98, t), 1e-5) << t;
    ASSERT_NEAR(world.places.trust[here], 0.3 + 0.6 * std::pow(0.98, t), 1e-5) << t;
  }
}

TEST(Trust, VoiceByHand)
{
  Trust::Params p = quiet();
  p.voice = -0.5;
  p.voice_trust = 1.5;
  p.voice_expectation = 1;
  // -0.5 + 1.5 x 0.2 + 1 x (-0.1) = -0.3
  EXPECT_NEAR(Trust(p).voice(0.7F, 0.4F), 1 / (1 + std::exp(0.3)), 1e-6);
}

TEST(Trust, HeadsBackboneAndBranchKnowTheCommittee)
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

TEST(Trust, TroublesByHand)
{
  // In the turn of four weeks, with one's own luck: a trouble with chance 1 - exp(-4 x 0.2), taken to the committee
  // with chance one half (voice 0), handled well in 60 of 100 cases.
  Trust::Params p = quiet();
  p.troubles = 0.2;
  p.met = 0.25;
  p.forget = 0.3;
  World world = people(200, p);
  world.residents.trust.assign(200, 0.4F);
  world.residents.knows_committee.assign(200, 1);
  world.levers.apply(Lever::responsiveness, here, 0.6F);
  const Luck luck{.seed = 9, .replicate = 1};
  Trust(p).act(world, here, {.week = 2, .luck = luck});
  int handled = 0;
  int disappointed = 0;
  int forgot = 0;
  for (std::uint32_t k = 0; k < 200; ++k) {
    const RandomBlock words = random_block(luck, Stream::trust, 2, k);
    const bool turn = (k / 10 * 10 + 2) % 4 == 0;
    const bool takes =
        turn && static_cast<double>(uniform24(words[0])) < 1 - std::exp(-0.8) && uniform24(words[1]) < 0.5F;
    const bool well = uniform24(words[2]) < 0.6F;
    const bool forgets = turn && uniform24(words[3]) < 0.3F && !takes;
    const float expected = !takes ? 0.4F : well ? 0.55F : 0.3F;  // 0.4 + 0.25 (1 - 0.4), 0.4 - 0.25 x 0.4
    EXPECT_FLOAT_EQ(world.residents.trust[ResidentId{k}], expected) << k;
    EXPECT_EQ(world.residents.knows_committee[ResidentId{k}], forgets ? 0 : 1) << k;
    handled += takes && well ? 1 : 0;
    disappointed += takes && !well ? 1 : 0;
    forgot += forgets ? 1 : 0;
  }
  EXPECT_GT(handled, 3);
  EXPECT_GT(disappointed, 3);
  EXPECT_GT(forgot, 3);
}

TEST(Trust, WhoTakesATroubleThereKnowsTheCommittee)
{
  constexpr double n = 4000;
  Trust::Params p = quiet();
  p.troubles = 0.05;
  p.voice = 1;
  p.voice_trust = 2;
  p.voice_expectation = 4;
  World world = people(4000, p);
  world.residents.trust.assign(4000, 0.75F);
  world.residents.expectation[0].assign(4000, 0.25F);
  one_turn(world, p);
  EXPECT_TRUE(fits(knowing(world), n, (1 - std::exp(-0.2)) / (1 + std::exp(-0.5))));  // 1 + 2 / 4 - 4 / 4
}

TEST(Trust, PeopleComeToKnowTheCommittee)
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

TEST(Trust, AFewAmongManyAreMetToo)
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

TEST(Trust, PeopleForgetInTheirTurn)
{
  constexpr double n = 4000;
  Trust::Params p = quiet();
  p.forget = 0.3;
  World world = people(4000, p);
  world.residents.knows_committee.assign(4000, 1);
  one_turn(world, p);
  EXPECT_TRUE(fits(knowing(world), n, 0.7));
}

TEST(Trust, AnchorsByHand)
{
  Trust::Params p = quiet();
  p.anchor = 0.5;
  p.anchor_age = {-0.04, -0.02, 0.01, 0.04, 0.05};
  p.anchor_party = {0, 0.08, 0.03};
  World world = still_world(population_of({area_of({group_of({{.people = {
                                                                   {.age = 20},
                                                                   {.age = 90, .party = Party::area_branch},
                                                                   {.age = 20, .party = Party::in_service},
                                                                   {.age = 9},
                                                               }}})})}));
  start<Trust>(world, p, {});
  const auto& anchor = world.residents.trust_anchor;
  EXPECT_FLOAT_EQ(anchor[ResidentId{0}], 0.46F);
  EXPECT_FLOAT_EQ(anchor[ResidentId{1}], 0.63F);
  EXPECT_FLOAT_EQ(anchor[ResidentId{2}], 0.49F);
  EXPECT_EQ(anchor[ResidentId{3}], 0.0F) << "a child";
  EXPECT_EQ(world.residents.trust, anchor);
  EXPECT_NEAR(world.places.trust[here], (0.46 + 0.63 + 0.49) / 3, 1e-6);
}

TEST(Trust, SomeKnowTheCommitteeToBeginWithAndNewcomersDoNot)
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

TEST(Trust, ChildrenHaveNone)
{
  Trust::Params p = quiet();
  p.troubles = 1;
  p.voice = 40;
  p.met = 0.5;
  p.drift = 0.1;
  World world = people(40, p, {.age = 12});
  world.levers.apply(Lever::responsiveness, here, 1);
  one_turn(world, p);
  for (const float t : world.residents.trust) EXPECT_EQ(t, 0.0F);
  EXPECT_EQ(knowing(world), 0);
  EXPECT_EQ(world.places.trust[here], 0.0F);
}

TEST(Trust, SameBitsOnAnyNumberOfThreads)
{
  Programme::Params levers = Programme::Params::nothing();
  levers[Lever::responsiveness] = 0.6;
  Week week = week_of<Programme>(levers);
  Trust::Params p;
  p.troubles = 0.2;
  week.local<Trust>(p);
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
