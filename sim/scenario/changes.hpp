#pragma once
/// What differs between two scenarios.
#include "scenario/scenario.hpp"
#include "scenario/writer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace linli {

/// A parameter with two values; one is missing if only one scenario has the named thing it belongs to.
struct Change {
  std::string path;
  std::optional<Setting> before;
  std::optional<Setting> after;

  Acts acts() const { return before ? before->acts : after->acts; }
};

/// Every difference, by path; of a named thing that only one of them has, what it does not have anyway.  Data files
/// are named as they are found from here, so that one file has one name in two scenarios of different folders.
std::vector<Change> changes_between(const Scenario& before, const Scenario& after);

}  // namespace linli
