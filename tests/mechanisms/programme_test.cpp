#include "mechanisms/programme.hpp"

#include "support/columns.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

const Programme::Params params =
    programme_of({{Lever::offers_activity, 0.5}, {Lever::calls, 0.25}, {Lever::appeal, 0.75}});

World areas(std::size_t count)
{
  return still_world(population_of(copies(count, area_of({group_of(singles(2))}))));
}

TEST(Programme, OneStepByHand)
{
  World world = areas(2);
  const AreaId first{0};
  const AreaId second{1};
  // Another policy has acted on the second area already: offers and calls add up, of appeals the largest counts.
  world.levers.apply(Lever::offers_activity, second, 2.0F);
  world.levers.apply(Lever::calls, second, 0.125F);
  world.levers.apply(Lever::appeal, second, 1.5F);
  Programme(params).act(world, {});
  EXPECT_EQ(world.levers(Lever::offers_activity, first), 0.5F);
  EXPECT_EQ(world.levers(Lever::calls, first), 0.25F);
  EXPECT_EQ(world.levers(Lever::appeal, first), 0.75F);
  EXPECT_EQ(world.levers(Lever::offers_activity, second), 2.5F);
  EXPECT_EQ(world.levers(Lever::calls, second), 0.375F);
  EXPECT_EQ(world.levers(Lever::appeal, second), 1.5F);
}

TEST(Programme, LeversEqualTheParametersEveryWeek)
{
  // Closed form: without spread every lever stands at its level, whatever it is.
  Programme::Params all = Programme::Params::nothing();
  all.session_every = 1;
  all.festival_every = 1;
  for (const LeverInfo& info : lever_table()) all[info.lever] = 0.25 + static_cast<double>(info.lever) / 64;
  const World start = areas(2);
  for (const std::int64_t weeks : {1, 2, 5}) {
    const World world = after(start, week_of<Programme>(all), weeks);
    for (const LeverInfo& info : lever_table()) {
      for (const AreaId area : {AreaId{0}, AreaId{1}})
        EXPECT_EQ(world.levers(info.lever, area), all[info.lever]) << info.name;
    }
  }
}

TEST(Programme, SessionsTakeTurnsAndFestivalsAreForAll)
{
  Programme::Params calendar = programme_of({{Lever::session, 1}, {Lever::festival, 0.5}});
  calendar.session_every = 3;
  calendar.festival_first = 2;
  calendar.festival_every = 4;
  const Week week = week_of<Programme>(calendar);
  for (std::int64_t w = 0; w < 13; ++w) {
    const World world = after(areas(2), week, w + 1);
    for (const int number : {1, 2}) {
      const AreaId area{static_cast<std::uint32_t>(number - 1)};
      EXPECT_EQ(world.levers(Lever::session, area), (w + number) % 3 == 0 ? 1 : 0) << "week " << w;
      EXPECT_EQ(world.levers(Lever::festival, area), w == 2 || w == 6 || w == 10 ? 0.5F : 0) << "week " << w;
    }
  }
  calendar.session_every = calendar.festival_every = 0;
  const World never = after(areas(2), week_of<Programme>(calendar), 1);
  EXPECT_EQ(never.levers(Lever::session, AreaId{0}), 0.0F);
  EXPECT_EQ(never.levers(Lever::festival, AreaId{0}), 0.0F);
}

TEST(Programme, AreasDifferBySpreadForGood)
{
  // Mean 2, standard deviation 0.5 over areas; bounds of 4.9 standard errors, missed once in a million seeds.
  constexpr std::size_t count = 4000;
  Programme::Params spread = programme_of({{Lever::offers_team, 2}, {Lever::offers_volunteering, 2}});
  spread.spread[static_cast<std::size_t>(Lever::offers_team)] = 0.25;
  spread.spread[static_cast<std::size_t>(Lever::offers_volunteering)] = 0.25;
  const Week week = week_of<Programme>(spread);
  const World start = areas(count);
  const World world = after(start, week, 1, 1, Luck{3, 1});
  const World later = after(start, week, 4, 1, Luck{3, 1});
  double mean = 0;
  double square = 0;
  double product = 0;
  for (std::size_t a = 0; a < count; ++a) {
    const double x = static_cast<double>(world.levers(Lever::offers_team, AreaId{a})) - 2;
    const double y = static_cast<double>(world.levers(Lever::offers_volunteering, AreaId{a})) - 2;
    mean += x / count;
    square += x * x / count;
    product += x * y / count;
    EXPECT_EQ(world.levers(Lever::offers_team, AreaId{a}), later.levers(Lever::offers_team, AreaId{a}));
  }
  EXPECT_NEAR(mean, 0, 4.9 * 0.5 / std::sqrt(count));
  EXPECT_NEAR(square, 0.25, 4.9 * 0.25 * std::sqrt(2.0 / count));
  EXPECT_NEAR(product, 0, 4.9 * 0.25 / std::sqrt(count)) << "levers vary together";
  EXPECT_NE(digest_of(after(start, week, 1, 1, Luck{3, 2})), digest_of(world)) << "another replicate";
}

TEST(Programme, SpreadGoesWithTheNumberOfTheArea)
{
  // An area simulated alone has the levers it has in the whole district.
  Programme::Params spread = programme_of({{Lever::quality, 0.5}});
  spread.spread.fill(0.25);
  const World whole = after(areas(5), week_of<Programme>(spread), 1);
  World alone = areas(1);
  alone.people.areas.number[AreaId{0}] = 4;
  alone = after(std::move(alone), week_of<Programme>(spread), 1);
  EXPECT_EQ(alone.levers(Lever::quality, AreaId{0}), whole.levers(Lever::quality, AreaId{3}));
  EXPECT_NE(alone.levers(Lever::quality, AreaId{0}), whole.levers(Lever::quality, AreaId{0}));
}

TEST(Programme, OfNothingIsNoProgramme)
{
  // Strength 0 must not change a bit.
  Week with = week_of<Programme>(Programme::Params::nothing());
  Week without;
  for (Week* week : {&with, &without}) {
    week->local<Exposure>({});
    week->local<Mobilisation>({});
    week->local<Participation>({});
  }
  const World start = lived_in_district();
  EXPECT_EQ(digest_of(after(start, with, 3)), digest_of(after(start, without, 3)));
}

TEST(Programme, WithoutCallsAppealMovesNobody)
{
  const World start = lived_in_district();
  const auto residents_after = [&](double appeal, double calls) {
    Week week = week_of<Programme>(
        programme_of({{Lever::offers_activity, 1}, {Lever::calls, calls}, {Lever::appeal, appeal}}));
    week.local<Mobilisation>({});
    week.local<Participation>({});
    return after(start, week, 3);
  };
  EXPECT_EQ(differing(residents_after(0, 0), residents_after(3, 0)), std::set<std::string>{"lever.appeal"});
  EXPECT_GT(differing(residents_after(0, 0.1), residents_after(3, 0.1)).size(), 1U);
}

TEST(Programme, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Programme>(params));
}

}  // namespace
}  // namespace linli
