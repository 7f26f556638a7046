#pragma once
/// The group `interventions` of a result.
#include "engine/intervention_record.hpp"
#include "output/contents/tree.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

#include <vector>

namespace linli {

/// A group for each intervention.  The tree reads from `records` when it is written.
FileGroup interventions_group(const Scenario& scenario, const World& world,
                              const std::vector<const InterventionRecord*>& records);

}  // namespace linli
