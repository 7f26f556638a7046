#include "compare/comparison.hpp"
#include "compare/made_study.hpp"
#include "compare/plain_lines.hpp"
#include "compare/screen.hpp"
#include "core/errors.hpp"
#include "study/helpers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace linli {
namespace {

using test::MadeRun;
using test::MadeStudy;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Of = StudyOutcome::Term::Of;

/// What luck does in each replicate, to all arms alike.
constexpr std::array<double, 4> luck{0.20, 0.24, 0.22, 0.30};

Plan arms_plan(std::int64_t replicates = 4)
{
  Plan plan = test::made_plan({"as_now", "calls", "relief"}, replicates);
  plan.outcomes.push_back(test::made_ratio("yuan_each", Of::cost, "", Of::extra, "taking_part"));
  return plan;
}

/// Calls add 2, 4, 2, 4 points for 1,000 yuan a week, and lengthen the secretary's week; relief adds ±1 point for nothing.
MadeRun made_run(std::size_t arm, std::size_t replicate)
{
  MadeRun run{.taking_part = luck.at(replicate), .yuan = 100, .hours = 40};
  const double odd = replicate % 2 == 0 ? 0 : 1;
  if (arm == 1) {
    run.taking_part += 0.02 + 0.02 * odd;
    run.yuan = 1100;
    run.hours = 42.25;
  }
  if (arm == 2) {
    run.taking_part += odd == 0 ? 0.01 : -0.01;
    run.hours = 39.5;
  }
  return run;
}

void put_all(const MadeStudy& study)
{
  for (std::size_t cell = 0; cell < study.plan.cells.size(); ++cell)
    for (std::size_t r = 0; r < study.plan.cells[cell].runs.size(); ++r)
      study.put(cell, r, made_run(study.plan.cells[cell].arm, r));
}

const ArmDifference& difference(const StudyComparison& all, std::size_t candidate, const std::string& outcome)
{
  for (const ArmDifference& one : all.differences) {
    const OutcomeColumn& column = all.table.columns()[one.column];
    if (one.candidate == candidate && column.outcome == outcome && column.of_district()) return one;
  }
  throw Bug("no such difference");
}

TEST(CompareArms, PairsReplicates)
{
  const MadeStudy study(arms_plan());
  put_all(study);
  const StudyComparison all = compare(study.directory(), {});
  const ArmDifference& calls = difference(all, 1, "taking_part");
  // Differences 2, 4, 2, 4 points: mean 3, standard error √(4/3)/2; t(0.975; 3) = 3.182446.
  const double error = 0.01 * std::sqrt(4.0 / 3) / 2;
  EXPECT_NEAR(calls.size.estimate, 0.03, 1e-12);
  EXPECT_NEAR(calls.size.low, 0.03 - 3.182446 * error, 1e-8);
  EXPECT_NEAR(calls.reference, 0.24, 1e-12);
  EXPECT_EQ(calls.pairs, 4U);
  EXPECT_FALSE(calls.bca) << "four pairs are too few";
  // t = 0.03 / error = 5.196, 3 degrees of freedom.
  EXPECT_NEAR(calls.p_value, 0.01385, 1e-5);
  // 2,000 adults in the district.
  EXPECT_NEAR(calls.total.estimate, 60, 1e-9);
  EXPECT_NEAR(calls.total.low, 2000 * calls.size.low, 1e-6);
  // var(a − b) / (var(a) + var(b)) of differences with variance 4/3 points².
  EXPECT_GT(calls.variance_removed, 0.9);
  EXPECT_NEAR(calls.detectable * 2 / (0.01 * std::sqrt(4.0 / 3)), 4.1312, 0.6) << "of the order of t + t";
}

TEST(CompareArms, VarianceRemovedIsThatOfTheFormula)
{
  const MadeStudy study(arms_plan());
  put_all(study);
  const StudyComparison all = compare(study.directory(), {});
  const std::vector<double> reference{20, 24, 22, 30};
  const std::vector<double> calls{22, 28, 24, 34};
  const auto variance = [](const std::vector<double>& x) {
    double m = 0;
    double s = 0;
    for (const double v : x) m += v / 4;
    for (const double v : x) s += (v - m) * (v - m) / 3;
    return s;
  };
  EXPECT_NEAR(difference(all, 1, "taking_part").variance_removed,
              1 - (4.0 / 3) / (variance(reference) + variance(calls)), 1e-9);
}

TEST(CompareArms, CorrectsForAllArmsOfAnOutcome)
{
  const MadeStudy study(arms_plan());
  put_all(study);
  const StudyComparison all = compare(study.directory(), {});
  // Two arms are compared in taking part; calls have the smaller p.  Cost and the secretary's week are other questions.
  EXPECT_NEAR(difference(all, 1, "taking_part").holm, 2 * difference(all, 1, "taking_part").p_value, 1e-9);
  EXPECT_EQ(difference(all, 2, "cost").holm, 1);
}

TEST(CompareArms, RatioIsByFieller)
{
  const MadeStudy study(arms_plan());
  put_all(study);
  const StudyComparison all = compare(study.directory(), {});
  ASSERT_EQ(all.ratios.size(), 2U);
  // 2,000 yuan in two weeks for 40, 80, 40, 80 people: the numerator is fixed, so the interval is that of 1 / mean.
  const MeanRatio& calls = all.ratios[0].ratio;
  ASSERT_TRUE(calls.interval);
  const double reach = 3.182446 * 20 * std::sqrt(4.0 / 3) / 2;
  EXPECT_NEAR(calls.estimate, 2000.0 / 60, 1e-9);
  EXPECT_NEAR(calls.interval->low, 2000 / (60 + reach), 1e-4);
  EXPECT_NEAR(calls.interval->high, 2000 / (60 - reach), 1e-4);
  EXPECT_FALSE(all.ratios[1].ratio.interval) << "relief may add nobody";
}

TEST(CompareArms, SaysItInALine)
{
  const MadeStudy study(arms_plan());
  put_all(study);
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_THAT(
      plain_lines(all),
      ElementsAre(
          "calls raises taking part by 3 points [1, 5], 60 people; 33.3 yuan each; the secretary's week "
          "is 2.2 hours longer in the first 4 weeks",
          "relief does not clearly change taking part: 0 points [−2, 2]; yuan for each not determined; "
          "the secretary's week is 0.5 hours shorter in the first 4 weeks"));
}

TEST(CompareArms, TheFirstLineSaysWhatVariesAndWhatIsThere)
{
  Plan plan = arms_plan();
  plan.vary = Vary::luck;
  const MadeStudy study(plan);
  for (std::size_t cell = 0; cell < 3; ++cell)
    for (std::size_t r = 0; r < 4; ++r)
      if (r != 3 && (cell != 2 || r != 1)) study.put(cell, r, made_run(cell, r));
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_EQ(first_line(all),
            "luck only varies; 2 of 4 replicates are complete: replicate 2 lacks relief and replicate 4 "
            "lacks all runs");
  EXPECT_THAT(screen_text(all), StartsWith(first_line(all) + "\n"));
  EXPECT_EQ(difference(all, 1, "taking_part").pairs, 3U);
  EXPECT_EQ(difference(all, 2, "taking_part").pairs, 2U);
  // t(0.975; 1) / √2 over t(0.975; 3) / √4 is 5.65.
  EXPECT_THAT(screen_text(all),
              HasSubstr("4 of 12 runs are missing: some differences rest on 2 of 4 pairs, so their "
                        "intervals are about 465 % wider\n"));
}

TEST(CompareArms, AnArmThatNeverRanHidesNoOther)
{
  const MadeStudy study(arms_plan());
  for (std::size_t cell = 0; cell < 2; ++cell)
    for (std::size_t r = 0; r < 4; ++r) study.put(cell, r, made_run(cell, r));
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_EQ(difference(all, 2, "taking_part").pairs, 0U);
  ASSERT_FALSE(all.standings.empty());
  EXPECT_EQ(all.standings[0].chances[1], 1);
  EXPECT_TRUE(std::isnan(all.standings[0].chances[2]));
  EXPECT_THAT(plain_lines(all)[1], HasSubstr("relief cannot be compared"));
}

TEST(CompareArms, ParetoLeavesOutWhatIsWorseInAll)
{
  const MadeStudy study(arms_plan());
  put_all(study);
  const StudyComparison all = compare(study.directory(), {});
  // Calls are best in taking part, relief is the shortest week at the cost of today, and as good in taking part.
  EXPECT_THAT(all.pareto, ElementsAre(1U, 2U));
}

TEST(CompareArms, ABootstrapIsShownFromTwentyPairsOn)
{
  Plan plan = test::made_plan({"as_now", "calls"}, 20);
  const MadeStudy study(plan);
  for (std::size_t r = 0; r < 20; ++r) {
    const double noise = 0.001 * static_cast<double>(r % 7);
    study.put(0, r, {.taking_part = 0.2});
    study.put(1, r, {.taking_part = 0.25 + noise});
  }
  const StudyComparison all = compare(study.directory(), {});
  const ArmDifference& calls = difference(all, 1, "taking_part");
  ASSERT_TRUE(calls.bca);
  EXPECT_NEAR(calls.bca->low, calls.size.low, 3e-4);
  EXPECT_NEAR(calls.bca->high, calls.size.high, 3e-4);
}

TEST(CompareArms, LooksOnlyAtWhatTheRuleOfStoppingSaw)
{
  Plan plan = arms_plan();
  plan.precision = StudyPrecision{"taking_part", 0.01, 4};
  plan.ground = "g";
  const MadeStudy study(plan);
  put_all(study);
  const auto look = [](const char* ground, const char* verdict, unsigned replicates, const char* leader) {
    return test::Told{
        LineKind::look,
        Json{{"ground", ground}, {"verdict", verdict}, {"replicates", replicates}, {"leader", leader}}};
  };
  test::write_lines(study.directory().path,
                    {look("g", "not_known_yet", 2, "relief"), look("g", "best_known", 3, "calls")});
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_EQ(difference(all, 1, "taking_part").pairs, 3U);
  EXPECT_THAT(screen_text(all),
              HasSubstr("the rule of stopping looked at 3 replicates and says: best known; the leader "
                        "is calls\n"));
  plan.ground = "another";
  const MadeStudy changed(plan);
  put_all(changed);
  test::write_lines(changed.directory().path, {look("g", "best_known", 3, "calls")});
  EXPECT_EQ(difference(compare(changed.directory(), {}), 1, "taking_part").pairs, 4U) << "of another plan";
}

}  // namespace
}  // namespace linli
