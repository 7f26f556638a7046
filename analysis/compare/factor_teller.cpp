#include "compare/factor_teller.hpp"

#include "core/errors.hpp"
#include "statistics/correlation.hpp"
#include "statistics/linear_regression.hpp"
#include "statistics/morris.hpp"
#include "statistics/sobol_indices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<std::size_t> numbers_up_to(std::size_t count)
{
  std::vector<std::size_t> out(count);
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

bool is_missing(double value)
{
  return std::isnan(value);
}

/// The number that a cell begins with, and what follows it: "1 hours".
struct Written {
  double number = none;
  std::string unit{};
};

Written written_in(const std::string& text)
{
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end == text.c_str()) return {};
  return {number, end};
}

/// [factor] Where a point lies in each range, from 0 to 1; of levels, evenly.
std::vector<double> part_of_ranges(const Plan& plan, const PlannedPoint& point)
{
  std::vector<double> out = point.place;
  for (std::size_t k = 0; k < out.size(); ++k) {
    const std::size_t levels = plan.factors.at(k).levels.size();
    if (levels > 1) out[k] /= static_cast<double>(levels - 1);
  }
  return out;
}

}  // namespace

void FactorTeller::saltelli(const Response& response)
{
  const auto rows = static_cast<std::size_t>(plan_.design_size);
  const std::size_t factors = plan_.factors.size();
  expects(plan_.points.size() == rows * (factors + 2), "points of A, B, and A with each factor from B");
  SaltelliOutcomes outcomes{{}, {}, std::vector<std::vector<double>>(factors)};
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::size_t> points;
    for (std::size_t block = 0; block < factors + 2; ++block) points.push_back(block * rows + row);
    const std::vector<double> means = response.means_over(points);
    outcomes.a.push_back(means[0]);
    outcomes.b.push_back(means[1]);
    for (std::size_t k = 0; k < factors; ++k) outcomes.ab[k].push_back(means[k + 2]);
  }
  const std::optional<SobolIndices> indices = sobol_indices(outcomes);
  if (!indices) {
    note(response, "does not vary, or too few rows are there: no Sobol' indices",
         "没有变化，或可用的行太少：无 Sobol' 指数");
    return;
  }
  if (indices->left_out > 0)
    note(response,
         fmt::format("{} of {} rows of the sample are left out, a run of each is missing", indices->left_out,
                     rows),
         fmt::format("样本 {} 行中略去 {} 行，各缺一次运行", rows, indices->left_out));
  for (std::size_t k = 0; k < factors; ++k) {
    add(response, Told::first_index, path(k), "", {indices->factors[k].first, none, indices->rows});
    add(response, Told::total_index, path(k), "", {indices->factors[k].total, none, indices->rows});
  }
}

void FactorTeller::morris(const Response& response)
{
  const std::vector<MorrisMeasure> measures = morris_measures(effects_over_replicates(response));
  std::vector<std::size_t> order = numbers_up_to(measures.size());
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t k) {
    const double size = measures[k].absolute.estimate;
    return std::isnan(size) ? -1 : size;
  });
  for (const std::size_t k : order) {
    const MorrisMeasure& one = measures[k];
    const std::string name = group_name(k);
    add(response, Told::size, name, "", {one.absolute, none, one.effects});
    if (std::ranges::count(plan_.group_of, k) > 1) continue;
    add(response, Told::mean_effect, name, "", {one.mean, none, one.effects});
    add(response, Told::spread, name, "", {one.deviation, none, one.effects});
  }
  if (std::ranges::any_of(measures,
                          [&](const MorrisMeasure& one) { return one.effects < plan_.moved.size(); }))
    note(response,
         fmt::format("effects of some factors rest on fewer than {} trajectories", plan_.moved.size()),
         fmt::format("部分因素的作用依据的轨迹少于 {} 条", plan_.moved.size()));
}

