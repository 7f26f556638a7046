#pragma once
/// Least squares, for statistics of results.  Not for anything that enters a run: its last bits depend on the processor.
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

}  // namespace linli
