#pragma once
/// Runs that go on later: everything a run is made of, in one file (archive.hpp).
#include "engine/assemble.hpp"
#include "engine/recorder.hpp"
#include "output/contents/provenance.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// What stands beside the world in a checkpoint.
struct RunSoFar {
  std::int64_t weeks = 0;             ///< done
  std::string output;                 ///< name of the result, without its folder; empty if the run has none
  bool overwrite = false;             ///< whether the result may replace another
  std::int64_t checkpoint_every = 0;  ///< weeks between checkpoints; 0 = none
  bool keep_checkpoints = false;
  bool stays = false;                ///< this checkpoint was asked for: a run that goes on from it leaves it
  std::vector<std::string> earlier;  ///< names of the run's earlier checkpoints that are still there
  std::string scenario_file;         ///< as the user named it
  std::string scenario_folder;       ///< where that was, from the root
  std::string as_written;            ///< text of the scenario's files
  std::string as_resolved;           ///< every value spelled out
  Luck people_luck;                  ///< under which the people were made; a branch may go on under another
  RunFacts facts;                    ///< so far
  /// Weeks of each panel and survey that are recorded, by the name of its rows.
  std::map<std::string, std::vector<std::int64_t>> taken{};
  FitReport fit;
  FitReport secretaries_fit;
  std::vector<std::string> margin_status;
  std::map<std::string, RowLabels> labels;  ///< of the rows of recorders, by their names
};

/// Writes a new file.  `rows` are the stores of what was recorded, by name.  Throws `Error(Exit::io)`.
void write_checkpoint(const std::filesystem::path& file, const RunSoFar& run, const World& world,
                      const std::map<std::string, const RowStore*>& rows);

/// A checkpoint that has been read: sound, and made by this version of the program.
class Checkpoint {
 public:
  /// Throws `Error(Exit::io)` if the file cannot be read, `Error(Exit::checkpoint)` if it is not a checkpoint, is
  /// cut off or damaged, or was made by another version.
  explicit Checkpoint(std::filesystem::path file);

  const std::filesystem::path& file() const { return file_; }
  const RunSoFar& run() const { return run_; }
  /// The commit of the program that made it.
  const std::string& commit() const { return commit_; }

  /// The world as it was.  Throws `Error(Exit::checkpoint)` if it lacks a column that this program has.
  World world() const;
  /// Bytes that were recorded under a name; nothing if nobody recorded under it.
  std::optional<std::uint64_t> recorded_bytes(const std::string& name) const;
  /// Appends what was recorded under a name.  Throws `Error(Exit::checkpoint)` unless that is `size` bytes.
  void restore(const std::string& name, RowStore& rows, std::uint64_t size) const;

 private:
  [[noreturn]] void fail(std::string problem, std::string why) const;

  std::filesystem::path file_;
  std::vector<std::byte> bytes_;
  std::map<std::string, std::span<const std::byte>, std::less<>> blocks_;
  RunSoFar run_;
  std::string commit_;
  std::vector<std::string> subdistricts_;
  std::vector<std::string> subdistricts_zh_;
  Extensions extensions_;
};

}  // namespace linli
