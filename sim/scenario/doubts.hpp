#pragma once
/// What of a scenario is not known because it has a fault: nothing is told that only follows from such a fault.
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

struct Doubts {
  bool everywhere = false;             ///< a file that it extends could not be read: any value may be another
  std::set<std::string> unread{};      ///< values and maps that could not be read, by path
  std::set<std::string> faulty{};      ///< these, and values that were read but have a fault
  std::set<std::string> incomplete{};  ///< maps with an unknown key, which may mean any of theirs
  std::set<std::string> contradicted{};  ///< values of which another says the opposite

  /// Whether the value at `path` is the one that is written, or the default if none is.
  bool is_read(std::string_view path) const;
  /// Whether it has no fault either, whatever else is wrong in its map.
  bool is_sound(std::string_view path) const;
  /// Whether all these keys of `section` are known and free of faults, so that something can be concluded from them together.
  bool are_sound(const std::string& section, const std::vector<std::string>& keys) const;
};

}  // namespace linli
