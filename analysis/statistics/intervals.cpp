#include "statistics/intervals.hpp"

#include "core/errors.hpp"
#include "statistics/moments.hpp"
#include "statistics/quantiles.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace linli {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<double> resampled(std::span<const double> values, const Statistic& statistic,
                              const Bootstrap& bootstrap)
{
  std::vector<double> out;
  std::vector<double> sample(values.size());
  for (std::size_t k = 0; k < bootstrap.resamples; ++k) {
    const std::vector<std::size_t> drawn = resample(bootstrap, k, values.size());
    for (std::size_t i = 0; i < sample.size(); ++i) sample[i] = values[drawn[i]];
    out.push_back(statistic(sample));
  }
  return out;
}

/// How fast the standard error of the statistic changes with its value: from leaving out one value after the other.
double acceleration(std::span<const double> values, const Statistic& statistic)
{
  std::vector<double> left_out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::vector<double> rest(values.begin(), values.end());
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    left_out.push_back(statistic(rest));
  }
  const double middle = mean(left_out);
  double squares = 0;
  double cubes = 0;
  for (const double x : left_out) {
    squares += (middle - x) * (middle - x);
    cubes += (middle - x) * (middle - x) * (middle - x);
  }
  return squares > 0 ? cubes / (6 * squares * std::sqrt(squares)) : 0.0;
}

}  // namespace

Interval t_interval(std::span<const double> values, double confidence)
{
  expects(confidence > 0 && confidence < 1, "a confidence between 0 and 1");
  const double middle = mean(values);
  if (values.size() < 2) return {middle, -infinity, infinity};
  const boost::math::students_t_distribution<double> student(static_cast<double>(values.size() - 1));
  const double width = boost::math::quantile(student, (1 + confidence) / 2) * standard_error(values);
  return {middle, middle - width, middle + width};
}

Interval paired_difference(std::span<const double> treated, std::span<const double> reference,
                           double confidence)
{
  expects(treated.size() == reference.size(), "pairs");
  std::vector<double> difference;
  for (std::size_t k = 0; k < treated.size(); ++k) difference.push_back(treated[k] - reference[k]);
  return t_interval(difference, confidence);
}

Interval bca_interval(std::span<const double> values, const Statistic& statistic, double confidence,
                      const Bootstrap& bootstrap)
{
  expects(confidence > 0 && confidence < 1, "a confidence between 0 and 1");
  expects(!values.empty() && bootstrap.resamples > 1, "values and resamples");
  const double estimate = statistic(values);
  if (values.size() < 2) return {estimate, -infinity, infinity};
  const std::vector<double> drawn = resampled(values, statistic, bootstrap);
  // Half of those that equal the estimate count as below it.
  double below = 0;
  for (const double x : drawn) below += x < estimate ? 1.0 : (x == estimate ? 0.5 : 0.0);
  const auto [least, most] = std::ranges::minmax(drawn);
  if (least == most) return {estimate, least, most};
  const auto number = static_cast<double>(drawn.size());
  const boost::math::normal_distribution<double> normal;
  const double bias =
      boost::math::quantile(normal, std::clamp(below / number, 0.5 / number, 1 - 0.5 / number));
  const double speed = acceleration(values, statistic);
  const auto end = [&](double share) {
    const double z = bias + boost::math::quantile(normal, share);
    return quantile(drawn, boost::math::cdf(normal, bias + z / (1 - speed * z)));
  };
  return {estimate, end((1 - confidence) / 2), end((1 + confidence) / 2)};
}

}  // namespace linli
