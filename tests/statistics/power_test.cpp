#include "statistics/power.hpp"

#include "core/samplers.hpp"
#include "statistics/multiple_comparisons.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

TEST(SmallestDifference, IsThatOfTheTables)
{
  // R 4.2: power.t.test(n = 10, power = 0.8, type = "paired", strict = TRUE), and so on.
  EXPECT_NEAR(smallest_difference(1, 10), 0.996001, 1e-5);
  EXPECT_NEAR(smallest_difference(1, 20, 0.9), 0.764447, 1e-5);
  EXPECT_NEAR(smallest_difference(1, 3), 3.264048, 2e-5);
  EXPECT_NEAR(smallest_difference(2, 10), 2 * 0.996001, 1e-5);
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

}  // namespace
}  // namespace linli
