#include "statistics/correlation.hpp"

#include "core/samplers.hpp"
#include "statistics/linear_regression.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(Ranks, OfEqualValuesAreShared)
{
  EXPECT_EQ(ranks(Values{30, 10, 20, 10}), (Values{4, 1.5, 3, 1.5}));
  EXPECT_TRUE(ranks(Values{}).empty());
}

TEST(Spearman, FindsAnyRisingRelation)
{
  const Values x{1, 2, 3, 4, 5};
  EXPECT_DOUBLE_EQ(spearman(x, Values{1, 8, 27, 64, 125}).estimate, 1);
  EXPECT_DOUBLE_EQ(spearman(x, Values{5, 4, 3, 2, -90}).high, -1);
  // 1 − 6 Σd² / (n (n² − 1)) with d = (−1, 1, 0, −1, 1).
  EXPECT_NEAR(spearman(x, Values{2, 1, 3, 5, 4}).estimate, 1 - 6.0 * 4 / (5 * 24), 1e-12);
}

TEST(Spearman, HasTheIntervalOfBonettAndWright)
{
  const Interval found = spearman(Values{1, 2, 3, 4, 5}, Values{2, 1, 3, 5, 4});
  const double reach = 1.959964 * std::sqrt((1 + 0.32) / 2);  // r = 0.8, n = 5
  EXPECT_NEAR(found.low, std::tanh(std::atanh(0.8) - reach), 1e-6);
  EXPECT_NEAR(found.high, std::tanh(std::atanh(0.8) + reach), 1e-6);
}

TEST(Spearman, LeavesOutPairsThatAreNotThere)
{
  EXPECT_DOUBLE_EQ(spearman(Values{1, 2, 3, missing, 5}, Values{1, 2, 3, 4, missing}).estimate, 1);
  EXPECT_TRUE(std::isnan(spearman(Values{1, 2, missing}, Values{1, 2, 3}).estimate));
}

TEST(Spearman, CoversTheTruthAsOftenAsItSays)
{
  // Of normal pairs with correlation ρ Spearman's is 6 asin(ρ / 2) / π.
  constexpr double rho = 0.6;
  const double truth = 6 * std::asin(rho / 2) / std::numbers::pi;
  int covered = 0;
  for (std::uint32_t s = 0; s < 1000; ++s) {
    Draws draws({}, Stream::threshold, s, 3);
    Values x;
    Values y;
    for (int k = 0; k < 40; ++k) {
      x.push_back(sample_normal(draws));
      y.push_back(rho * x.back() + std::sqrt(1 - rho * rho) * sample_normal(draws));
    }
    const Interval found = spearman(x, y, 0.9);
    covered += found.low <= truth && truth <= found.high ? 1 : 0;
  }
  EXPECT_NEAR(covered, 900, 48) << "5 standard deviations of 9.5";
}

TEST(StandardisedRegression, OfOneCovariateIsTheCorrelation)
{
  const Values x{1, 2, 4, 7, 9, 12};
  const Values y{2, 1, 5, 6, 12, 9};
  const auto fit = standardised_regression({{1}, {2}, {4}, {7}, {9}, {12}}, y);
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->slopes[0].estimate, correlation(x, y), 1e-12);
  EXPECT_NEAR(fit->r_squared, correlation(x, y) * correlation(x, y), 1e-12);
  // Its standard error is √((1 − r²) / (n − 2)); t(0.975; 4) = 2.776445.
  const double r = correlation(x, y);
  EXPECT_NEAR(fit->slopes[0].high - r, 2.776445 * std::sqrt((1 - r * r) / 4), 1e-6);
}

TEST(StandardisedRegression, SplitsWhatIsIndependent)
{
  // y = 3 a + 4 b on a whole factorial: slopes 3/5 and 4/5.
  const auto fit =
      standardised_regression({{-1, -1}, {-1, 1}, {1, -1}, {1, 1}, {0, 0}}, Values{-7, 1, -1, 7, missing});
  ASSERT_TRUE(fit);
  EXPECT_EQ(fit->cases, 4U);
  EXPECT_NEAR(fit->slopes[0].estimate, 0.6, 1e-12);
  EXPECT_NEAR(fit->slopes[1].estimate, 0.8, 1e-12);
}

TEST(StandardisedRegression, OfWhatDoesNotVaryIsNothing)
{
  EXPECT_FALSE(standardised_regression({{1}, {2}, {3}}, Values{5, 5, 5}));
  EXPECT_FALSE(standardised_regression({{1}, {1}, {1}}, Values{1, 2, 3}));
  EXPECT_FALSE(standardised_regression({{1}, {2}}, Values{missing, missing}));
}

TEST(StandardisedRegression, CoversTheTruthAsOftenAsItSays)
{
  int covered = 0;
  for (std::uint32_t s = 0; s < 1000; ++s) {
    Draws draws({}, Stream::threshold, s, 4);
    std::vector<Values> rows;
    Values y;
    for (int k = 0; k < 12; ++k) {
      rows.push_back({sample_normal(draws), sample_normal(draws)});
      y.push_back(rows.back()[0] + sample_normal(draws));
    }
    const auto fit = standardised_regression(rows, y, 0.9);
    ASSERT_TRUE(fit);
    covered += fit->slopes[1].low <= 0 && 0 <= fit->slopes[1].high ? 1 : 0;
  }
  EXPECT_NEAR(covered, 900, 48) << "5 standard deviations of 9.5";
}

}  // namespace
}  // namespace linli
