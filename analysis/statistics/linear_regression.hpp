#pragma once
/// Least squares, for statistics of results.  Not for anything that enters a run: its last bits depend on the processor.
#include "statistics/intervals.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace linli {

/// y = β₀ + Σ β_k x_k, fitted by least squares.
struct LinearFit {
  std::vector<double> coefficients;  ///< the constant, then a slope for each covariate
  std::vector<double>
      standard_errors;   ///< of each, for independent errors of one variance; NaN without spare cases
  double r_squared = 0;  ///< share of the variance explained; NaN if `y` does not vary
};

/// `rows` are the covariates of each case, all of one length, without a constant; `y` is the outcome of each.  Nothing if
/// the covariates do not tell the slopes apart (too few cases, or one follows from others).
std::optional<LinearFit> linear_regression(const std::vector<std::vector<double>>& rows,
                                           std::span<const double> y);

/// Slopes in standard deviations of the outcome for one of the covariate.
struct StandardisedFit {
  std::vector<Interval>
      slopes{};           ///< Student's, for independent errors of one variance and fixed scales; without
                          ///< ends without spare cases
  double r_squared = 0;   ///< share of the variance explained
  std::size_t cases = 0;  ///< whose outcome is there (not NaN)
};

/// As `linear_regression`, of covariates and an outcome that are brought to mean 0 and standard deviation 1.  Nothing also
/// if the outcome or a covariate does not vary.  `rows` hold no NaN; a case whose outcome is NaN is left out.
std::optional<StandardisedFit> standardised_regression(const std::vector<std::vector<double>>& rows,
                                                       std::span<const double> y, double confidence = 0.95);

}  // namespace linli
