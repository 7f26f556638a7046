/// What others do to a vote: those at home and in the group, and callers.
#include "mechanisms/election_helpers.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// Who of one building group votes.
std::vector<int> votes(const Election::Params& p, std::vector<TinyHousehold> households, float door_visits,
                       float appeal, float habit = 0)
{
  World world = with_room(still_world(population_of({area_of({group_of(std::move(households))})})), p);
  set(world, Lever::door_visits, door_visits);
  set(world, Lever::appeal, appeal);
  world.residents.habit[Channel::election].assign(world.size(), habit);
  Election(p).act(world, here, {});
  return {world.residents.voted.begin(), world.residents.voted.end()};
}

TEST(ElectionInfluence, NormIsTheMeanOfHomeAndGroupWithoutOneself)
{
  // The first means to go, the two at home in the second household do not.  Of those others the share that goes
  // is 0 at home and 1/2 in the group: 1/4, worth 200 of 800.  For the first it is 0.
  const std::vector<TinyHousehold> households{{.people = {{.propensity = 500}}}, {.people = {{}, {}}}};
  Election::Params p = flat();
  p.propensity = 1;
  p.norm = 800;
  p.intercept = -180;
  EXPECT_EQ(votes(p, households, 0, 0), (std::vector<int>{1, 1, 1}));
  p.intercept = -220;
  EXPECT_EQ(votes(p, households, 0, 0), (std::vector<int>{1, 0, 0}));
  // Where home weighs three quarters, it is 1/8.
  p.norm_home = 0.75;
  p.intercept = -90;
  EXPECT_EQ(votes(p, households, 0, 0), (std::vector<int>{1, 1, 1}));
  p.intercept = -110;
  EXPECT_EQ(votes(p, households, 0, 0), (std::vector<int>{1, 0, 0}));
  // Among those at home only: of two who go, each sees 1 at home and 1 in the group.
  p.norm = -800;
  p.intercept = 780;
  const std::vector<TinyHousehold> couple{{.people = {{}, {}}}};
  EXPECT_EQ(votes(p, couple, 0, 0), (std::vector<int>{0, 0}));
  p.intercept = 820;
  EXPECT_EQ(votes(p, couple, 0, 0), (std::vector<int>{1, 1}));
  // Who may not vote is nobody's norm.
  p.on_request = 0;
  p.intercept = 20;
  EXPECT_EQ(votes(p, {{.people = {{}, {.registration = Registration::non_local}, {.age = 12}}}}, 0, 0),
            (std::vector<int>{1, 0, 0}));
}

TEST(ElectionInfluence, AppealIsPassedOnAtHomeAndWornByHabit)
{
  // The first voter opens: e = 1; the other hears 0.6 of it; with habit 1 a quarter of either is left.
  Election::Params p = flat();
  p.at_home = {1, 1, 1, 1};
  p.habituated = 0.75;
  const std::vector<TinyHousehold> couple{{.people = {{}, {}}}};
  p.intercept = -80;
  EXPECT_EQ(votes(p, couple, 1, 100), (std::vector<int>{1, 0}));
  p.intercept = -40;
  EXPECT_EQ(votes(p, couple, 1, 100), (std::vector<int>{1, 1}));
  EXPECT_EQ(votes(p, couple, 1, 100, 1), (std::vector<int>{0, 0}));
  EXPECT_EQ(votes(p, couple, 1, 0), (std::vector<int>{0, 0}));
  EXPECT_EQ(votes(p, couple, 0, 100), (std::vector<int>{0, 0}));
  // Whoever was visited is reached, and counts among those who go.
  p.notice = -700;
  p.intercept = 40;
  EXPECT_EQ(votes(p, couple, 1, 0), (std::vector<int>{1, 1}));
  p.notice = 40;
  p.intercept = -780;
  p.norm = 800;
  EXPECT_EQ(votes(p, couple, 1, 0), (std::vector<int>{1, 1}));
  EXPECT_EQ(votes(p, couple, 0, 0), (std::vector<int>{0, 0}));
}

TEST(ElectionInfluence, CallersComeToThoseTheyKnowAndFindSomeAtHome)
{
  // Only who is visited hears of it, and then goes: votes are visits.
  constexpr std::size_t households = 5000;
  Election::Params p = flat();
  p.intercept = 40;
  p.notice = -700;
  p.known_first = 1;
  p.branch = 0.5;
  p.at_home = {0.1, 0.4, 0.9, 0.2};
  const auto share = [&](const TinyPerson& person, bool knows, float door_visits) {
    World world =
        with_room(still_world(population_of({area_of({group_of(singles(households, person))})})), p);
    world.residents.knows_committee.assign(world.size(), knows ? 1 : 0);
    set(world, Lever::door_visits, door_visits);
    Election(p).act(world, here, {});
    return voters(world);
  };
  const double logit = std::log(0.3 / 0.7);
  const auto fits = [](double count, double chance) {
    return normal_p(score(count, households, chance)) > false_alarm;
  };
  EXPECT_TRUE(fits(share({}, true, 0.3F), 0.4 * sigma(logit + 0.5)));
  EXPECT_TRUE(fits(share({}, false, 0.3F), 0.4 * sigma(logit - 0.5)));
  EXPECT_TRUE(fits(share({.age = 66}, false, 0.3F), 0.9 * sigma(logit - 0.5)));
  EXPECT_TRUE(fits(share({.party = Party::area_branch}, false, 0.3F), 0.4 * sigma(logit)));
  EXPECT_TRUE(fits(share({.party = Party::in_service}, false, 0.3F), 0.4 * sigma(logit - 0.5)));
  p.known_first = 100;  // without callers not even those they know are visited
  EXPECT_EQ(share({}, true, 0), 0);
}

}  // namespace
}  // namespace linli
