#include "population/housing.hpp"

#include "some_people.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <vector>

namespace linli {
namespace {

using namespace test;

TEST(HousingBySubdistrict, CarriesRoundingOn)
{
  // Households of one class in ten subdistricts of seven each, half owners in old public housing and half
  // renters in commodity compounds: 35 of each, though seven is odd.
  FormedHouseholds town;
  town.first.push_back(0);
  for (std::size_t h = 0; h < 7; ++h) {
    town.people.push_back({.age = 40});
    town.first.push_back(static_cast<std::uint32_t>(town.people.size()));
    town.kind.push_back(0);
    town.living.push_back(Living::family);
  }
  const std::size_t c = household_class(town, 0);
  JointTable fitted({household_classes, 3, 4});
  fitted[c * 12 + 1] = 35;
  fitted[c * 12 + 6] = 35;
  const std::vector<WholeHousing> homes =
      housing_by_subdistrict(std::vector<FormedHouseholds>(10, town), fitted);
  std::uint32_t owners = 0;
  std::uint32_t renters = 0;
  for (const WholeHousing& h : homes) {
    EXPECT_EQ(h[c][1] + h[c][6], 7U);
    EXPECT_GE(h[c][1], 3U);
    EXPECT_LE(h[c][1], 4U);
    owners += h[c][1];
    renters += h[c][6];
  }
  EXPECT_EQ(owners, 35U);
  EXPECT_EQ(renters, 35U);
}

TEST(PlaceLifts, StopsAtTheTarget)
{
  const std::vector<std::uint32_t> households{10, 10, 10, 10, 7, 0};
  const std::vector<Regime> regime(6, Regime::commodity);
  const std::vector<std::uint8_t> age(6, 10);
  const auto reached = [&](double target) {
    const std::vector<std::uint8_t> lift = place_lifts(households, regime, age, target, luck);
    std::uint32_t sum = 0;
    for (std::size_t g = 0; g < lift.size(); ++g) sum += lift[g] * households[g];
    EXPECT_EQ(lift[5], 0) << "nobody lives there";
    return sum;
  };
  EXPECT_EQ(reached(0), 0U);
  EXPECT_EQ(reached(47), 47U);
  EXPECT_EQ(reached(20), reached(20));
  EXPECT_LE(reached(25), 25U);
  EXPECT_GE(reached(25), 17U);
}

TEST(PlaceLifts, PrefersNewTallBuildings)
{
  // 200 groups of old lanes against 200 of commodity housing, one point per ten years and ten points for the
  // kind: a Gumbel number would have to outweigh 16 points.
  std::vector<Regime> regime(200, Regime::lane);
  regime.resize(400, Regime::commodity);
  std::vector<std::uint8_t> age(200, 80);
  age.resize(400, 15);
  const std::vector<std::uint8_t> lift =
      place_lifts(std::vector<std::uint32_t>(400, 30), regime, age, 6000, luck);
  EXPECT_EQ(std::accumulate(lift.begin(), lift.begin() + 200, 0), 0);
  EXPECT_EQ(std::accumulate(lift.begin() + 200, lift.end(), 0), 200);
}

}  // namespace
}  // namespace linli
