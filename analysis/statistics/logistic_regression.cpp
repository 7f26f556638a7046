#include "statistics/logistic_regression.hpp"

#include "core/errors.hpp"
#include "core/math.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <cstddef>

namespace linli {

std::optional<std::vector<double>> logistic_regression(const std::vector<std::vector<double>>& rows,
                                                       const std::vector<int>& yes)
{
  constexpr int most_steps = 50;
  constexpr double close_enough = 1e-9;
  expects(rows.size() == yes.size(), "an answer for each case");
  if (rows.empty()) return std::nullopt;
  const auto slopes = static_cast<Eigen::Index>(rows.front().size() + 1);
  Eigen::VectorXd beta = Eigen::VectorXd::Zero(slopes);
  for (int step = 0; step < most_steps; ++step) {
    Eigen::MatrixXd information = Eigen::MatrixXd::Zero(slopes, slopes);
    Eigen::VectorXd score = Eigen::VectorXd::Zero(slopes);
    Eigen::VectorXd x(slopes);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      x[0] = 1;
      for (Eigen::Index k = 1; k < slopes; ++k) x[k] = rows[i][static_cast<std::size_t>(k - 1)];
      const double p = logistic(beta.dot(x));
      score += (yes[i] - p) * x;
      information.selfadjointView<Eigen::Lower>().rankUpdate(x, p * (1 - p));
    }
    const Eigen::LDLT<Eigen::MatrixXd> solver(information.selfadjointView<Eigen::Lower>());
    const Eigen::VectorXd change = solver.solve(score);
    const Eigen::VectorXd pivots = solver.vectorD().cwiseAbs();
    if (!change.allFinite() || pivots.minCoeff() <= 1e-12 * pivots.maxCoeff()) return std::nullopt;
    beta += change;
    if (change.cwiseAbs().maxCoeff() < close_enough) return std::vector<double>(beta.begin(), beta.end());
  }
  return std::nullopt;  // slopes that grow for ever: a covariate tells the answers apart completely
}

}  // namespace linli
