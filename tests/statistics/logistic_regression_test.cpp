#include "statistics/logistic_regression.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

/// So many cases with these covariates, of whom so many say yes.
void add(std::vector<std::vector<double>>& rows, std::vector<int>& yes, const std::vector<double>& x,
         int cases, int saying_yes)
{
  for (int k = 0; k < cases; ++k) {
    rows.push_back(x);
    yes.push_back(k < saying_yes ? 1 : 0);
  }
}

TEST(LogisticRegression, OfOneDivisionIsTheLogOddsRatioOfTheTable)
{
  std::vector<std::vector<double>> rows;
  std::vector<int> yes;
  add(rows, yes, {0}, 10, 2);
  add(rows, yes, {1}, 12, 9);
  const std::vector<double> b = logistic_regression(rows, yes).value();
  ASSERT_EQ(b.size(), 2U);
  EXPECT_NEAR(b[0], std::log(2.0 / 8), 1e-9);
  EXPECT_NEAR(b[1], std::log((9.0 / 3) / (2.0 / 8)), 1e-9);
}

TEST(LogisticRegression, OfTwoDivisionsThatFitExactly)
{
  // Odds 1, 2, 3 and 6: the second is 2, the third 3, together 6 times the first.
  std::vector<std::vector<double>> rows;
  std::vector<int> yes;
  add(rows, yes, {0, 0}, 12, 6);
  add(rows, yes, {1, 0}, 12, 8);
  add(rows, yes, {0, 1}, 12, 9);
  add(rows, yes, {1, 1}, 14, 12);
  const std::vector<double> b = logistic_regression(rows, yes).value();
  EXPECT_NEAR(b[0], 0, 1e-8);
  EXPECT_NEAR(b[1], std::log(2.0), 1e-8);
  EXPECT_NEAR(b[2], std::log(3.0), 1e-8);
}

TEST(LogisticRegression, SaysNothingOfWhatCannotBeToldApart)
{
  EXPECT_FALSE(logistic_regression({}, {}).has_value());
  EXPECT_FALSE(logistic_regression({{1, 1}, {0, 0}, {1, 1}, {0, 0}}, {1, 0, 0, 1}).has_value());
  EXPECT_FALSE(logistic_regression({{0}, {0}, {1}, {1}}, {0, 0, 1, 1}).has_value()) << "a slope without end";
}

}  // namespace
}  // namespace linli
