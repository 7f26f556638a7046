#include "statistics/moments.hpp"

#include <cmath>
#include <limits>

namespace linli {

double mean(std::span<const double> values)
{
  double sum = 0;
  for (const double x : values) sum += x;
  return values.empty() ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values)
{
  if (values.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const double middle = mean(values);
  double squares = 0;
  for (const double x : values) squares += (x - middle) * (x - middle);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double standard_error(std::span<const double> values)
{
  return standard_deviation(values) / std::sqrt(static_cast<double>(values.size()));
}

}  // namespace linli
