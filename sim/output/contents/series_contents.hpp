#pragma once
/// Series in a result file.
#include "engine/recording.hpp"
#include "output/contents/tree.hpp"
#include "scenario/scenario.hpp"

namespace linli {

/// The group of a grouping: its axes, who is in it, and its series.  The tree reads from `recording` when it is written.
FileGroup series_group(const Scenario& scenario, const World& world, const Recording& recording,
                       Grouping grouping);

}  // namespace linli
