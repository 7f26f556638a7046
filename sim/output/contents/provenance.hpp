#pragma once
/// Where a result comes from: enough to make it again and to see why it might differ.
#include "output/contents/tree.hpp"
#include "scenario/portable.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// A scenario under which a run was until it branched.
struct EarlierScenario {
  std::string as_resolved;  ///< every value spelled out
  std::int64_t weeks = 0;   ///< done when it branched, the burn-in included

  bool operator==(const EarlierScenario&) const = default;
};

/// What the program cannot know by itself of a run.
struct RunFacts {
  std::string status = "complete";
  std::string started{};  ///< UTC, ISO 8601
  int threads = 1;
  double setup_seconds = 0;                  ///< wall time until the first week
  double weeks_seconds = 0;                  ///< wall time of the weekly loop
  std::string state_digest{};                ///< of all state after the last week
  std::vector<std::int64_t> continued_at{};  ///< weeks after which it was stopped and went on
  DataTexts data{};                          ///< the scenario's data files as they were read
  std::vector<std::string> branched{};  ///< "after week 3 (2018-01-22), habit.rate: 0.1 → 0.2", one a change
  std::vector<EarlierScenario> stages{};  ///< before the scenario under which it ends, oldest first
};

/// Now, in UTC: "2018-01-01T08:00:00Z".
std::string utc_now();

/// Version, commit, compiler, flags, libraries, machine, threads, seed, times.
Attributes provenance(const Scenario& scenario, const RunFacts& facts);

}  // namespace linli
