#pragma once
/// Who could become a secretary.
#include "core/column.hpp"
#include "core/ids.hpp"

namespace linli {

/// What a subdistrict holds ready.
struct ReserveState {
  Column<float, SubdistrictId> people;    ///< who could become secretaries
  Column<float, SubdistrictId> prepared;  ///< how well the reserve has been trained, [0, 1]

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("subdistrict.reserve", self.people);
    f("subdistrict.reserve_prepared", self.prepared);
  }
};

}  // namespace linli
