#pragma once
/// The group `events` of a result.
#include "engine/event_record.hpp"
#include "output/contents/tree.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

#include <vector>

namespace linli {

/// A group for each kind of event, a table of one dataset a column.  The tree reads from `records` when it is written.
FileGroup events_group(const Scenario& scenario, const World& world,
                       const std::vector<const EventRecord*>& records);

}  // namespace linli
