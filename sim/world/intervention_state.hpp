#pragma once
/// Where interventions stand: what they wait for, where they act, what they have cost.
#include "core/column.hpp"
#include "core/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace linli {

/// One comparison of a series with its threshold, in every area.
struct ThresholdState {
  Column<std::uint8_t, AreaId> holds;  ///< whether it held when policy last looked at it under this start
  // Of all weeks in which policy looked.
  Column<float, AreaId> lowest;   ///< value; above `highest` if there was none
  Column<float, AreaId> highest;  ///< value

  template <class Self, class F>
  static void for_each_column(Self& self, const std::string& prefix, F&& f)
  {
    f((prefix + "holds").c_str(), self.holds);
    f((prefix + "lowest").c_str(), self.lowest);
    f((prefix + "highest").c_str(), self.highest);
  }
};

/// One intervention in every area.  Weeks are counted from the first of the run; where 0 means never, from 1.
struct InterventionState {
  // Of the present start; 0 everywhere between two of them.
  Column<std::uint16_t, AreaId> held;    ///< weeks for which the condition has held; 0 = it does not
  Column<std::uint16_t, AreaId> waited;  ///< weeks spent waiting for a place
  Column<std::uint16_t, AreaId> rank;    ///< place in the ranking, from 1; 0 = not among the chosen
  Column<std::uint16_t, AreaId> ranked;  ///< week of that ranking, counted from 1; the same in all areas
  Column<std::uint16_t, AreaId>
      acting;  ///< week in which it began to act here, counted from 1; 0 = it does not act
  // Of this week.
  Column<float, AreaId> strength;    ///< reached; 0 where it does not act
  Column<std::int64_t, AreaId> fen;  ///< spent
  // Of all weeks so far.
  Column<std::uint16_t, AreaId> longest_held;    ///< most weeks in a row for which the condition held
  Column<std::uint16_t, AreaId> weeks_total;     ///< weeks in which it acted
  Column<std::int64_t, AreaId> fen_total;        ///< spent
  Column<double, AreaId> secretary_hours_total;  ///< asked for
  Column<double, AreaId> staff_hours_total;      ///< asked for
  /// Those of the condition in the order of the scenario, then those of what stops it.
  std::vector<ThresholdState> thresholds;

  template <class Self, class F>
  static void for_each_column(Self& self, const std::string& prefix, F&& f)
  {
    f((prefix + "held").c_str(), self.held);
    f((prefix + "waited").c_str(), self.waited);
    f((prefix + "rank").c_str(), self.rank);
    f((prefix + "ranked").c_str(), self.ranked);
    f((prefix + "acting").c_str(), self.acting);
    f((prefix + "strength").c_str(), self.strength);
    f((prefix + "fen").c_str(), self.fen);
    f((prefix + "longest_held").c_str(), self.longest_held);
    f((prefix + "weeks_total").c_str(), self.weeks_total);
    f((prefix + "fen_total").c_str(), self.fen_total);
    f((prefix + "secretary_hours_total").c_str(), self.secretary_hours_total);
    f((prefix + "staff_hours_total").c_str(), self.staff_hours_total);
    for (std::size_t k = 0; k < self.thresholds.size(); ++k)
      ThresholdState::for_each_column(self.thresholds[k],
                                      prefix + threshold_prefix + std::to_string(k + 1) + ".", f);
  }
  static constexpr const char* threshold_prefix = "threshold.";

  /// Rows for areas where there are none yet; what stands there stays.
  void make_room(std::size_t areas)
  {
    for_each_column(*this, "", [areas](const char*, auto& column) { column.resize(areas); });
  }
};

/// All interventions, in the order of their names: columns "intervention.NAME.held", ...
struct InterventionStates {
  std::map<std::string, InterventionState> by_name;

  static constexpr const char* prefix = "intervention.";

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    for (auto& [name, state] : self.by_name)
      InterventionState::for_each_column(state, prefix + name + ".", f);
  }
};

}  // namespace linli
