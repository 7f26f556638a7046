#include "statistics/correlation.hpp"

#include "core/errors.hpp"
#include "statistics/complete.hpp"
#include "statistics/moments.hpp"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

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

std::vector<double> ranks(std::span<const double> values)
{
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t k) { return values[k]; });
  std::vector<double> out(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t after = first + 1;
    while (after < order.size() && values[order[after]] == values[order[first]]) ++after;
    for (std::size_t k = first; k < after; ++k) out[order[k]] = static_cast<double>(first + after + 1) / 2;
    first = after;
  }
  return out;
}

Interval spearman(std::span<const double> x, std::span<const double> y, double confidence)
{
  expects(x.size() == y.size(), "pairs");
  expects(confidence > 0 && confidence < 1, "a confidence between 0 and 1");
  const auto pairs = complete_columns(std::array{std::vector<double>(x.begin(), x.end()),  //
                                                 std::vector<double>(y.begin(), y.end())});
  const double r = correlation(ranks(pairs[0]), ranks(pairs[1]));
  const auto n = static_cast<double>(pairs[0].size());
  if (std::isnan(r)) return {r, -1, 1};
  if (n < 4) return {r, -1, 1};
  if (std::abs(r) >= 1) return {r, r, r};
  const double z = boost::math::quantile(boost::math::normal(), (1 + confidence) / 2);
  const double reach = z * std::sqrt((1 + r * r / 2) / (n - 3));
  return {r, std::tanh(std::atanh(r) - reach), std::tanh(std::atanh(r) + reach)};
}

}  // namespace linli
