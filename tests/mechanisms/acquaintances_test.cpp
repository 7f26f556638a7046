#include "mechanisms/residents/acquaintances.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

/// `people` adults in one group; each knows the next `list`, the last of them the first again.
World ring(std::size_t people, std::size_t list)
{
  Knows knows(people);
  for (std::size_t i = 0; i < people; ++i) {
    for (std::size_t k = 1; k <= list; ++k) knows[i].push_back((i + k) % people);
  }
  return still_world(population_of({area_of({group_of(singles(people))})}), knows);
}

TEST(Acquaintances, OneStepByHand)
{
  World world = ring(5, 4);
  ResidentState& r = world.residents;
  const float n[] = {2, 2, 3.9F, 0, 4};
  const float usual[] = {3, 1, 1, 2.5F, 0};
  const std::uint8_t took_part[] = {bit_of(Channel::team), 0, 1, 0, bit_of(Channel::election)};
  for (std::size_t k = 0; k < 5; ++k) {
    r.acquaintances[ResidentId{k}] = n[k];
    r.acquaintances_usual[ResidentId{k}] = usual[k];
    r.took_part[ResidentId{k}] = took_part[k];
  }
  Acquaintances({.gain = 0.6, .fade = 0.02}).act(world, AreaId{0}, {});
  EXPECT_FLOAT_EQ(r.acquaintances[ResidentId{0}], 2.62F);  // 2 + 0.6 + 0.02
  EXPECT_FLOAT_EQ(r.acquaintances[ResidentId{1}], 1.98F);  // 2 - 0.02
  EXPECT_EQ(r.acquaintances[ResidentId{2}], 4.0F);         // 3.9 + 0.6 - 0.058, but the list is four long
  EXPECT_FLOAT_EQ(r.acquaintances[ResidentId{3}], 0.05F);  // 0 + 0.02 x 2.5
  EXPECT_FLOAT_EQ(r.acquaintances[ResidentId{4}], 3.92F);  // 4 - 0.08: nobody is met at the ballot box
}

TEST(Acquaintances, EveryChannelAndAFestivalCount)
{
  World world = ring(20, 15);
  ResidentState& r = world.residents;
  r.acquaintances.assign(20, 5);
  r.acquaintances_usual.assign(20, 5);
  r.took_part[ResidentId{0}] = 15;
  r.took_part[ResidentId{1}] = bit_of(Channel::volunteering) | bit_of(Channel::deliberation);
  const World start = world;
  const Acquaintances acquaintances({.gain = 0.5, .festival = 2, .fade = 0.02});
  acquaintances.act(world, AreaId{0}, {});
  EXPECT_FLOAT_EQ(r.acquaintances[ResidentId{0}], 7);  // 5 + 4 x 0.5
  EXPECT_FLOAT_EQ(r.acquaintances[ResidentId{1}], 6);
  EXPECT_FLOAT_EQ(r.acquaintances[ResidentId{2}], 5);
  world = start;
  world.levers.apply(Lever::festival, AreaId{0}, 0.75F);
  acquaintances.act(world, AreaId{0}, {});
  EXPECT_FLOAT_EQ(r.acquaintances[ResidentId{0}], 10);  // 5 + 4 x 0.5 (1 + 2 x 0.75)
  EXPECT_FLOAT_EQ(r.acquaintances[ResidentId{2}], 5) << "who stays at home meets nobody";
}

TEST(Acquaintances, TakingPartEveryWeek)
{
  // Closed form: n(t) = usual + gain / fade (1 - (1 - fade)^t), if the list is long enough.
  World world = ring(60, 50);
  world.residents.acquaintances.assign(60, 5);
  world.residents.acquaintances_usual.assign(60, 5);
  world.residents.took_part.assign(60, 1);
  const Acquaintances acquaintances({.gain = 0.6, .fade = 0.02});
  for (int t = 1; t <= 600; ++t) {
    acquaintances.act(world, AreaId{0}, {});
    ASSERT_NEAR(world.residents.acquaintances[ResidentId{0}], 5 + 30 * (1 - std::pow(0.98, t)), 1e-3) << t;
  }
}

TEST(Acquaintances, NeverMoreThanTheList)
{
  World world = ring(60, 20);
  world.residents.took_part.assign(60, 1);
  const Acquaintances acquaintances({.gain = 0.6, .fade = 0.02});
  for (int t = 0; t < 300; ++t) {
    acquaintances.act(world, AreaId{0}, {});
    ASSERT_LE(world.residents.acquaintances[ResidentId{7}], 20.0F);
  }
  EXPECT_EQ(world.residents.acquaintances[ResidentId{7}], 20.0F);
}

