#pragma once
/// Samplers on addressed draws.  `<random>`'s distributions differ between standard libraries; these do not.
#include "core/random.hpp"

#include <cstdint>

namespace linli {

/// Uniform integer in [0, count), exactly uniform (Lemire 2019, with rejection); count > 0.
std::uint32_t sample_below(Draws& draws, std::uint32_t count);

/// Standard normal by inversion of its distribution function (Wichura 1988, AS 241): relative error of the
/// quantile below 1e-15, and a monotone function of one uniform number, so that common luck stays common.
double sample_normal(Draws& draws);
/// The quantile function of the standard normal, p in (0, 1).
double normal_quantile(double p);

/// Exponential with mean 1 (inversion).
double sample_exponential(Draws& draws);

/// Gamma with the given shape and mean `shape` (Marsaglia & Tsang 2000); shape > 0.
double sample_gamma(Draws& draws, double shape);

/// Poisson with the given mean in [0, 100,000] (inversion by products; large means as sums).
std::uint32_t sample_poisson(Draws& draws, double mean);

/// Standard Gumbel, −ln(−ln U): adding it to log-weights and taking the largest samples in proportion to
/// weights.
double sample_gumbel(Draws& draws);

/// Fisher–Yates shuffle of `count` items; all orders equally likely.
template <class T>
void shuffle(T* items, std::uint32_t count, Draws draws)
{
  for (std::uint32_t k = count; k > 1; --k) {
    const std::uint32_t other = sample_below(draws, k);
    const T held = items[k - 1];
    items[k - 1] = items[other];
    items[other] = held;
  }
}

}  // namespace linli
