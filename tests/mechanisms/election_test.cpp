#include "mechanisms/residents/election.hpp"

#include "mechanisms/election_helpers.hpp"
#include "mechanisms/programme.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

TEST(Election, ChancesByHand)
{
  Election::Params p = flat();
  p.norm = 0.8;
  p.habituated = 0.75;
  p.notice = 1.5;
  p.notice_knows = 0.5;
  p.notice_habit = 2;
  p.known_first = 1;
  p.branch = 0.5;
  const Election election(p);
  // -0.2 + 0.8 x 0.5 + 0.4 x 0.6 x (1 - 0.75 x 0.4) = 0.368, whoever was visited is reached.
  EXPECT_NEAR(election.chance(-0.2, 0.4, 0.5, 0.6, true, false, 0.4), sigma(0.368), 1e-12);
  // Not visited: 1.5 + 0.5 + 2 x 0.4 = 2.8 to be reached; without a call the intention is -0.2 + 0.4.
  EXPECT_NEAR(election.chance(-0.2, 0.4, 0.5, 0, false, true, 0.4), sigma(2.8) * sigma(0.2), 1e-12);
  EXPECT_NEAR(election.chance(-0.2, 0.4, 0.5, 0, false, false, 0.4), sigma(2.3) * sigma(0.2), 1e-12);
  // logit 0.8 = ln 4.
  EXPECT_NEAR(election.visit(0.8, true, false), std::log(4) + 0.5, 1e-12);
  EXPECT_NEAR(election.visit(0.8, false, true), std::log(4) - 0.5 + 0.5, 1e-12);
}

TEST(Election, LeaningByHand)
{
  Election::Params p = flat();
  p.intercept = 0.3;
  p.propensity = 0.7;
  p.belonging = 0.8;
  p.trust = 0.6;
  p.efficacy = 1.2;
  p.habit = 2;
  p.age = {-0.6, -0.2, 0.05, 0.4, 0.2};
  p.education = {0.1, 0.2, 0.3, 0.4, -0.2};
  p.party = {0, 0.8, 0.4};
  World world =
      with_room(still_world(population_of({area_of({group_of(singles(
                    1, {.education = Education::college, .party = Party::in_service, .propensity = -1}))})})),
                p);
  const ResidentId id{0};
  world.people.residents.band[id] = 3;
  world.residents.belonging[id] = 0.75F;
  world.residents.trust[id] = 0.25F;
  world.residents.efficacy[id] = 1;
  world.residents.habit[Channel::election][id] = 0.5F;
  // 0.3 + 0.4 + 0.4 + 0.4 - 0.7 + 0.8/4 - 0.6/4 + 1.2/2 + 2/2
  EXPECT_NEAR(Election(p).leaning(world, id), 2.45, 1e-6);
}

TEST(Election, OneStepByHand)
{
  Election::Params p = flat();
  p.intercept = 40;  // everybody goes
  p.on_request = 0;
  World world = with_room(
      still_world(
          population_of({area_of({group_of({
                             {.people = {{.registration = Registration::here, .years_here = 0}, {.age = 17}}},
                             {.people = {{.registration = Registration::non_local, .years_here = 9}}},
                         })}),
                         area_of({group_of(singles(1))})})),
      p);
  ResidentState& r = world.residents;
  r.habit[Channel::election].assign(4, 0.2F);
  r.took_part[ResidentId{0}] = bit_of(Channel::team);
  Election(p).act(world, here, {});
  EXPECT_EQ(world.places.last_election[here], 1) << "the first week of the run";
  EXPECT_EQ(world.places.last_election[AreaId{1}], 0) << "none so far";
  EXPECT_EQ(r.voted[ResidentId{0}], 1);
  EXPECT_FLOAT_EQ(r.habit[Channel::election][ResidentId{0}], 0.44F);  // 0.2 + 0.3 x 0.8
  EXPECT_EQ(r.took_part[ResidentId{0}], bit_of(Channel::team) | bit_of(Channel::election));
  for (const std::uint32_t k : {1U, 2U, 3U}) {  // a child; not on the roll; of another area
    EXPECT_EQ(r.voted[ResidentId{k}], 0) << k;
    EXPECT_EQ(r.habit[Channel::election][ResidentId{k}], 0.2F) << k;
    EXPECT_EQ(r.took_part[ResidentId{k}], 0) << k;
  }
  p.intercept = -40;  // nobody does
  Election(p).act(world, here, {.week = 1, .luck = {}});
  EXPECT_EQ(world.places.last_election[here], 2);
  EXPECT_EQ(r.voted[ResidentId{0}], 0);
  EXPECT_FLOAT_EQ(r.habit[Channel::election][ResidentId{0}], 0.308F);  // 0.44 x 0.7
}

