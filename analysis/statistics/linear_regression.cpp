#include "statistics/linear_regression.hpp"

#include "core/errors.hpp"

#include <Eigen/Core>
#include <Eigen/LU>
#include <Eigen/QR>

#include <cmath>
#include <cstddef>
#include <limits>

namespace linli {

std::optional<LinearFit> linear_regression(const std::vector<std::vector<double>>& rows,
                                           std::span<const double> y)
{
  expects(rows.size() == y.size(), "an outcome for each case");
  if (rows.empty()) return std::nullopt;
  const auto cases = static_cast<Eigen::Index>(rows.size());
  const auto slopes = static_cast<Eigen::Index>(rows.front().size() + 1);
  Eigen::MatrixXd x(cases, slopes);
  Eigen::VectorXd outcome(cases);
  for (Eigen::Index i = 0; i < cases; ++i) {
    const std::vector<double>& row = rows[static_cast<std::size_t>(i)];
    x(i, 0) = 1;
    for (Eigen::Index k = 1; k < slopes; ++k) x(i, k) = row[static_cast<std::size_t>(k - 1)];
    outcome[i] = y[static_cast<std::size_t>(i)];
  }
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> solver(x);
  if (solver.rank() < slopes) return std::nullopt;
  const Eigen::VectorXd beta = solver.solve(outcome);
  const double left = (outcome - x * beta).squaredNorm();
  const double all = (outcome.array() - outcome.mean()).matrix().squaredNorm();
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const double variance = cases > slopes ? left / static_cast<double>(cases - slopes) : none;
  const Eigen::MatrixXd inverse = (x.transpose() * x).inverse();
  LinearFit fit{{beta.begin(), beta.end()}, {}, all > 0 ? 1 - left / all : none};
  for (Eigen::Index k = 0; k < slopes; ++k)
    fit.standard_errors.push_back(std::sqrt(variance * inverse(k, k)));
  return fit;
}

}  // namespace linli
