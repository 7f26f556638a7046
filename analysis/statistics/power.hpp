#pragma once
/// What an experiment of some size can find.
#include <cstddef>

namespace linli {

/// The smallest true mean difference of pairs that a two-sided Student's t test at level `alpha` finds with probability
/// `power`, if differences are normal with the standard deviation `sd_of_pairs` ≥ 0, in its unit; from the noncentral t
/// distribution.  Infinite of fewer than two pairs.  `alpha` < `power`, both between 0 and 1.
double smallest_difference(double sd_of_pairs, std::size_t pairs, double power = 0.8, double alpha = 0.05);

/// How far Student's interval of a mean reaches to each side, in standard deviations of the values; infinite of fewer
/// than two.  `confidence` lies between 0 and 1.
double half_width_of_mean(std::size_t values, double confidence = 0.95);

}  // namespace linli
