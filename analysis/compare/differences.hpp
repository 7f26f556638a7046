#pragma once
/// Candidates against the reference, paired replicate by replicate: runs of one number share their luck.
#include "compare/candidates.hpp"
#include "statistics/fieller.hpp"
#include "statistics/intervals.hpp"
#include "statistics/ranking.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// Of how many pairs a bootstrap interval is told too.
constexpr std::size_t fewest_for_bootstrap = 20;

/// One candidate minus the reference, in one column.
struct ArmDifference {
  std::size_t candidate = 0;
  std::size_t column = 0;
  Scope scope{};
  double reference = 0;           ///< mean of the reference over the pairs
  Interval size{};                ///< Student's, in the unit of the series
  std::optional<Interval> bca{};  ///< BCa bootstrap, from 20 pairs on
  Interval total{};               ///< the same of totals, of the whole district; NaN without totals
  std::size_t pairs = 0;
  double p_value = 0;
  double holm =
      0;  ///< p corrected for all that is compared in its outcome, in one grouping and kind of scope
  double variance_removed = 0;  ///< by pairing
  double detectable = 0;        ///< smallest true difference that as many pairs find with a chance of 80 %
};

/// A ratio outcome of a candidate, such as yuan for each extra participant.
struct Ratio {
  std::size_t candidate = 0;
  std::string outcome{};
  Scope scope{};
  MeanRatio ratio{};
};

/// How probable it is that a candidate is best in a column of the district, over all candidates.
struct Standing {
  std::size_t column = 0;
  std::vector<double> chances{};  ///< [candidate]
  std::vector<double> means{};    ///< [candidate] over replicates in which it is there
};

/// What candidates lose against the best of each world.
struct WorldRegrets {
  std::size_t column = 0;
  std::vector<Regret> regrets{};  ///< [candidate]
};

/// Of all candidates but the reference, all columns of series, cost and secretary: over everything, then point by point (of arms), then
/// world by world, where there are several.
std::vector<ArmDifference> differences_of(const Plan& plan, const RunTable& table,
                                          const Candidates& candidates);

/// Whether a column is worth a row: what is told unasked (cost, the secretary's week) is not where nothing differs.
bool worth_showing(const std::vector<ArmDifference>& all, const RunTable& table, std::size_t column);

/// Of all ratio outcomes; of the reference too where it has one (no `extra`).
std::vector<Ratio> ratios_of(const Plan& plan, const RunTable& table, const Candidates& candidates);

/// Of outcomes of the district; nothing of fewer than two candidates.
std::vector<Standing> standings_of(const Plan& plan, const RunTable& table, const Candidates& candidates);

/// Nothing of fewer than two worlds or candidates.
std::vector<WorldRegrets> regrets_of(const Plan& plan, const RunTable& table, const Candidates& candidates);

/// Candidates that no other beats in all outcomes, cost and the secretary's hours at once.
std::vector<std::size_t> pareto_of(const std::vector<Standing>& standings, const RunTable& table,
                                   std::size_t candidates);

}  // namespace linli
