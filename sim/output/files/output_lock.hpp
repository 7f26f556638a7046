#pragma once
/// One run at a time writes to an output: a lock file beside it says who.
#include <filesystem>
#include <string>
#include <string_view>

namespace linli {

/// Held from before the work begins until the result has its name.  The kernel releases it when the process
/// ends, however it ends; a file that a killed process left behind stands in nobody's way.  Where the file
/// system has no locks the file itself is the lock, and one left behind must be removed by hand.
class OutputLock {
 public:
  /// Takes the lock of the output at `place` and notes in it who holds it since when.  `target` is what the
  /// user calls that place.  Does not wait: throws `Error(Exit::output_in_use)` that names the holder if
  /// another has it, `Error(Exit::io)` if there can be no lock file.  `writer` is what messages call who writes
  /// such outputs.
  OutputLock(const std::filesystem::path& place, const std::filesystem::path& target,
             std::string writer = "run");
  /// Removes the file, then releases the lock.
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;

 private:
  void take(const std::filesystem::path& target);
  bool try_once(const std::filesystem::path& target);
  void remove_anothers(const std::filesystem::path& target);
  bool is_where_it_was() const;
  void remove_and_close() noexcept;

  [[noreturn]] void fail_locked(const std::filesystem::path& target, int error) const;

  std::filesystem::path path_;
  std::string writer_;
  int descriptor_ = -1;
};

constexpr std::string_view lock_ending = ".linli-lock";

/// The file that locks the output at `place`: ".NAME.linli-lock" beside it.
std::filesystem::path lock_file_of(const std::filesystem::path& place);

}  // namespace linli
