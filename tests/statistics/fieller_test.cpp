#include "statistics/fieller.hpp"

#include "core/samplers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;

TEST(RatioOfMeans, WithAFixedDenominatorIsStudentsInterval)
{
  const Values above{2, 4, 6, 8};
  const Values below{2, 2, 2, 2};
  const MeanRatio ratio = ratio_of_means(above, below);
  const Interval mean = t_interval(above);
  ASSERT_TRUE(ratio.interval);
  EXPECT_DOUBLE_EQ(ratio.estimate, 2.5);
  EXPECT_NEAR(ratio.interval->low, mean.low / 2, 1e-12);
  EXPECT_NEAR(ratio.interval->high, mean.high / 2, 1e-12);
}

/// r is in the interval exactly if Student's interval of numerator − r denominator contains 0.
TEST(RatioOfMeans, EndsAreWhereTheDifferenceIsJustNoLongerNothing)
{
  const Values above{10, 14, 9, 15, 12, 17};
  const Values below{4, 6, 5, 7, 3, 8};
  const MeanRatio ratio = ratio_of_means(above, below, 0.9);
  ASSERT_TRUE(ratio.interval);
  const auto differences_at = [&](double r) {
    Values out;
    for (std::size_t k = 0; k < above.size(); ++k) out.push_back(above[k] - r * below[k]);
    return t_interval(out, 0.9);
  };
  EXPECT_NEAR(differences_at(ratio.interval->low).low, 0, 1e-9);
  EXPECT_NEAR(differences_at(ratio.interval->high).high, 0, 1e-9);
}

TEST(RatioOfMeans, IsNotDeterminedIfTheDenominatorMayBeNothing)
{
  EXPECT_FALSE(ratio_of_means(Values{1, 2, 3}, Values{-1, 0.5, 2}).interval);
  EXPECT_FALSE(ratio_of_means(Values{1}, Values{2}).interval);
  EXPECT_DOUBLE_EQ(ratio_of_means(Values{1}, Values{2}).estimate, 0.5);
  EXPECT_TRUE(std::isnan(ratio_of_means(Values{}, Values{}).estimate));
}

TEST(RatioOfMeans, LeavesOutPairsThatAreNotThere)
{
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  const MeanRatio ratio = ratio_of_means(Values{2, missing, 4, 6}, Values{1, 5, missing, 1});
  EXPECT_EQ(ratio.pairs, 2U);
  EXPECT_DOUBLE_EQ(ratio.estimate, 4);
}

TEST(RatioOfMeans, CoversTheTruthAsOftenAsItSays)
{
  constexpr int samples = 2000;
  int covered = 0;
  int determined = 0;
  for (std::uint32_t s = 0; s < samples; ++s) {
    Draws draws({}, Stream::threshold, s, 1);
    Values above;
    Values below;
    for (int k = 0; k < 6; ++k) {
      const double shared = sample_normal(draws);
      above.push_back(6 + shared + sample_normal(draws));
      below.push_back(3 + 0.5 * shared + 0.5 * sample_normal(draws));
    }
    const MeanRatio ratio = ratio_of_means(above, below, 0.9);
    if (!ratio.interval) continue;
    ++determined;
    covered += ratio.interval->low <= 2 && 2 <= ratio.interval->high ? 1 : 0;
  }
  // Of 2,000 about 1,800, ± 5 standard deviations of 13.4; nearly all denominators are told from 0.
  EXPECT_GT(determined, 1990);
  EXPECT_NEAR(covered, 0.9 * determined, 67);
}

}  // namespace
}  // namespace linli
