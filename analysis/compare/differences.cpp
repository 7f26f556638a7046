#include "compare/differences.hpp"

#include "statistics/complete.hpp"
#include "statistics/moments.hpp"
#include "statistics/multiple_comparisons.hpp"
#include "statistics/power.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool is_compared(const OutcomeColumn& column)
{
  return column.measure != Measure::numerator && column.measure != Measure::denominator;
}

/// Everything; then each point of arms, then each world.
std::vector<Scope> scopes_of(const Plan& plan, const Candidates& candidates)
{
  std::vector<Scope> out{{}};
  const bool arms = !candidates.all.empty() && !candidates.all.front().point;
  for (std::size_t point = 0; arms && plan.points.size() > 1 && point < plan.points.size(); ++point)
    out.push_back({{}, point});
  for (std::size_t world = 0; plan.worlds.size() > 1 && world < plan.worlds.size(); ++world)
    out.push_back({world, {}});
  return out;
}

/// A difference that is nothing but the rounding of means over points and worlds is 0: it would look certain.
std::vector<double> paired(const std::vector<double>& treated, const std::vector<double>& reference)
{
  std::vector<double> out = differences(treated, reference);
  std::size_t pair = 0;
  for (std::size_t k = 0; k < treated.size(); ++k) {
    if (std::isnan(treated[k]) || std::isnan(reference[k])) continue;
    const double rounding =
        16 * std::numeric_limits<double>::epsilon() * std::max(std::abs(treated[k]), std::abs(reference[k]));
    if (std::abs(out[pair]) <= rounding) out[pair] = 0;
    ++pair;
  }
  return out;
}

Interval interval_of(const std::vector<double>& values)
{
  return values.empty() ? Interval{none, none, none} : t_interval(values);
}

ArmDifference difference(const Plan& plan, const RunTable& table, const Candidates& candidates,
                         std::size_t candidate, std::size_t column, const Scope& scope)
{
  const auto of = [&](std::size_t who, Number number) {
    return replicates_of(plan, table, column, candidates.all[who], scope, number);
  };
  const std::vector<double> treated = of(candidate, Number::value);
  const std::vector<double> reference = of(*candidates.reference, Number::value);
  const std::vector<double> pairs = paired(treated, reference);
  ArmDifference out{.candidate = candidate, .column = column, .scope = scope, .pairs = pairs.size()};
  out.reference = mean(complete_columns(std::array{reference, treated})[0]);
  out.size = interval_of(pairs);
  if (pairs.size() >= fewest_for_bootstrap) out.bca = bca_interval(pairs, mean);
  out.total = interval_of(paired(of(candidate, Number::total), of(*candidates.reference, Number::total)));
  out.p_value = mean_p_value(pairs);
  out.variance_removed = variance_removed(treated, reference);
  out.detectable = pairs.size() > 1 ? smallest_difference(standard_deviation(pairs), pairs.size()) : none;
  return out;
}

/// An outcome is a question; those who are compared in it are one family, with all groups or points of a table.  What is not
/// shown is no comparison, and costs the others nothing.
void correct(std::vector<ArmDifference>& all, const RunTable& table)
{
  std::map<std::tuple<std::string, std::string, int>, std::vector<std::size_t>> families;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const Scope& scope = all[k].scope;
    all[k].holm = std::numeric_limits<double>::quiet_NaN();
    if (!worth_showing(all, table, all[k].column)) continue;
    const int kind = scope.point ? 1 : scope.world ? 2 : 0;
    const OutcomeColumn& column = table.columns()[all[k].column];
    families[{column.outcome, column.group, kind}].push_back(k);
  }
  for (const auto& [name, rows] : families) {
    std::vector<double> p_values;
    for (const std::size_t k : rows) p_values.push_back(all[k].p_value);
    const std::vector<double> corrected = holm(p_values);
    for (std::size_t i = 0; i < rows.size(); ++i) all[rows[i]].holm = corrected[i];
  }
}

bool has_any(const std::vector<double>& values)
{
  return std::ranges::any_of(values, [](double x) { return !std::isnan(x); });
}

/// Candidates of which something is there: one that was never run says nothing, and hides no other.
std::vector<std::size_t> present_in(const std::vector<std::vector<double>>& all)
{
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < all.size(); ++k)
    if (has_any(all[k])) out.push_back(k);
  return out;
}

std::vector<std::vector<double>> chosen(const std::vector<std::vector<double>>& all,
                                        const std::vector<std::size_t>& which)
{
  std::vector<std::vector<double>> out;
  for (const std::size_t k : which) out.push_back(all[k]);
  return out;
}

/// The same, in any world.
std::vector<std::size_t> present_somewhere(const Plan& plan, const RunTable& table, std::size_t column,
                                           const Candidates& candidates)
{
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < candidates.all.size(); ++k) {
    bool any = false;
    for (std::size_t world = 0; world < plan.worlds.size(); ++world)
      any = any || has_any(replicates_of(plan, table, column, candidates.all[k], {world, {}}, Number::value));
    if (any) out.push_back(k);
  }
  return out;
}

}  // namespace

