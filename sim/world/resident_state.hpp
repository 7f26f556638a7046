#pragma once
/// What changes about residents from week to week.
#include "core/column.hpp"
#include "core/ids.hpp"

#include <cstdint>

namespace linli {

/// Weeks since somebody last took part, counted to here and no further: "long ago or never".
constexpr std::uint8_t long_ago = 255;

struct ResidentState {
  // Participation in organised activities (channel `activity`)
  Column<float, ResidentId> disposition;         ///< what does not change of the intention, log-odds
  Column<float, ResidentId> intention;           ///< willingness per offer, probability
  Column<std::uint8_t, ResidentId> took_part;    ///< 1 if this week
  Column<std::uint8_t, ResidentId> weeks_since;  ///< since last taking part; 0 = this week
  Column<float, ResidentId> habit;               ///< [0, 1]
  Column<float, ResidentId>
      threshold;  ///< exposure that moves this person; only where influence is `threshold`
  // Who and what is around
  Column<float, ResidentId> exposure;          ///< [0, 1]
  Column<float, ResidentId> belonging_around;  ///< mean belonging of active acquaintances, [0, 1]
  Column<float, ResidentId>
      acquaintances;  ///< active ones, a running number; the first of the list are active
  Column<float, ResidentId> acquaintances_usual;  ///< the number it fades toward
  // Attitudes
  Column<float, ResidentId> belonging;         ///< [0, 1]
  Column<float, ResidentId> belonging_anchor;  ///< where it settles without others, [0, 1]

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("resident.disposition", self.disposition);
    f("resident.intention", self.intention);
    f("resident.took_part", self.took_part);
    f("resident.weeks_since", self.weeks_since);
    f("resident.habit", self.habit);
    f("resident.threshold", self.threshold);
    f("resident.exposure", self.exposure);
    f("resident.belonging_around", self.belonging_around);
    f("resident.acquaintances", self.acquaintances);
    f("resident.acquaintances_usual", self.acquaintances_usual);
    f("resident.belonging", self.belonging);
    f("resident.belonging_anchor", self.belonging_anchor);
  }
};

}  // namespace linli
