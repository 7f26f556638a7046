#pragma once
/// What bootstraps draw: whole cases, with replacement.
#include "core/random.hpp"

#include <cstddef>
#include <vector>

namespace linli {

/// How a bootstrap draws.
struct Bootstrap {
  std::size_t resamples = 2000;
  Luck luck{};  ///< the same luck draws the same resamples
};

/// Resample number `number` of `cases` cases: as many numbers in [0, cases), each case equally likely every time.  At
/// most 262,144 cases.
std::vector<std::size_t> resample(const Bootstrap& bootstrap, std::size_t number, std::size_t cases);

}  // namespace linli