bool worth_showing(const std::vector<ArmDifference>& all, const RunTable& table, std::size_t column)
{
  const Measure measure = table.columns().at(column).measure;
  if (measure != Measure::cost && measure != Measure::secretary) return true;
  bool compared = false;
  for (const ArmDifference& one : all) {
    if (one.column != column || one.pairs == 0) continue;
    compared = true;
    if (one.size.estimate != 0 || one.size.low != 0 || one.size.high != 0) return true;
  }
  return !compared;
}

std::vector<ArmDifference> differences_of(const Plan& plan, const RunTable& table,
                                          const Candidates& candidates)
{
  std::vector<ArmDifference> out;
  if (!candidates.reference) return out;
  for (const Scope& scope : scopes_of(plan, candidates)) {
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      if (!is_compared(table.columns()[column])) continue;
      for (std::size_t k = 0; k < candidates.all.size(); ++k) {
        if (k != *candidates.reference) out.push_back(difference(plan, table, candidates, k, column, scope));
      }
    }
  }
  correct(out, table);
  return out;
}

std::vector<Ratio> ratios_of(const Plan& plan, const RunTable& table, const Candidates& candidates)
{
  using Of = StudyOutcome::Term::Of;
  std::vector<Ratio> out;
  for (const StudyOutcome& outcome : plan.outcomes) {
    const auto above = table.find(outcome.name, Measure::numerator);
    const auto below = table.find(outcome.name, Measure::denominator);
    if (!outcome.is_ratio() || !above || !below) continue;
    const bool against = outcome.ratio[0].of == Of::extra || outcome.ratio[1].of == Of::extra;
    if (against && !candidates.reference) continue;
    const auto term = [&](std::size_t who, std::size_t k, const Scope& scope) {
      const std::size_t column = k == 0 ? *above : *below;
      auto values = replicates_of(plan, table, column, candidates.all[who], scope, Number::total);
      if (!against || outcome.ratio[k].of == Of::outcome) return values;
      const auto less =
          replicates_of(plan, table, column, candidates.all[*candidates.reference], scope, Number::total);
      for (std::size_t r = 0; r < values.size(); ++r) values[r] -= less[r];
      return values;
    };
    for (const Scope& scope : scopes_of(plan, candidates)) {
      for (std::size_t k = 0; k < candidates.all.size(); ++k) {
        if (against && k == *candidates.reference) continue;
        out.push_back({k, outcome.name, scope, ratio_of_means(term(k, 0, scope), term(k, 1, scope))});
      }
    }
  }
  return out;
}

std::vector<Standing> standings_of(const Plan& plan, const RunTable& table, const Candidates& candidates)
{
  std::vector<Standing> out;
  if (candidates.all.size() < 2) return out;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    const OutcomeColumn& what = table.columns()[column];
    if (!what.of_district() || !is_compared(what)) continue;
    std::vector<std::vector<double>> all;
    for (const Candidate& candidate : candidates.all)
      all.push_back(replicates_of(plan, table, column, candidate, {}, Number::value));
    const std::vector<std::size_t> present = present_in(all);
    const std::vector<std::vector<double>> there = complete_columns(chosen(all, present));
    const std::vector<double> chances = chance_of_best(there, what.better);
    Standing standing{column, std::vector<double>(all.size(), none), std::vector<double>(all.size(), none)};
    for (std::size_t k = 0; k < present.size(); ++k) {
      standing.chances[present[k]] = chances[k];
      standing.means[present[k]] = mean(there[k]);
    }
    out.push_back(std::move(standing));
  }
  return out;
}

std::vector<WorldRegrets> regrets_of(const Plan& plan, const RunTable& table, const Candidates& candidates)
{
  std::vector<WorldRegrets> out;
  if (candidates.all.size() < 2 || plan.worlds.size() < 2) return out;
  std::vector<double> weights;
  for (const PlannedWorld& world : plan.worlds) weights.push_back(world.weight);
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    const OutcomeColumn& what = table.columns()[column];
    if (!what.of_district() || what.measure != Measure::series) continue;
    std::vector<std::vector<double>> all(candidates.all.size());
    const std::vector<std::size_t> present = present_somewhere(plan, table, column, candidates);
    for (std::size_t world = 0; world < plan.worlds.size(); ++world) {
      // Replicates in which all are there, so that luck helps none of them.
      std::vector<std::vector<double>> here;
      for (const Candidate& candidate : candidates.all)
        here.push_back(replicates_of(plan, table, column, candidate, {world, {}}, Number::value));
      here = complete_columns(chosen(here, present));
      for (std::size_t k = 0; k < present.size(); ++k) all[present[k]].push_back(mean(here[k]));
    }
    WorldRegrets lost{column, std::vector<Regret>(all.size(), Regret{none, none, 0, none})};
    const std::vector<Regret> told = regrets(chosen(all, present), what.better, weights);
    for (std::size_t k = 0; k < present.size(); ++k) lost.regrets[present[k]] = told[k];
    out.push_back(std::move(lost));
  }
  return out;
}

std::vector<std::size_t> pareto_of(const std::vector<Standing>& standings, const RunTable& table,
                                   std::size_t candidates)
{
  std::vector<std::vector<double>> all(candidates);
  std::vector<Better> better;
  for (const Standing& standing : standings) {
    better.push_back(table.columns()[standing.column].better);
    for (std::size_t k = 0; k < candidates; ++k) all[k].push_back(standing.means[k]);
  }
  return better.empty() ? std::vector<std::size_t>{} : pareto_set(all, better);
}

}  // namespace linli
