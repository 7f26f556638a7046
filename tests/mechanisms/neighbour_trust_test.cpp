#include "mechanisms/residents/neighbour_trust.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

TEST(NeighbourTrust, OneStepByHand)
{
  const NeighbourTrust::Params params{
      .gain = 0.1, .half = 6, .loss = 0.2, .drift = 0.05, .anchor = 0.5, .start_troubles = 0.25};
  World world = still_world(population_of({area_of({
      group_of({{.people = {{}, {.age = 9}}}, {.people = {{}}}}),
      group_of(singles(1)),
  })}));
  start<NeighbourTrust>(world, params, {});
  ResidentState& r = world.residents;
  EXPECT_FLOAT_EQ(r.neighbour_trust[ResidentId{0}],
                  0.25F);  // ten years alone: 0.05 x 0.5 / (0.05 + 0.2 x 0.25)
  EXPECT_EQ(r.neighbour_trust[ResidentId{1}], 0.0F) << "a child";
  EXPECT_FLOAT_EQ(world.groups.cohesion[BuildingGroupId{0}], 0.25F);
  world.people.residents.years_here[ResidentId{2}] = 0;
  NeighbourTrust(params).begin(world, HouseholdId{1}, {});
  EXPECT_FLOAT_EQ(r.neighbour_trust[ResidentId{2}], 0.5F) << "moved in";
  r.neighbour_trust[ResidentId{0}] = 0.4F;
  r.neighbour_trust[ResidentId{3}] = 0.8F;
  r.acquaintances[ResidentId{0}] = 2;
  world.groups.troubles[BuildingGroupId{0}] = 0.5F;
  NeighbourTrust(params).act(world, AreaId{0}, {});
  EXPECT_FLOAT_EQ(r.neighbour_trust[ResidentId{0}],
                  0.38F);  // 0.4 + 0.1 x 1/4 x 0.6 - 0.2 x 0.5 x 0.4 + 0.05 x 0.1
  EXPECT_EQ(r.neighbour_trust[ResidentId{1}], 0.0F);
  EXPECT_FLOAT_EQ(r.neighbour_trust[ResidentId{2}], 0.45F);   // 0.5 - 0.2 x 0.5 x 0.5
  EXPECT_FLOAT_EQ(r.neighbour_trust[ResidentId{3}], 0.785F);  // no troubles: 0.8 - 0.05 x 0.3
  EXPECT_FLOAT_EQ(world.groups.cohesion[BuildingGroupId{0}], 0.415F);
  EXPECT_FLOAT_EQ(world.groups.cohesion[BuildingGroupId{1}], 0.785F);
}

TEST(NeighbourTrust, SettlesAtItsClosedForm)
{
  // W* = (g c + k W0) / (g c + l troubles + k),  c = n / (n + half).
  const NeighbourTrust::Params params{.gain = 0.02, .half = 5, .loss = 0.03, .drift = 0.01, .anchor = 0.4};
  for (const double n : {0.0, 3.0, 40.0}) {
    for (const double troubles : {0.0, 0.25, 1.0}) {
      const double c = n / (n + 5);
      const double fixed = (0.02 * c + 0.01 * 0.4) / (0.02 * c + 0.03 * troubles + 0.01);
      for (float w : {0.0F, 1.0F}) {
        for (int t = 0; t < 3000; ++t)
          w = NeighbourTrust(params).next(w, static_cast<float>(n), static_cast<float>(troubles));
        EXPECT_NEAR(w, fixed, 1e-5) << n << ' ' << troubles;
      }
    }
  }
}

TEST(NeighbourTrust, BeginsWhereTheYearsHereHaveBroughtIt)
{
  // As if the same acquaintances and troubles had been there all the time.
  const NeighbourTrust model({.start_troubles = 0.3});
  for (const float n : {0.0F, 2.5F, 12.0F}) {
    float w = 0.5F;  // the anchor
    for (int years = 0; years < 40; ++years) {
      EXPECT_NEAR(model.settled(static_cast<float>(years), n), w, 2e-5) << years << " years, " << n;
      for (int week = 0; week < 52; ++week) w = model.next(w, n, 0.3F);
    }
  }
  EXPECT_EQ(NeighbourTrust({.gain = 0, .loss = 0, .drift = 0, .anchor = 0.4}).settled(9, 3), 0.4F)
      << "nothing ever moves it";
}

TEST(NeighbourTrust, AGroupOfChildrenHasNoCohesion)
{
  World world = still_world(population_of({area_of({group_of(singles(3, {.age = 5}))})}));
  start<NeighbourTrust>(world, {.anchor = 0.5}, {});
  NeighbourTrust({.anchor = 0.5}).act(world, AreaId{0}, {});
  EXPECT_EQ(world.groups.cohesion[BuildingGroupId{0}], 0.0F);
}

TEST(NeighbourTrust, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<NeighbourTrust>({}));
}

}  // namespace
}  // namespace linli
