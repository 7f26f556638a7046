#include "mechanisms/residents/belonging.hpp"

#include "mechanisms/residents/exposure.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

World people(std::size_t count, Knows knows = {})
{
  return still_world(population_of({area_of({group_of(singles(count))})}), std::move(knows));
}

TEST(Belonging, OneStepByHand)
{
  World world = people(3);
  ResidentState& r = world.residents;
  r.belonging.assign(3, 0.4F);
  r.belonging_around.assign(3, 0.8F);
  r.belonging_anchor.assign(3, 0.3F);
  r.took_part[ResidentId{0}] = bit_of(Channel::election);
  r.took_part[ResidentId{1}] = bit_of(Channel::volunteering) | bit_of(Channel::team);
  r.belonging[ResidentId{2}] = 1;
  r.belonging_around[ResidentId{2}] = 0;
  r.belonging_anchor[ResidentId{2}] = -0.2F;  // so that ten years here make it 0
  const Belonging belonging({.rate = 0.1, .others = 0.75, .gain = 0.05, .anchor_decade_here = 0.2});
  World led = world;
  belonging.act(world, AreaId{0}, {});
  EXPECT_FLOAT_EQ(r.belonging[ResidentId{0}], 0.4325F);  // 0.4 + 0.1 (0.75 x 0.4 + 0.25 x 0.1)
  EXPECT_FLOAT_EQ(r.belonging[ResidentId{1}], 0.4625F);  // the same + 0.05 x 0.6, once for all channels
  EXPECT_FLOAT_EQ(r.belonging[ResidentId{2}], 0.9F);
  led.levers.apply(Lever::value_leading, AreaId{0}, 0.125F);
  belonging.act(led, AreaId{0}, {});
  EXPECT_FLOAT_EQ(led.residents.belonging[ResidentId{0}], 0.5075F);  // + 0.125 x 0.6
  EXPECT_FLOAT_EQ(led.residents.belonging[ResidentId{1}], 0.5375F);
  EXPECT_FLOAT_EQ(led.residents.belonging[ResidentId{2}], 0.9F);
}

TEST(Belonging, TheAnchorStaysWithinOneAfterManyYears)
{
  // 0.9 + 30 years x 0.1 = 3.9 counts as 1, -0.5 as 0; children have none.
  const auto after_years = [](int years, float anchor, int age) {
    World world =
        still_world(population_of({area_of({group_of(singles(1, {.age = age, .years_here = years}))})}));
    world.residents.belonging.assign(1, 0.5F);
    world.residents.belonging_anchor.assign(1, anchor);
    Belonging({.rate = 0.5, .others = 0, .gain = 0, .anchor_decade_here = 1}).act(world, AreaId{0}, {});
    return world.residents.belonging[ResidentId{0}];
  };
  EXPECT_FLOAT_EQ(after_years(30, 0.9F, 40), 0.75F);
  EXPECT_FLOAT_EQ(after_years(0, -0.5F, 40), 0.25F);
  EXPECT_FLOAT_EQ(after_years(5, 0.5F, 40), 0.75F);
  EXPECT_EQ(after_years(5, 0.5F, 17), 0.0F);
}

TEST(Belonging, OthersAreThoseOfLastWeek)
{
  // Two people who know each other trade places.  Updating the first before the second looks would not.
  World world = people(2, {{1}, {0}});
  ResidentState& r = world.residents;
  r.belonging[ResidentId{0}] = 1;
  r.acquaintances.assign(2, 1);
  let_be_seen(world);
  Week week = week_of<Exposure>({});
  week.local<Belonging>({.rate = 0.5, .others = 1, .gain = 0});
  const World later = after(world, week, 1);
  EXPECT_FLOAT_EQ(later.residents.belonging[ResidentId{0}], 0.5F);
  EXPECT_FLOAT_EQ(later.residents.belonging[ResidentId{1}], 0.5F);
  // In place the second would have moved toward 0.5: 0.25.
}

