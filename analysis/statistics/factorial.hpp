#pragma once
/// Factorial experiments: which combinations of levels to run, and what each factor does, alone and with another.
#include "statistics/intervals.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace linli {

/// [point][factor] = level, counted from 0.
using Design = std::vector<std::vector<std::size_t>>;

/// Every combination of levels once; `levels[factor]` says how many each has, at least 1.  The last factor changes first.
/// One empty point without factors.
Design full_factorial(std::span<const std::size_t> levels);

/// What a fraction of a two-level factorial keeps apart.
enum class Resolution {
  three = 3,  ///< main effects from each other; not from interactions of two
  four = 4,   ///< main effects from those too, which are not all told from each other
  five = 5  ///< main effects and interactions of two factors from all of their kinds; not from those of three
};

/// One column word for each factor of the smallest two-level design found by the greedy rule: every word is the smallest
/// integer above 0 that is no XOR of at most R − 2 earlier ones.  The design has 2^m runs, m the bits of the largest word; of
/// resolution V they are those of Sanchez & Sanchez (2005).  At most 120 factors.  Groups of factors whose words have the same
/// XOR are aliases: the design has one effect for all.
std::vector<std::uint32_t> fraction_words(std::size_t factors, Resolution resolution);

/// The design of these words: in run x factor j has level 1 if x and its word have an odd number of bits in common.  The
/// full factorial where that is no larger than any fraction.
Design fractional_factorial(std::size_t factors, Resolution resolution);

/// An effect over replicates: one number from each, so that what the runs of a replicate share needs no model.
struct Effect {
  Interval size{};             ///< Student's; NaN without ends of no replicate
  double p_value = 0;          ///< two-sided, that it is 0; NaN of fewer than two replicates
  std::size_t replicates = 0;  ///< in which all runs that it needs are there
};

/// Σ coefficient × outcome.  `outcomes[replicate][point]`, NaN for a run that failed; `coefficients[point]`.  A replicate
/// counts if every run is there whose coefficient is not 0: it may lack others.
Effect contrast(std::span<const std::vector<double>> outcomes, std::span<const double> coefficients,
                double confidence = 0.95);

/// What a level of a factor does, on average over the levels of the others.
struct LevelEffect {
  std::size_t factor = 0;
  std::size_t level = 0;
  Effect from_mean{};   ///< its mean minus the mean of the means of the factor's levels
  Effect from_first{};  ///< its mean minus that of level 0; without meaning for level 0 itself, and 0 there
};

/// Factor by factor, level by level.  `outcomes[replicate][point]` as in `contrast`; `design` is one of those above, or any
/// in which the levels of the others are met equally often.
std::vector<LevelEffect> main_effects(const Design& design, std::span<const std::vector<double>> outcomes,
                                      double confidence = 0.95);

/// How much more a level of one factor does at a level of another than at that one's level 0: the difference of
/// differences (y(i, j) − y(0, j)) − (y(i, 0) − y(0, 0)) of cell means.  For two levels it is twice what textbooks with
/// levels −1 and 1 call the interaction effect.
struct Interaction {
  std::size_t first = 0;  ///< factor, before `second`
  std::size_t first_level = 0;
  std::size_t second = 0;
  std::size_t second_level = 0;
  Effect effect{};
};

/// Of all pairs of factors and levels above 0.  In a fraction of resolution III or IV it is a sum of effects that are not
/// told apart.  Of a cell that the design does not have, the size is NaN.
std::vector<Interaction> interactions(const Design& design, std::span<const std::vector<double>> outcomes,
                                      double confidence = 0.95);

}  // namespace linli
