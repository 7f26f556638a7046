#pragma once
/// The staff of the residents' committees.
#include "core/column.hpp"
#include "core/ids.hpp"
#include "world/strains.hpp"

#include <cstddef>
#include <cstdint>

namespace linli {

/// Members of the residents' committees' staff, stored by area.
struct StaffState {
  Partition<AreaId, StaffId> of_area;
  Column<std::uint16_t, StaffId> vacant;   ///< weeks since the place fell vacant; 0 = it is filled
  Column<std::uint16_t, StaffId> hired;    ///< week of hiring, counted from 1; 0 = before the run
  Column<float, StaffId> skill;            ///< [0, 1]
  Column<std::uint8_t, StaffId> on_leave;  ///< 1 if not at work this week
  Strains<StaffId> strain;

  std::size_t size() const { return of_area.children(); }
  /// The places of an area; none where no staff is simulated.
  IdRange<StaffId> of(AreaId area) const
  {
    return of_area.parents() == 0 ? IdRange<StaffId>{} : of_area[area];
  }
  bool at_work(StaffId id) const { return vacant[id] == 0 && on_leave[id] == 0; }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("area.first_staff", self.of_area.first());
    f("staff.vacant", self.vacant);
    f("staff.hired", self.hired);
    f("staff.skill", self.skill);
    f("staff.on_leave", self.on_leave);
    Strains<StaffId>::for_each_column("staff", self.strain, f);
  }
};

}  // namespace linli
