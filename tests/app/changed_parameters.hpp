#pragma once
/// Every registered parameter with another value than a scenario has.
#include "scenario/changes.hpp"
#include "scenario/read_scenario.hpp"

#include <string>
#include <vector>

namespace linli::test {

/// A parameter changed: the scenario, and what differs in the words of the command line.
struct Changed {
  std::string path;
  Acts acts;
  Scenario scenario;
  std::vector<Assignment> assignments;
};

/// Every parameter of the scenario changed, one at a time.  Interventions are tried in interventions/: whether one of
/// their parameters acts depends on the others (no `delay` without a `condition`).
std::vector<Changed> all_changed(const Scenario& base);

}  // namespace linli::test
