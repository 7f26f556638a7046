#include "statistics/quantiles.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace linli {
namespace {

double quantile_of_sorted(const std::vector<double>& sorted, double share)
{
  expects(share >= 0 && share <= 1, "a share between 0 and 1");
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double place = share * static_cast<double>(sorted.size() - 1);
  const double below = std::floor(place);
  const auto k = static_cast<std::size_t>(below);
  const double next = sorted[std::min(k + 1, sorted.size() - 1)];
  return sorted[k] + (place - below) * (next - sorted[k]);
}

}  // namespace

std::vector<double> quantiles(std::span<const double> values, std::span<const double> shares)
{
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  std::vector<double> out;
  for (const double share : shares) out.push_back(quantile_of_sorted(sorted, share));
  return out;
}

double quantile(std::span<const double> values, double share)
{
  return quantiles(values, std::span(&share, 1)).front();
}

double interquartile_range(std::span<const double> values)
{
  constexpr std::array<double, 2> quartiles{0.25, 0.75};
  const std::vector<double> ends = quantiles(values, quartiles);
  return ends[1] - ends[0];
}

}  // namespace linli
