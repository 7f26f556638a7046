#include "mechanisms/residents/volunteer_register.hpp"

#include "mechanisms/programme.hpp"
#include "support/columns.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};
using Params = VolunteerRegister::Params;

const Params none{.own = 0, .credit = 0, .outside = {0, 0, 0, 0}, .lapse = 0, .start = 0, .start_willing = 0};

World people(std::size_t count, const TinyPerson& person = {}, const Params& params = none)
{
  World world = still_world(population_of({area_of(copies(count / 10, group_of(singles(10, person))))}));
  start<VolunteerRegister>(world, params, {});
  return world;
}

double registered(const World& world)
{
  const auto& r = world.residents.registered;
  return std::accumulate(r.begin(), r.end(), 0.0);
}

/// Every group takes its turn once.
void one_turn(World& world, const Params& params, std::int64_t from = 0)
{
  for (std::int64_t w = from; w < from + 4; ++w)
    VolunteerRegister(params).act(world, here, {.week = w, .luck = {}});
}

bool fits(double count, double n, double p)
{
  return normal_p((count - n * p) / std::sqrt(n * p * (1 - p))) > false_alarm;
}

TEST(VolunteerRegister, OneStepByHand)
{
  // Rate 0.1 x 0.5 (1 + 2 x 0.5) + 0.05 + 0.02 = 0.17 a week; in four weeks 1 - exp(-0.68), with one's own luck in
  // the week of the group's turn: when the key of its first resident and the week add up to a multiple of four.
  const Params params{.own = 0.1, .credit = 2, .outside = {0.9, 0.02, 0.9, 0.9}, .lapse = 0.1};
  World world = people(40);
  world.residents.intention[Channel::volunteering].assign(world.size(), 0.5F);
  world.residents.knows_committee.assign(world.size(), 1);
  world.levers.apply(Lever::credit, here, 0.5F);
  world.levers.apply(Lever::register_drive, here, 0.05F);
  for (const std::uint32_t k : {3U, 12U, 25U, 33U}) world.residents.registered[ResidentId{k}] = 1;
  const World before = world;
  const Luck luck{.seed = 5, .replicate = 2};
  VolunteerRegister(params).act(world, here, {.week = 6, .luck = luck});
  int changed = 0;
  for (std::uint32_t k = 0; k < 40; ++k) {
    const bool was = before.residents.registered[ResidentId{k}] != 0;
    const double chance = 1 - std::exp(-4 * (was ? 0.1 : 0.17));
    const bool turn = (k / 10 * 10 + 6) % 4 == 0;
    const auto u = static_cast<double>(uniform24(random_block(luck, Stream::volunteer_register, 6, k)[0]));
    const bool moves = turn && u < chance;
    EXPECT_EQ(world.residents.registered[ResidentId{k}] != 0, was != moves) << k;
    changed += moves ? 1 : 0;
  }
  EXPECT_GT(changed, 3);
}

TEST(VolunteerRegister, EveryReasonCountsByItself)
{
  constexpr double n = 4000;
  const auto share = [&](const Params& params, float willing, bool knows, float drive, float credit,
                         const TinyPerson& person = {}) {
    World world = people(4000, person, params);
    world.residents.intention[Channel::volunteering].assign(world.size(), willing);
    world.residents.knows_committee.assign(world.size(), knows ? 1 : 0);
    world.levers.apply(Lever::register_drive, here, drive);
    world.levers.apply(Lever::credit, here, credit);
    one_turn(world, params);
    return registered(world);
  };
  Params own = none;
  own.own = 0.1;
  own.credit = 3;
  EXPECT_TRUE(fits(share(own, 0.5F, true, 0, 0), n, 1 - std::exp(-0.2)));
  EXPECT_TRUE(fits(share(own, 0.5F, true, 0, 0.5F), n, 1 - std::exp(-0.5)));
  EXPECT_EQ(share(own, 0, true, 0, 1), 0);
  EXPECT_TRUE(fits(share(none, 1, true, 0.05F, 1), n, 1 - std::exp(-0.2)));
  EXPECT_EQ(share(none, 1, false, 0.05F, 1), 0) << "a drive reaches those who know the committee";
  Params outside = none;
  outside.outside = {0.1, 0.02, 0, 0.05};
  EXPECT_TRUE(
      fits(share(outside, 1, true, 0, 1, {.age = 20, .activity = Activity::student}), n, 1 - std::exp(-0.4)));
  EXPECT_TRUE(fits(share(outside, 1, true, 0, 1), n, 1 - std::exp(-0.08)));
  EXPECT_TRUE(fits(share(outside, 1, true, 0, 1, {.activity = Activity::other}), n, 1 - std::exp(-0.2)));
  EXPECT_EQ(share(outside, 1, true, 0, 1, {.age = 70}), 0) << "retired";
}

