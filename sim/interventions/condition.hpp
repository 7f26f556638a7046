#pragma once
/// If an intervention acts: a threshold with hysteresis.
#include "interventions/intervention_params.hpp"

namespace linli {

/// Whether the condition holds now that the series has this value, given whether it held last week:
///
///     below   begins at  value < threshold,  ends at  value ≥ threshold + margin
///     above   begins at  value > threshold,  ends at  value ≤ threshold − margin
///
/// A missing value (NaN) holds nothing.
bool holds(const InterventionParams& params, bool held_last_week, float value);

}  // namespace linli
