#include "population/synthesis.hpp"

#include "core/errors.hpp"
#include "population/fit_report.hpp"
#include "support/putuo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace linli {
namespace {

using test::putuo;
using test::putuo_margins;
using test::putuo_secretaries;
using test::whole_putuo;
using testing::HasSubstr;
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

template <class Parent, class Child>
void expect_partition(const Partition<Parent, Child>& p, std::size_t parents, std::size_t children,
                      const char* name)
{
  ASSERT_EQ(p.parents(), parents) << name;
  ASSERT_EQ(p.children(), children) << name;
  std::uint32_t end = 0;
  for (std::size_t k = 0; k < parents; ++k) {
    const IdRange<Child> range = p[Parent{k}];
    ASSERT_EQ(range.first.value, end) << name << ' ' << k;
    ASSERT_GE(range.last, range.first) << name << ' ' << k;
    end = range.last.value;
  }
}

/// Every row lies in exactly one row of the table above it, and the shortcuts agree with the way down.
void expect_whole(const Population& p)
{
  const std::size_t residents = p.residents.size();
  const std::size_t households = p.households.size();
  const std::size_t groups = p.groups.size();
  expect_partition(p.subdistricts.areas, p.subdistricts.size(), p.areas.size(), "areas");
  expect_partition(p.areas.compounds, p.areas.size(), p.compounds.size(), "compounds");
  expect_partition(p.areas.groups, p.areas.size(), groups, "groups of areas");
  expect_partition(p.areas.households, p.areas.size(), households, "households of areas");
  expect_partition(p.areas.residents, p.areas.size(), residents, "residents of areas");
  expect_partition(p.compounds.groups, p.compounds.size(), groups, "groups");
  expect_partition(p.groups.households, groups, households, "households");
  expect_partition(p.groups.residents, groups, residents, "residents of groups");
  expect_partition(p.households.residents, households, residents, "residents");
  for (std::size_t a = 0; a < p.areas.size(); ++a) {
    const AreaId area{a};
    const IdRange<CompoundId> compounds = p.areas.compounds[area];
    ASSERT_EQ(p.compounds.groups.between(compounds.first, compounds.last).first, p.areas.groups[area].first);
    ASSERT_EQ(p.compounds.groups.between(compounds.first, compounds.last).last, p.areas.groups[area].last);
    const IdRange<GroupId> own = p.areas.groups[area];
    ASSERT_EQ(p.groups.households.between(own.first, own.last).last, p.areas.households[area].last);
    ASSERT_EQ(p.groups.residents.between(own.first, own.last).last, p.areas.residents[area].last);
    const IdRange<HouseholdId> homes = p.areas.households[area];
    ASSERT_EQ(p.households.residents.between(homes.first, homes.last).last, p.areas.residents[area].last);
    std::uint32_t adults = 0;
    for (const ResidentId id : p.areas.residents[area]) adults += p.residents.age[id] >= 18 ? 1U : 0U;
    ASSERT_EQ(p.areas.adults[area], adults);
    ASSERT_EQ(p.areas.number[area], a + 1);
    ASSERT_EQ(p.areas.subdistrict[area], p.subdistricts.areas.parent_of(area));
  }
  for (std::size_t h = 0; h < households; ++h)
    ASSERT_GT(p.households.residents[HouseholdId{h}].size(), 0U) << h;
  for (std::size_t g = 0; g < groups; ++g) {
    ASSERT_GT(p.groups.households[GroupId{g}].size(), 0U) << g;
    const IdRange<HouseholdId> homes = p.groups.households[GroupId{g}];
    ASSERT_EQ(p.households.residents.between(homes.first, homes.last).last,
              p.groups.residents[GroupId{g}].last);
  }
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
  for (std::size_t g = 0; g < p.groups.size(); ++g) sizes.push_back(p.groups.households[GroupId{g}].size());
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
    for (const GroupId g : p.compounds.groups[CompoundId{c}]) {
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

TEST(Synthesis, KeepsAllAreasAndBoundsWhenScaledDown)
{
  for (const double scale : {0.003, 0.01, 0.03, 0.1, 0.5}) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      SCOPED_TRACE("scale " + std::to_string(scale) + ", seed " + std::to_string(seed));
      const Population p = putuo(scale, seed);
      EXPECT_EQ(p.areas.size(), 256U);
      EXPECT_NEAR(static_cast<double>(p.residents.size()), scale * 1254524, 10);
      const std::vector<FitRow> misfits = compare(p, putuo_margins(), scale).misfits();
      for (const FitRow& row : misfits)
        ADD_FAILURE() << row.margin << ' ' << row.category << ' ' << row.error();
      for (std::size_t a = 0; a < 256; ++a) ASSERT_GT(p.areas.adults[AreaId{a}], 0U) << a;
      expect_whole(p);
    }
  }
}

TEST(Synthesis, HousesEveryTenureAndRegimeAtAnyScale)
{
  // Rounding class by class once lost twenty households of a type: what one class misses, the next makes up
  // for.
  for (const double scale : {0.003, 0.02, 0.1, 0.2}) {
    const Population p = putuo(scale, 4);
    for (const FitRow& row : compare(p, putuo_margins(), scale).rows) {
      if (row.margin != "tenure" && row.margin != "property_regime") continue;
      EXPECT_LE(std::abs(row.error()), 3) << scale << ' ' << row.margin << ' ' << row.category;
    }
  }
}

std::string error_of(const Margins& margins, double scale = 1)
{
  try {
    synthesize(margins, putuo_secretaries(), HousingParams{}, scale, 1, Workers(2));
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

Margins with(const std::string& name, const std::vector<double>& counts)
{
  Margins margins = putuo_margins();
  for (Margin& m : margins.margins) {
    if (m.name == name) m.counts = counts;
  }
  return margins;
}

TEST(Synthesis, NamesMarginsThatContradictEachOther)
{
  // As many households as there are, but with three elders in nearly half of them: single people cannot be
  // three.
  EXPECT_THAT(error_of(with("members_of_65_and_more", {131133, 78919, 63789, 201494})),
              AllOf(HasSubstr("margin members_of_65_and_more"), HasSubstr("contradict")));
  // More households of four generations than households of five and six.
  EXPECT_THAT(error_of(with("generations", {245180, 180238, 9917, 40000})),
              AllOf(HasSubstr("margin generations"), HasSubstr("contradict")));
}

}  // namespace
}  // namespace linli
