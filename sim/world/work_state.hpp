#pragma once
/// The work on the desks of the residents' committees.  Hours are those of a whole area, however few of its building
/// groups are simulated.
#include "core/column.hpp"
#include "core/ids.hpp"

#include <array>
#include <cstddef>
#include <string>

namespace linli {

/// The four kinds of business of the report: government (政务), social (社务), residents' (居务), Party (党务).
enum class Business : std::size_t { government, social, residents, party };
constexpr std::size_t businesses = 4;
constexpr std::array<const char*, businesses> business_labels{"government", "social", "residents", "party"};
constexpr std::array<const char*, businesses> business_labels_zh{"政务", "社务", "居务", "党务"};

/// The work of each area's committee, in hours of this week unless it says otherwise.
struct WorkState {
  std::array<Column<float, AreaId>, businesses> arrived;
  std::array<Column<float, AreaId>, businesses> usual;    ///< arrivals a week, over the life of a task
  std::array<Column<float, AreaId>, businesses> backlog;  ///< left undone, hours
  std::array<Column<float, AreaId>, businesses> done;
  std::array<Column<float, AreaId>, businesses> lapsed;  ///< expired undone, hours
  Column<float, AreaId> urgent;         ///< inspections and campaigns, which come before everything else
  Column<float, AreaId> urgent_missed;  ///< the part of them for which there was no time
  Column<float, AreaId> items;          ///< on the list of what is passed down
  Column<float, AreaId> regrown;        ///< share of pruned items that has crept back, [0, 1]
  Column<float, AreaId> staff_hours;    ///< worked
  Column<float, AreaId> staff_capacity;
  Column<float, AreaId> staff_load;    ///< hours due to staff / their contract hours
  Column<float, AreaId> load;          ///< hours due / what staff and secretary can do
  Column<float, AreaId> perfunctory;   ///< depth of perfunctory work (忙于应付), [0, 1]
  Column<float, AreaId> overstepping;  ///< share of building groups' own matters taken over (越位), [0, 1]

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    for (std::size_t k = 0; k < businesses; ++k) {
      const std::string of = std::string("_") + business_labels[k];
      f(("work.arrived" + of).c_str(), self.arrived[k]);
      f(("work.usual" + of).c_str(), self.usual[k]);
      f(("work.backlog" + of).c_str(), self.backlog[k]);
      f(("work.done" + of).c_str(), self.done[k]);
      f(("work.lapsed" + of).c_str(), self.lapsed[k]);
    }
    f("work.urgent", self.urgent);
    f("work.urgent_missed", self.urgent_missed);
    f("work.items", self.items);
    f("work.regrown", self.regrown);
    f("work.staff_hours", self.staff_hours);
    f("work.staff_capacity", self.staff_capacity);
    f("work.staff_load", self.staff_load);
    f("work.load", self.load);
    f("work.perfunctory", self.perfunctory);
    f("work.overstepping", self.overstepping);
  }
};

}  // namespace linli
