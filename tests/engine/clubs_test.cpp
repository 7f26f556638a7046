/// A kind of agents of its own, with rows in slots, a set-up, columns, a table of events and a series, comes with one mechanism of the tests,
/// without an edit under sim/.
#include "support/clubs.hpp"

#include "engine/event_record.hpp"
#include "engine/recording.hpp"
#include "engine/simulation.hpp"
#include "support/columns.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// Areas of one household.
World areas(std::size_t count)
{
  return still_world(population_of(copies(count, area_of({group_of(singles(1))}))));
}

std::uint16_t members(const World& world, ClubId id)
{
  return agents<ClubId>(world).column<std::uint16_t>("club.members")[id];
}

float liveliness(const World& world, ClubId id)
{
  return agents<ClubId>(world).column<float>("club.liveliness")[id];
}

TEST(Clubs, ThoseFoundedBeforeTheRunBeginWithIt)
{
  World world = areas(2);
  start<Clubs>(world, {.most = 3}, {});
  const auto clubs = agents<ClubId>(world);
  EXPECT_EQ(clubs.size(), 6U);
  for (const ClubId id : {ClubId{0}, ClubId{3}}) {
    EXPECT_TRUE(clubs.open(id));
    EXPECT_EQ(clubs.founded(id), 0) << "before the run";
    EXPECT_EQ(members(world, id), 3);
    EXPECT_GT(liveliness(world, id), 0);
  }
  EXPECT_NE(liveliness(world, ClubId{0}), liveliness(world, ClubId{3}));
  EXPECT_FALSE(clubs.open(ClubId{1}));
  EXPECT_EQ(members(world, ClubId{1}), 0) << "nobody begins in an empty slot";
}

TEST(Clubs, OneWeekByHand)
{
  World world = areas(1);
  start<Clubs>(world, {.most = 2}, {});
  const World begun = world;
  const Clubs idle({.founding = 0, .closing = 0, .most = 2});
  idle.act(world, AreaId{0}, {.week = 0, .luck = {}});
  const int gained = static_cast<int>(10 * liveliness(world, ClubId{0}));
  EXPECT_EQ(members(world, ClubId{0}), 3 + gained);
  EXPECT_FALSE(agents<ClubId>(world).open(ClubId{1}));
  // Everything ends and begins: the slot that is left is taken, and the one that was closed shows it.
  const Clubs restless({.founding = 1, .closing = 1, .most = 2});
  restless.act(world, AreaId{0}, {.week = 1, .luck = {}});
  const auto clubs = agents<ClubId>(world);
  EXPECT_FALSE(clubs.open(ClubId{0}));
  EXPECT_EQ(clubs.closed(ClubId{0}), 2);
  EXPECT_TRUE(clubs.open(ClubId{1}));
  EXPECT_EQ(clubs.founded(ClubId{1}), 2);
  EXPECT_EQ(clubs.key(ClubId{1}).generation, 1);
}

TEST(Clubs, ThoseFoundedDuringAWeekBeginAtItsEnd)
{
  World world = areas(1);
  const Week week = week_of<Clubs>({.founding = 1, .closing = 0, .most = 2});
  prepare(world, week, {}, Workers(1));
  const World later = after(world, week, 1);
  EXPECT_EQ(agents<ClubId>(later).founded(ClubId{1}), 1);
  EXPECT_EQ(members(later, ClubId{1}), 3);
  EXPECT_GT(liveliness(later, ClubId{1}), 0);
  const World full = after(world, week, 5);
  EXPECT_EQ(agents<ClubId>(full).key(ClubId{1}).generation, 1)
      << "there is no third slot, and none was emptied";
}

TEST(Clubs, OtherParametersDeriveThemAnewAndKeepWhatTheyAre)
{
  World world = areas(1);
  const Week week = week_of<Clubs>({.founding = 1, .closing = 0, .most = 2});
  prepare(world, week, {}, Workers(1));
  World other = after(world, week, 2);
  const World before = other;
  derive_anew(other, week, {}, Workers(1));
  EXPECT_EQ(digest_of(other), digest_of(before));
  derive_anew(other, week, Luck{2, 0}, Workers(1));
  EXPECT_EQ(differing(other, before), std::set<std::string>{"club.liveliness"});
}