TEST(VolunteerRegister, SettlesWhereAsManyComeAsLapse)
{
  // Closed form: in / (in + out) of the chances of a turn, which are close to the rates.
  const Params params{.own = 0.02, .credit = 0, .outside = {0, 0, 0, 0}, .lapse = 0.03, .start = 0.9};
  World world = people(5000, {}, params);
  world.residents.intention[Channel::volunteering].assign(world.size(), 1);
  for (int t = 0; t < 100; ++t) one_turn(world, params, 4 * t);
  const double in = 1 - std::exp(-0.08);
  const double out = 1 - std::exp(-0.12);
  EXPECT_NEAR(in / (in + out), 0.4, 0.01);
  EXPECT_TRUE(fits(registered(world), 5000, in / (in + out)));
}

TEST(VolunteerRegister, StartsWithTheShareOfAdults)
{
  Params params = none;
  params.start = 0.15;
  EXPECT_TRUE(fits(registered(people(5000, {}, params)), 5000, 0.15));
  params.start = 1;
  EXPECT_EQ(registered(people(20, {.age = 17}, params)), 0);
  EXPECT_EQ(registered(people(20, {}, params)), 20);
  // Those who move in are other people with the same chances.
  params.start = 0.15;
  World later = people(5000, {}, params);
  const World first = later;
  later.dwellings.arrived.assign(5000, 7);
  for (std::uint32_t h = 0; h < 5000; ++h) VolunteerRegister(params).begin(later, HouseholdId{h}, Luck{});
  EXPECT_TRUE(fits(registered(later), 5000, 0.15));
  EXPECT_EQ(differing(first, later), (std::set<std::string>{"household.arrived", "resident.registered"}));
}

TEST(VolunteerRegister, TheWillingAreRegisteredMoreOftenToBeginWith)
{
  Params params = none;
  params.start = 0.1;
  params.start_willing = 0.4;
  World world = people(5000, {}, params);
  EXPECT_TRUE(fits(registered(world), 5000, 0.3)) << "0.1 + 0.4 / 2";
  world.residents.disposition[Channel::volunteering].assign(5000, static_cast<float>(std::log(3.0)));
  for (std::uint32_t h = 0; h < 5000; ++h) VolunteerRegister(params).begin(world, HouseholdId{h}, Luck{});
  EXPECT_TRUE(fits(registered(world), 5000, 0.4)) << "0.1 + 0.4 x 3 / 4";
}

TEST(VolunteerRegister, ChildrenAreNotRegistered)
{
  Params params = none;
  params.outside = {1, 1, 1, 1};
  World world = people(200, {.age = 15}, params);
  one_turn(world, params);
  EXPECT_EQ(registered(world), 0);
}

TEST(VolunteerRegister, CreditWithoutItsLeverIsNothing)
{
  const auto with = [&](double credit) {
    const Params params{.own = 0.1, .credit = credit, .outside = {0, 0, 0, 0}, .lapse = 0.1, .start = 0.5};
    World world = people(500, {}, params);
    world.residents.intention[Channel::volunteering].assign(world.size(), 0.5F);
    one_turn(world, params);
    return digest_of(world);
  };
  EXPECT_EQ(with(0), with(5));
}

TEST(VolunteerRegister, SameBitsOnAnyNumberOfThreads)
{
  Programme::Params levers = Programme::Params::nothing();
  levers[Lever::register_drive] = 0.1;
  levers[Lever::credit] = 0.5;
  Week week = week_of<Programme>(levers);
  week.local<VolunteerRegister>({.own = 0.1, .lapse = 0.1});
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
