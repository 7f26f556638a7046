#pragma once
/// Which effects a fraction of a factorial does not tell from each other.
#include "statistics/factorial.hpp"

#include <cstddef>
#include <vector>

namespace linli {

/// One factor: its main effect; two, the first before the second: their interaction.
using EffectOf = std::vector<std::size_t>;

/// Groups of at least two main effects and interactions of two factors of `fractional_factorial(factors, resolution)` of
/// which only a sum is estimated: their columns of signs are the same, up to the sign.  Main effects first, then pairs, each in
/// the order of factors; groups in the order of their first member.  Aliases with interactions of three and more factors are not
/// told.
std::vector<std::vector<EffectOf>> aliases(std::size_t factors, Resolution resolution);

}  // namespace linli
