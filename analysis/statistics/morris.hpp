#pragma once
/// Screening by elementary effects: which of many factors matter at all, from few runs (Morris 1991).
#include "core/random.hpp"
#include "statistics/intervals.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace linli {

/// What is laid out.
struct MorrisPlan {
  std::size_t factors = 0;
  std::size_t trajectories = 10;
  std::size_t levels = 4;  ///< of each factor on [0, 1], evenly; an even number
  /// [factor] The group it moves with, counted from 0 without a gap (Campolongo, Cariboni & Saltelli
  /// 2007).  None: every factor is a group of its own.
  std::vector<std::size_t> groups{};
  Luck luck{};
};

/// One run after the other, in which one group after the other takes one step.
struct Trajectory {
  std::vector<std::vector<double>> points{};  ///< [run][factor] in [0, 1]; one run more than groups
  std::vector<std::size_t> moved{};           ///< [step] the group that moves between this run and the next
};

/// Starts anywhere on the grid of `levels` and moves every group once, in any order, each factor by levels / 2 (levels − 1):
/// up from the lower half, down from the upper, so that all levels are met equally often.  A trajectory that is there
/// already is drawn anew, up to a hundred times.  More trajectories leave the earlier ones as they are.
std::vector<Trajectory> morris_trajectories(const MorrisPlan& plan);

/// [group][trajectory] The change of the outcome over the step of the group, in units of the outcome for the whole range.
/// `outcomes[trajectory][run]`, NaN for a run that failed: only the effects of the steps beside it are then missing (NaN).
/// Divided is by the step as `points` have it: values that were rounded may be put there, and a step of 0 has no effect.
/// Where several factors of a group move, the step is the largest of them and has no direction.
std::vector<std::vector<double>> elementary_effects(std::span<const Trajectory> trajectories,
                                                    std::span<const std::vector<double>> outcomes);

/// What the effects of one group say.
struct MorrisMeasure {
  Interval mean{};      ///< μ: which way, on average.  Student's.  Without meaning for a group of several
  Interval absolute{};  ///< μ*, of the absolute effects: how much.  Student's, not below 0
  Interval
      deviation{};  ///< σ, not below 0: how much it hangs on the others, on where one stands and on luck.  χ², which
                    ///< supposes normal effects; without meaning for a group of several
  std::size_t effects = 0;  ///< that are there
};

/// [group] From `elementary_effects`.  Estimates are NaN without effects, σ also of one; ends are then infinite (0 below for
/// μ* and σ).  Noise alone has μ* above 0: of effects with mean 0 and deviation s about 0.8 s.
std::vector<MorrisMeasure> morris_measures(std::span<const std::vector<double>> effects,
                                           double confidence = 0.95);

}  // namespace linli
