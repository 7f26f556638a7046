#include "mechanisms/residents/habit.hpp"

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
  for (auto& habit : r.habit.columns) {
    habit.assign(4, 0.2F);
    habit[ResidentId{2}] = 1;
  }
  r.took_part[ResidentId{0}] = bit_of(Channel::activity) | bit_of(Channel::team) | bit_of(Channel::election);
  Habit({.rate = 0.04}).act(world, AreaId{0}, {});
  for (const Channel channel : {Channel::activity, Channel::team})
    EXPECT_FLOAT_EQ(r.habit[channel][ResidentId{0}], 0.232F);              // 0.96 x 0.2 + 0.04
  EXPECT_FLOAT_EQ(r.habit[Channel::volunteering][ResidentId{0}], 0.192F);  // 0.96 x 0.2
  for (const Channel channel : {Channel::activity, Channel::volunteering, Channel::team}) {
    EXPECT_FLOAT_EQ(r.habit[channel][ResidentId{1}], 0.192F);
    EXPECT_FLOAT_EQ(r.habit[channel][ResidentId{2}], 0.96F);
    EXPECT_EQ(r.habit[channel][ResidentId{3}], 0.2F) << "of another area";
  }
  EXPECT_EQ(r.habit[Channel::deliberation][ResidentId{2}], 1.0F) << "there was no session";
  EXPECT_EQ(r.habit[Channel::election][ResidentId{0}], 0.2F) << "grows with elections only";
}

TEST(Habit, OfDeliberationMovesWithSessions)
{
  World world = still_world(population_of({area_of({group_of(singles(2))})}));
  Column<float, ResidentId>& habit = world.residents.habit[Channel::deliberation];
  habit.assign(2, 0.2F);
  world.residents.took_part[ResidentId{0}] = bit_of(Channel::deliberation);
  world.levers.apply(Lever::session, AreaId{0}, 1);
  Habit({.rate = 0.04, .rate_session = 0.25}).act(world, AreaId{0}, {});
  EXPECT_FLOAT_EQ(habit[ResidentId{0}], 0.4F);   // 0.75 x 0.2 + 0.25
  EXPECT_FLOAT_EQ(habit[ResidentId{1}], 0.15F);  // 0.75 x 0.2
}

TEST(Habit, TakingPartEveryWeek)
{
  // Closed form: H(t) = 1 - (1 - rate)^t from 0, in every channel.
  World world = still_world(population_of({area_of({group_of(singles(1))})}));
  world.residents.took_part[ResidentId{0}] = 15;
  world.levers.apply(Lever::session, AreaId{0}, 1);
  const Habit habit({.rate = 0.04, .rate_session = 0.3});
  for (int t = 1; t <= 300; ++t) {
    habit.act(world, AreaId{0}, {});
    for (const Channel channel : {Channel::activity, Channel::volunteering, Channel::team})
      ASSERT_NEAR(world.residents.habit[channel][ResidentId{0}], 1 - std::pow(0.96, t), 1e-5) << t;
    ASSERT_NEAR(world.residents.habit[Channel::deliberation][ResidentId{0}], 1 - std::pow(0.7, t), 1e-5) << t;
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
    if (t >= 400) sum += static_cast<double>(world.residents.habit[Channel::activity][ResidentId{0}]);
  }
  EXPECT_NEAR(sum / 4, 0.25, 1e-5);
}

TEST(Habit, StartsAtTheChanceOfAWeekBefore)
{
  // 1 - exp(-offers σ(d)): one half from ln 4 offers at d = 0, three quarters of the offers answered at d = ln 3.
  World world =
      still_world(population_of({area_of({group_of({{.people = {{}, {.age = 17}, {.age = 18}}}})})}));
  auto& disposition = world.residents.disposition[Channel::activity];
  disposition.assign(3, 0.0F);
  disposition[ResidentId{2}] = static_cast<float>(std::log(3.0));
  start<Habit>(world, {.start = {std::log(4.0), 0, 0, 2 * std::log(4.0)}}, {});
  const Column<float, ResidentId>& habit = world.residents.habit[Channel::activity];
  EXPECT_FLOAT_EQ(habit[ResidentId{0}], 0.5F);
  EXPECT_EQ(habit[ResidentId{1}], 0.0F) << "a child";
  EXPECT_FLOAT_EQ(habit[ResidentId{2}], 1 - std::pow(0.25F, 0.75F));
  EXPECT_FLOAT_EQ(world.residents.habit[Channel::deliberation][ResidentId{0}], 0.75F);
  for (const Channel channel : {Channel::volunteering, Channel::team})
    EXPECT_EQ(world.residents.habit[channel][ResidentId{0}], 0.0F);
}

TEST(Habit, WhoMovesInHasNone)
{
  World world = still_world(population_of({area_of({group_of(singles(2))})}));
  const Week week = week_of<Habit>({.start = {0.3, 0.3, 0.3, 0.3}});
  world.dwellings.arrived[HouseholdId{1}] = 7;
  for (auto& habit : world.residents.habit.columns) habit.assign(2, 0.5F);
  settle_in(world, week, HouseholdId{1}, {});
  for (std::size_t k = 0; k < weekly_channels; ++k) {
    EXPECT_EQ(world.residents.habit.columns[k][ResidentId{0}], 0.5F) << "stays";
    EXPECT_EQ(world.residents.habit.columns[k][ResidentId{1}], 0.0F);
  }
}

TEST(Habit, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Habit>({}));
}

}  // namespace
}  // namespace linli
