#pragma once
/// What a step of the week says of itself.
#include "world/events.hpp"

#include <string>
#include <vector>

namespace linli {

/// `reads` and `writes` name columns of the World; a test fills all other columns with noise and demands that nothing
/// changes, and that no column outside `writes` changes.
struct Declaration {
  std::string name;  ///< also its key in a scenario
  std::string en;
  std::string zh;
  std::string equation;  ///< one line
  std::string report;    ///< problem or recommendation of the report, evidence rows
  std::vector<std::string> reads;
  std::vector<std::string> writes;
  std::vector<EventKind> events{};  ///< what it tells of while it happens
};

}  // namespace linli
