#include "mechanisms/residents/civic_acts.hpp"

#include "mechanisms/programme.hpp"
#include "support/columns.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};

/// Rates that depend on nothing: of petitions 0.02, of gifts 0.01 a week.
const CivicActs::Params flat{.petition = 0.04,
                             .slope = 0,
                             .shortfall = 0.1,
                             .petition_trust = 0,
                             .give = 0.02,
                             .give_intercept = 0,
                             .give_neighbours = 0,
                             .give_belonging = 0,
                             .amount = 80};

World people(std::size_t areas, std::size_t count, const TinyPerson& person = {})
{
  World world = still_world(population_of(copies(areas, area_of({group_of(singles(count, person))}))));
  start<CivicActs>(world, flat, {});
  return world;
}

double petitions(const World& world, AreaId area = here)
{
  double sum = 0;
  for (const auto& column : world.places.petitions) sum += static_cast<double>(column[area]);
  return sum;
}

TEST(CivicActs, RatesByHand)
{
  CivicActs::Params p = flat;
  p.slope = 10;
  p.petition_trust = 2;
  p.give_intercept = -1;
  p.give_neighbours = 2;
  p.give_belonging = 4;
  const CivicActs acts(p);
  // 10 (0.3 - 0.1) - 2 (0.75 - 0.5) = 1.5
  EXPECT_NEAR(acts.petitioning(0.3F, 0.75F), 0.04 / (1 + std::exp(-1.5)), 1e-7);
  // -1 + 2 x 0.25 - 4 x 0.1 = -0.9
  EXPECT_NEAR(acts.giving(0.75F, 0.4F), 0.02 / (1 + std::exp(0.9)), 1e-7);
}

TEST(CivicActs, OneStepByHand)
{
  // Two groups in their turn and one not, everybody with their own luck: chances 1 - exp(-4 rate) in four weeks.
  CivicActs::Params p = flat;
  p.petition = 0.5;
  p.give = 0.3;
  World world =
      still_world(population_of({area_of({group_of(singles(10)), group_of(singles(10)), group_of(singles(20)),
                                          group_of(singles(3, {.age = 9}))})}));
  start<CivicActs>(world, p, {});
  const Luck luck{.seed = 3, .replicate = 1};
  CivicActs(p).act(world, here, {.week = 4, .luck = luck});
  double petitioners = 0;
  double givers = 0;
  double given = 0;
  for (std::uint32_t k = 0; k < 40; ++k) {
    if (k >= 10 && k < 20) continue;  // key 10 of the first there and week 4 do not make a multiple of four
    const RandomBlock words = random_block(luck, Stream::civic_acts, 4, k);
    const auto u = [&](std::size_t n) { return static_cast<double>(uniform24(words[n])); };
    petitioners += u(0) < 1 - std::exp(-1.0) ? 1 : 0;
    if (u(1) >= 1 - std::exp(-0.6)) continue;
    ++givers;
    given += -80 * std::log(1 - u(2));
  }
  EXPECT_EQ(petitions(world), petitioners);
  EXPECT_EQ(world.places.givers[here], static_cast<float>(givers));
  EXPECT_NEAR(world.places.given[here], given, 1e-3);
  EXPECT_GT(petitioners, 5);
  EXPECT_GT(givers, 5);
}

TEST(CivicActs, AllSlopesZeroIsPoisson)
{
  // Closed form: counts of the rates.  A group of 200 acts every fourth week; in four weeks 200 x 0.08 = 16 petitions
  // are due, and 200 x 0.04 = 8 gifts, of which at most one falls to each.
  constexpr std::size_t areas = 100;
  World world = people(areas, 200);
  constexpr int weeks = 160;
  std::vector<double> of_petitions(40);
  std::vector<double> of_gifts(40);
  double turns = 0;
  for (int w = 0; w < weeks; ++w) {
    for (std::uint32_t a = 0; a < areas; ++a) {
      CivicActs(flat).act(world, AreaId{a}, {.week = w, .luck = {}});
      if ((a * 200 + static_cast<std::uint32_t>(w)) % 4 != 0) {
        ASSERT_EQ(petitions(world, AreaId{a}) + static_cast<double>(world.places.givers[AreaId{a}]), 0);
        continue;
      }
      ++turns;
      ++of_petitions.at(static_cast<std::size_t>(petitions(world, AreaId{a})));
      ++of_gifts.at(static_cast<std::size_t>(world.places.givers[AreaId{a}]));
    }
  }
  const auto expected = [&](double rate) {
    const boost::math::binomial counts(200, 1 - std::exp(-4 * rate));
    std::vector<double> out;
    for (int k = 0; k < 40; ++k) out.push_back(turns * boost::math::pdf(counts, k));
    return out;
  };
  EXPECT_GT(chi_square_p(of_petitions, expected(0.02)), false_alarm);
  EXPECT_GT(chi_square_p(of_gifts, expected(0.01)), false_alarm);
}

