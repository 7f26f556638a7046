#pragma once
/// Intervals that hold however often one looks, and the decision which of several arms is best made with them: while
/// replicates come in one after the other, and as soon as they are enough.
#include "statistics/better.hpp"
#include "statistics/intervals.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace linli {

/// How many standard errors an anytime-valid interval of a mean reaches to each side: c(n) with which mean ± c(n) s / √n
/// covers the true mean at *all* n at once with probability 1 − `error`, for independent normal values of any variance.
/// With K = (√(1 + n g) / error)^(2/n) it is √((n − 1)(K − 1) / (1 − K / (1 + n g))), and infinite where K ≥ 1 + n g: of
/// fewer than about five values nothing is said.
///
/// It is where the test martingale of t statistics that mixes N(0, g) over mean/σ, with Haar's measure over σ, reaches
/// 1 / error (Lai 1976; Wang & Ramdas 2025); Ville's inequality bounds its ever getting there.
/// `error` lies between 0 and 1.  `spread` is g > 0: it moves where the interval is shortest, never what it covers, and
/// must be chosen before the first value is seen.
double anytime_factor(std::size_t n, double error, double spread = 1);

/// The interval of the mean of `values` with that factor.  It may be looked at after every value and stay in force when
/// one stops or goes on because of what it says, as `t_interval` must not.  Without ends of too few values.
/// `confidence` lies between 0 and 1; values are independent and nearly normal, none is missing.
Interval anytime_interval(std::span<const double> values, double confidence = 0.95, double spread = 1);

/// When to stop adding replicates.  All of it must be chosen before the first look.
struct StoppingRule {
  Better better = Better::higher;
  double error = 0.05;  ///< most that the chance of a wrong decision may be, in (0, 1)
  double matters =
      0;              ///< smallest difference that matters, in units of the outcome; 0: only the best will do
  double spread = 1;  ///< as in `anytime_factor`
  double most_left_out = 0.1;  ///< share of replicates that may have failed for anything to be decided
};

enum class Verdict {
  best_known,   ///< the leader is better than every other arm
  none_better,  ///< no arm is better than the leader by what matters, or more
  not_known_yet
};

/// What the replicates tell, up to the first at which they were enough; up to the last if they never were.
struct Decision {
  Verdict verdict = Verdict::not_known_yet;
  std::size_t leader = 0;     ///< the arm with the best mean; the first of several
  std::size_t looked_at = 0;  ///< leading replicates, with those left out
  std::size_t left_out = 0;   ///< of these: an arm failed
  /// [arm] The arm minus the leader, at confidence 1 − error / (arms − 1); the leader's is 0.  Each is valid at any time;
  /// of several together the error adds up.
  std::vector<Interval> to_leader{};
  std::vector<std::size_t> equals{};  ///< arms that may be as good as the leader, or better
};

/// `arms[arm][replicate]`: at least two arms, whose replicates of one number share their luck.  Each holds its replicates
/// in order, without a gap, as far as they have ended; the arms need not be equally long.  Looked at are leading
/// replicates in which all arms have ended, one after the other: never what happened to be ready first, which would be
/// fast runs.  A failed run is NaN; its replicate is left out for all arms, and while more than `most_left_out` are,
/// nothing is decided.
///
/// If differences of arms are nearly normal, then with probability 1 − error the verdict, whenever it comes and however
/// the arms depend on each other, is true: the leader is best (`best_known`), or less than `matters` worse than the best
/// (`none_better`).  Proof: a wrong one needs an interval between leader and best arm that misses, of arms − 1.
Decision best_arm(std::span<const std::vector<double>> arms, const StoppingRule& rule);

}  // namespace linli
