#include "statistics/sobol_indices.hpp"

#include "core/errors.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;
using Function = std::function<double(const Values&)>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Independent uniform numbers.
SaltelliDesign design(std::size_t factors, std::size_t rows, std::uint32_t study = 0)
{
  std::vector<Values> points;
  for (std::uint32_t row = 0; row < rows; ++row) {
    Draws draws({}, Stream::threshold, row, study);
    points.emplace_back();
    for (std::size_t k = 0; k < 2 * factors; ++k) points.back().push_back(draws.uniform());
  }
  return saltelli_design(points);
}

SaltelliOutcomes run(const SaltelliDesign& design, const Function& function)
{
  const auto of = [&](const std::vector<Values>& points) {
    Values out;
    for (const Values& point : points) out.push_back(function(point));
    return out;
  };
  SaltelliOutcomes out{of(design.a), of(design.b), {}};
  for (const std::vector<Values>& points : design.ab) out.ab.push_back(of(points));
  return out;
}

/// On [0, 1]³ (Ishigami & Homma 1990).
double ishigami(const Values& u)
{
  const auto x = [&](std::size_t k) { return std::numbers::pi * (2 * u[k] - 1); };
  return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

TEST(SaltelliDesign, ExchangesOneColumn)
{
  const SaltelliDesign found = saltelli_design(std::vector<Values>{{1, 2, 3, 4}, {5, 6, 7, 8}});
  EXPECT_EQ(found.a[1], (Values{5, 6}));
  EXPECT_EQ(found.b[0], (Values{3, 4}));
  EXPECT_EQ(found.ab[0][0], (Values{3, 2}));
  EXPECT_EQ(found.ab[1][1], (Values{5, 8}));
  EXPECT_THROW(saltelli_design(std::vector<Values>{{1, 2, 3}}), Bug);
}

TEST(SobolIndices, ByHand)
{
  // A = 0, 2 and B = 1, 5: centre 2, variance (4 + 0 + 1 + 9) / 4 = 3.5.  AB − A = 1, 3.
  const SobolIndices found =
      sobol_indices({{0, 2}, {1, 5}, {{1, 5}}}, 0.95, {.resamples = 10, .luck = {}}).value();
  EXPECT_DOUBLE_EQ(found.variance, 3.5);
  EXPECT_DOUBLE_EQ(found.factors[0].first.estimate, (-1.0 * 1 + 3 * 3) / 2 / 3.5);
  EXPECT_DOUBLE_EQ(found.factors[0].total.estimate, (1.0 + 9) / 4 / 3.5);
}

TEST(SobolIndices, OfIshigamisFunctionAreThoseOfTheClosedForm)
{
  const double pi4 = std::pow(std::numbers::pi, 4);
  const double alone = 0.5 * std::pow(1 + 0.1 * pi4 / 5, 2);
  const double curved = 49.0 / 8;
  const double together = 0.01 * pi4 * pi4 * (1.0 / 18 - 1.0 / 50);
  const double variance = alone + curved + together;
  const Values first{alone / variance, curved / variance, 0};
  const Values total{(alone + together) / variance, curved / variance, together / variance};
  EXPECT_NEAR(first[0], 0.3139, 1e-4);
  EXPECT_NEAR(total[2], 0.2437, 1e-4);

  const SobolIndices found =
      sobol_indices(run(design(3, 8192), ishigami), 0.999, {.resamples = 500, .luck = {}}).value();
  EXPECT_NEAR(found.variance, variance, 0.5);
  EXPECT_EQ(found.rows, 8192U);
  for (std::size_t k = 0; k < 3; ++k) {
    const auto& [of_first, of_total] = found.factors[k];
    EXPECT_NEAR(of_first.estimate, first[k], 0.06) << k;
    EXPECT_NEAR(of_total.estimate, total[k], 0.04) << k;
    EXPECT_TRUE(of_first.low < first[k] && first[k] < of_first.high) << k;
    EXPECT_TRUE(of_total.low < total[k] && total[k] < of_total.high) << k;
    EXPECT_LT(of_first.high - of_first.low, 0.2);
    EXPECT_LT(of_total.high - of_total.low, 0.15);
  }
}

TEST(SobolIndices, OfAnAdditiveModelAreSharesOfVarianceAndCoveredAsOftenAsTheySay)
{
  constexpr int studies = 300;
  int first_covered = 0;
  int total_covered = 0;
  for (std::uint32_t s = 0; s < studies; ++s) {
    const auto outcomes = run(design(2, 200, s), [](const Values& u) { return 1000 + 2 * u[0] + u[1]; });
    const SobolIndices found = sobol_indices(outcomes, 0.9, {.resamples = 200, .luck = {.seed = s}}).value();
    const auto& [first, total] = found.factors[0];
    first_covered += first.low <= 0.8 && 0.8 <= first.high ? 1 : 0;
    total_covered += total.low <= 0.8 && 0.8 <= total.high ? 1 : 0;
    EXPECT_NEAR(found.factors[1].total.estimate, 0.2, 0.1);
  }
  // Percentiles of 200 rows cover about a point less than they say.
  const double apart = 3 * std::sqrt(studies * 0.9 * 0.1);
  EXPECT_NEAR(first_covered, studies * 0.89, apart);
  EXPECT_NEAR(total_covered, studies * 0.89, apart);
}

TEST(SobolIndices, OfAFactorWithoutEffectAreNothing)
{
  const auto outcomes = run(design(2, 100), [](const Values& u) { return u[0]; });
  const SobolIndex idle = sobol_indices(outcomes).value().factors[1];
  EXPECT_EQ(idle.first.estimate, 0);
  EXPECT_EQ(idle.total.high, 0);
}

TEST(SobolIndices, AFailedRunTakesItsWholeRow)
{
  SaltelliOutcomes outcomes = run(design(3, 50), ishigami);
  SaltelliOutcomes without = outcomes;
  for (Values* column : {&without.a, &without.b, &without.ab[0], &without.ab[1], &without.ab[2]}) {
    column->erase(column->begin() + 30);
    column->erase(column->begin() + 10);
  }
  outcomes.ab[1][10] = missing;
  outcomes.b[30] = missing;
  const SobolIndices found = sobol_indices(outcomes).value();
  const SobolIndices expected = sobol_indices(without).value();
  EXPECT_EQ(found.left_out, 2U);
  EXPECT_EQ(found.rows, 48U);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(found.factors[k].first.estimate, expected.factors[k].first.estimate);
    EXPECT_EQ(found.factors[k].total.high, expected.factors[k].total.high);
  }
}

TEST(SobolIndices, OfWhatDoesNotVaryAreNothing)
{
  const auto constant = [](const Values& u) { return 0.1 + 1e-17 * u[0]; };
  EXPECT_FALSE(sobol_indices(run(design(2, 20), constant)).has_value());
  EXPECT_FALSE(sobol_indices({{1, missing}, {2, 3}, {{1, 2}}}).has_value()) << "one row";
  EXPECT_FALSE(sobol_indices({}).has_value());
}

}  // namespace
}  // namespace linli
