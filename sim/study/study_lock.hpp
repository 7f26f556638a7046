#pragma once
/// The directory of a study, and the one process that writes its manifest.  Shards of a study share the directory, and
/// each writes a manifest of its own, so that no lock has to hold between machines.
#include "output/files/output_lock.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// The third of eight.
struct Shard {
  int number = 1;  ///< from 1 to `of`
  int of = 1;

  bool operator==(const Shard&) const = default;
};

/// How many shards a study may have: as many tasks as Slurm's arrays have by default.
constexpr int most_shards = 1000;

/// "manifest.jsonl"; of a shard "manifest.3-of-8.jsonl".
std::string manifest_name(const std::optional<Shard>& shard);
/// The shard whose manifest has this name; nothing for every other name.
std::optional<Shard> shard_of(std::string_view name);
/// The manifests of shards in a directory, by the shards' number.  Empty if it cannot be read.
std::vector<std::filesystem::path> shard_manifests(const std::filesystem::path& directory);

/// The right to write the manifest of a study or shard, held until the process ends, however it ends.
class StudyLock {
 public:
  /// `directory` exists.  Does not wait: throws Error(output_in_use) that names process and host of who has the lock,
  /// Error(io) if there can be no lock file.
  explicit StudyLock(const std::filesystem::path& directory, const std::optional<Shard>& shard = {});

  const std::filesystem::path& directory() const { return directory_; }
  std::filesystem::path manifest() const;
  /// "manifest.torn": unfinished lines that were cut off the manifest.
  std::filesystem::path torn() const;

 private:
  std::filesystem::path directory_;
  std::optional<Shard> shard_;
  OutputLock lock_;
};

}  // namespace linli
