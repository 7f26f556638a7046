#pragma once
/// How many runs the machine has room for.
#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace linli {

/// Memory for runs side by side.  What a run needs is guessed from its scale until one has been seen.
class Room {
 public:
  explicit Room(double scale);

  /// Runs side by side: one for each processor, as far as memory reaches; at least one.
  std::size_t at_once(std::size_t processors) const;
  /// A run held so many bytes.
  void saw(std::int64_t bytes);
  /// Memory ran out with so many side by side: one fewer from now on.
  void too_many(std::size_t side_by_side);

 private:
  std::int64_t free_;  ///< bytes, when the study began
  std::int64_t needed_;
  std::size_t most_;
  bool seen_ = false;
};

/// Bytes of memory that control groups (version 2) leave free: the least of all limits from `all`, the folder of the root
/// group, down to `own`, the path of a group below it.  A group without a limit, or that cannot be read, leaves everything.
/// Files in the page cache that are not in use count as free.
std::int64_t free_in_control_groups(const std::filesystem::path& all, const std::filesystem::path& own);

/// Bytes that may be written where `folder` lies; the largest number if the system does not say.
std::uint64_t disk_free(const std::filesystem::path& folder);

}  // namespace linli