TEST(Acquaintances, FadeTowardTheUsual)
{
  // Closed form: n(t) - usual = (n(0) - usual) (1 - fade)^t, from above and from below, never negative.
  World world = ring(40, 30);
  for (std::size_t k = 0; k < 40; ++k) {
    world.residents.acquaintances[ResidentId{k}] = k % 2 == 0 ? 25 : 0;
    world.residents.acquaintances_usual[ResidentId{k}] = k % 2 == 0 ? 0 : 10;
  }
  const Acquaintances acquaintances({.gain = 0.6, .fade = 0.1});
  for (int t = 1; t <= 100; ++t) {
    acquaintances.act(world, AreaId{0}, {});
    ASSERT_NEAR(world.residents.acquaintances[ResidentId{0}], 25 * std::pow(0.9, t), 1e-4);
    ASSERT_NEAR(world.residents.acquaintances[ResidentId{1}], 10 - 10 * std::pow(0.9, t), 1e-4);
    ASSERT_GE(world.residents.acquaintances[ResidentId{0}], 0.0F);
  }
}

TEST(Acquaintances, TheUsualNumberIsGammaDistributed)
{
  // Mean 5, shape 2.5: variance 25 / 2.5 = 10, excess kurtosis 6 / 2.5.  Bounds of 4.9 standard errors: each
  // is missed once in a million seeds.  A list of 60 cuts off less than 1e-8 of the distribution.
  constexpr std::size_t people = 10000;
  World world = ring(people, 60);
  start<Acquaintances>(world, {.usual_mean = 5, .usual_shape = 2.5, .start = 0}, Luck{7, 0});
  double mean = 0;
  double square = 0;
  for (const float n : world.residents.acquaintances_usual) {
    mean += static_cast<double>(n) / people;
    square += static_cast<double>(n) * static_cast<double>(n) / people;
  }
  EXPECT_NEAR(mean, 5, 4.9 * std::sqrt(10.0 / people));
  EXPECT_NEAR(square - mean * mean, 10, 4.9 * 10 * std::sqrt((2 + 6 / 2.5) / people));
  // After ten years they have grown to 1 - 0.98^520 of it.
  for (std::size_t k = 0; k < people; ++k) {
    const auto usual = static_cast<double>(world.residents.acquaintances_usual[ResidentId{k}]);
    ASSERT_NEAR(world.residents.acquaintances[ResidentId{k}], usual * (1 - std::pow(0.98, 520)),
                1e-5 * usual);
  }
}

TEST(Acquaintances, StartWithinTheListAndWithoutChildren)
{
  Population population =
      population_of({area_of({group_of({{.people = {{}, {.age = 9}}}, {.people = {{}}}})})});
  World world = still_world(std::move(population), {{2}, {}, {0}});
  start<Acquaintances>(world, {.fade = 0.5, .usual_mean = 60}, {});
  EXPECT_EQ(world.residents.acquaintances[ResidentId{0}], 1.0F);
  EXPECT_EQ(world.residents.acquaintances[ResidentId{1}], 0.0F);
  EXPECT_EQ(world.residents.acquaintances[ResidentId{2}], 1.0F);
}

TEST(Acquaintances, BeginWithThoseMetAtEvents)
{
  // n = (n0 + r gain / fade) grown,  r = 1 - exp(-start / 2) of who has no disposition either way.
  World world = ring(2, 1);
  start<Acquaintances>(world, {.gain = 0.01, .fade = 0.02, .usual_mean = 1e-9, .start = 0.5}, {});
  EXPECT_NEAR(world.residents.acquaintances[ResidentId{0}],
              0.5 * (1 - std::exp(-0.25)) * (1 - std::pow(0.98, 520)), 1e-6);
}

TEST(Acquaintances, GrowWithTheYears)
{
  World world = still_world(
      population_of(
          {area_of({group_of({{.people = {{.years_here = 0}}}, {.people = {{.years_here = 1}}}})})}),
      {{1}, {0}});
  start<Acquaintances>(world, {.fade = 0.02, .usual_mean = 60, .start = 0}, {});
  EXPECT_EQ(world.residents.acquaintances_usual[ResidentId{0}], 1.0F);
  EXPECT_EQ(world.residents.acquaintances[ResidentId{0}], 0.0F) << "who has just come knows nobody";
  EXPECT_NEAR(world.residents.acquaintances[ResidentId{1}], 1 - std::pow(0.98, 52), 1e-6);
}

TEST(Acquaintances, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Acquaintances>({}));
}

}  // namespace
}  // namespace linli
