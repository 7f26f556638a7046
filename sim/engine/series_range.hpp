#pragma once
/// How far a series can go, so that a threshold that it can never pass is told before a run.
#include "core/units.hpp"
#include "engine/observables.hpp"

namespace linli {

/// Values that a series can have in an area: levers have a range of their own; shares, chances and indices (views, habits,
/// skills, scores) lie in 0 … 1; everything else is 0 or more.
Range range_of(const Observable& series);

}  // namespace linli
