#pragma once
/// A ratio of two means that share their luck, such as yuan for each extra participant.
#include "statistics/intervals.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace linli {

/// What pairs say of mean(numerators) / mean(denominators).
struct MeanRatio {
  double estimate = 0;  ///< NaN of no pairs
  /// That of Fieller (1954).  Nothing where Student's interval of the denominator contains 0 (always of fewer than two
  /// pairs): then no bounded set of ratios is consistent with the pairs.
  std::optional<Interval> interval{};
  std::size_t pairs = 0;  ///< of which both are there (not NaN)
};

/// The two are equally long; value k of both is of the same seed.  `confidence` lies between 0 and 1.
MeanRatio ratio_of_means(std::span<const double> numerators, std::span<const double> denominators,
                         double confidence = 0.95);

}  // namespace linli
