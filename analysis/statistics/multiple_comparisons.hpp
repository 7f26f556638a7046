#pragma once
/// How surprising differences are, and how surprising they stay when many are looked at.
#include <span>
#include <vector>

namespace linli {

/// The two-sided p value of Student's t test that the mean of independent, nearly normal values is 0, in [0, 1].  Missing
/// values (NaN) are left out.  NaN of fewer than two; of equal values 1 if they are 0, and 0 otherwise.
double mean_p_value(std::span<const double> values);

/// The same of the mean difference `treated − reference` of pairs that share their luck.  The two are equally long; a
/// pair of which one is missing (NaN) is left out.
double paired_p_value(std::span<const double> treated, std::span<const double> reference);

/// p values adjusted for being looked at together, by the step-down procedure of Holm (1979): those at most α are rejected
/// with a chance of at most α that any of them is true, however they depend on each other.  In the order of `p_values`, each
/// at least the p value it belongs to and at most 1.  A missing one (NaN) stays missing, and counts for none of the others.
std::vector<double> holm(std::span<const double> p_values);

}  // namespace linli
