#include "compare/comparison.hpp"
#include "compare/made_study.hpp"
#include "compare/screen.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linli {
namespace {

using ::testing::HasSubstr;

/// In the slow world, of weight 1, calls add 10 points; in the fast one, of weight 3, they take 2.
test::MadeStudy two_worlds()
{
  Plan plan = test::made_plan({"as_now", "calls"}, 2, 1, {"slow", "fast"});
  plan.worlds[0].weight = 1;
  plan.worlds[1].weight = 3;
  return test::MadeStudy(plan);
}

void put_all(const test::MadeStudy& study)
{
  for (std::size_t r = 0; r < 2; ++r) {
    study.put(0, r, {.taking_part = 0.20});
    study.put(1, r, {.taking_part = 0.30});
    study.put(2, r, {.taking_part = 0.40});
    study.put(3, r, {.taking_part = 0.38});
  }
}

TEST(CompareWorlds, CountByTheirWeight)
{
  const auto study = two_worlds();
  put_all(study);
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_NEAR(all.differences[0].size.estimate, (0.10 - 3 * 0.02) / 4, 1e-12);
  EXPECT_NEAR(all.differences[0].reference, (0.20 + 3 * 0.40) / 4, 1e-12);
}

TEST(CompareWorlds, AreToldApart)
{
  const auto study = two_worlds();
  put_all(study);
  const StudyComparison all = compare(study.directory(), {});
  std::vector<double> by_world;
  for (const ArmDifference& one : all.differences)
    if (one.scope.world && all.table.columns()[one.column].measure == Measure::series)
      by_world.push_back(one.size.estimate);
  ASSERT_EQ(by_world.size(), 2U);
  EXPECT_NEAR(by_world[0], 0.10, 1e-12);
  EXPECT_NEAR(by_world[1], -0.02, 1e-12);
}

TEST(CompareWorlds, EachTableIsCorrectedByItself)
{
  const auto study = two_worlds();
  for (std::size_t r = 0; r < 2; ++r) {
    const double noise = r == 0 ? 0.01 : -0.01;
    study.put(0, r, {.taking_part = 0.20});
    study.put(1, r, {.taking_part = 0.30 + noise});
    study.put(2, r, {.taking_part = 0.40});
    study.put(3, r, {.taking_part = 0.48});
  }
  const StudyComparison all = compare(study.directory(), {});
  const ArmDifference& over_all = all.differences[0];
  ASSERT_LT(over_all.p_value, 0.1);
  EXPECT_DOUBLE_EQ(over_all.holm, over_all.p_value) << "cost and hours do not differ, and are no comparisons";
}

TEST(CompareWorlds, RegretIsWhatIsLostAgainstTheBestOfEach)
{
  const auto study = two_worlds();
  put_all(study);
  const StudyComparison all = compare(study.directory(), {});
  ASSERT_EQ(all.regrets.size(), 1U);
  const auto& [as_now, calls] = std::pair(all.regrets[0].regrets[0], all.regrets[0].regrets[1]);
  EXPECT_NEAR(as_now.mean, 0.10 / 4, 1e-12);
  EXPECT_NEAR(as_now.largest, 0.10, 1e-12);
  EXPECT_EQ(as_now.worst, 0U);
  EXPECT_NEAR(calls.mean, 3 * 0.02 / 4, 1e-12);
  EXPECT_NEAR(calls.leads, 0.25, 1e-12);
  EXPECT_THAT(screen_text(all), HasSubstr("Regret: what is lost against the best of each world"));
}

TEST(CompareWorlds, AMissingRunLeavesOutTheReplicateOfAllWorldsTogether)
{
  const auto study = two_worlds();
  for (std::size_t r = 0; r < 2; ++r) {
    study.put(0, r, {.taking_part = 0.20});
    study.put(1, r, {.taking_part = 0.30});
    study.put(2, r, {.taking_part = 0.40});
    if (r == 0) study.put(3, r, {.taking_part = 0.38});
  }
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_EQ(all.differences[0].pairs, 1U);
  EXPECT_NEAR(all.differences[0].size.estimate, (0.10 - 3 * 0.02) / 4, 1e-12);
  EXPECT_THAT(screen_text(all), HasSubstr("replicate 2 lacks calls, world fast"));
}

}  // namespace
}  // namespace linli
