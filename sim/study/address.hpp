#pragma once
/// The address of a run: what it is known by in a study, its manifest and the names of its files (run_text.hpp says of what
/// it is the digest).
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

/// 128 bits.
struct Address {
  std::array<std::uint64_t, 2> bits{};

  auto operator<=>(const Address&) const = default;
  /// 32 hexadecimal digits.
  std::string text() const;
};

/// Nothing unless the text is 32 hexadecimal digits, letters small.
std::optional<Address> address_of(std::string_view text);

}  // namespace linli