TEST(Election, TellsOfItsDay)
{
  Election::Params p = flat();
  p.intercept = 40;  // everybody goes
  p.on_request = 0;
  World world = with_room(
      still_world(population_of(
          {area_of({group_of({{.people = {{.registration = Registration::here}, {.age = 17}}},
                              {.people = {{.registration = Registration::non_local, .years_here = 9}}},
                              {.people = {{.registration = Registration::here}}}})})})),
      p);
  set(world, Lever::door_visits, 1);
  Election(p).act(world, here, {});  // nobody listens
  world.events.listen(Election::event_kind(), 1);
  EXPECT_TRUE(world.events.told("elections", here).empty());
  const auto told = [&] {
    const std::span<const double> values = world.events.told("elections", here);
    return std::vector<double>(values.begin(), values.end());
  };
  Election(p).act(world, here, {.week = 1, .luck = {}});
  EXPECT_EQ(told(), (std::vector<double>{3, 2, 2, 2, 1}));
  world.events.forget();
  p.intercept = -40;  // nobody does, and nobody calls
  set(world, Lever::door_visits, 0);
  Election(p).act(world, here, {.week = 2, .luck = {}});
  EXPECT_EQ(told(), (std::vector<double>{3, 2, 0, 0, 0}));
  world.events.forget();
  p.every = 2;
  Election(p).act(world, here, {.week = 3, .luck = {}});
  EXPECT_TRUE(told().empty()) << "no election this week";
  world.people.residents.registration.assign(world.size(), Registration::non_local);
  Election(p).act(world, here, {.week = 4, .luck = {}});
  EXPECT_TRUE(std::isnan(told().at(4))) << "nobody may vote";
}

TEST(Election, AllSlopesZeroIsBinomial)
{
  // Closed form, with everybody visited, and with nobody visited (times the chance to be reached).
  constexpr std::size_t people = 20000;
  Election::Params p = flat();
  p.intercept = 0.3;
  p.notice = 0.5;
  World world =
      with_room(still_world(population_of({area_of(copies(400, group_of(singles(people / 400))))})), p);
  set(world, Lever::door_visits, 1);
  Election(p).act(world, here, {});
  EXPECT_GT(normal_p(score(voters(world), people, sigma(0.3))), false_alarm);
  set(world, Lever::door_visits, 0);
  Election(p).act(world, here, {.week = 1, .luck = {}});
  EXPECT_GT(normal_p(score(voters(world), people, sigma(0.3) * sigma(0.5))), false_alarm);
}

TEST(Election, EveryChanceHasItsOwnLuck)
{
  // All chances one half: asked to be on the roll, opens, is visited, hears of it unvisited, means to go.
  Election::Params p = flat();
  p.on_request = 0.5;
  p.at_home.fill(0.5);
  p.notice = 0;
  World world = with_room(
      still_world(
          population_of({area_of({group_of(singles(400, {.registration = Registration::non_local}))})})),
      p);
  set(world, Lever::door_visits, 0.5F);
  const Luck luck{.seed = 8, .replicate = 1};
  Election(p).act(world, here, {.week = 6, .luck = luck});
  for (std::uint32_t k = 0; k < 400; ++k) {
    const auto u = [&](Stream stream, std::uint32_t week, std::size_t word) {
      return static_cast<double>(uniform24(random_block(luck, stream, week, k)[word]));
    };
    const bool may = u(Stream::voters, 0, 0) < 0.5;
    const bool visited = u(Stream::election, 6, 1) < 0.5 && u(Stream::election_doors, 6, 0) < 0.5;
    const bool votes = may && u(Stream::election, 6, 0) < (visited ? 0.5 : 0.25);
    EXPECT_EQ(world.residents.voted[ResidentId{k}], votes ? 1 : 0) << k;
  }
}

TEST(Election, SameBitsOnAnyNumberOfThreads)
{
  Programme::Params levers = Programme::Params::nothing();
  levers[Lever::door_visits] = 0.5;
  levers[Lever::appeal] = 0.4;
  Week week = week_of<Programme>(levers);
  Election::Params p;
  p.first = 1;
  p.every = 1;
  week.local<Election>(p);
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
