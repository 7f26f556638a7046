#include "mechanisms/habit.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

TEST(Habit, OneStepByHand)
{
  World world =
      still_world(population_of({area_of({group_of(singles(3))}), area_of({group_of(singles(1))})}));
  ResidentState& r = world.residents;
  r.habit.assign(4, 0.2F);
  r.habit[ResidentId{2}] = 1;
  r.took_part[ResidentId{0}] = 1;
  Habit({.rate = 0.04}).act(world, AreaId{0}, {});
  EXPECT_FLOAT_EQ(r.habit[ResidentId{0}], 0.232F);  // 0.96 x 0.2 + 0.04
  EXPECT_FLOAT_EQ(r.habit[ResidentId{1}], 0.192F);  // 0.96 x 0.2
  EXPECT_FLOAT_EQ(r.habit[ResidentId{2}], 0.96F);
  EXPECT_EQ(r.habit[ResidentId{3}], 0.2F) << "of another area";
}

TEST(Habit, TakingPartEveryWeek)
{
  // Closed form: H(t) = 1 - (1 - rate)^t from 0.
  World world = still_world(population_of({area_of({group_of(singles(1))})}));
  world.residents.took_part[ResidentId{0}] = 1;
  const Habit habit({.rate = 0.04});
  for (int t = 1; t <= 300; ++t) {
    habit.act(world, AreaId{0}, {});
    ASSERT_NEAR(world.residents.habit[ResidentId{0}], 1 - std::pow(0.96, t), 1e-5) << t;
  }
}

TEST(Habit, SettlesAroundTheShareOfWeeks)
{
  // Every fourth week: the mean over four weeks is a quarter, whatever the rate.
  World world = still_world(population_of({area_of({group_of(singles(1))})}));
  const Habit habit({.rate = 0.1});
  double sum = 0;
  for (int t = 0; t < 404; ++t) {
    world.residents.took_part[ResidentId{0}] = t % 4 == 0 ? 1 : 0;
    habit.act(world, AreaId{0}, {});
    if (t >= 400) sum += static_cast<double>(world.residents.habit[ResidentId{0}]);
  }
  EXPECT_NEAR(sum / 4, 0.25, 1e-5);
}

TEST(Habit, StartsAlikeForAdults)
{
  World world =
      still_world(population_of({area_of({group_of({{.people = {{}, {.age = 17}, {.age = 18}}}})})}));
  start<Habit>(world, {.start = 0.3}, {});
  EXPECT_EQ(world.residents.habit[ResidentId{0}], 0.3F);
  EXPECT_EQ(world.residents.habit[ResidentId{1}], 0.0F);
  EXPECT_EQ(world.residents.habit[ResidentId{2}], 0.3F);
}

TEST(Habit, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Habit>({}));
}

}  // namespace
}  // namespace linli