TEST(Belonging, AloneItReturnsToItsAnchor)
{
  // Closed form without others: B(t) - B0 = (B(0) - B0) (1 - rate)^t.
  World world = people(2);
  world.residents.belonging.assign(2, 0.9F);
  world.residents.belonging_anchor.assign(2, 0.3F);
  const Belonging belonging({.rate = 0.02, .others = 0, .gain = 0.003, .anchor_decade_here = 0});
  for (int t = 1; t <= 400; ++t) {
    belonging.act(world, AreaId{0}, {});
    ASSERT_NEAR(world.residents.belonging[ResidentId{0}], 0.3 + 0.6 * std::pow(0.98, t), 1e-5) << t;
  }
}

TEST(Belonging, TakingPartEveryWeek)
{
  // Without others: the fixed point of rate (B0 - B) + gain (1 - B) = 0.
  World world = people(1);
  world.residents.belonging_anchor.assign(1, 0.3F);
  world.residents.took_part.assign(1, 1);
  const Belonging belonging({.rate = 0.02, .others = 0, .gain = 0.005, .anchor_decade_here = 0});
  for (int t = 0; t < 2000; ++t) belonging.act(world, AreaId{0}, {});
  EXPECT_NEAR(world.residents.belonging[ResidentId{0}], (0.02 * 0.3 + 0.005) / (0.02 + 0.005), 1e-5);
}

TEST(Belonging, AnchorsByHand)
{
  const Belonging::Params params{.anchor = 0.45,
                                 .anchor_sd = 0,
                                 .anchor_tenure = {0.05, -0.08, 0.01},
                                 .anchor_registration = {0.02, -0.03, -0.06},
                                 .anchor_decade_here = 0.03,
                                 .start = -0.004};
  const TinyPerson old_hand{.registration = Registration::here, .years_here = 20};
  const TinyPerson newcomer{.registration = Registration::non_local, .years_here = 1};
  World world = still_world(population_of({area_of({group_of({
      {.people = {old_hand, {.age = 17}}, .tenure = Tenure::owner},
      {.people = {newcomer}, .tenure = Tenure::renter},
      {.people = {{.registration = Registration::elsewhere_in_city, .years_here = 0}},
       .tenure = Tenure::public_housing},
  })})}));
  start<Belonging>(world, params, {});
  const auto& anchor = world.residents.belonging_anchor;
  EXPECT_FLOAT_EQ(anchor[ResidentId{0}], 0.52F);  // 0.45 + 0.05 + 0.02
  EXPECT_EQ(anchor[ResidentId{1}], 0.0F);         // a child
  EXPECT_FLOAT_EQ(anchor[ResidentId{2}], 0.31F);  // 0.45 - 0.08 - 0.06
  EXPECT_FLOAT_EQ(anchor[ResidentId{3}], 0.43F);  // 0.45 + 0.01 - 0.03
  // They start there, with what the years add and a little lower; who moves in, just there.
  const auto& belonging = world.residents.belonging;
  EXPECT_FLOAT_EQ(belonging[ResidentId{0}], 0.576F);
  EXPECT_EQ(belonging[ResidentId{1}], 0.0F);
  EXPECT_FLOAT_EQ(belonging[ResidentId{2}], 0.309F);
  EXPECT_FLOAT_EQ(belonging[ResidentId{3}], 0.426F);
  world.dwellings.arrived.assign(3, 0);
  world.dwellings.arrived[HouseholdId{2}] = 5;
  Belonging(params).begin(world, HouseholdId{2}, {});
  EXPECT_FLOAT_EQ(belonging[ResidentId{3}], 0.43F);
}

TEST(Belonging, AnchorsStayBetweenNoneAndAll)
{
  World world = people(500);
  start<Belonging>(world, {.anchor_sd = 1}, {});
  int at_none = 0;
  int at_all = 0;
  for (const float a : world.residents.belonging_anchor) {
    ASSERT_GE(a, 0.0F);
    ASSERT_LE(a, 1.0F);
    at_none += a == 0.0F ? 1 : 0;
    at_all += a == 1.0F ? 1 : 0;
  }
  // With this spread about 30 % lie beyond either end.
  EXPECT_GT(at_none, 50);
  EXPECT_GT(at_all, 50);
}

TEST(Belonging, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Belonging>({}));
}

}  // namespace
}  // namespace linli
