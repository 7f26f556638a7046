#pragma once
/// Pasts that runs have in common.  Most of a usual run is a burn-in in which no arm differs from another: it is simulated
/// once for each replicate, and each run goes on from it as a branch, with the bits of a run of its own.
///
/// What decides the state after w weeks is the scenario without what has not begun by then: interventions whose first start
/// is later, and later stages.  Two runs that agree in it, in their luck, and in what they record, have this past in common.
/// A conditional intervention begins with the first week in which its condition is looked at.
#include "study/cell_scenario.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace linli {

/// The scenario in force before a week of the run, without what has not begun by then.
Scenario past_scenario(const Stages& stages, std::int64_t week);

/// The weeks after the first in which something begins, and of these the ones in which a run cannot but go on from a past,
/// because from then on another scenario holds.
struct Beginnings {
  std::set<std::int64_t> all{};
  std::set<std::int64_t> of_stages{};
};
Beginnings beginnings_of(const Stages& stages);

/// The stages of a past: those that end before its week, and the one that is in force then, each without what has not begun.
Stages past_stages(const Stages& stages, std::int64_t week);

/// Digests the past after so many weeks, with what is recorded of it; the luck is that of the stages.
std::string past_key(const Stages& stages, std::int64_t week);

/// What pasts need to know of a cell.
struct CellPast {
  Beginnings beginnings{};
  bool apart = false;  ///< shares nothing unless it must
};

/// Finds the pasts of a plan whose cells have their runs, and says each cell from which it goes on.  `about[cell]`;
/// `key(cell, week)` is its `past_key`.
void plan_pasts(Plan& plan, const std::vector<CellPast>& about,
                const std::function<std::string(std::size_t cell, std::int64_t week)>& key);

/// Weeks that are simulated for one replicate, with the pasts and as if there were none.
struct WeeksToSimulate {
  std::int64_t shared = 0;
  std::int64_t straight = 0;
};
WeeksToSimulate weeks_to_simulate(const Plan& plan);

}  // namespace linli
