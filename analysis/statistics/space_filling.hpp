#pragma once
/// Points that fill a space evenly, so that few of them show how an outcome hangs on many factors.
#include "core/random.hpp"

#include <cstddef>
#include <vector>

namespace linli {

/// [point][dimension] in [0, 1).
using SpacePoints = std::vector<std::vector<double>>;

/// A Latin hypercube (McKay, Beckman & Conover 1979): along every dimension each of `points` equal parts holds one
/// point, anywhere in it.  At most 131,072 points.
SpacePoints latin_hypercube(std::size_t points, std::size_t dimensions, const Luck& luck);

/// The first `points` of Sobol's sequence with the direction numbers of Joe & Kuo (2008), its first point with them: left
/// out, it would take the balance from all others (Owen 2020).  Every dimension is shifted by the luck, digit by digit, which
/// keeps the balance and leaves no point in a corner of the space by construction.  `points` is a power of 2; at most 3,667
/// dimensions.  More points leave the earlier ones as they are.
SpacePoints sobol_sequence(std::size_t points, std::size_t dimensions, const Luck& luck);

}  // namespace linli