void FactorTeller::scatter(const Response& response)
{
  const std::vector<double> outcome = means_of_points(response);
  std::vector<std::size_t> told;
  for (std::size_t k = 0; k < plan_.factors.size(); ++k) {
    const std::vector<double> x = column_of(k);
    if (std::ranges::any_of(x, is_missing)) {
      note(response, path(k) + " is left out: its values are no numbers",
           "略去 " + path(k) + "：取值不是数字");
      continue;
    }
    told.push_back(k);
    const auto there = static_cast<std::size_t>(std::ranges::count_if(outcome, std::not_fn(is_missing)));
    add(response, Told::rank_correlation, path(k), "", {spearman(x, outcome), none, there});
  }
  std::vector<std::vector<double>> rows(plan_.points.size());
  for (const std::size_t k : told) {
    const std::vector<double> x = column_of(k);
    for (std::size_t point = 0; point < rows.size(); ++point) rows[point].push_back(x[point]);
  }
  const auto fit = told.empty() ? std::nullopt : standardised_regression(rows, outcome);
  if (!fit) {
    note(response, "no slopes: too few points, or factors that do not vary apart",
         "无斜率：点数太少，或各因素不是各自变化");
    return;
  }
  for (std::size_t k = 0; k < told.size(); ++k)
    add(response, Told::slope, path(told[k]), "", {fit->slopes[k], none, fit->cases});
  if (fit->cases < rows.size())
    note(response,
         fmt::format("{} of {} points are left out, their runs are missing", rows.size() - fit->cases,
                     rows.size()),
         fmt::format("{} 个点中略去 {} 个，缺少其运行", rows.size(), rows.size() - fit->cases));
}

const std::string& FactorTeller::path(std::size_t factor) const
{
  return plan_.factors.at(factor).path;
}
std::string FactorTeller::levels(std::size_t factor, std::size_t level) const
{
  const std::vector<std::string>& known = plan_.factors.at(factor).levels;
  return known.at(level) + " against " + known.at(0);
}
std::string FactorTeller::group_name(std::size_t group) const
{
  return group < plan_.groups.size() ? plan_.groups[group] : path(group);
}

void FactorTeller::add(const Response& response, Told told, const std::string& factor,
                       const std::string& level, const Effect& effect)
{
  effects_.all.push_back({response.name,
                          response.column,
                          told,
                          factor,
                          level,
                          effect.size,
                          effect.p_value,
                          effect.replicates,
                          none,
                          {}});
}
/// What is said of each response alike is said once.
void FactorTeller::note(const Response& response, const std::string& en, const std::string& zh)
{
  const Note note{response.name, en, zh};
  if (std::ranges::find(effects_.notes, note) == effects_.notes.end()) effects_.notes.push_back(note);
}

/// [group][trajectory] The mean over replicates of the effects that are there.
std::vector<std::vector<double>> FactorTeller::effects_over_replicates(const Response& response) const
{
  std::vector<Trajectory> trajectories;
  std::size_t point = 0;
  for (const std::vector<std::size_t>& moved : plan_.moved) {
    trajectories.push_back({{}, moved});
    for (std::size_t k = 0; k <= moved.size(); ++k)
      trajectories.back().points.push_back(part_of_ranges(plan_, plan_.points.at(point++)));
  }
  const std::size_t groups = plan_.moved.empty() ? 0 : plan_.moved.front().size();
  std::vector<std::vector<double>> sums(groups, std::vector<double>(plan_.moved.size(), 0.0));
  std::vector<std::vector<double>> counts = sums;
  for (const std::vector<double>& replicate : response.values) {
    std::vector<std::vector<double>> outcomes;
    auto next = replicate.begin();
    for (const Trajectory& one : trajectories) {
      const auto end = next + static_cast<std::ptrdiff_t>(one.points.size());
      outcomes.emplace_back(next, end);
      next = end;
    }
    const auto effects = elementary_effects(trajectories, outcomes);
    for (std::size_t group = 0; group < effects.size(); ++group) {
      for (std::size_t t = 0; t < effects[group].size(); ++t) {
        if (is_missing(effects[group][t])) continue;
        sums.at(group)[t] += effects[group][t];
        ++counts[group][t];
      }
    }
  }
  for (std::size_t group = 0; group < sums.size(); ++group)
    for (std::size_t t = 0; t < sums[group].size(); ++t)
      sums[group][t] = counts[group][t] > 0 ? sums[group][t] / counts[group][t] : none;
  return sums;
}

/// [point] Over the replicates that are there.
std::vector<double> FactorTeller::means_of_points(const Response& response) const
{
  std::vector<double> out;
  for (std::size_t point = 0; point < plan_.points.size(); ++point)
    out.push_back(response.means_over({point}).front());
  return out;
}

/// [point] Of a factor: its place in the range, or the number that a table writes; NaN if that is none.
std::vector<double> FactorTeller::column_of(std::size_t factor) const
{
  std::vector<double> out;
  std::optional<std::string> unit;
  for (const PlannedPoint& point : plan_.points) {
    if (!point.place.empty()) {
      out.push_back(point.place.at(factor));
      continue;
    }
    const Written written = written_in(point.values.at(factor));
    if (!unit) unit = written.unit;
    out.push_back(written.unit == *unit ? written.number : none);
  }
  return out;
}

}  // namespace linli
