#include "statistics/power.hpp"

#include "core/samplers.hpp"
#include "statistics/intervals.hpp"
#include "statistics/multiple_comparisons.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

TEST(SmallestDifference, IsThatOfTheTables)
{
  // Roots in R 4.2 of pt(t, n - 1, d * sqrt(n), lower = FALSE) + pt(-t, n - 1, d * sqrt(n)) - power, t = qt(0.975, n - 1).
  EXPECT_NEAR(smallest_difference(1, 10), 0.9960014, 1e-6);
  EXPECT_NEAR(smallest_difference(1, 20, 0.9), 0.7644579, 1e-6);
  EXPECT_NEAR(smallest_difference(1, 3), 3.2640436, 1e-6);
  EXPECT_NEAR(smallest_difference(2, 10), 2 * 0.9960014, 2e-6);
}

TEST(SmallestDifference, OfManyPairsIsThatOfTheNormalDistribution)
{
  // (z(0.975) + z(0.8)) / √n.
  EXPECT_NEAR(smallest_difference(1, 40000) * 200, 1.959964 + 0.841621, 1e-3);
}

TEST(SmallestDifference, OfOnePairIsInfinite)
{
  EXPECT_TRUE(std::isinf(smallest_difference(1, 1)));
  EXPECT_TRUE(std::isinf(smallest_difference(1, 0)));
  EXPECT_EQ(smallest_difference(0, 5), 0);
}

TEST(SmallestDifference, IsFoundAsOftenAsItSays)
{
  constexpr int samples = 2000;
  const double difference = smallest_difference(1, 5);
  int found = 0;
  for (std::uint32_t s = 0; s < samples; ++s) {
    Draws draws({}, Stream::threshold, s, 2);
    std::vector<double> pairs;
    for (int k = 0; k < 5; ++k) pairs.push_back(difference + sample_normal(draws));
    found += mean_p_value(pairs) < 0.05 ? 1 : 0;
  }
  EXPECT_NEAR(found, 1600, 90) << "5 standard deviations of 17.9";
}

TEST(HalfWidthOfMean, IsThatOfTheInterval)
{
  const std::vector<double> values{1, 2, 3, 4, 5};
  EXPECT_NEAR(half_width_of_mean(5) * std::sqrt(2.5), t_interval(values).high - 3, 1e-12);
  EXPECT_TRUE(std::isinf(half_width_of_mean(1)));
}

}  // namespace
}  // namespace linli
