#include "study/address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace linli {
namespace {

constexpr std::size_t digits_of_a_half = 16;

std::optional<std::uint64_t> half_of(std::string_view digits)
{
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  if (!std::ranges::all_of(digits, is_digit)) return {};
  std::uint64_t out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out, 16);
  return out;
}

}  // namespace

std::string Address::text() const
{
  return fmt::format("{:016x}{:016x}", bits[0], bits[1]);
}

std::optional<Address> address_of(std::string_view text)
{
  if (text.size() != 2 * digits_of_a_half) return {};
  const auto high = half_of(text.substr(0, digits_of_a_half));
  const auto low = half_of(text.substr(digits_of_a_half));
  if (!high || !low) return {};
  return Address{{*high, *low}};
}

}  // namespace linli
