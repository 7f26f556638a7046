#include "statistics/fieller.hpp"

#include "core/errors.hpp"
#include "statistics/complete.hpp"
#include "statistics/moments.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace linli {
namespace {

/// Covariance of the means of two columns.
double covariance_of_means(const std::vector<double>& x, const std::vector<double>& y)
{
  const double mean_x = mean(x);
  const double mean_y = mean(y);
  const auto n = static_cast<double>(x.size());
  double sum = 0;
  for (std::size_t k = 0; k < x.size(); ++k) sum += (x[k] - mean_x) * (y[k] - mean_y);
  return sum / (n * (n - 1));
}

}  // namespace

MeanRatio ratio_of_means(std::span<const double> numerators, std::span<const double> denominators,
                         double confidence)
{
  expects(numerators.size() == denominators.size(), "pairs");
  expects(confidence > 0 && confidence < 1, "a confidence between 0 and 1");
  const std::vector<std::vector<double>> pairs =
      complete_columns(std::array{std::vector<double>(numerators.begin(), numerators.end()),
                                  std::vector<double>(denominators.begin(), denominators.end())});
  const std::vector<double>& above = pairs[0];
  const std::vector<double>& below = pairs[1];
  const double a = mean(above);
  const double b = mean(below);
  MeanRatio out{a / b, {}, above.size()};
  if (above.size() < 2) return out;
  const boost::math::students_t_distribution<double> student(static_cast<double>(above.size() - 1));
  const double t = boost::math::quantile(student, (1 + confidence) / 2);
  // Ratios r with (a − r b)² ≤ t² var(a − r b): a quadratic, whose leading coefficient says whether b is told from 0.
  const double square = b * b - t * t * covariance_of_means(below, below);
  if (square <= 0) return out;
  const double half = a * b - t * t * covariance_of_means(above, below);
  const double rest = a * a - t * t * covariance_of_means(above, above);
  const double reach = std::sqrt(std::max(half * half - square * rest, 0.0));
  out.interval = Interval{out.estimate, (half - reach) / square, (half + reach) / square};
  return out;
}

}  // namespace linli
