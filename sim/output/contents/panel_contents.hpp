#pragma once
/// Panels in a result file.
#include "engine/panel.hpp"
#include "output/contents/tree.hpp"
#include "scenario/scenario.hpp"

#include <vector>

namespace linli {

/// A group for every panel.  The tree reads from `panels` when it is written.
FileGroup panels_group(const Scenario& scenario, const World& world, const std::vector<const Panel*>& panels);

}  // namespace linli
