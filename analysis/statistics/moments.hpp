#pragma once
/// Means and how sure they are.  Sums are taken in the order of the values, so that the same values give the same bits.
#include <span>

namespace linli {

/// NaN of no values.
double mean(std::span<const double> values);

/// Sample standard deviation, divided by n − 1.  NaN of fewer than two values.
double standard_deviation(std::span<const double> values);

/// Of the mean of independent values: standard deviation / √n.  NaN of fewer than two values.
double standard_error(std::span<const double> values);

}  // namespace linli
