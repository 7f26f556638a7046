#pragma once
/// Statistics of secretaries, staff and their work, as studies of them report.  NaN where there is nothing to measure.
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace linli {

struct CommitteeStatistics {
  double tasks_a_day = 0;       ///< passed down to an area, mean over areas
  double items = 0;             ///< on the list, mean over areas
  double items_pruned = 0;      ///< the same when the list is pruned as Hongkou did: 146 to 27
  double hours_over_items = 0;  ///< share of hours that this takes away, over the share of items
  double hours_over_forms = 0;  ///< the same where forms are done away with as Baoshan did: 736 to 87
  double burnout = 0;           ///< staff with burnout of any grade
  double load_exhaustion = 0;   ///< correlation over staff of load and exhaustion
  double rehired_and_age =
      0;  ///< correlation over subdistricts of the share rehired and secretaries' mean age
};

/// Of a world after any week with the shipped model.  Relief is tried on a copy of the work of each area: the same
/// week, the same luck.
CommitteeStatistics committee_statistics(const World& world, const Scenario& scenario);

}  // namespace linli
