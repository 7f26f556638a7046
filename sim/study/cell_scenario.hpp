#pragma once
/// The scenarios of a cell of the plan.
#include "study/arm_scenario.hpp"
#include "study/plan.hpp"

#include <cstdint>
#include <vector>

namespace linli {

/// A scenario from a week of the run on, until the next stage or the end.
using Stages = std::vector<ArmStage<Scenario>>;

/// Its arm at its point in its world, under the luck of replicate 0.  Throws Error(scenario) with every fault.
Stages cell_stages(const Study& study, const Plan& plan, const PlannedCell& cell);

/// The luck of another replicate: a seed of its own, or, if people stay, a replicate of its own.
void set_replicate(Stages& stages, Vary vary, std::int64_t replicate);

/// The address of the run of these stages.  `apart`: why equal bits are computed again, empty for nearly all.
Address address_of(const Stages& stages, const std::string& apart);

/// Of replicates 0, 1, … below `count`.
std::vector<Address> addresses_of(Stages stages, Vary vary, std::int64_t count, const std::string& apart);

/// Why an arm is computed though its bits are known; empty for those that have bits of their own.
std::string apart_of(const PlannedArm& arm);

}  // namespace linli
