#pragma once
/// What residents may read of each other: last week, and nothing newer.
#include "core/column.hpp"
#include "core/ids.hpp"
#include "world/resident_state.hpp"

#include <cmath>
#include <cstdint>
#include <span>

namespace linli {

/// What others can tell of somebody: weeks since they last took part, and belonging in steps of 1/255.
struct Glimpse {
  std::uint8_t weeks_since = long_ago;
  std::uint8_t belonging = 0;

  bool operator==(const Glimpse&) const = default;
};

/// The snapshot of last week, taken once, at the end of the week.  Mechanisms read other residents only
/// through it, so that nobody's decision depends on who was updated first.
struct Seen {
  Column<Glimpse, ResidentId> last_week;
  /// Being written for next week: whole areas, each by its owner, before anybody reads it.  Scratch, no
  /// state.
  Column<Glimpse, ResidentId> next;

  /// Notes what others will be able to tell of these residents next week.
  void note(const ResidentState& state, IdRange<ResidentId> residents)
  {
    for (std::uint32_t i = residents.first.value; i < residents.last.value; ++i) {
      const ResidentId id{i};
      next[id] = {state.weeks_since[id], static_cast<std::uint8_t>(std::rint(255.0F * state.belonging[id]))};
    }
  }
  /// Ends the week: what was noted becomes what is seen.
  void turn() { last_week.swap(next); }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("seen.last_week", self.last_week);
  }
};

}  // namespace linli
