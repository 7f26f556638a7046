#include "population/synthesis.hpp"

#include "population/fit_report.hpp"
#include "support/putuo.hpp"
#include "whole.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace linli {
namespace {

using test::expect_whole;
using test::putuo;
using test::putuo_margins;
using test::whole_putuo;
using testing::IsEmpty;

std::vector<std::string> misses(const Population& population, double scale, double least, double relative)
{
  std::vector<std::string> out;
  for (const FitRow& row : compare(population, putuo_margins(), scale).rows) {
    if (std::abs(row.error()) > std::max(least, relative * row.target)) {
      out.push_back(row.margin + " " + row.category + " " + std::to_string(row.error()));
    }
  }
  return out;
}

TEST(Synthesis, MeetsEveryMargin)
{
  EXPECT_THAT(misses(whole_putuo(), 1, 2, 0.001), IsEmpty());
  const FitReport report = compare(whole_putuo(), putuo_margins(), 1);
  EXPECT_THAT(report.misfits(), IsEmpty());
  EXPECT_NO_THROW(require_fit(report));
}

TEST(Synthesis, MeetsSubdistrictsHouseholdsAndPeopleExactly)
{
  const Population& p = whole_putuo();
  EXPECT_EQ(p.residents.size(), 1254524U);
  EXPECT_EQ(p.areas.size(), 256U);
  const std::vector<std::size_t> residents{95648,  107100, 140700, 109499, 111763,
                                           108221, 87832,  165853, 140532, 187376};
  const std::vector<std::size_t> areas{20, 26, 35, 20, 25, 23, 15, 36, 24, 32};
  ASSERT_EQ(p.subdistricts.size(), residents.size());
  for (std::size_t s = 0; s < residents.size(); ++s) {
    const IdRange<AreaId> own = p.subdistricts.areas[SubdistrictId{s}];
    EXPECT_EQ(own.size(), areas[s]) << p.subdistricts.name[s];
    EXPECT_EQ(p.areas.residents.between(own.first, own.last).size(), residents[s]) << p.subdistricts.name[s];
  }
  const std::vector<std::size_t> sizes{109895, 160995, 132864, 42442, 25100, 4039};
  std::vector<std::size_t> households(6, 0);
  for (std::size_t h = 0; h < p.households.size(); ++h) {
    if (p.households.living[HouseholdId{h}] == Living::family) {
      households.at(p.households.residents[HouseholdId{h}].size() - 1) += 1;
    }
  }
  EXPECT_EQ(households, sizes);
}

TEST(Synthesis, PutsEverybodyInOnePlace)
{
  expect_whole(whole_putuo());
}

TEST(Synthesis, GivesEverybodyWhatGoesWithTheirAge)
{
  const Residents& r = whole_putuo().residents;
  for (std::size_t k = 0; k < r.size(); ++k) {
    const ResidentId id{k};
    const int age = r.age[id];
    ASSERT_EQ(r.key[id], k);
    ASSERT_LE(age, oldest_age);
    ASSERT_EQ(r.activity[id] == Activity::child, age < 16) << k;
    if (r.party[id] != Party::none) {
      ASSERT_GE(age, 18) << k;
    }
    ASSERT_EQ(r.band[id], age < 18   ? 255
                          : age < 30 ? 0
                          : age < 45 ? 1
                          : age < 60 ? 2
                          : age < 75 ? 3
                                     : 4)
        << k;
    ASSERT_LE(r.years_here[id], age) << k;
    ASSERT_LE(r.free_hours[id], 60) << k;
    if (age < 6) {
      ASSERT_EQ(r.education[id], Education::primary_or_less) << k;
    }
    if (age < 16) {
      ASSERT_LE(r.education[id], Education::senior_secondary) << k;
    }
    if (r.activity[id] == Activity::retired) {
      ASSERT_GE(age, 45) << k;
    }
    if (r.activity[id] == Activity::student) {
      ASSERT_LT(age, 30) << k;
    }
  }
}

TEST(Synthesis, DrawsInclinationsFromTheStandardNormal)
{
  const Residents& r = whole_putuo().residents;
  double sum = 0;
  double squares = 0;
  for (const float z : r.propensity) {
    sum += z;
    squares += static_cast<double>(z) * z;
  }
  const auto n = static_cast<double>(r.size());
  EXPECT_LT(std::abs(sum / std::sqrt(n)), 5);  // false alarm 6e-7
  EXPECT_LT(std::abs(squares - n) / std::sqrt(2 * n), 5);
}

TEST(Synthesis, BuildsGroupsAndCompoundsOfTheWantedSize)
{
  const Population& p = whole_putuo();
  std::vector<std::size_t> sizes;
  for (std::size_t g = 0; g < p.groups.size(); ++g)
    sizes.push_back(p.groups.households[BuildingGroupId{g}].size());
  const double mean = static_cast<double>(p.households.size()) / static_cast<double>(sizes.size());
  EXPECT_NEAR(mean, 30, 0.3);
  EXPECT_GE(*std::min_element(sizes.begin(), sizes.end()), 15U);
  EXPECT_LE(*std::max_element(sizes.begin(), sizes.end()), 60U);
  // One and a Poisson number of 2.04 more: over 256 areas the mean has a standard error of √(2.04 / 256) =
  // 0.089.
  EXPECT_NEAR(static_cast<double>(p.compounds.size()) / 256, 3.04, 5 * 0.0893);  // false alarm 6e-7
  for (std::size_t a = 0; a < 256; ++a) EXPECT_GE(p.areas.compounds[AreaId{a}].size(), 1U);
}

TEST(Synthesis, GivesAreasOfASubdistrictSizesOfTheWantedSpread)
{
  // Standard deviation of the logarithm 0.15; with 246 degrees of freedom its estimate has a standard error
  // of 0.15 / √492 = 0.0068.
  const Population& p = whole_putuo();
  double squares = 0;
  for (std::size_t s = 0; s < p.subdistricts.size(); ++s) {
    std::vector<double> logs;
    double mean = 0;
    for (const AreaId area : p.subdistricts.areas[SubdistrictId{s}]) {
      logs.push_back(std::log(static_cast<double>(p.areas.residents[area].size())));
      mean += logs.back();
    }
    mean /= static_cast<double>(logs.size());
    for (const double x : logs) squares += (x - mean) * (x - mean);
  }
  EXPECT_NEAR(std::sqrt(squares / 246), 0.15,
              5 * 0.0068 + 0.01);  // households of regimes are dealt apart: a little more
}

TEST(Synthesis, GivesLiftsToAsManyHouseholdsAsTheMarginSays)
{
  const Population& p = whole_putuo();
  std::size_t with = 0;
  std::size_t family = 0;
  std::size_t lanes_with = 0;
  for (std::size_t c = 0; c < p.compounds.size(); ++c) {
    for (const BuildingGroupId g : p.compounds.groups[CompoundId{c}]) {
      for (const HouseholdId h : p.groups.households[g]) {
        if (p.households.living[h] != Living::family) continue;
        ++family;
        with += p.groups.lift[g];
        if (p.compounds.regime[CompoundId{c}] == Regime::lane) lanes_with += p.groups.lift[g];
      }
    }
  }
  EXPECT_EQ(family, 475335U);
  EXPECT_NEAR(static_cast<double>(with), 197927, 16);
  EXPECT_NEAR(static_cast<double>(with) / 475335, 0.416, 0.001);
  EXPECT_LT(lanes_with, 100U) << "old lanes are no taller than they are";
}

TEST(Synthesis, GivesTheSameBitsOnAnyNumberOfThreads)
{
  const std::string alone = test::digest_of(putuo(1, 1, 1));
  EXPECT_EQ(test::digest_of(putuo(1, 1, 2)), alone);
  EXPECT_EQ(test::digest_of(putuo(1, 1, 3)), alone);
  EXPECT_EQ(test::digest_of(putuo(1, 1, 7)), alone);
}

TEST(Synthesis, GivesAnotherDistrictWithAnotherSeed)
{
  const Population other = putuo(1, 2);
  ASSERT_EQ(other.residents.size(), whole_putuo().residents.size());
  std::size_t same = 0;
  for (std::size_t k = 0; k < other.residents.size(); ++k) {
    same += other.residents.age[ResidentId{k}] == whole_putuo().residents.age[ResidentId{k}] ? 1U : 0U;
  }
  EXPECT_LT(same, other.residents.size() / 20) << "few stand where they stood";
  EXPECT_THAT(misses(other, 1, 2, 0.001), IsEmpty());
  EXPECT_NE(other.areas.residents.first(), whole_putuo().areas.residents.first());
}

// A replicate is no argument of `synthesize`: a district depends on the seed alone.

TEST(Synthesis, YearsHereAndFreeHoursAreThoseAskedFor)
{
  PopulationParams params;
  params.scale = 0.01;
  params.years_here = {0, 1e9, 0};
  params.free_hours = {5, 10, 20, 30};
  params.free_hours_sd = 0;
  const Population p =
      synthesize(putuo_margins(), test::putuo_secretaries(), HousingParams{}, params, 1, Workers(2));
  const std::vector<int> hours{0, 5, 10, 20, 30};
  for (std::size_t c = 0; c < p.compounds.size(); ++c) {
    for (const BuildingGroupId group : p.compounds.groups[CompoundId{c}]) {
      for (const HouseholdId household : p.groups.households[group]) {
        for (const ResidentId id : p.households.residents[household]) {
          const auto most = std::min<int>({p.residents.age[id], p.compounds.age[CompoundId{c}], 60});
          ASSERT_EQ(p.residents.years_here[id], p.households.tenure[household] == Tenure::renter ? most : 0);
          ASSERT_EQ(p.residents.free_hours[id], hours[static_cast<std::size_t>(p.residents.activity[id])]);
        }
      }
    }
  }
}

}  // namespace
}  // namespace linli
