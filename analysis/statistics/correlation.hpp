#pragma once
/// How two numbers go together.
#include "statistics/intervals.hpp"

#include <span>
#include <vector>

namespace linli {

/// Pearson's correlation of `x` and `y`, value by value; they are equally long.  NaN if there are fewer than three
/// pairs or one of the two does not vary.
double correlation(std::span<const double> x, std::span<const double> y);

/// The rank of each value, from 1; equal values share the mean of their ranks.  No value is NaN.
std::vector<double> ranks(std::span<const double> values);

/// Spearman's: Pearson's correlation of ranks, which finds any rising or falling relation.  A pair of which one is missing
/// (NaN) is left out.  The interval is Fisher's with the standard error √((1 + r²/2) / (n − 3)) (Bonett & Wright 2000), from
/// −1 to 1 of fewer than four pairs.  NaN as `correlation`.
Interval spearman(std::span<const double> x, std::span<const double> y, double confidence = 0.95);

}  // namespace linli
