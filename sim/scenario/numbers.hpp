#pragma once
/// Numbers as people write them in a scenario: the decimal numbers of JSON, the whole text or nothing.  What
/// other formats would read in several ways (`010`, `1_000`, `0,5`) is refused, with what was probably meant.
#include "scenario/faults.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace linli {

/// A value, or why there is none.
template <class T>
using Parsed = std::variant<T, Fault>;

/// Whether the text is `-`? digits (`.` digits)? (`e` sign? digits)?, without a leading zero.
bool is_number(std::string_view text);
/// Whether it is one without point and exponent.
bool is_whole_number(std::string_view text);

/// Up to 2^53 a double is every whole number.
constexpr double largest_exact = 9007199254740992;
/// The same value as a whole number, if it is one and below `largest_exact`.
std::optional<std::int64_t> as_whole(double value);

/// A finite number.
Parsed<double> parse_number(std::string_view text);
/// A whole number of 64 bits, exactly.
Parsed<std::int64_t> parse_whole_number(std::string_view text);

/// The fault of a number that cannot be stored.
Fault too_large(std::string_view text);

/// A number whose value is given by another text: the slip that was made, and the text as it should be.
struct Slip {
  std::string_view why;
  std::string repaired;
};
/// What would make a number of `text`; nothing if no single slip explains it.
std::optional<Slip> slip_in(std::string_view text);

}  // namespace linli
