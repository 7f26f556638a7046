#pragma once
/// From a design to the points that are run.
#include "core/random.hpp"
#include "study/plan.hpp"

namespace linli {

/// The parts of a plan that the design decides.
struct DesignPoints {
  std::vector<PlannedFactor> factors{};
  std::vector<PlannedPoint> points{};
  std::vector<std::string> groups{};              ///< of `morris`
  std::vector<std::size_t> group_of{};            ///< the same
  std::vector<std::vector<std::size_t>> moved{};  ///< the same
};

/// The points of the study's design, as plan.hpp orders them.  What is drawn hangs on the luck and on nothing else: a larger
/// design of `sobol`, `saltelli` or `morris` has the points of the smaller one.
DesignPoints design_points(const Study& study, const Luck& luck);

/// The worlds of the study: rows of its table, or points of a Sobol' sequence; one without values if it has none.
struct DrawnWorlds {
  std::vector<std::string> paths{};
  std::vector<PlannedWorld> worlds{};
};
DrawnWorlds drawn_worlds(const Study& study, const Luck& luck);

}  // namespace linli
