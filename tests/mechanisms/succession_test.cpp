#include "mechanisms/committee/succession.hpp"

#include "mechanisms/succession_helpers.hpp"
#include "support/columns.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace linli {
namespace {

using namespace test;

std::size_t vacant(const World& world)
{
  std::size_t n = 0;
  for (const std::uint16_t weeks : world.posts.vacant) n += weeks > 0 ? 1 : 0;
  return n;
}

void weeks(World& world, const Succession::Params& p, std::int64_t from, std::int64_t to,
           std::int64_t study = 0)
{
  for (std::int64_t w = from; w < to; ++w)
    Succession(p).act(world, town, {.week = w, .luck = {}, .study_begins = study});
}

TEST(Succession, ChancesByHand)
{
  const Succession model({});
  EXPECT_NEAR(model.leaving(false, 50, 0, 0, 0), 0.04, 1e-12);
  EXPECT_NEAR(model.leaving(false, 50, 3, 0, 0), 0.1, 1e-12);
  EXPECT_NEAR(model.leaving(true, 64, 0, 0, 0), 0.1, 1e-12);
  EXPECT_NEAR(model.leaving(true, 65, 0, 0.5, 1), 0.4 * 0.8 * 0.6, 1e-12);
}

TEST(Succession, NothingBeforeTheStudy)
{
  Succession::Params p = idle();
  p.quit = 1;
  World world = posts(5, {.age = 70, .employment = Employment::rehired});
  const World before = world;
  weeks(world, p, 0, 208, 208);
  EXPECT_EQ(digest_of(world), digest_of(before));
  weeks(world, p, 208, 208 + 52, 208);
  EXPECT_EQ(vacant(world), 5U);
}

TEST(Succession, AYearByHand)
{
  // A woman of 54 is due to retire, one of 50 is not; all stay, but one of them as rehired.
  World world = posts(2);
  world.people.secretaries.age[SecretaryId{0}] = 54;
  world.people.secretaries.age[SecretaryId{1}] = 50;
  weeks(world, idle(), 0, 52);
  EXPECT_EQ(world.people.secretaries.age[SecretaryId{0}], 55);
  EXPECT_EQ(world.people.secretaries.employment[SecretaryId{0}], Employment::rehired);
  EXPECT_EQ(world.people.secretaries.age[SecretaryId{1}], 51);
  EXPECT_EQ(world.people.secretaries.employment[SecretaryId{1}], Employment::other);
  EXPECT_EQ(vacant(world), 0U);
  // Nobody stays: who retires goes.
  Succession::Params p = idle();
  p.stay = 0;
  world.people.secretaries.sex[SecretaryId{1}] = Sex::male;
  world.people.secretaries.age[SecretaryId{1}] = 59;
  weeks(world, p, 52, 104);
  EXPECT_EQ(vacant(world), 1U);
  EXPECT_GT(world.posts.vacant[AreaId{1}], 0);
}

TEST(Succession, APostIsFilledFromTheReserveFirst)
{
  Succession::Params p = idle();
  p.from_reserve = 1;
  p.refill = 0;
  World world = posts(3, {.age = 60, .college = 0});
  world.reserves.people[town] = 1.5F;
  for (std::size_t a = 0; a < 3; ++a) world.posts.vacant[AreaId{a}] = 4;
  world.posts.reputation.assign(3, 0.5F);
  weeks(world, p, 3, 4);  // the first area is the first at the reserve this week
  EXPECT_EQ(world.posts.vacant[AreaId{0}], 0);
  EXPECT_EQ(world.people.secretaries.appointed[SecretaryId{0}], 4);
  EXPECT_EQ(world.posts.appointed[AreaId{0}], 4);
  EXPECT_LT(world.people.secretaries.age[SecretaryId{0}], 60);
  EXPECT_EQ(world.people.secretaries.employment[SecretaryId{0}], Employment::treated_as_such);
  EXPECT_FLOAT_EQ(world.posts.reputation[AreaId{0}], 0.2F);
  EXPECT_EQ(world.reserves.people[town], 0.5F) << "one less";
  EXPECT_EQ(world.posts.vacant[AreaId{1}], 5) << "the reserve is used up";
  // From outside come rehired retirees, unless somebody younger is recruited.
  p.from_outside = 1;
  world.levers.apply(Lever::recruit, AreaId{2}, 1);
  weeks(world, p, 4, 5);
  EXPECT_EQ(world.people.secretaries.employment[SecretaryId{1}], Employment::rehired);
  EXPECT_GE(world.people.secretaries.age[SecretaryId{1}], 55);
  EXPECT_EQ(world.people.secretaries.employment[SecretaryId{2}], Employment::treated_as_such);
}

TEST(Succession, ReserveFollowsItsRatio)
{
  Succession::Params p = idle();
  World world = posts(10);
  world.reserves.people[town] = 0;
  for (std::size_t a = 0; a < 10; ++a) {
    world.levers.apply(Lever::reserve, AreaId{a}, 0.42F);
    world.levers.apply(Lever::batch_train, AreaId{a}, 0.5F);
  }
  weeks(world, p, 1, 41);
  EXPECT_NEAR(world.reserves.people[town], 5 * (1 - std::pow(1 - 0.015, 40)), 1e-4);
  EXPECT_NEAR(world.reserves.prepared[town], 0.5 * (1 - std::pow(1 - 0.02, 40)), 1e-4);
}

TEST(Succession, TermsEndTogether)
{
  World world = posts(4, {.age = 70, .employment = Employment::rehired});
  world.people.secretaries.age[SecretaryId{3}] = 60;
  for (std::size_t a = 0; a < 4; ++a) world.levers.apply(Lever::age_limit, AreaId{a}, 1);
  weeks(world, idle(), 155, 156);
  EXPECT_EQ(vacant(world), 0U);
  weeks(world, idle(), 156, 157);
  EXPECT_EQ(vacant(world), 3U);
  EXPECT_EQ(world.posts.vacant[AreaId{3}], 0);
}

TEST(Succession, TheLowestAreReplaced)
{
  World world = posts(8);
  for (std::size_t a = 0; a < 8; ++a) {
    world.assessment.total[AreaId{a}] = 0.1F * static_cast<float>(1 + (3 * a) % 8);
    world.levers.apply(Lever::adjust, AreaId{a}, 1);
  }
  weeks(world, idle(), 13, 14);  // 8 / 4 posts a quarter
  EXPECT_EQ(vacant(world), 2U);
  for (const std::uint32_t a : {0U, 3U}) EXPECT_GT(world.posts.vacant[AreaId{a}], 0) << a;
}

TEST(Succession, TheReserveBeginsAtItsRatio)
{
  const World world = posts(50);
  EXPECT_FLOAT_EQ(world.reserves.people[town], 4) << "0.08 for every area";
  EXPECT_EQ(world.reserves.prepared[town], 0);
}

TEST(Succession, TwoChangePlacesWithAllTheyAreAndCan)
{
  World world = posts(2);
  world.posts.reputation.assign(2, 0.5F);
  world.posts.leading_hours[AreaId{0}] = 7;
  world.assessment.total.assign(2, 0.5F);
  for (std::size_t a = 0; a < 2; ++a) world.levers.apply(Lever::rotate, AreaId{a}, 1);
  const World before = world;
  const auto moved = [&] { return secretary_of(world, AreaId{0}) != SecretaryId{0}; };
  std::int64_t week = 13;
  for (; !moved() && week < 13 * 40; week += 13)  // a quarter of a pair each quarter, by chance
    weeks(world, idle(), week, week + 1);
  EXPECT_EQ(secretary_of(world, AreaId{0}), SecretaryId{1});
  EXPECT_EQ(secretary_of(world, AreaId{1}), SecretaryId{0});
  EXPECT_EQ(holder_of(world, AreaId{0}), SecretaryId{1});
  // Who they are and all they can is theirs: nothing of it is touched.
  EXPECT_EQ(differing(world, before),
            (std::set<std::string>{"post.secretary", "post.appointed", "post.reputation"}));
  EXPECT_EQ(world.posts.appointed[AreaId{1}], week - 13 + 1) << "the week in which they came to this post";
  EXPECT_FLOAT_EQ(world.posts.reputation[AreaId{0}], 0.15F) << "residents do not know them yet";
  EXPECT_EQ(world.posts.leading_hours[AreaId{0}], 7) << "hours stay with the place";
}

TEST(Succession, WhoComesTakesTheRowOfWhoLeft)
{
  Succession::Params p = idle();
  p.from_outside = 1;
  World world = posts(2);
  world.reserves.people[town] = 0;
  std::swap(world.people.posts.secretary[AreaId{0}], world.people.posts.secretary[AreaId{1}]);
  world.posts.vacant[AreaId{0}] = 1;
  EXPECT_EQ(secretary_of(world, AreaId{0}), SecretaryId{1});
  EXPECT_FALSE(holder_of(world, AreaId{0}).exists());
  weeks(world, p, 5, 6);
  EXPECT_EQ(holder_of(world, AreaId{0}), SecretaryId{1});
  EXPECT_EQ(world.people.secretaries.appointed[SecretaryId{1}], 6);
  EXPECT_EQ(world.people.secretaries.origin[SecretaryId{1}], 1) << "number of the area";
  EXPECT_EQ(world.people.secretaries.appointed[SecretaryId{0}], 0) << "nobody else came";
}

TEST(Succession, VacanciesSettleWhereComingAndGoingMeet)
{
  // Closed form: who goes at the yearly date with chance c = 0.5 leaves a post vacant for 1/f = 10 weeks in the mean, so
  // c / (52 f) of the posts are vacant.  Vacant weeks of a post and year vary by 8.4; bound missed once in a million seeds.
  Succession::Params p = idle();
  p.quit = 0.5;
  p.from_outside = 0.1;
  p.reserve = 0;
  constexpr std::size_t count = 500;
  World world = posts(count, {.age = 30, .sex = Sex::male});
  world.reserves.people[town] = 0;
  weeks(world, p, 0, 104);
  double share = 0;
  constexpr int watched = 520;
  for (int w = 104; w < 104 + watched; ++w) {
    // They stay young: whoever comes is of this age, so that nobody retires.
    world.people.secretaries.age.assign(count, 30);
    world.people.secretaries.employment.assign(count, Employment::other);
    weeks(world, p, w, w + 1);
    share += static_cast<double>(vacant(world)) / count / watched;
  }
  EXPECT_NEAR(share, 0.5 / 5.2, 4.9 * 8.4 / 52 / std::sqrt(count * watched / 52.0));
}

TEST(Succession, SameBitsOnAnyNumberOfThreads)
{
  Succession::Params p;
  p.quit = 0.8;
  expect_same_bits_on_any_number_of_threads(week_of<Succession>(p));
}

}  // namespace
}  // namespace linli
