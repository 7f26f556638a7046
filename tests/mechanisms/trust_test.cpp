#include "mechanisms/residents/trust.hpp"

#include "mechanisms/programme.hpp"
#include "mechanisms/trust_helpers.hpp"
#include "support/columns.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace linli {
namespace {

using namespace test;

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
    ASSERT_NEAR(world.residents.trust[ResidentId{static_cast<std::uint32_t>(t) % 10}],
                0.3 + 0.6 * std::pow(0.98, t), 1e-5)
        << t;
    ASSERT_NEAR(world.places.trust[here], 0.3 + 0.6 * std::pow(0.98, t), 1e-5) << t;
  }
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
