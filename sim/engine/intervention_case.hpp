#pragma once
/// One intervention of a scenario under examination: what the files that look for its faults share.
#include "core/errors.hpp"
#include "scenario/doubts.hpp"
#include "scenario/scenario.hpp"

#include <string>
#include <vector>

namespace linli {

/// One intervention of a scenario, and where what is found about it goes.
struct InterventionCase {
  const Scenario& scenario;
  const std::string& name;
  const InterventionParams& one;
  const Doubts& doubts;  ///< about the scenario
  std::vector<Problem>& found;

  /// The paths of some of its keys.
  std::vector<std::string> paths(const std::vector<std::string>& keys) const;
  /// A problem with the first of `keys` that is written.
  void tell(const std::vector<std::string>& keys, std::string problem, std::string why = "",
            std::string hint = "") const;
  /// Whether all of some of its keys are known (scenario/doubts.hpp).
  bool are_sound(const std::vector<std::string>& keys) const
  {
    return doubts.are_sound("interventions." + name, keys);
  }
};

/// Dates outside the run, starts that never come or overlap, delays and ramps longer than there is time.
void find_faults_of_time(const InterventionCase& c);
/// What the end of the run cuts off.
void note_times(const InterventionCase& c);

}  // namespace linli
