#pragma once
/// A number with its unit, `8 weeks`, taken apart.
#include "core/describe.hpp"
#include "scenario/numbers.hpp"

#include <cstdint>
#include <string_view>

namespace linli {

/// A scalar's number and what its unit multiplies it by.
struct Quantity {
  std::string_view number;
  double factor = 1;
};

/// The parts of `text`; all of it is the number where the unit is not spelled.  With spellings, one is
/// required.
Parsed<Quantity> split_quantity(std::string_view text, const Unit& unit);

/// A finite value in the unit.
Parsed<double> parse_quantity(std::string_view text, const Unit& unit);
/// A whole value in the unit: the number itself need not be whole (`0.5 years`).
Parsed<std::int64_t> parse_whole_quantity(std::string_view text, const Unit& unit);

}  // namespace linli
