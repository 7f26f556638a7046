#pragma once
/// Where a run stands from which another goes on: in a checkpoint, or in memory.
#include "core/parallel.hpp"
#include "engine/recorders.hpp"
#include "engine/week.hpp"
#include "interventions/intervention_events.hpp"
#include "output/files/checkpoint.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// A run after some weeks, under the scenario that brought it there.  Reads from what it was made of, which outlives it.
struct Reached {
  RunSoFar so_far;
  Scenario scenario;
  std::function<World()> world;  ///< a copy
  /// Bytes that were recorded under a name; nothing if nobody recorded under it.
  std::function<std::optional<std::uint64_t>(const std::string& name)> recorded_bytes;
  /// Appends what was recorded under a name, which must be `size` bytes.
  std::function<void(const std::string& name, RowStore& rows, std::uint64_t size)> restore;
};

/// What a checkpoint holds.  Throws Error(checkpoint) if this program reads its scenario differently.
Reached reached_in(const Checkpoint& checkpoint);
/// What a run in memory has come to; `so_far` is of now.
Reached reached_by(RunSoFar so_far, const Scenario& scenario, const World& world, const Recorders& recorders);

/// A world that goes on under a scenario.
struct WorldUnder {
  World world;
  std::vector<RemovedFrom> removed{};  ///< areas in which interventions acted that the scenario no longer has
};

/// The world that was reached, under a scenario that may be another.  Throws Error naming every place that it names
/// and the world does not have, and every change that would change nothing or comes too late (branching.hpp).
WorldUnder world_under(const Scenario& scenario, const Reached& from, const Week& week,
                       const Workers& workers);

/// The recorders for which the scenario asks, from the first week on, or with what was recorded before if the run goes
/// on.  Throws what `recording_plan` throws, and Error(checkpoint) if what was recorded does not fit.
Recorders recorders_for(const Scenario& scenario, World& world, const Luck& people_luck,
                        const MakeStore& make_store, const Reached* from);

/// Records that interventions which a branch takes away stop in its first week, `week`; if events of interventions are
/// recorded.
void record_removed(const Recorders& recorders, std::int64_t week, const std::vector<RemovedFrom>& removed);

}  // namespace linli
