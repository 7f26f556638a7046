#pragma once
/// What factors do: by the kind of the study's design.
#include "compare/candidates.hpp"
#include "compare/note.hpp"
#include "statistics/fieller.hpp"
#include "statistics/intervals.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// What is told of a factor.
enum class Told {
  main_effect,       ///< of a level against the first one, in the unit of the series
  interaction,       ///< how much more a level does at a level of another factor: difference of differences
  first_index,       ///< Sobol': share of the variance that it makes alone
  total_index,       ///< with all its interactions
  mean_effect,       ///< Morris: μ, over the whole range; not told of a group of several
  size,              ///< Morris: μ*
  spread,            ///< Morris: σ; not told of a group of several
  rank_correlation,  ///< Spearman's
  slope              ///< standardised, with all other factors held
};

/// "main effect", "Sobol' total".
const char* name_of(Told told);

/// One number about a factor, or two, or a group of factors.
struct FactorEstimate {
  std::string response{};  ///< an arm's name, or "ARM − REFERENCE": what the arm adds at each point
  std::size_t column = 0;
  Told told = Told::main_effect;
  std::string factor{};  ///< "habit.rate", "habit.rate × trust.met", a group's name
  std::string level{};   ///< "2 against 1"; empty without levels
  Interval size{};
  double p_value = 0;     ///< NaN where none is told
  std::size_t cases = 0;  ///< replicates, rows, trajectories or points that it rests on
  double holm = 0;        ///< p corrected for all effects of all responses and columns
  /// Of a factorial and an arm that is not the reference: what the arm adds to the effect, as a part of the effect under
  /// the reference.  −0.4 says that two fifths of the effect are gone.
  std::optional<MeanRatio> of_reference{};
};

struct FactorEffects {
  /// By response, column, and within by factor; of Morris the largest μ* first.
  std::vector<FactorEstimate> all{};
  /// "habit.rate = trust.met × moves.rate": effects that the fraction does not tell from each other.
  std::vector<std::string> aliases{};
  std::vector<Note> notes{};
};

/// Nothing of a study of arms without factors.  Worlds count by their weight.
FactorEffects factor_effects(const Plan& plan, const RunTable& table);

}  // namespace linli
