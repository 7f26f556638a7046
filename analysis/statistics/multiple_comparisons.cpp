#include "statistics/multiple_comparisons.hpp"

#include "core/errors.hpp"
#include "statistics/complete.hpp"
#include "statistics/moments.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace linli {

double mean_p_value(std::span<const double> values)
{
  std::vector<double> there;
  for (const double x : values)
    if (!std::isnan(x)) there.push_back(x);
  if (there.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const double middle = std::abs(mean(there));
  const double error = standard_error(there);
  if (error <= 0) return middle > 0 ? 0.0 : 1.0;
  const boost::math::students_t_distribution<double> student(static_cast<double>(there.size() - 1));
  return 2 * boost::math::cdf(boost::math::complement(student, middle / error));
}

double paired_p_value(std::span<const double> treated, std::span<const double> reference)
{
  return mean_p_value(differences(treated, reference));
}

std::vector<double> holm(std::span<const double> p_values)
{
  std::vector<std::size_t> order;  // of those that are there, the smallest first
  for (std::size_t k = 0; k < p_values.size(); ++k) {
    expects(std::isnan(p_values[k]) || (p_values[k] >= 0 && p_values[k] <= 1), "p values between 0 and 1");
    if (!std::isnan(p_values[k])) order.push_back(k);
  }
  std::ranges::stable_sort(order, {}, [&](std::size_t k) { return p_values[k]; });
  std::vector<double> adjusted(p_values.begin(), p_values.end());
  double largest = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double scaled = static_cast<double>(order.size() - rank) * p_values[order[rank]];
    largest = std::max(largest, std::min(scaled, 1.0));
    adjusted[order[rank]] = largest;
  }
  return adjusted;
}

}  // namespace linli
