#pragma once
/// What is usual in an area: running means of what one mechanism hands on to another, which a study may hold still
/// (mechanisms/usual.hpp).
#include "core/column.hpp"
#include "core/ids.hpp"
#include "world/secretary_state.hpp"

#include <array>
#include <cstddef>
#include <string>

namespace linli {

/// Means over about a year; below 0 before the first week.
struct UsualState {
  Column<float, AreaId> leading_hours;  ///< of the secretary, a week, while the post is held
  std::array<Column<float, AreaId>, leadership_functions> reach;  ///< of leading by function, [0, 1]
  Column<float, AreaId> settled_by_groups;  ///< chance that a building group settles a small trouble itself
  Column<float, AreaId> trouble_hours;      ///< that small troubles take of the committee, a week

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("usual.leading_hours", self.leading_hours);
    for (std::size_t k = 0; k < leadership_functions; ++k)
      f((std::string("usual.reach_") + leadership_function_labels[k]).c_str(), self.reach[k]);
    f("usual.settled_by_groups", self.settled_by_groups);
    f("usual.trouble_hours", self.trouble_hours);
  }
};

}  // namespace linli
