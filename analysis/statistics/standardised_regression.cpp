#include "statistics/linear_regression.hpp"
#include "statistics/moments.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <cstddef>
#include <limits>

namespace linli {
namespace {

/// To mean 0 and standard deviation 1; nothing of what does not vary.
bool standardise(std::vector<double>& values)
{
  const double middle = mean(values);
  const double deviation = standard_deviation(values);
  if (!(deviation > 0)) return false;
  for (double& x : values) x = (x - middle) / deviation;
  return true;
}

}  // namespace

std::optional<StandardisedFit> standardised_regression(const std::vector<std::vector<double>>& rows,
                                                       std::span<const double> y, double confidence)
{
  std::vector<std::vector<double>> there;
  std::vector<double> outcome;
  for (std::size_t i = 0; i < y.size(); ++i) {
    if (std::isnan(y[i])) continue;
    there.push_back(rows[i]);
    outcome.push_back(y[i]);
  }
  if (there.empty() || !standardise(outcome)) return std::nullopt;
  const std::size_t covariates = there.front().size();
  for (std::size_t k = 0; k < covariates; ++k) {
    std::vector<double> column;
    for (const std::vector<double>& row : there) column.push_back(row[k]);
    if (!standardise(column)) return std::nullopt;
    for (std::size_t i = 0; i < there.size(); ++i) there[i][k] = column[i];
  }
  const std::optional<LinearFit> fit = linear_regression(there, outcome);
  if (!fit) return std::nullopt;
  StandardisedFit out{{}, fit->r_squared, there.size()};
  const bool spare = there.size() > covariates + 1;
  const double freedom = spare ? static_cast<double>(there.size() - covariates - 1) : 1;
  const double t =
      boost::math::quantile(boost::math::students_t_distribution<double>(freedom), (1 + confidence) / 2);
  for (std::size_t k = 1; k <= covariates; ++k) {
    const double slope = fit->coefficients[k];
    const double reach = spare ? t * fit->standard_errors[k] : std::numeric_limits<double>::infinity();
    out.slopes.push_back({slope, slope - reach, slope + reach});
  }
  return out;
}

}  // namespace linli
