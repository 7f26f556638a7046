#pragma once
/// The axis `time` of results.
#include "core/calendar.hpp"
#include "output/contents/tree.hpp"

#include <cstdint>
#include <span>

namespace linli {

/// The Mondays of weeks of a run.
Dataset time_axis(const Calendar& calendar, std::span<const std::int64_t> weeks);

}  // namespace linli
