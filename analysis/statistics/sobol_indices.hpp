#pragma once
/// How much of an outcome's variance each factor makes, alone and with others (Sobol' 1993), from Saltelli's sample.
#include "statistics/intervals.hpp"
#include "statistics/resampling.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace linli {

/// Which points to run: two independent samples A and B, and for each factor A with that factor's values from B.
struct SaltelliDesign {
  std::vector<std::vector<double>> a{};                ///< [row][factor]
  std::vector<std::vector<double>> b{};                ///< [row][factor]
  std::vector<std::vector<std::vector<double>>> ab{};  ///< [factor][row][factor]
};

/// From `points[row]` with 2 d coordinates: the first d are A's, the others B's.  They must be of one sequence in 2 d
/// dimensions, and not of two in d, which would not be independent.
SaltelliDesign saltelli_design(std::span<const std::vector<double>> points);

/// What came out at these points; NaN for a run that failed.
struct SaltelliOutcomes {
  std::vector<double> a{};                ///< [row]
  std::vector<double> b{};                ///< [row]
  std::vector<std::vector<double>> ab{};  ///< [factor][row]
};

/// Of one factor, as shares of the variance.
struct SobolIndex {
  Interval first{};  ///< what it makes alone; near 0 the estimate may be below
  Interval
      total{};  ///< with all its interactions: what would be left if only it were unknown.  Never below 0
};

struct SobolIndices {
  std::vector<SobolIndex> factors{};  ///< [factor]
  double variance = 0;                ///< of the outcome, over A and B
  std::size_t rows = 0;               ///< that were used
  std::size_t left_out = 0;  ///< of which a run failed: whole, as otherwise factors had different variances
};

/// First-order indices as mean(B (AB_i − A)) / V with centred outcomes (Saltelli et al. 2010), total ones as
/// mean((A − AB_i)²) / 2V (Jansen 1999).  Intervals are percentiles of a bootstrap of whole rows, too narrow for few rows
/// and too wide for points of low discrepancy.  Nothing of fewer than two rows, or of an outcome that varies no more than
/// by rounding.
std::optional<SobolIndices> sobol_indices(const SaltelliOutcomes& outcomes, double confidence = 0.95,
                                          const Bootstrap& bootstrap = {.resamples = 1000, .luck = {}});

}  // namespace linli
