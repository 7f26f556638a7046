#include "statistics/linear_regression.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

TEST(LinearRegression, ByHand)
{
  // x = 1, 2, 3, 4 and y = 1, 3, 2, 5: slope 5.5 / 5, residuals −0.1, 0.8, −1.3, 0.6, their squares 2.7.
  const LinearFit fit = linear_regression({{1}, {2}, {3}, {4}}, std::vector<double>{1, 3, 2, 5}).value();
  EXPECT_NEAR(fit.coefficients[0], 0, 1e-12);
  EXPECT_NEAR(fit.coefficients[1], 1.1, 1e-12);
  EXPECT_NEAR(fit.standard_errors[1], std::sqrt(1.35 / 5), 1e-12);
  EXPECT_NEAR(fit.standard_errors[0], std::sqrt(1.35 * (0.25 + 6.25 / 5)), 1e-12);
  EXPECT_NEAR(fit.r_squared, 1 - 2.7 / 8.75, 1e-12);
}

TEST(LinearRegression, FindsAPlaneThatIsThere)
{
  std::vector<std::vector<double>> rows;
  std::vector<double> y;
  for (const double a : {0.0, 1.0, 2.0}) {
    for (const double b : {-1.0, 0.0, 3.0}) {
      rows.push_back({a, b});
      y.push_back(5 - 2 * a + 0.5 * b);
    }
  }
  const LinearFit fit = linear_regression(rows, y).value();
  EXPECT_NEAR(fit.coefficients[0], 5, 1e-12);
  EXPECT_NEAR(fit.coefficients[1], -2, 1e-12);
  EXPECT_NEAR(fit.coefficients[2], 0.5, 1e-12);
  EXPECT_NEAR(fit.r_squared, 1, 1e-12);
}

TEST(LinearRegression, SaysNothingOfWhatCannotBeToldApart)
{
  EXPECT_FALSE(linear_regression({}, {}).has_value());
  EXPECT_FALSE(linear_regression({{1}}, std::vector<double>{1}).has_value()) << "two numbers from one case";
  EXPECT_FALSE(linear_regression({{1, 2}, {2, 4}, {3, 6}}, std::vector<double>{1, 2, 3}).has_value());
  const LinearFit exact = linear_regression({{1}, {2}}, std::vector<double>{1, 2}).value();
  EXPECT_TRUE(std::isnan(exact.standard_errors[1])) << "no case to spare";
}

}  // namespace
}  // namespace linli
