#pragma once
/// How two numbers go together.
#include <span>

namespace linli {

/// Pearson's correlation of `x` and `y`, value by value; they are equally long.  NaN if there are fewer than three
/// pairs or one of the two does not vary.
double correlation(std::span<const double> x, std::span<const double> y);

}  // namespace linli