TEST(CivicActs, GiftsAreExponential)
{
  CivicActs::Params p = flat;
  p.give = 100;
  constexpr std::size_t areas = 4000;
  World world = people(areas, 1);
  std::vector<double> gifts;
  for (int w = 0; w < 4; ++w) {
    for (std::uint32_t a = 0; a < areas; ++a) {
      CivicActs(p).act(world, AreaId{a}, {.week = w, .luck = {}});
      if (world.places.givers[AreaId{a}] > 0)
        gifts.push_back(static_cast<double>(world.places.given[AreaId{a}]));
    }
  }
  ASSERT_EQ(gifts.size(), areas);
  EXPECT_GT(kolmogorov_p(gifts, [](double x) { return 1 - std::exp(-x / 80); }), false_alarm);
}

TEST(CivicActs, AddresseeByHand)
{
  CivicActs::Params p = flat;
  p.slope = 10;
  const CivicActs acts(p);
  // Weights e^0, e^-1, e^-2 of 0.3, 0.2 and 0.1 missing: shares 0.665, 0.245, 0.090.
  const std::array<float, levels> missing{0.2F, 0.3F, 0.1F};
  EXPECT_EQ(acts.addressee(missing, 0.2F), 0U);
  EXPECT_EQ(acts.addressee(missing, 0.25F), 1U);
  EXPECT_EQ(acts.addressee(missing, 0.90F), 1U);
  EXPECT_EQ(acts.addressee(missing, 0.92F), 2U);
  EXPECT_EQ(acts.addressee(missing, 1 - 0x1p-24F), 2U);
}

TEST(CivicActs, WhatIsMissedAlikeIsPetitionedAlike)
{
  // Closed form: where the same is missing at every level, a third of the petitions goes to each, also to the highest.
  CivicActs::Params p = flat;
  p.petition = 100;
  p.slope = 20;
  p.shortfall = 0;
  constexpr std::size_t count = 6000;
  World world = people(1, count);
  world.places.quality[here] = 0.4F;
  world.levers.apply(Lever::quality_subdistrict, here, 0.5F);
  world.levers.apply(Lever::quality_higher, here, 0.6F);
  for (std::size_t l = 0; l < levels; ++l)
    world.residents.expectation[l].assign(count, 0.7F + 0.1F * static_cast<float>(l));
  CivicActs(p).act(world, here, {});
  ASSERT_EQ(petitions(world), count);
  for (const auto& column : world.places.petitions) {
    const double z = (static_cast<double>(column[here]) - count / 3.0) / std::sqrt(count * 2.0 / 9);
    EXPECT_GT(normal_p(z), false_alarm);
  }
  // Where quality falls at one level only, petitions go there.
  world.levers.apply(Lever::quality_higher, here, -0.3F);
  CivicActs(p).act(world, here, {.week = 4, .luck = {}});
  EXPECT_GT(world.places.petitions[2][here], 0.98F * count);
}

TEST(CivicActs, PetitionsGoWhereMostIsMissing)
{
  CivicActs::Params p = flat;
  p.petition = 100;  // everybody, in their turn
  p.slope = 1000;    // and surely where most is missing
  p.shortfall = 0;
  World world = people(1, 12);
  ResidentState& r = world.residents;
  world.places.quality[here] = 0.6F;
  world.levers.apply(Lever::quality_subdistrict, here, 0.5F);
  world.levers.apply(Lever::quality_higher, here, 0.9F);
  for (std::uint32_t k = 0; k < 12; ++k) {
    r.expectation[0][ResidentId{k}] = k < 3 ? 0.9F : 0.65F;   // 0.3 missing, or 0.05
    r.expectation[1][ResidentId{k}] = k < 8 ? 0.7F : 0.5F;    // 0.2, or nothing
    r.expectation[2][ResidentId{k}] = k == 11 ? 1.0F : 0.8F;  // 0.1, or less than nothing
  }
  CivicActs(p).act(world, here, {});
  EXPECT_EQ(world.places.petitions[0][here], 6.0F);  // the first three, and three who miss 0.05 only there
  EXPECT_EQ(world.places.petitions[1][here], 5.0F);
  EXPECT_EQ(world.places.petitions[2][here], 1.0F);
}

TEST(CivicActs, NobodyIsTouchedAndChildrenDoNothing)
{
  CivicActs::Params p = flat;
  p.petition = p.give = 100;
  World children = people(1, 20, {.age = 17});
  CivicActs(p).act(children, here, {});
  EXPECT_EQ(petitions(children), 0);
  EXPECT_EQ(children.places.givers[here], 0.0F);
  World world = people(1, 20);
  const World before = world;
  CivicActs(p).act(world, here, {});
  EXPECT_EQ(differing(before, world),
            (std::set<std::string>{"area.petitions_committee", "area.petitions_subdistrict",
                                   "area.petitions_higher", "area.givers", "area.given"}));
  CivicActs(p).act(world, here, {.week = 1, .luck = {}});
  EXPECT_EQ(digest_of(world), digest_of(before)) << "counts are of this week";
}

TEST(CivicActs, SameBitsOnAnyNumberOfThreads)
{
  Programme::Params levers = Programme::Params::nothing();
  levers[Lever::quality_higher] = 0.3;
  Week week = week_of<Programme>(levers);
  week.local<CivicActs>(flat);
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
