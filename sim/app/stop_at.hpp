#pragma once
/// Runs that end early because they were told to: `linli run --stop-at N`.
#include "output/files/publish.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <optional>

namespace linli {

/// Throws Error(usage) with the weeks that are possible unless a run that has done `done` weeks can end after `stop_at`,
/// burn-in counted: there must be weeks before, and weeks left.  Nothing if it is not told to.
void require_possible_stop(std::optional<std::int64_t> stop_at, const Scenario& scenario, std::int64_t done);

/// Throws Error(output_in_use) if the checkpoint with which the run is to end is there already and may not be replaced.
void require_no_checkpoint_at(std::optional<std::int64_t> stop_at, const ClaimedOutput& claim,
                              Overwrite policy);

}  // namespace linli
