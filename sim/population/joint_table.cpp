#include "population/joint_table.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace linli {
namespace {

std::vector<double> sums_of(const JointTable& table, const Constraint& c)
{
  std::vector<double> sums(c.target.size(), 0.0);
  for (std::size_t cell = 0; cell < table.cells(); ++cell) {
    if (c.category[cell] >= 0) sums[static_cast<std::size_t>(c.category[cell])] += table[cell];
  }
  return sums;
}

struct Misfit {
  double relative = 0;
  std::size_t category = 0;
};

Misfit misfit_of(const Constraint& c, const std::vector<double>& sums)
{
  Misfit worst;
  for (std::size_t k = 0; k < sums.size(); ++k) {
    const double relative = std::abs(sums[k] - c.target[k]) / std::max(c.target[k], 1.0);
    if (!(relative <= worst.relative)) worst = {relative, k};  // a NaN is a misfit too
  }
  return worst;
}

void scale(JointTable& table, const Constraint& c, const std::vector<double>& sums)
{
  std::vector<double> factor(sums.size(), 0.0);
  for (std::size_t k = 0; k < sums.size(); ++k) {
    if (sums[k] > 0) factor[k] = c.target[k] / sums[k];
  }
  for (std::size_t cell = 0; cell < table.cells(); ++cell) {
    if (c.category[cell] >= 0) table[cell] *= factor[static_cast<std::size_t>(c.category[cell])];
  }
}

/// Names every margin that the others pull away from in one more round: the one scaled last always fits.
[[noreturn]] void contradiction(JointTable& table, std::span<const Constraint> constraints, int rounds)
{
  std::vector<Problem> problems;
  for (const Constraint& c : constraints) {
    const std::vector<double> sums = sums_of(table, c);
    const Misfit worst = misfit_of(c, sums);
    scale(table, c, sums);
    if (worst.relative < 1e-6) continue;
    problems.push_back(Problem{
        .path = "margin " + c.name,
        .problem = fmt::format("category {} wants {} but {} can be had, {:.2f} % apart", worst.category + 1,
                               grouped(std::llround(c.target[worst.category])),
                               grouped(std::llround(sums[worst.category])), 100 * worst.relative),
        .why = fmt::format("the margins contradict each other: fitting did not settle in {} rounds", rounds),
        .hint = "check that all margins count the same people in the same year"});
  }
  throw Error(Exit::scenario, problems);
}

}  // namespace

JointTable::JointTable(std::vector<std::size_t> sizes) : sizes_(std::move(sizes)), strides_(sizes_.size(), 1)
{
  for (std::size_t a = sizes_.size() - 1; a > 0; --a) strides_[a - 1] = strides_[a] * sizes_[a];
  values_.assign(strides_[0] * sizes_[0], 0.0);
}

double JointTable::total() const
{
  return std::accumulate(values_.begin(), values_.end(), 0.0);
}

Constraint Constraint::over(const JointTable& table, std::string name, std::vector<double> target,
                            const std::function<std::int32_t(std::size_t cell)>& category_of)
{
  Constraint c{std::move(name), std::vector<std::int32_t>(table.cells()), std::move(target)};
  for (std::size_t cell = 0; cell < table.cells(); ++cell) c.category[cell] = category_of(cell);
  return c;
}

Fit fit(JointTable& table, std::span<const Constraint> constraints, double tolerance, int most_rounds)
{
  Fit result;
  for (result.rounds = 1; result.rounds <= most_rounds; ++result.rounds) {
    result.misfit = 0;
    for (const Constraint& c : constraints) {
      const std::vector<double> sums = sums_of(table, c);
      const Misfit m = misfit_of(c, sums);
      if (!(m.relative <= result.misfit)) {
        result.misfit = m.relative;
        result.worst = c.name;
      }
      scale(table, c, sums);
    }
    if (result.misfit <= tolerance) return result;
  }
  contradiction(table, constraints, most_rounds);
}

std::vector<std::uint32_t> rounded_in_order(std::span<const double> values)
{
  std::vector<std::uint32_t> whole(values.size());
  double exact = 0;
  std::int64_t given = 0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    exact += values[k];
    const std::int64_t up_to = std::max(given, static_cast<std::int64_t>(std::floor(exact + 0.5)));
    whole[k] = static_cast<std::uint32_t>(up_to - given);
    given = up_to;
  }
  return whole;
}

}  // namespace linli
