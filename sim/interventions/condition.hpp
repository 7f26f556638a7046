#pragma once
/// If an intervention acts: thresholds with hysteresis, joined.
#include "core/conditions.hpp"

namespace linli {

/// Whether a threshold holds now that its series has this value, given whether it held last week:
///
///     below   begins at  value < at,  ends at  value ≥ at + margin
///     above   begins at  value > at,  ends at  value ≤ at − margin
///
/// A missing value (NaN) holds nothing.
bool holds(const Threshold& threshold, bool held_last_week, float value);

/// Whether conditions hold of which so many thresholds do: all of them, or one at least.
bool joined(const Conditions& conditions, std::size_t holding);

}  // namespace linli
