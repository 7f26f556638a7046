#pragma once
/// The manifest of a study: an append-only log, from which everything that is known of the study can be built again.
///
/// A line that ends with a newline was written in full and must be right in every byte.  A last line without one was being
/// written when its process or machine stopped: who writes next keeps it aside, cuts it off and says so.
#include "output/files/files.hpp"
#include "study/manifest_line.hpp"
#include "study/study_lock.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace linli {

/// Called with every finished line, in order.
using LineVisitor = std::function<void(const ManifestLine&)>;

/// Where a manifest ends.
struct ManifestEnd {
  std::int64_t lines = 0;           ///< finished ones
  std::string sum{no_line_before};  ///< of the last of them
  std::uint64_t bytes = 0;          ///< of the finished lines
  std::uint64_t torn = 0;           ///< bytes behind them, of a line that was not finished
};

/// Reads all finished lines, holding one in memory at a time.  Another process may be appending meanwhile; what it has not
/// finished counts as torn.  Throws Error(io) that names the line if one is damaged, out of its order or of a kind that
/// this program does not know, and if the file cannot be read.
ManifestEnd read_manifest(const std::filesystem::path& file, const LineVisitor& visit);

/// The same of a file that is open; `name` is what messages call it.
ManifestEnd read_manifest(const File& file, const std::filesystem::path& name, const LineVisitor& visit);

/// The one who writes a manifest.
class Manifest {
 public:
  /// Opens the manifest of the study or shard that is locked, an empty one if there is none, and hands its lines to
  /// `visit`.  A torn last line is appended to `torn_file()` and cut off.  Throws what `read_manifest` throws, and leaves a
  /// damaged file as it is.
  Manifest(const StudyLock& lock, const LineVisitor& visit);

  /// Writes one line in one piece; when it returns, a line that must not be lost is on the disk.  A text
  /// longer than `most_appended_bytes` is the caller's mistake: Bug.  Throws Error(io); after
  /// that nothing more can be appended here, and who opens the manifest next finds a prefix of what was appended.
  void append(LineKind kind, const Json& fields);

  /// Lines so far, `sum` of the last.
  const ManifestEnd& end() const { return end_; }
  /// What was kept aside and cut off, for people; empty if nothing was.
  const std::string& told() const { return told_; }

 private:
  void keep_torn_aside(const std::filesystem::path& torn_file);

  enum class Condition { sound, broken };

  std::filesystem::path path_;
  File file_;
  ManifestEnd end_;
  std::string told_{};
  Condition condition_ = Condition::sound;
};

}  // namespace linli
