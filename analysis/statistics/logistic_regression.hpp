#pragma once
/// Logistic regression, for statistics of simulated surveys.  Not for anything that enters a run: its last bits depend
/// on the processor.
#include <optional>
#include <vector>

namespace linli {

/// Maximum likelihood by iteratively reweighted least squares.  `rows` are the covariates of each case, all of one
/// length, without a constant; `yes` is 1 or 0 for each.  Gives the constant, then a slope for each covariate.
/// Nothing if there are no cases, or if they do not tell the slopes apart.
std::optional<std::vector<double>> logistic_regression(const std::vector<std::vector<double>>& rows,
                                                       const std::vector<int>& yes);

}  // namespace linli
