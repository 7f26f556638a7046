#pragma once
/// Which of several arms is best, how sure that is, and what choosing one costs if the world is another.
#include "statistics/better.hpp"
#include "statistics/resampling.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace linli {

/// For each arm the share of bootstrap samples of whole replicates in which its mean is the best; equal ones share.  They
/// add up to 1.  `arms[arm][replicate]`, equally long; a replicate counts if every arm is there (not NaN), and is drawn
/// for all arms together, so that what they share does not blur the order.  NaN of fewer than two such replicates.
std::vector<double> chance_of_best(std::span<const std::vector<double>> arms, Better better,
                                   const Bootstrap& bootstrap = {});

/// What an arm loses against the best arm of each world, for worlds that nobody can choose between.  Never below 0.
struct Regret {
  double mean = 0;        ///< by weight of the worlds
  double largest = 0;     ///< in any world, whatever it weighs
  std::size_t worst = 0;  ///< the world of it; the first of several
  double leads = 0;       ///< share of the weight of worlds in which no arm is better, in [0, 1]
};

/// [arm] `arms[arm][world]` is the outcome of each arm in each world; equally long.  `weights` of the worlds, not below
/// 0; none: all the same.  A world in which an arm is missing (NaN) is left out.  NaN if none is left, or they weigh
/// nothing together.  (Savage 1951.)
std::vector<Regret> regrets(std::span<const std::vector<double>> arms, Better better,
                            std::span<const double> weights = {});

/// The arms, in their order, than which no other is at least as good in all outcomes and better in one.
/// `arms[arm][outcome]`; `better[outcome]` says which way each should go.  An arm of which an outcome is missing (NaN) is
/// not among them, and bars no other.
std::vector<std::size_t> pareto_set(std::span<const std::vector<double>> arms,
                                    std::span<const Better> better);

/// The share of variance that shared luck takes out of a difference: 1 − var(a − b) / (var(a) + var(b)).  0 for
/// independent arms, below 0 where luck that helps one hurts the other, 1 where they differ by a constant.  The two are
/// equally long; a pair of which one is missing (NaN) is left out.  NaN of fewer than two, or if neither varies.
double variance_removed(std::span<const double> a, std::span<const double> b);

}  // namespace linli
