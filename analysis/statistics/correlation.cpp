#include "statistics/correlation.hpp"

#include "core/errors.hpp"
#include "statistics/moments.hpp"

#include <cmath>
#include <cstddef>
#include <limits>

namespace linli {

double correlation(std::span<const double> x, std::span<const double> y)
{
  expects(x.size() == y.size(), "pairs");
  const double mean_x = mean(x);
  const double mean_y = mean(y);
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  const bool tells = x.size() >= 3 && xx > 0 && yy > 0;
  return tells ? xy / std::sqrt(xx * yy) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace linli
