#pragma once
/// Statistical tests.  Random numbers are addressed, so such a test passes always or never: the false-alarm
/// rate is the chance that it would fail a right program when it is first written, or after its draws have
/// moved to other addresses.
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace linli::test {

/// Of one comparison: p-values below are failures.
constexpr double false_alarm = 1e-6;

/// Two-sided p-value of a standard normal score.
inline double normal_p(double z)
{
  return 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z)));
}

/// Pearson's χ² of counts against expected counts of the same total; neighbouring cells are put together
/// until 5 are expected in each.
inline double chi_square_p(const std::vector<double>& observed, const std::vector<double>& expected)
{
  if (observed.size() != expected.size()) throw std::invalid_argument("as many counts as expectations");
  std::vector<double> o;
  std::vector<double> e;
  bool open = false;
  for (std::size_t k = 0; k < expected.size(); ++k) {
    if (!open) {
      o.push_back(0);
      e.push_back(0);
    }
    o.back() += observed[k];
    e.back() += expected[k];
    open = e.back() < 5;
  }
  if (open && e.size() > 1) {
    o[o.size() - 2] += o.back();
    e[e.size() - 2] += e.back();
    o.pop_back();
    e.pop_back();
  }
  if (e.size() < 2) throw std::invalid_argument("at least two cells with 5 expected");
  double statistic = 0;
  for (std::size_t k = 0; k < e.size(); ++k) statistic += (o[k] - e[k]) * (o[k] - e[k]) / e[k];
  return boost::math::cdf(
      boost::math::complement(boost::math::chi_squared(static_cast<double>(e.size() - 1)), statistic));
}

/// Kolmogorov–Smirnov test of a sample against a continuous distribution function (asymptotic, with Stephens'
/// correction for finite samples).
template <class Cdf>
double kolmogorov_p(std::vector<double> sample, const Cdf& cdf)
{
  std::sort(sample.begin(), sample.end());
  const auto n = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t k = 0; k < sample.size(); ++k) {
    const double f = cdf(sample[k]);
    distance = std::max({distance, f - static_cast<double>(k) / n, static_cast<double>(k + 1) / n - f});
  }
  const double x = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * distance;
  double p = 0;
  for (int k = 1; k <= 100; ++k) p += (k % 2 == 1 ? 2.0 : -2.0) * std::exp(-2.0 * k * k * x * x);
  return x < 0.2 ? 1.0 : std::clamp(p, 0.0, 1.0);
}

}  // namespace linli::test
