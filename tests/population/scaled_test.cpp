// Districts that are smaller than Putuo, or impossible.
#include "core/errors.hpp"
#include "population/fit_report.hpp"
#include "population/synthesis.hpp"
#include "support/putuo.hpp"
#include "whole.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;
using testing::HasSubstr;

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

TEST(Synthesis, PartOfADistrictHasFewerGroupsNotSmallerOnes)
{
  for (const double scale : {0.05, 0.1, 0.3}) {
    SCOPED_TRACE("scale " + std::to_string(scale));
    const Population p = putuo(scale, 1);
    const auto groups = static_cast<double>(p.groups.size());
    const double mean = static_cast<double>(p.households.size()) / groups;
    EXPECT_NEAR(mean, 30, 1);
    double unusual = 0;
    for (std::size_t g = 0; g < p.groups.size(); ++g) {
      const std::size_t size = p.groups.households[BuildingGroupId{g}].size();
      unusual += size < 15 || size > 48 ? 1 : 0;
    }
    EXPECT_LE(unusual / groups, 0.03);
  }
  const Population least = putuo(0.01, 1);
  EXPECT_NEAR(static_cast<double>(least.groups.size()), 256, 4) << "one an area, where there is not more";
}

TEST(Synthesis, KnowsHowLargeTheWholeIs)
{
  const Population whole = putuo(1, 1);
  for (const double scale : {0.01, 0.05, 0.3, 1.0}) {
    SCOPED_TRACE("scale " + std::to_string(scale));
    const Population p = putuo(scale, 1);
    double people = 0;
    double households = static_cast<double>(p.households.size());
    double groups = static_cast<double>(p.groups.size());
    for (std::size_t a = 0; a < 256; ++a) {
      const AreaId area{a};
      const auto real = static_cast<double>(whole.areas.residents[area].size());
      EXPECT_NEAR(static_cast<double>(p.areas.people[area]) / real, 1, 0.2) << a;
      people += static_cast<double>(p.areas.people[area]);
      groups += static_cast<double>(p.areas.rest_groups[area]);
      for (const auto& column : p.areas.rest_households) {
        ASSERT_GE(column[area], 0) << a;
        households += static_cast<double>(column[area]);
        EXPECT_TRUE(scale < 1 || column[area] == 0) << a;
      }
    }
    EXPECT_NEAR(people / 1254524, 1, 0.003);
    EXPECT_NEAR(households / static_cast<double>(whole.households.size()), 1, 0.003);
    EXPECT_NEAR(groups / static_cast<double>(whole.groups.size()), 1, 0.02);
  }
}

std::string error_of(const Margins& margins, double scale = 1)
{
  try {
    synthesize(margins, putuo_secretaries(), HousingParams{}, {.scale = scale}, 1, Workers(2));
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
