#pragma once
/// Posts of secretaries: whether they are held, what the week of a secretary is spent on and what comes of it.  Hours are
/// those of a whole area, however few of its building groups are simulated.
#include "core/column.hpp"
#include "core/ids.hpp"
#include "world/secretary_state.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace linli {

/// The post of secretary of every area; who holds it stands in `Population::posts`.  It stays when two secretaries change
/// places.
struct PostState {
  Column<std::uint16_t, AreaId> vacant;  ///< weeks since the post fell vacant; 0 = it is held
  /// Week in which who holds it, or held it last, came to it, counted from 1; 0 = before the run.
  Column<std::uint16_t, AreaId> appointed;
  Column<float, AreaId> reputation;     ///< with residents of who holds it, or held it last, [0, 1]
  Column<float, AreaId> routine_hours;  ///< of this week
  Column<float, AreaId> asked_hours;    ///< of this week, for training and policies
  Column<float, AreaId> leading_hours;  ///< of this week
  Column<float, AreaId> overtime;       ///< hours of this week beyond the contract
  Column<float, AreaId> load;           ///< ρ: hours due to the secretary / contract hours
  std::array<Column<float, AreaId>, leadership_functions> power;  ///< leading power, effective hours a week

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("post.vacant", self.vacant);
    f("post.appointed", self.appointed);
    f("post.reputation", self.reputation);
    f("post.routine_hours", self.routine_hours);
    f("post.asked_hours", self.asked_hours);
    f("post.leading_hours", self.leading_hours);
    f("post.overtime", self.overtime);
    f("post.load", self.load);
    for (std::size_t k = 0; k < leadership_functions; ++k)
      f((std::string("post.power_") + leadership_function_labels[k]).c_str(), self.power[k]);
  }
};

}  // namespace linli
