#include "statistics/power.hpp"

#include "core/errors.hpp"

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace linli {
namespace {

/// The chance that |t| is beyond `critical` if the true mean is so many standard errors from 0.
double chance_beyond(double critical, double freedom, double standard_errors)
{
  const boost::math::non_central_t_distribution<double> t(freedom, standard_errors);
  return boost::math::cdf(boost::math::complement(t, critical)) + boost::math::cdf(t, -critical);
}

}  // namespace

double smallest_difference(double sd_of_pairs, std::size_t pairs, double power, double alpha)
{
  expects(alpha > 0 && alpha < power && power < 1, "0 < alpha < power < 1");
  expects(sd_of_pairs >= 0 || std::isnan(sd_of_pairs), "a standard deviation");
  if (pairs < 2) return std::numeric_limits<double>::infinity();
  const auto freedom = static_cast<double>(pairs - 1);
  const boost::math::students_t_distribution<double> student(freedom);
  const double critical = boost::math::quantile(student, 1 - alpha / 2);
  // The chance grows with the difference: halve the stretch in which it passes `power`, to the last bits.
  double low = 0;
  double high = 1;
  while (chance_beyond(critical, freedom, high) < power) high *= 2;
  for (int k = 0; k < 60; ++k) {
    const double middle = (low + high) / 2;
    (chance_beyond(critical, freedom, middle) < power ? low : high) = middle;
  }
  return high * sd_of_pairs / std::sqrt(static_cast<double>(pairs));
}

double half_width_of_mean(std::size_t values, double confidence)
{
  expects(confidence > 0 && confidence < 1, "a confidence between 0 and 1");
  if (values < 2) return std::numeric_limits<double>::infinity();
  const auto n = static_cast<double>(values);
  const boost::math::students_t_distribution<double> student(n - 1);
  return boost::math::quantile(student, (1 + confidence) / 2) / std::sqrt(n);
}

}  // namespace linli
