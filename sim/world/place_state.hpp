#pragma once
/// What changes about places: households' dwellings, building groups, residential areas.
#include "core/column.hpp"
#include "core/ids.hpp"
#include "population/attributes.hpp"
#include "world/resident_state.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace linli {

/// Dwellings.  When a household moves, one of the same composition takes over its rows.
struct DwellingState {
  /// In which week the people living here came, counted from 1; 0 = before the run.  It stands in the address of
  /// what was drawn for them when they came.
  Column<std::uint16_t, HouseholdId> arrived;

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("household.arrived", self.arrived);
  }
};

/// Position of no resident in a building group.
constexpr std::uint16_t nobody = 65535;

struct BuildingGroupState {
  Column<std::uint16_t, BuildingGroupId>
      head;  ///< position of the head among the group's residents, or `nobody`
  Column<std::uint8_t, BuildingGroupId> backbone;  ///< members of the backbone living here, counted to 255
  Column<std::uint8_t, BuildingGroupId> self_governing;  ///< 1 if it has an active head and enough regulars
  Column<float, BuildingGroupId> cohesion;               ///< mean trust in neighbours, [0, 1]
  Column<float, BuildingGroupId> troubles;  ///< share of its small troubles that stay open, [0, 1]

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("building_group.head", self.head);
    f("building_group.backbone", self.backbone);
    f("building_group.self_governing", self.self_governing);
    f("building_group.cohesion", self.cohesion);
    f("building_group.troubles", self.troubles);
  }
};

/// Weeks for which an area remembers its sessions.
constexpr int remembered_sessions = 63;

struct AreaState {
  Column<float, AreaId> trust;              ///< mean trust in the committee over adults, [0, 1]
  Column<float, AreaId> quality;            ///< local quality lived through, mean over adults
  Column<float, AreaId> quality_elsewhere;  ///< the same in the subdistrict, last week
  Column<std::uint64_t, AreaId>
      sessions;                 ///< of the deliberation platform: bit k is 1 if one was k weeks ago
  Column<float, AreaId> calls;  ///< made at doors this week
  Column<float, AreaId> moved;  ///< households that moved this week
  std::array<Column<float, AreaId>, levels> petitions;  ///< of this week, to each level
  Column<float, AreaId> givers;                         ///< people who gave this week
  Column<float, AreaId> given;                          ///< this week, yuan
  Column<std::uint16_t, AreaId>
      last_election;  ///< week of the run of the latest, counted from 1; 0 = none so far

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("area.trust", self.trust);
    f("area.quality", self.quality);
    f("area.quality_elsewhere", self.quality_elsewhere);
    f("area.sessions", self.sessions);
    f("area.calls", self.calls);
    f("area.moved", self.moved);
    for (std::size_t k = 0; k < levels; ++k)
      f((std::string("area.petitions_") + level_labels[k]).c_str(), self.petitions[k]);
    f("area.givers", self.givers);
    f("area.given", self.given);
    f("area.last_election", self.last_election);
  }
};

/// The building groups of an area that are not simulated, as many as they are: what their number makes of chance is
/// certain, so shares and means are all there is to know of them.  Nothing of this is read where all are simulated.
struct RestState {
  /// Groups that do not govern themselves, and groups that do.
  static constexpr std::size_t kinds = 2;
  static constexpr std::array<const char*, kinds> kind_labels{"led", "self_governing"};

  Column<float, AreaId> heads;           ///< share of these groups that have a head
  Column<float, AreaId> self_governing;  ///< share of them that govern themselves
  /// Small troubles that are open in a household, by property regime and kind of group.
  std::array<std::array<Column<float, AreaId>, kinds>, property_regimes> open;
  Column<float, AreaId> troubles;  ///< how much their households suffer from open troubles, mean, [0, 1]
  Column<float, AreaId>
      brought;  ///< small troubles of theirs that reached the residents' committee this week

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("area.rest_heads", self.heads);
    f("area.rest_self_governing", self.self_governing);
    for (std::size_t r = 0; r < property_regimes; ++r) {
      for (std::size_t k = 0; k < kinds; ++k)
        f(("area.rest_open_" + regime_labels()[r] + "_" + kind_labels[k]).c_str(), self.open[r][k]);
    }
    f("area.rest_troubles", self.troubles);
    f("area.rest_brought", self.brought);
  }
};

}  // namespace linli
