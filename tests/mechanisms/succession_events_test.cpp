/// Every way into a post and out of it is told, with who, from where and why.
#include "mechanisms/committee/succession_events.hpp"

#include "mechanisms/committee/succession.hpp"
#include "mechanisms/succession_helpers.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr std::size_t fields = 6;  // of both kinds

double number(auto value)
{
  return static_cast<double>(value);
}

World told_posts(std::size_t count, TinySecretary who = {})
{
  World world = posts(count, who);
  for (const EventKind& kind : succession_events()) world.events.listen(kind, count);
  return world;
}

void week(World& world, const Succession::Params& p, std::int64_t number)
{
  world.events.forget();
  Succession(p).act(world, town, {.week = number, .luck = {}});
}

using Event = std::vector<double>;

std::vector<Event> told(const World& world, const char* kind, AreaId area)
{
  std::vector<Event> out;
  const std::span<const double> values = world.events.told(kind, area);
  for (std::size_t at = 0; at < values.size(); at += fields)
    out.emplace_back(values.begin() + static_cast<std::ptrdiff_t>(at),
                     values.begin() + static_cast<std::ptrdiff_t>(at + fields));
  return out;
}

/// The one departure of an area; the person it is about, reason and weeks in office.
void expect_departure(const World& world, AreaId area, int age, Departure reason, double weeks)
{
  const std::vector<Event> events = told(world, "departures", area);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0][0], age);
  EXPECT_EQ(events[0][1], number(world.people.secretaries.sex[secretary_of(world, area)]));
  EXPECT_EQ(events[0][4], number(reason));
  if (std::isnan(weeks)) {
    EXPECT_TRUE(std::isnan(events[0][5]));
  } else {
    EXPECT_EQ(events[0][5], weeks);
  }
}

TEST(SuccessionEvents, WhoRetiresAndWhoQuits)
{
  World world = told_posts(2, {.age = 54, .sex = Sex::female});
  world.people.secretaries.age[secretary_of(world, AreaId{1})] = 40;
  world.people.secretaries.appointed[secretary_of(world, AreaId{1})] = 11;  // in week 10
  Succession::Params p = idle();
  p.stay = 0;
  p.quit = 1;
  for (std::int64_t w = 0; w < 52; ++w) {
    week(world, p, w);
    const auto turn = [&](std::size_t a) { return (w + world.people.areas.number[AreaId{a}]) % 52 == 0; };
    for (const std::size_t a : {0U, 1U})
      EXPECT_EQ(told(world, "departures", AreaId{a}).size(), turn(a) ? 1U : 0U) << a << " in week " << w;
    if (turn(0)) expect_departure(world, AreaId{0}, 55, Departure::retirement, NAN);
    if (turn(1)) expect_departure(world, AreaId{1}, 41, Departure::quit, static_cast<double>(w) - 10);
  }
}

TEST(SuccessionEvents, WhoIsTooOldForAnotherTermAndWhoIsLowest)
{
  World world = told_posts(1, {.age = 70, .employment = Employment::rehired, .college = 1});
  world.levers.apply(Lever::age_limit, AreaId{0}, 1);
  week(world, idle(), 156);
  expect_departure(world, AreaId{0}, 70, Departure::age_limit, NAN);
  const Event event = told(world, "departures", AreaId{0})[0];
  EXPECT_EQ(event[2], number(Employment::rehired));
  EXPECT_EQ(event[3], 1);

  World towns = told_posts(4);
  for (std::size_t a = 0; a < 4; ++a) {
    towns.assessment.total[AreaId{a}] = a == 2 ? 0.1F : 0.5F;
    towns.levers.apply(Lever::adjust, AreaId{a}, 1);
  }
  week(towns, idle(), 13);  // 4 / 4 posts a quarter
  EXPECT_TRUE(told(towns, "departures", AreaId{0}).empty());
  ASSERT_EQ(told(towns, "departures", AreaId{2}).size(), 1U);
  EXPECT_EQ(told(towns, "departures", AreaId{2})[0][4], number(Departure::adjusted));
}

TEST(SuccessionEvents, WhoComesFromWhere)
{
  Succession::Params p = idle();
  p.from_reserve = p.from_outside = 1;
  p.refill = 0;
  World world = told_posts(2, {.age = 60});
  world.reserves.people[town] = 1;
  for (std::size_t a = 0; a < 2; ++a) world.posts.vacant[AreaId{a}] = 4;
  week(world, p, 4);  // the first area is the first at the reserve this week
  for (const std::size_t a : {0U, 1U}) {
    const std::vector<Event> events = told(world, "appointments", AreaId{a});
    ASSERT_EQ(events.size(), 1U);
    const Secretaries& who = world.people.secretaries;
    const SecretaryId id = secretary_of(world, AreaId{a});
    const Appointed from = a == 0 ? Appointed::reserve : Appointed::outside;
    EXPECT_EQ(events[0], (Event{number(who.age[id]), number(who.sex[id]), number(who.employment[id]),
                                number(who.college[id]), number(from), 4}));
  }
  week(world, p, 5);
  EXPECT_TRUE(told(world, "appointments", AreaId{0}).empty());
}

TEST(SuccessionEvents, WhoChangesPlaces)
{
  World world = told_posts(2);
  const int first = world.people.secretaries.age[secretary_of(world, AreaId{0})];
  world.people.secretaries.age[secretary_of(world, AreaId{1})] = 41;
  world.people.secretaries.appointed[secretary_of(world, AreaId{1})] = 3;
  world.assessment.total.assign(2, 0.5F);
  for (std::size_t a = 0; a < 2; ++a) world.levers.apply(Lever::rotate, AreaId{a}, 1);
  std::int64_t w = 39;
  while (world.people.secretaries.age[secretary_of(world, AreaId{0})] != 41 && w < 13 * 80)
    week(world, idle(), w += 13);
  ASSERT_EQ(world.people.secretaries.age[secretary_of(world, AreaId{0})], 41);
  expect_departure(world, AreaId{0}, first, Departure::exchange, NAN);
  expect_departure(world, AreaId{1}, 41, Departure::exchange, static_cast<double>(w) - 2);
  EXPECT_EQ(told(world, "appointments", AreaId{0})[0][0], 41);
  EXPECT_EQ(told(world, "appointments", AreaId{1})[0][0], first);
  for (const std::size_t a : {0U, 1U}) {
    EXPECT_EQ(told(world, "appointments", AreaId{a})[0][4], number(Appointed::exchange));
    EXPECT_EQ(told(world, "appointments", AreaId{a})[0][5], 0);
  }
}

/// What is told accounts for every vacancy: a post is vacant after a departure that no appointment followed.
TEST(SuccessionEvents, AccountForEveryVacancy)
{
  Succession::Params p;
  p.quit = 0.9;
  constexpr std::size_t count = 20;
  World world = told_posts(count);
  std::vector<int> open(count, 0);
  for (std::int64_t w = 0; w < 200; ++w) {
    week(world, p, w);
    for (std::size_t a = 0; a < count; ++a) {
      const AreaId area{a};
      open[a] += static_cast<int>(told(world, "departures", area).size());
      open[a] -= static_cast<int>(told(world, "appointments", area).size());
      ASSERT_EQ(open[a], world.posts.vacant[area] > 0 ? 1 : 0) << "area " << a << " in week " << w;
    }
  }
}

}  // namespace
}  // namespace linli
