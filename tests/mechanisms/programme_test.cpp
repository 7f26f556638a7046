#include "mechanisms/programme.hpp"

#include "support/columns.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

const Programme::Params params{.offers = 0.5, .calls = 0.25, .appeal = 0.75};

World two_areas()
{
  return still_world(population_of(copies(2, area_of({group_of(singles(2))}))));
}

TEST(Programme, OneStepByHand)
{
  World world = two_areas();
  const AreaId first{0};
  const AreaId second{1};
  // Another policy has acted on the second area already: offers and calls add up, of appeals the largest counts.
  world.levers.apply(Lever::offers, second, 2.0F);
  world.levers.apply(Lever::calls, second, 0.125F);
  world.levers.apply(Lever::appeal, second, 1.5F);
  Programme(params).act(world, {});
  EXPECT_EQ(world.levers(Lever::offers, first), 0.5F);
  EXPECT_EQ(world.levers(Lever::calls, first), 0.25F);
  EXPECT_EQ(world.levers(Lever::appeal, first), 0.75F);
  EXPECT_EQ(world.levers(Lever::offers, second), 2.5F);
  EXPECT_EQ(world.levers(Lever::calls, second), 0.375F);
  EXPECT_EQ(world.levers(Lever::appeal, second), 1.5F);
}

TEST(Programme, LeversEqualTheParametersEveryWeek)
{
  const World start = two_areas();
  for (const std::int64_t weeks : {1, 2, 5}) {
    const World world = after(start, week_of<Programme>(params), weeks);
    for (const AreaId area : {AreaId{0}, AreaId{1}}) {
      EXPECT_EQ(world.levers(Lever::offers, area), 0.5F);
      EXPECT_EQ(world.levers(Lever::calls, area), 0.25F);
      EXPECT_EQ(world.levers(Lever::appeal, area), 0.75F);
    }
  }
}

TEST(Programme, OfNothingIsNoProgramme)
{
  // Strength 0 must not change a bit.
  const Programme::Params nothing{.offers = 0, .calls = 0, .appeal = 0};
  Week with = week_of<Programme>(nothing);
  Week without;
  for (Week* week : {&with, &without}) {
    week->local<Exposure>({});
    week->local<Participation>({});
  }
  const World start = lived_in_district();
  EXPECT_EQ(digest_of(after(start, with, 3)), digest_of(after(start, without, 3)));
}

TEST(Programme, WithoutCallsAppealMovesNobody)
{
  const World start = lived_in_district();
  const auto residents_after = [&](double appeal) {
    Week week = week_of<Programme>({.offers = 1, .calls = 0, .appeal = appeal});
    week.local<Participation>({});
    return after(start, week, 3);
  };
  EXPECT_EQ(differing(residents_after(0), residents_after(3)), std::set<std::string>{"lever.appeal"});
}

TEST(Programme, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Programme>(params));
}

}  // namespace
}  // namespace linli
