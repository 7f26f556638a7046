#pragma once
/// Scenarios for runs that go on: from a checkpoint, or from a run in memory.
#include "output/files/checkpoint.hpp"
#include "scenario/assignments.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// The scenario of a checkpoint.  Throws Error(checkpoint) if this program reads it differently.
Scenario scenario_of(const Checkpoint& checkpoint);

/// Throws Error(checkpoint), naming every difference, unless `wanted` is the checkpoint's scenario.
void require_same(const Checkpoint& checkpoint, const Scenario& wanted);

/// A scenario for another future.
struct Branch {
  Scenario scenario;
  std::vector<std::string>
      changes;  ///< "participation.exposure: 1.2 → 0.6": those that act or are recorded from now on
};

/// The checkpoint's scenario with other values.  Throws Error(scenario) naming every change of something that
/// acts before the first week, because the state already contains what it did; Error(usage) naming every fault
/// in the changes themselves, but for places, which the people of the checkpoint have (reached.hpp).
Branch branch_of(const Checkpoint& checkpoint, const std::vector<Assignment>& changes);

/// Another scenario from the checkpoint on.  Throws Error(scenario) likewise, naming where it says what comes too late.
Branch branch_to(const Checkpoint& checkpoint, Scenario wanted);

/// The same after so many weeks under `before`, wherever the run stands: in memory or in a checkpoint.
Branch branch_to(const Scenario& before, std::int64_t weeks, Scenario wanted);

/// How a result tells of a branch: "after week 3 (2018-01-22), participation.exposure: 1.2 → 0.6", a line a change.
std::vector<std::string> lines_of(const Branch& branch, std::int64_t weeks);

}  // namespace linli
