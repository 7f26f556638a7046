#pragma once
/// Who could know whom: every adult's list of possible acquaintances, closest first.
#include "core/column.hpp"
#include "core/ids.hpp"

#include <cstdint>
#include <span>

namespace linli {

struct TieTag {
  static constexpr const char* name = "tie";
};
struct GuestTag {
  static constexpr const char* name = "guest";
};
using TieId = Id<TieTag>;
using GuestId = Id<GuestTag>;

/// Ties in an area's own coordinates.  An area sees its residents, numbered from 0 in storage order, and
/// after them its *guests*: the residents of other areas whom somebody here knows.  A tie is the number of a
/// resident or guest in that view, so that a week reads a small block of memory, two bytes a tie; and guests
/// are exactly what one area must hear from others each week.
struct Ties {
  static constexpr std::size_t most_seen = 65536;  ///< residents and guests of one area

  static constexpr std::ptrdiff_t longest_list =
      256;  ///< the closest are kept: sums over a list must fit 16 bits

  Partition<ResidentId, TieId> of;    ///< ties of each resident, closest first; none for children
  Column<std::uint16_t, TieId> to;    ///< position in the view of the area
  Partition<AreaId, GuestId> guests;  ///< guests of each area, by rising resident id
  Column<ResidentId, GuestId> guest;  ///< who they are

  std::size_t degree(ResidentId id) const { return of[id].size(); }
  std::span<const std::uint16_t> list(ResidentId id) const { return to.of(of[id]); }

  /// The resident behind a position in the view of an area whose residents are `own`.
  ResidentId resident(AreaId area, IdRange<ResidentId> own, std::uint16_t position) const
  {
    if (position < own.size()) return ResidentId{own.first.value + position};
    return guest.of(guests[area])[position - own.size()];
  }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("tie.first", self.of.first());
    f("tie.to", self.to);
    f("tie.first_guest", self.guests.first());
    f("tie.guest", self.guest);
  }
};

}  // namespace linli
