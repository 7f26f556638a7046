#pragma once
/// Digests: short names for bytes.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace linli {

/// A 128-bit XXH3 digest of everything added to it, in order.  Not for security: it finds changes, not
/// forgers.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;

  void add(const void* bytes, std::size_t size);
  /// Text with its length, so that ("ab", "c") and ("a", "bc") differ.
  void add(std::string_view text);
  void add(std::uint64_t number);

  /// 32 hexadecimal digits.
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The digest of one block of bytes.
std::string digest_of(const void* bytes, std::size_t size);

/// A number for a name, the same on every machine (64-bit XXH3), where a name is to be part of an address.
std::uint64_t number_of(std::string_view name);

}  // namespace linli