Scenario shipped(std::vector<std::int64_t> areas = {})
{
  Scenario scenario = baseline();
  scenario.population.areas = std::move(areas);
  return scenario;
}

Week with_clubs(const Scenario& scenario)
{
  Week week = make_week(scenario);
  week.local<Clubs>({});
  return week;
}

TEST(Clubs, LeaveEverythingElseAlone)
{
  const Scenario scenario = shipped({3, 4, 5});
  const Week with = with_clubs(scenario);
  const Week without = make_week(scenario);
  const World a = after(district(scenario, with), with, 10, 2, scenario.run.luck());
  const World b = after(district(scenario, without), without, 10, 2, scenario.run.luck());
  EXPECT_EQ(differing(a, b),
            (std::set<std::string>{"area.first_club", "club.address", "club.founded", "club.closed",
                                   "club.generation", "club.liveliness", "club.members"}));
}

TEST(Clubs, AreTheSameWhicheverOtherAreasAreSimulated)
{
  const Scenario some = shipped({3, 4, 5});
  const Scenario one = shipped({4});
  const Week week = with_clubs(some);
  const World a = after(district(some, week), week, 20, 2, some.run.luck());
  const World b = after(district(one, week), week, 20, 1, one.run.luck());
  const auto in_a = agents<ClubId>(a).of(AreaId{1});
  const auto in_b = agents<ClubId>(b).of(AreaId{0});
  std::set<std::uint16_t> generations;
  for (std::uint32_t k = 0; k < in_a.size(); ++k) {
    const ClubId id{in_a.first.value + k};
    const ClubId other{in_b.first.value + k};
    EXPECT_EQ(agents<ClubId>(a).key(id), agents<ClubId>(b).key(other));
    EXPECT_EQ(agents<ClubId>(a).founded(id), agents<ClubId>(b).founded(other));
    EXPECT_EQ(members(a, id), members(b, other));
    generations.insert(agents<ClubId>(a).key(id).generation);
  }
  EXPECT_GT(*generations.rbegin(), 1) << "no slot was used twice, so nothing is tested";
}

TEST(Clubs, SameBitsOnAnyNumberOfThreads)
{
  const Scenario scenario = shipped();
  const Week week = with_clubs(scenario);
  const World start = district(scenario, week);
  const std::string alone = digest_of(after(start, week, 20, 1));
  for (const int threads : {2, 3, 7}) EXPECT_EQ(digest_of(after(start, week, 20, threads)), alone) << threads;
}

/// What was founded less what was closed is what there is.
TEST(Clubs, AreATableOfEvents)
{
  const Scenario scenario = shipped();
  const Week week = with_clubs(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  EventRecord record(Clubs::event_kind(), simulation.world());
  while (simulation.weeks() < 12) simulation.step(&record);
  std::vector<std::int32_t> what(record.rows());
  record.read_field(0, 0, what);
  const auto closed = std::ranges::count(what, 1);
  const auto founded = std::ranges::count(what, 0);
  EXPECT_GT(closed, 0);
  std::ptrdiff_t open = 0;
  const auto clubs = agents<ClubId>(simulation.world());
  for (std::size_t k = 0; k < clubs.size(); ++k) open += clubs.open(ClubId{k}) ? 1 : 0;
  const auto before_the_run = static_cast<std::ptrdiff_t>(simulation.world().areas());
  EXPECT_EQ(before_the_run + founded - closed, open);
}

TEST(Clubs, AreASeries)
{
  const Scenario scenario = shipped();
  const Week week = with_clubs(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  Recording recording({Clubs::observable()}, simulation.world());
  while (simulation.weeks() < 12) simulation.step(&recording);
  double open = 0;
  const auto clubs = agents<ClubId>(simulation.world());
  for (std::size_t k = 0; k < clubs.size(); ++k) open += clubs.open(ClubId{k}) ? 1 : 0;
  EXPECT_FLOAT_EQ(recording.series(0, Grouping::district).back(),
                  static_cast<float>(open / static_cast<double>(simulation.world().areas())));
  EXPECT_GT(open, 0);
}

}  // namespace
}  // namespace linli
