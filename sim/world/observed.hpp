#pragma once
/// What policy may look at: last week's values of a few series, by area.
#include "core/column.hpp"
#include "core/ids.hpp"

#include <map>
#include <string>

namespace linli {

/// The engine writes, after an area's week, those series that interventions ask for: the same numbers as in a result.
/// Before the first week, and where nobody is counted, they are missing (NaN).  Under MPI these columns are all that
/// policy needs of others' areas.
struct Observed {
  std::map<std::string, Column<float, AreaId>> series;  ///< by the name of the series

  static constexpr const char* prefix = "observed.";

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    for (auto& [name, column] : self.series) f((prefix + name).c_str(), column);
  }
};

}  // namespace linli
