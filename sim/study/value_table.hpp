#pragma once
/// Values of parameters from a CSV file: the worlds of a study, or the points of its design.
///
///     world,weight,trust.met,programme.training_party
///     slow,0.5,0.2,1 hours
///     fast,1.5,0.4,2 hours
///
/// The first line names the columns: `world` or `point`, whose cells are names; for worlds `weight`, if wanted; then paths of
/// parameters.  Values are written as in a scenario; one with a comma stands in double quotes, and a quote in it is doubled.
#include "scenario/faults.hpp"
#include "study/parameters.hpp"

#include <map>
#include <string>
#include <vector>

namespace linli {

struct ValueTable {
  struct Row {
    std::string name;
    double weight = 1;
    int line = 0;                       ///< in the file
    std::vector<std::string> values{};  ///< as a scenario would write them, one for each path
  };

  std::vector<std::string> paths{};
  std::vector<Row> rows{};
};

/// What the rows of a table are.
enum class RowsAre { worlds, points };

/// Reads `text`, which messages call by the name of the file of `faults`.  Every fault goes there; with any the table may
/// lack rows.
ValueTable parse_value_table(const std::string& text, RowsAre rows,
                             const std::map<std::string, Parameter>& parameters, Faults& faults);

}  // namespace linli
