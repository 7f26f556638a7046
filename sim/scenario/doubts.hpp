#pragma once
/// What of a scenario is not known because it has a fault: nothing is told that only follows from such a fault.
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

struct Doubts {
  /// A file of the scenario, or one that it extends, could not be read: any value may be another.
  bool everywhere = false;
  std::set<std::string> unread{};  ///< values and maps that could not be read, by path
  /// These, values that were read but have a fault, and those to whose name an unknown key comes nearest.
  std::set<std::string> faulty{};
  /// Maps that may say more than was read: an unknown key, or an option of the command line that cannot be read, may mean
  /// any of their keys.
  std::set<std::string> incomplete{};
  std::set<std::string> contradicted{};  ///< values of which another says the opposite

  /// Whether nothing at `path`, above or below it failed to be read: what is written there is known.  A base that is missing
  /// may have said something else; that is not asked here.
  bool is_read(std::string_view path) const;
  /// Whether nothing at `path`, above or below it has a fault or is contradicted, and every file was read.  An unknown key
  /// beside it does no harm, unless this name is the one nearest to it.
  bool is_sound(std::string_view path) const;
  /// Whether something can be concluded from these keys of `section` together: the section was read, neither it nor a map
  /// above it is incomplete, every file was read, and all keys are sound.  "" is the top level, which may be incomplete.
  bool are_sound(const std::string& section, const std::vector<std::string>& keys) const;
};

}  // namespace linli
