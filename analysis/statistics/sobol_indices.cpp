#include "statistics/sobol_indices.hpp"

#include "core/errors.hpp"
#include "statistics/complete.hpp"
#include "statistics/quantiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace linli {
namespace {

/// [column][row]: A, B and then AB of each factor.
using Columns = std::vector<std::vector<double>>;

/// The variance and [factor] both indices of some rows, which may come several times.
struct Estimates {
  double variance = 0;
  std::vector<double> first{};
  std::vector<double> total{};
};

Estimates estimates(const Columns& columns, const std::vector<std::size_t>& rows)
{
  const std::vector<double>& a = columns[0];
  const std::vector<double>& b = columns[1];
  const auto n = static_cast<double>(rows.size());
  double sum = 0;
  for (const std::size_t row : rows) sum += a[row] + b[row];
  const double centre = sum / (2 * n);
  Estimates out;
  for (const std::size_t row : rows)
    out.variance += (a[row] - centre) * (a[row] - centre) + (b[row] - centre) * (b[row] - centre);
  out.variance /= 2 * n;
  for (std::size_t column = 2; column < columns.size(); ++column) {
    const std::vector<double>& ab = columns[column];
    double products = 0;
    double squares = 0;
    for (const std::size_t row : rows) {
      const double change = ab[row] - a[row];
      products += (b[row] - centre) * change;
      squares += change * change;
    }
    out.first.push_back(products / n / out.variance);
    out.total.push_back(squares / (2 * n) / out.variance);
  }
  return out;
}

bool varies(const Columns& columns, double variance)
{
  double largest = 0;
  for (const std::size_t column : {0U, 1U})
    for (const double x : columns[column]) largest = std::max(largest, std::abs(x));
  return std::sqrt(variance) > 1e-12 * largest;
}

/// Percentiles of what resamples gave; without ends if they gave nothing.
Interval interval(double estimate, const std::vector<double>& drawn, double confidence)
{
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (drawn.empty()) return {estimate, -infinity, infinity};
  const std::array<double, 2> shares{(1 - confidence) / 2, (1 + confidence) / 2};
  const std::vector<double> ends = quantiles(drawn, shares);
  return {estimate, ends[0], ends[1]};
}

}  // namespace

SaltelliDesign saltelli_design(std::span<const std::vector<double>> points)
{
  SaltelliDesign design;
  const std::size_t factors = points.empty() ? 0 : points.front().size() / 2;
  design.ab.resize(factors);
  for (const std::vector<double>& point : points) {
    expects(point.size() == 2 * factors, "two coordinates for each factor");
    const auto middle = point.begin() + static_cast<std::ptrdiff_t>(factors);
    design.a.emplace_back(point.begin(), middle);
    design.b.emplace_back(middle, point.end());
    for (std::size_t factor = 0; factor < factors; ++factor) {
      design.ab[factor].push_back(design.a.back());
      design.ab[factor].back()[factor] = design.b.back()[factor];
    }
  }
  return design;
}

std::optional<SobolIndices> sobol_indices(const SaltelliOutcomes& outcomes, double confidence,
                                          const Bootstrap& bootstrap)
{
  expects(confidence > 0 && confidence < 1, "a confidence between 0 and 1");
  Columns all{outcomes.a, outcomes.b};
  all.insert(all.end(), outcomes.ab.begin(), outcomes.ab.end());
  const Columns columns = complete_columns(all);
  const std::size_t rows = columns.front().size();
  if (rows < 2) return std::nullopt;
  std::vector<std::size_t> each(rows);
  std::iota(each.begin(), each.end(), std::size_t{0});
  const Estimates found = estimates(columns, each);
  if (!varies(columns, found.variance)) return std::nullopt;

  const std::size_t factors = outcomes.ab.size();
  Columns first(factors);  // [factor][resample]
  Columns total(factors);
  for (std::size_t number = 0; number < bootstrap.resamples; ++number) {
    const Estimates drawn = estimates(columns, resample(bootstrap, number, rows));
    if (!varies(columns, drawn.variance)) continue;
    for (std::size_t factor = 0; factor < factors; ++factor) {
      first[factor].push_back(drawn.first[factor]);
      total[factor].push_back(drawn.total[factor]);
    }
  }
  SobolIndices out{{}, found.variance, rows, outcomes.a.size() - rows};
  for (std::size_t factor = 0; factor < factors; ++factor)
    out.factors.push_back({interval(found.first[factor], first[factor], confidence),
                           interval(found.total[factor], total[factor], confidence)});
  return out;
}

}  // namespace linli
