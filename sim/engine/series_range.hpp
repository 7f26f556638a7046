#pragma once
/// How far a series can go, so that a threshold that it can never pass is told before a run.
#include "core/units.hpp"
#include "engine/observables.hpp"

namespace linli {

/// Values that a series can have in an area: shares and chances lie in 0 … 1, views and habits too by their equations;
/// everything else is 0 or more.
Range range_of(const Observable& series);

}  // namespace linli
