#include "compare/measure.hpp"

#include "compare/made_study.hpp"
#include "core/errors.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using Of = StudyOutcome::Term::Of;

/// Two arms, two replicates, with a ratio.
Plan two_arms()
{
  Plan plan = test::made_plan({"as_now", "calls"}, 2);
  plan.outcomes.push_back(test::made_outcome("calls", "calls"));
  plan.outcomes.push_back(test::made_ratio("yuan_each", Of::cost, "", Of::extra, "taking_part"));
  plan.outcomes.push_back(test::made_ratio("calls_each", Of::outcome, "calls", Of::outcome, "taking_part"));
  return plan;
}

TEST(Measure, IsTheMeanOverTheWindow)
{
  const test::MadeStudy study(two_arms());
  study.put(0, 1, {.taking_part = 0.25});
  EXPECT_DOUBLE_EQ(district_value(study.plan, study.directory(), study.plan.outcomes[0], 0, 1), 0.25);
  EXPECT_TRUE(std::isnan(district_value(study.plan, study.directory(), study.plan.outcomes[0], 0, 0)));
  EXPECT_TRUE(std::isnan(district_value(study.plan, study.directory(), study.plan.outcomes[0], 1, 1)));
}

TEST(Measure, TotalsAreOfTheWholeDistrict)
{
  const test::MadeStudy study(two_arms());
  study.put(0, 0, {.taking_part = 0.25, .by_area = {0.5, 0.1}, .calls = 30, .yuan = 700});
  const ResultFile result(*result_of(study.plan, study.directory(), 0, 0));
  const Window window{1, 2};
  // 1,000 adults at scale 0.5 are 2,000: a quarter takes part in an average week; 30 calls for each 1,000, in two weeks.
  EXPECT_DOUBLE_EQ(over_window(result, "district", "participation_any", window)[0].total, 500);
  EXPECT_DOUBLE_EQ(over_window(result, "district", "calls", window)[0].total, 120);
  EXPECT_DOUBLE_EQ(over_window(result, "district", "intervention_yuan", window)[0].total, 1400);
  EXPECT_DOUBLE_EQ(over_window(result, "area", "participation_any", window)[0].total, 100);
  EXPECT_DOUBLE_EQ(over_window(result, "age_band", "participation_any", window)[1].total, 300);
  EXPECT_TRUE(std::isnan(over_window(result, "district", "trust", window)[0].total)) << "a sum of attitudes";
  EXPECT_DOUBLE_EQ(cost_over(result, window), 1400);
}

TEST(Measure, ARatioTakesTheReferenceAway)
{
  const test::MadeStudy study(two_arms());
  study.put(0, 0, {.taking_part = 0.25, .calls = 10, .yuan = 200});
  study.put(1, 0, {.taking_part = 0.30, .calls = 40, .yuan = 1200});
  study.put(1, 1, {.taking_part = 0.30, .calls = 40, .yuan = 1200});
  const auto value = [&](std::size_t outcome, std::size_t replicate) {
    return district_value(study.plan, study.directory(), study.plan.outcomes[outcome], 1, replicate);
  };
  // 1,000 yuan a week more, in two weeks, for 100 more people.
  EXPECT_NEAR(value(2, 0), 20, 1e-9);
  EXPECT_NEAR(value(3, 0), 160.0 / 600, 1e-12);
  EXPECT_TRUE(std::isnan(value(2, 1))) << "its reference is not there";
  EXPECT_NEAR(value(3, 1), 160.0 / 600, 1e-12) << "it needs none";
}

TEST(Measure, KnowsWhatACellIsComparedWith)
{
  Plan plan = test::made_plan({"a", "b"}, 1, 3, {"x", "y"});
  EXPECT_EQ(reference_cell(plan, 11), 10U) << "the reference arm at its own point";
  plan.reference_arm.reset();
  EXPECT_FALSE(reference_cell(plan, 11));
  plan.reference_point = 1;
  EXPECT_EQ(reference_cell(plan, 11), 9U) << "the reference point of its own arm";
}

TEST(Measure, RefusesASeriesThatIsNotThere)
{
  Plan plan = two_arms();
  plan.outcomes[0].series = "participation_amy";
  const test::MadeStudy study(plan);
  study.put(0, 0, {});
  EXPECT_THROW(district_value(study.plan, study.directory(), study.plan.outcomes[0], 0, 0), Error);
}

TEST(Measure, BurdensShouldFall)
{
  EXPECT_EQ(better_of(test::made_outcome("x", "participation_any_year")), Better::higher);
  EXPECT_EQ(better_of(test::made_outcome("x", "staff_burnout_severe")), Better::lower);
  EXPECT_EQ(better_of(test::made_outcome("x", "secretary_hours_leading")), Better::higher);
  EXPECT_EQ(better_of(two_arms().outcomes[2]), Better::lower);
  StudyOutcome wanted = test::made_outcome("x", "staff_burnout_severe");
  wanted.aim = StudyOutcome::Aim::higher;
  EXPECT_EQ(better_of(wanted), Better::higher) << "a study may say otherwise";
}

}  // namespace
}  // namespace linli
