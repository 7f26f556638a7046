#pragma once
/// Levers: what policy may set and mechanisms read.  Policy never touches residents.
#include "core/column.hpp"
#include "core/ids.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace linli {

enum class Lever : std::size_t { offers, calls, appeal };
constexpr std::size_t lever_count = 3;

/// How several policies that set the same lever go together.
enum class Combine { add, multiply, largest };

/// One row of the table of levers.
struct LeverInfo {
  Lever lever;
  std::string name;
  std::string unit;
  float neutral;  ///< value when no policy acts
  Combine combine;
  std::string en;
  std::string zh;
  std::string read_by;  ///< the mechanism whose equation reads it
};
const std::vector<LeverInfo>& lever_table();

/// The value of every lever in every area, this week.
struct Levers {
  std::array<Column<float, AreaId>, lever_count> values;

  float operator()(Lever lever, AreaId area) const { return values[static_cast<std::size_t>(lever)][area]; }

  /// Sets every lever to its neutral value: the first thing that happens in a week.
  void reset(std::size_t areas);
  /// Lets one more policy act on a lever, by the rule of its row.
  void apply(Lever lever, AreaId area, float amount);

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    static const std::array<const char*, lever_count> names{"lever.offers", "lever.calls", "lever.appeal"};
    for (std::size_t k = 0; k < lever_count; ++k) f(names[k], self.values[k]);
  }
};

}  // namespace linli
