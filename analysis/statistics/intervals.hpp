#pragma once
/// Intervals of confidence, for what a few runs under different seeds show.
#include "statistics/resampling.hpp"

#include <functional>
#include <span>

namespace linli {

/// An estimate and the interval that covers the truth in a share `confidence` of such samples.
struct Interval {
  double estimate = 0;
  double low = 0;
  double high = 0;
};

/// Student's interval of the mean of independent, nearly normal values: mean ± t · standard error, with n − 1 degrees of
/// freedom.  Without ends (−∞, ∞) of a single value.  `confidence` lies between 0 and 1.
Interval t_interval(std::span<const double> values, double confidence = 0.95);

/// Student's interval of the mean difference `treated − reference` of pairs that share their luck.  The two are
/// equally long; value k of both is of the same seed.
Interval paired_difference(std::span<const double> treated, std::span<const double> reference,
                           double confidence = 0.95);

/// What is estimated from a sample.
using Statistic = std::function<double(std::span<const double>)>;

/// The bias-corrected and accelerated bootstrap interval (BCa; Efron 1987) of any statistic of independent values.  It
/// makes no assumption about their distribution; of fewer than ten values it is too narrow.  Without ends of a
/// single value; the estimate alone if no resample differs from it.
Interval bca_interval(std::span<const double> values, const Statistic& statistic, double confidence = 0.95,
                      const Bootstrap& bootstrap = {});

}  // namespace linli
