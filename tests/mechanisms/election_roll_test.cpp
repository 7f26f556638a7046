#include "mechanisms/election_helpers.hpp"
#include "mechanisms/residents/election.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

// Who may vote, when, and what of it becomes habit.

TEST(ElectionRoll, TheRollIsOfThoseRegisteredHereAndThoseWhoAsked)
{
  constexpr std::size_t people = 4000;
  Election::Params p = flat();
  p.intercept = 40;
  p.on_request = 0.35;
  const auto turnout = [&](const TinyPerson& person, std::uint16_t arrived, std::int64_t week) {
    World world = with_room(still_world(population_of({area_of({group_of(singles(people, person))})})), p);
    world.dwellings.arrived.assign(people, arrived);
    Election(p).act(world, here, {.week = week, .luck = {}});
    return std::vector<int>(world.residents.voted.begin(), world.residents.voted.end());
  };
  const auto count = [](const std::vector<int>& v) { return std::accumulate(v.begin(), v.end(), 0.0); };
  const TinyPerson settled{.registration = Registration::elsewhere_in_city, .years_here = 1};
  const auto first = turnout(settled, 0, 0);
  EXPECT_GT(normal_p(score(count(first), people, 0.35)), false_alarm);
  EXPECT_EQ(turnout(settled, 0, 5), first) << "who asked once is on the roll of every election";
  EXPECT_NE(turnout(settled, 3, 5), first) << "those who came later are other people";
  EXPECT_EQ(count(turnout({.registration = Registration::non_local, .years_here = 0}, 0, 0)), 0);
  EXPECT_EQ(count(turnout({.registration = Registration::here, .years_here = 0}, 0, 0)), people);
}

TEST(ElectionRoll, OnlyInDueWeeks)
{
  Election::Params p = flat();
  p.first = 3;
  p.every = 5;
  const World start =
      with_room(still_world(population_of({area_of({group_of(singles(20, {.party = Party::none}))})})), p);
  for (std::int64_t week = 0; week < 20; ++week) {
    World world = start;
    Election(p).act(world, here, {.week = week, .luck = {}});
    const bool due = week == 3 || week == 8 || week == 13 || week == 18;
    EXPECT_EQ(Election(p).due(week), due) << week;
    EXPECT_EQ(digest_of(world) != digest_of(start), due) << week;
  }
}

TEST(ElectionRoll, HabitStartsFromElectionsLivedThroughHere)
{
  Election::Params p = flat();
  p.every = 156;
  p.start = 0.6;
  p.on_request = 0;
  World world = still_world(population_of({area_of({group_of({{.people = {
                                                                   {.age = 40, .years_here = 10},
                                                                   {.age = 25, .years_here = 20},
                                                                   {.age = 17, .years_here = 17},
                                                                   {.age = 20, .years_here = 10},
                                                                   {.registration = Registration::non_local},
                                                               }}})})}));
  start<Election>(world, p, {});
  const auto& habit = world.residents.habit[Channel::election];
  EXPECT_FLOAT_EQ(habit[ResidentId{0}], 0.3942F);  // three elections: 0.6 (1 - 0.7^3)
  EXPECT_FLOAT_EQ(habit[ResidentId{1}], 0.306F);   // two since coming of age: 0.6 (1 - 0.7^2)
  for (const std::uint32_t k : {2U, 3U, 4U}) EXPECT_EQ(habit[ResidentId{k}], 0.0F) << k;
  // The last election may have been lately: in week 150 is the next, so six weeks before the run.
  p.first = 150;
  start<Election>(world, p, {});
  EXPECT_FLOAT_EQ(habit[ResidentId{0}], 0.45594F) << "a fourth one: 0.6 (1 - 0.7^4)";
  world.dwellings.arrived.assign(1, 9);
  Election(p).begin(world, HouseholdId{0}, {});
  EXPECT_EQ(habit[ResidentId{0}], 0.0F) << "who moves in has lived through none here";
}

TEST(ElectionRoll, ElectionsLivedThroughByHand)
{
  // Whoever has been here y whole years is taken to have come y + 1/2 years ago, of age for as long.
  Election::Params p = flat();
  p.every = 156;
  const auto lived_through = [&](int age, int years, std::int64_t since) {
    const World world =
        still_world(population_of({area_of({group_of(singles(1, {.age = age, .years_here = years}))})}));
    return Election(p).lived_through(world, ResidentId{0}, since);
  };
  EXPECT_EQ(lived_through(50, 0, 0), 1);
  EXPECT_EQ(lived_through(50, 0, 26), 1);
  EXPECT_EQ(lived_through(50, 0, 27), 0) << "they came half a year ago";
  EXPECT_EQ(lived_through(50, 2, 0), 1);
  EXPECT_EQ(lived_through(50, 3, 0), 2);
  EXPECT_EQ(lived_through(50, 6, 0), 3);
  EXPECT_EQ(lived_through(20, 20, 0), 1) << "of age for two years";
}

TEST(ElectionRoll, VotingTakesNoHabitAway)
{
  // A session attended may have raised it beyond what elections make (habit.hpp).
  const Election election(flat());
  EXPECT_FLOAT_EQ(election.habit_after(0.2F, true, 1), 0.3F);   // no more than 1 - 0.7
  EXPECT_FLOAT_EQ(election.habit_after(0.2F, true, 2), 0.44F);  // 0.2 + 0.3 x 0.8
  EXPECT_FLOAT_EQ(election.habit_after(0.58F, true, 1), 0.58F);
  EXPECT_FLOAT_EQ(election.habit_after(0.58F, false, 1), 0.406F);
}

TEST(ElectionRoll, HabitsAreNoOlderThanPeople)
{
  // Nobody ages in a run: whoever is twenty has lived through one election, however many there are.
  Election::Params p = flat();
  p.every = 156;
  p.intercept = 40;
  World world = with_room(
      still_world(population_of({area_of({group_of(
          {{.people = {{.age = 20, .years_here = 20}}}, {.people = {{.age = 60, .years_here = 40}}}})})})),
      p);
  for (int n = 0; n < 8; ++n) Election(p).act(world, here, {.week = 156 * n, .luck = {}});
  const auto& habit = world.residents.habit[Channel::election];
  EXPECT_FLOAT_EQ(habit[ResidentId{0}], 0.3F);
  EXPECT_NEAR(habit[ResidentId{1}], 1 - std::pow(0.7, 8), 1e-6);
}

TEST(ElectionRoll, VotingEveryTimeBecomesHabit)
{
  // Closed form: H(n) = 1 - (1 - rate)^n from 0.
  Election::Params p = flat();
  p.intercept = 40;
  World world = with_room(still_world(population_of({area_of({group_of(singles(1))})})), p);
  for (int n = 1; n <= 20; ++n) {
    Election(p).act(world, here, {.week = n, .luck = {}});
    ASSERT_NEAR(world.residents.habit[Channel::election][ResidentId{0}], 1 - std::pow(0.7, n), 1e-6) << n;
  }
}

}  // namespace
}  // namespace linli
