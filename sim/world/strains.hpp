#pragma once
/// How those who work for a residential area are.
#include "core/column.hpp"

#include <cstdint>
#include <string>

namespace linli {

/// Exhaustion, cynicism and accomplishment (Maslach & Jackson 1981), each in [0, 1].
template <class I>
struct Strains {
  Column<float, I> exhaustion;
  Column<float, I> cynicism;
  Column<float, I> accomplishment;
  Column<float, I> temper;          ///< personal and fixed: how easily somebody tires, log-odds
  Column<std::uint8_t, I> burnout;  ///< how many of the three are past their cut-off, 0 to 3

  template <class Self, class F>
  static void for_each_column(const std::string& of, Self& self, F&& f)
  {
    f((of + ".exhaustion").c_str(), self.exhaustion);
    f((of + ".cynicism").c_str(), self.cynicism);
    f((of + ".accomplishment").c_str(), self.accomplishment);
    f((of + ".temper").c_str(), self.temper);
    f((of + ".burnout").c_str(), self.burnout);
  }
};

}  // namespace linli
