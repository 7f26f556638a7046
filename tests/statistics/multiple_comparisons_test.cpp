#include "statistics/multiple_comparisons.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(PairedPValue, IsThatOfStudentsSleepData)
{
  // Student 1908, as in R's `sleep`: t = −4.0621, 9 degrees of freedom, p = 0.002833.
  const Values first{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  const Values second{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  EXPECT_NEAR(paired_p_value(first, second), 0.002833, 5e-7);
  EXPECT_DOUBLE_EQ(paired_p_value(first, second), paired_p_value(second, first));
}

TEST(PairedPValue, OfTwoPairsIsThatOfCauchy)
{
  // Differences 1 and 3: t = 2 with one degree of freedom, P(|T| > 2) = 1 − 2 atan(2) / π.
  EXPECT_NEAR(paired_p_value(Values{1, 3}, Values{0, 0}), 1 - 2 * std::atan(2.0) / std::acos(-1.0), 1e-12);
}

TEST(PairedPValue, LeavesOutPairsOfWhichOneIsMissing)
{
  EXPECT_DOUBLE_EQ(paired_p_value(Values{1, missing, 3, 9}, Values{0, 5, 0, missing}),
                   paired_p_value(Values{1, 3}, Values{0, 0}));
  EXPECT_TRUE(std::isnan(paired_p_value(Values{1, missing}, Values{0, 0})));
}

TEST(PairedPValue, OfDifferencesThatDoNotVary)
{
  EXPECT_EQ(paired_p_value(Values{1, 2}, Values{1, 2}), 1);
  EXPECT_EQ(paired_p_value(Values{2, 3}, Values{1, 2}), 0);
}

TEST(Holm, ByHand)
{
  // 4 · 0.01, then 3 · 0.03 = 0.09, then 2 · 0.04 = 0.08, which is less, and 1 · 0.05: none below the one before.
  const Values adjusted = holm(Values{0.04, 0.01, 0.05, 0.03});
  EXPECT_DOUBLE_EQ(adjusted[1], 0.04);
  EXPECT_DOUBLE_EQ(adjusted[3], 0.09);
  EXPECT_DOUBLE_EQ(adjusted[0], 0.09);
  EXPECT_DOUBLE_EQ(adjusted[2], 0.09);
}

TEST(Holm, MissingOnesDoNotCount)
{
  const Values adjusted = holm(Values{0.02, missing, 0.9});
  EXPECT_DOUBLE_EQ(adjusted[0], 0.04);
  EXPECT_TRUE(std::isnan(adjusted[1]));
  EXPECT_DOUBLE_EQ(adjusted[2], 0.9);
  EXPECT_EQ(holm(Values{0.7, 0.8})[0], 1) << "never above 1";
  EXPECT_TRUE(holm({}).empty());
  EXPECT_THROW(holm(Values{1.5}), Bug);
}

TEST(Holm, KeepsTheErrorOfTheFamily)
{
  // Five comparisons, two of them true, with one reference: p values alone are wrong in more than 5 % of families.
  constexpr int families = 2000;
  int wrong = 0;
  int unadjusted = 0;
  int found = 0;
  for (std::uint32_t f = 0; f < families; ++f) {
    Draws draws({}, Stream::threshold, f, 0);
    std::vector<Values> arms(6);
    for (int k = 0; k < 10; ++k)
      for (Values& arm : arms) arm.push_back(sample_normal(draws));
    Values p;
    for (std::size_t arm = 1; arm < arms.size(); ++arm) {
      if (arm <= 3)
        for (double& x : arms[arm]) x += 2;
      p.push_back(paired_p_value(arms[arm], arms[0]));
    }
    const Values adjusted = holm(p);
    unadjusted += std::min(p[3], p[4]) <= 0.05 ? 1 : 0;
    wrong += std::min(adjusted[3], adjusted[4]) <= 0.05 ? 1 : 0;
    found += adjusted[0] <= 0.05 ? 1 : 0;
  }
  const double most = families * 0.05 + 3 * std::sqrt(families * 0.05 * 0.95);
  EXPECT_LT(wrong, most);
  EXPECT_GT(unadjusted, most);
  EXPECT_GT(wrong, families / 100) << "not by rejecting nothing";
  EXPECT_GT(found, families * 3 / 4);
}

}  // namespace
}  // namespace linli
