#pragma once
/// Small troubles of everyday life.
#include "core/column.hpp"
#include "core/ids.hpp"

#include <cstdint>

namespace linli {

/// Small troubles between neighbours and who settles them; counts of the simulated building groups.
struct TroubleState {
  Column<std::uint16_t, BuildingGroupId> open;      ///< not settled so far
  Column<std::uint32_t, AreaId> raised;             ///< since the start of the run
  Column<std::uint32_t, AreaId> settled_group;      ///< by the building group
  Column<std::uint32_t, AreaId> settled_property;   ///< by owners' committee and property company
  Column<std::uint32_t, AreaId> settled_committee;  ///< by the residents' committee
  Column<std::uint32_t, AreaId> lapsed;             ///< given up
  Column<std::uint32_t, AreaId> grown;              ///< into major ones
  Column<float, AreaId> brought;                    ///< to the residents' committee this week

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("building_group.open_troubles", self.open);
    f("area.troubles_raised", self.raised);
    f("area.troubles_settled_group", self.settled_group);
    f("area.troubles_settled_property", self.settled_property);
    f("area.troubles_settled_committee", self.settled_committee);
    f("area.troubles_lapsed", self.lapsed);
    f("area.troubles_grown", self.grown);
    f("area.troubles_brought", self.brought);
  }
};

}  // namespace linli
