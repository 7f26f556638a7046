#pragma once
/// Quantiles of samples.
#include <span>
#include <vector>

namespace linli {

/// The quantile at `share` in [0, 1], by linear interpolation between order statistics: type 7 of Hyndman & Fan 1996, the
/// default of R and NumPy.  NaN of no values.
double quantile(std::span<const double> values, double share);

/// The same for several shares; the values are sorted once.
std::vector<double> quantiles(std::span<const double> values, std::span<const double> shares);

/// The distance between the quartiles.
double interquartile_range(std::span<const double> values);

}  // namespace linli
