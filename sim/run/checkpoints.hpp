#pragma once
/// The checkpoints of one result: files beside it, named after it and the weeks done.
#include "output/files/publish.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace linli {

/// "results/base.h5" after 104 weeks: "results/base.week-00104.checkpoint".
std::filesystem::path checkpoint_file(const std::filesystem::path& output, std::int64_t weeks);

/// What a run that was stopped has done so far: "results/base.stopped.h5".  The name of the result itself is
/// given to complete runs only.
std::filesystem::path stopped_file(const std::filesystem::path& output);

/// What a run that broke an invariant of the model has done: "results/base.broken.h5".
std::filesystem::path broken_file(const std::filesystem::path& output);

/// Whether a file is the result of a stopped run.
bool is_stopped_result(const std::filesystem::path& file);

/// The checkpoints of a result that are there, by rising weeks; as `checkpoint_file` names them.
std::vector<std::filesystem::path> checkpoints_of(const std::filesystem::path& output);

/// Throws Error(io) if the names of what a run to `output` may write beside it, checkpoints with their locks among them, are
/// longer than the file system takes; tells the longest name that works.  To be asked before any work.
void require_short_name(const std::filesystem::path& output);

/// Which checkpoints stay: with `last_two` none once the result is complete.
enum class Keep { last_two, all };

/// Those that one run writes.
class Checkpoints {
 public:
  /// The caller holds the claim of `output`: what a killed run left of files that it was about to publish beside it is
  /// removed.  Throws what claiming those files throws.
  Checkpoints(std::filesystem::path output, Keep keep);

  /// Counts a checkpoint that the run went on from as its own, if it lies beside the output.
  void adopt(const std::filesystem::path& file);
  /// Names of those that are there.
  std::vector<std::string> names() const;
  Keep keep() const { return keep_; }
  /// Publishes what `make` writes, then removes what need not be kept; returns the file.
  std::filesystem::path write(std::int64_t weeks, const FileStep& make);
  /// The last one written or adopted; empty if there is none.
  std::filesystem::path newest() const;
  /// Removes what an earlier stop of the run had published of its weeks: it has come further.
  void forget_stop() const;
  /// The result is complete: removes its checkpoints and what an earlier stop of it had published.
  void finish();

 private:
  std::filesystem::path output_;
  Keep keep_;
  std::vector<std::filesystem::path> written_;  ///< oldest first
};

}  // namespace linli
