#include "compare/area_quarters.hpp"
#include "compare/comparison.hpp"
#include "compare/made_study.hpp"
#include "core/errors.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace linli {
namespace {

using test::MadeStudy;

/// The difference of candidate 1 in a member.
const ArmDifference& in(const StudyComparison& all, const std::string& group, const std::string& member)
{
  for (const ArmDifference& one : all.differences) {
    const OutcomeColumn& column = all.table.columns()[one.column];
    if (column.group == group && column.member == member && column.measure == Measure::series) return one;
  }
  throw Bug("no such member");
}

TEST(CompareGroups, TellsSubgroupsAndTheirPeople)
{
  Plan plan = test::made_plan({"as_now", "calls"}, 2);
  plan.outcomes[0].by = {"age_band"};
  const MadeStudy study(plan);
  for (std::size_t r = 0; r < 2; ++r) {
    study.put(0, r, {.taking_part = 0.2, .by_age = {0.1, 0.3}});
    study.put(1, r, {.taking_part = 0.2, .by_age = {0.2, 0.25}});
  }
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_NEAR(in(all, "age_band", "18-29").size.estimate, 0.1, 1e-12);
  EXPECT_NEAR(in(all, "age_band", "18-29").total.estimate, 80, 1e-9) << "a tenth of 400 at a scale of a half";
  EXPECT_NEAR(in(all, "age_band", "30+").total.estimate, -60, 1e-9);
}

TEST(CompareGroups, AreasAreSplitByWhatTheReferenceHas)
{
  Plan plan = test::made_plan({"as_now", "calls"}, 2);
  plan.outcomes[0].by = {"area"};
  const MadeStudy study(plan);
  // In the second replicate areas stand in reverse order under the reference: each replicate has quarters of its own.
  study.put(0, 0, {.taking_part = 0.2, .by_area = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}});
  study.put(0, 1, {.taking_part = 0.2, .by_area = {0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1}});
  study.put(1, 0, {.taking_part = 0.3, .by_area = {0.9, 0.8, 0.3, 0.4, 0.5, 0.6, 0.7, 0.7}});
  study.put(1, 1, {.taking_part = 0.3, .by_area = {0.7, 0.7, 0.6, 0.5, 0.4, 0.3, 0.8, 0.9}});
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_NEAR(in(all, "area", "lowest quarter").size.estimate, 0.7, 1e-12);
  EXPECT_NEAR(in(all, "area", "lowest quarter").size.low, 0.7, 1e-12) << "the same in both replicates";
  EXPECT_NEAR(in(all, "area", "second quarter").size.estimate, 0, 1e-12);
  EXPECT_NEAR(in(all, "area", "highest quarter").size.estimate, -0.05, 1e-12);
  // Two areas of 100 adults, half of each simulated.
  EXPECT_NEAR(in(all, "area", "lowest quarter").total.estimate, 0.7 * 400, 1e-9);
}

TEST(Quarters, AreOfEqualSizeAndLeaveOutWhatIsNotKnown)
{
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const std::vector<WindowValue> areas{{"1", 5, 0, 1}, {"2", none, 0, 1}, {"3", 1, 0, 1},
                                       {"4", 1, 0, 1}, {"5", 9, 0, 1},    {"6", 7, 0, 1}};
  EXPECT_EQ(quarters_of(areas), (Quarters{{"3", 0}, {"4", 1}, {"1", 2}, {"6", 3}, {"5", 3}}));
  EXPECT_TRUE(quarters_of({}).empty());
}

TEST(Quarters, MeansAreByPeople)
{
  const std::vector<WindowValue> areas{{"1", 0.5, 50, 100}, {"2", 0.1, 30, 300}};
  const auto merged = by_quarter(areas, {{"1", 2}, {"2", 2}});
  EXPECT_DOUBLE_EQ(merged[2].value, 0.2);
  EXPECT_DOUBLE_EQ(merged[2].total, 80);
  EXPECT_TRUE(std::isnan(merged[0].value));
  EXPECT_TRUE(std::isnan(merged[0].total));
}

TEST(CompareGroups, ByReplacesTheStudysAndLeavesOutWhatCannotBeTold)
{
  Plan plan = test::made_plan({"as_now", "calls"}, 2);
  plan.outcomes.push_back(test::made_outcome("secretary_hours", "secretary_hours_total"));
  const MadeStudy study(plan);
  for (std::size_t r = 0; r < 2; ++r)
    for (std::size_t cell = 0; cell < 2; ++cell) study.put(cell, r, {.taking_part = 0.2});
  const StudyComparison all = compare(study.directory(), {.by = {"age_band"}});
  std::size_t grouped = 0;
  for (const OutcomeColumn& column : all.table.columns()) grouped += column.group == "age_band" ? 1 : 0;
  EXPECT_EQ(grouped, 2U) << "two bands of one outcome: hours of secretaries have none";
  try {
    compare(study.directory(), {.by = {"sex"}});
    FAIL() << "the results have no groups of sex";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::usage);
    EXPECT_EQ(error.problems().front().problem, "--by sex: the results have no such groups");
  }
}

}  // namespace
}  // namespace linli
