#include "statistics/intervals.hpp"

#include "core/samplers.hpp"
#include "statistics/moments.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;

/// Divided by n.
double variance(std::span<const double> values)
{
  const double middle = mean(values);
  double squares = 0;
  for (const double x : values) squares += (x - middle) * (x - middle);
  return squares / static_cast<double>(values.size());
}

TEST(TInterval, IsThatOfTheTables)
{
  // Standard error 1 / √5 · √2.5; t(0.975; 4) = 2.776445, t(0.95; 4) = 2.131847.
  const Values values{1, 2, 3, 4, 5};
  const double error = std::sqrt(2.5 / 5);
  EXPECT_NEAR(t_interval(values).high, 3 + 2.776445 * error, 1e-6);
  EXPECT_NEAR(t_interval(values, 0.9).low, 3 - 2.131847 * error, 1e-6);
  EXPECT_DOUBLE_EQ(t_interval(values).estimate, 3);
}

TEST(TInterval, OfOneValueHasNoEnds)
{
  const Interval one = t_interval(Values{7});
  EXPECT_EQ(one.estimate, 7);
  EXPECT_TRUE(std::isinf(one.low) && one.low < 0);
  EXPECT_TRUE(std::isinf(one.high) && one.high > 0);
}

TEST(PairedDifference, LeavesOutWhatPairsShare)
{
  const Values luck{10, 20, 30, 40};
  Values treated;
  for (const double x : luck) treated.push_back(x + 1);
  const Interval difference = paired_difference(treated, luck);
  EXPECT_DOUBLE_EQ(difference.estimate, 1);
  EXPECT_DOUBLE_EQ(difference.low, 1);
  EXPECT_DOUBLE_EQ(difference.high, 1);
  // (1, 3): mean 2, standard error 1, t(0.975; 1) = 12.7062.
  EXPECT_NEAR(paired_difference(Values{1, 3}, Values{0, 0}).high, 2 + 12.7062, 1e-4);
}

TEST(BcaInterval, IsThatOfEfronAndTibshirani)
{
  // The spatial test data of An Introduction to the Bootstrap (1993), ch. 14: variance 171.5, 90 % interval
  // (115.8, 259.6), bias 0.146, acceleration 0.061.  Percentiles of resamples alone give (100.8, 233.9).
  const Values spatial{48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6,
                       0,  33, 28, 34, 4,  32, 24, 47, 41, 24, 26, 30, 41};
  const Interval found = bca_interval(spatial, variance, 0.9, {.resamples = 20000, .luck = {}});
  EXPECT_NEAR(found.estimate, 171.5, 0.05);
  EXPECT_NEAR(found.low, 115.8, 4);
  EXPECT_NEAR(found.high, 259.6, 6);
}

TEST(BcaInterval, MovesAndStretchesWithTheValues)
{
  const Values values{1, 2, 3, 5, 8, 13, 21, 34};
  Values other;
  for (const double x : values) other.push_back(4 * x + 16);
  const Interval of_values = bca_interval(values, mean);
  const Interval of_other = bca_interval(other, mean);
  EXPECT_NEAR(of_other.low, 4 * of_values.low + 16, 1e-9);
  EXPECT_NEAR(of_other.high, 4 * of_values.high + 16, 1e-9);
  EXPECT_GT(of_values.high - of_values.estimate, of_values.estimate - of_values.low) << "skewed as they are";
}

TEST(BcaInterval, CoversTheTruthAboutAsOftenAsItSays)
{
  constexpr int samples = 400;
  int covered = 0;
  for (std::uint32_t s = 0; s < samples; ++s) {
    Draws draws({}, Stream::threshold, s, 0);
    Values values;
    for (int k = 0; k < 30; ++k) values.push_back(sample_normal(draws));
    const Interval found = bca_interval(values, mean, 0.9, {.resamples = 500, .luck = {.seed = s}});
    covered += found.low <= 0 && found.high >= 0 ? 1 : 0;
  }
  // 360 are expected; the standard deviation is 6, and a bootstrap of 30 values covers a little less.
  EXPECT_GT(covered, 330);
  EXPECT_LT(covered, 385);
}

TEST(BcaInterval, OfEqualValuesIsTheValue)
{
  const Interval found = bca_interval(Values{3, 3, 3}, mean);
  EXPECT_EQ(found.low, 3);
  EXPECT_EQ(found.high, 3);
  EXPECT_TRUE(std::isinf(bca_interval(Values{3}, mean).high));
}

TEST(BcaInterval, TheSameLuckGivesTheSameInterval)
{
  const Values values{1, 4, 9, 16, 25};
  EXPECT_EQ(bca_interval(values, mean).low, bca_interval(values, mean).low);
  EXPECT_NE(bca_interval(values, mean).low,
            bca_interval(values, mean, 0.95, {.resamples = 2000, .luck = {.seed = 2}}).low);
}

}  // namespace
}  // namespace linli
