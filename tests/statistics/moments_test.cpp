#include "statistics/moments.hpp"

#include "statistics/correlation.hpp"
#include "statistics/quantiles.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;

TEST(Moments, ByHand)
{
  const Values values{2, 4, 4, 4, 5, 5, 7, 9};
  EXPECT_DOUBLE_EQ(mean(values), 5);
  EXPECT_DOUBLE_EQ(standard_deviation(values), std::sqrt(32.0 / 7));
  EXPECT_DOUBLE_EQ(standard_error(values), std::sqrt(32.0 / 7 / 8));
}

TEST(Moments, OfTooFewAreMissing)
{
  EXPECT_TRUE(std::isnan(mean(Values{})));
  EXPECT_TRUE(std::isnan(standard_deviation(Values{1})));
  EXPECT_TRUE(std::isnan(standard_error(Values{1})));
}

TEST(Correlation, ByHand)
{
  // Deviations −1, 0, 1 and −1, 1, 0: 1 / √(2 · 2).
  EXPECT_DOUBLE_EQ(correlation(Values{1, 2, 3}, Values{1, 3, 2}), 0.5);
  EXPECT_DOUBLE_EQ(correlation(Values{1, 2, 3}, Values{-2, -4, -6}), -1);
}

TEST(Correlation, IsMissingWhereNothingVariesOrTooFewAreThere)
{
  EXPECT_TRUE(std::isnan(correlation(Values{1, 2, 3}, Values{5, 5, 5})));
  EXPECT_TRUE(std::isnan(correlation(Values{1, 2}, Values{1, 2})));
  EXPECT_TRUE(std::isnan(correlation(Values{}, Values{})));
}

TEST(Correlation, BearsLargeMeans)
{
  EXPECT_NEAR(correlation(Values{1e9 + 1, 1e9 + 2, 1e9 + 3}, Values{1, 3, 2}), 0.5, 1e-6);
}

TEST(Quantiles, AreThoseOfR)
{
  // quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .9, 1))
  const Values values{16, 1, 8, 2, 4};
  const std::array<double, 6> shares{0, 0.1, 0.25, 0.5, 0.9, 1};
  const Values expected{1, 1.4, 2, 4, 12.8, 16};
  const Values found = quantiles(values, shares);
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t k = 0; k < expected.size(); ++k) EXPECT_NEAR(found[k], expected[k], 1e-12) << shares[k];
  EXPECT_DOUBLE_EQ(interquartile_range(values), 6);
  EXPECT_TRUE(std::isnan(quantile(Values{}, 0.5)));
}

}  // namespace
}  // namespace linli
