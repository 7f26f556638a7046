#pragma once
/// The one way in which a file gets its final name.  A result never exists half-written under that name: it
/// is written beside, read back, brought to the disk and only then renamed.
#include "output/contents/tree.hpp"
#include "output/files/output_lock.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace linli {

/// What happens to a file that has the name already.
enum class Overwrite { refuse, replace };

/// What is done with the file under its temporary name.
using FileStep = std::function<void(const std::filesystem::path& temporary)>;

/// Throws `Error(Exit::io)` unless the file's content is what its digest says.
void require_sound(const std::filesystem::path& file);

/// Where a file of this name will lie: where its links lead, the name itself if it is none.
std::filesystem::path place_of(std::filesystem::path target);

/// Throws `Error(Exit::output_in_use)` if something has the name and may not be replaced, `Error(Exit::io)` if
/// the directory is missing or not writable or the name is that of a directory or device.  Where the name is a
/// link, this is asked of what it leads to.
void require_publishable(const std::filesystem::path& target, Overwrite policy);

/// The right to publish under one name, to be taken before work begins; the same name, claimed by another
/// process or a second time here, is refused as long as it is held.
class ClaimedOutput {
 public:
  /// Removes what a killed run left of a result that it was about to publish here.  Throws what
  /// `require_publishable` throws, `Error(Exit::output_in_use)` if another run has the claim, and
  /// `Error(Exit::io)`.
  ClaimedOutput(std::filesystem::path target, Overwrite policy);

  /// What the user calls it.
  const std::filesystem::path& target() const { return target_; }
  /// Where the file lies: if the target is a link, where that leads.
  const std::filesystem::path& place() const { return place_; }
  /// ".NAME.linli-part" beside the place; under this name the file is written.
  const std::filesystem::path& temporary() const { return temporary_; }
  Overwrite policy() const { return policy_; }

 private:
  std::filesystem::path target_;
  Overwrite policy_;
  std::filesystem::path place_;
  std::filesystem::path temporary_;
  OutputLock lock_;
};

/// The outputs in a directory that are being published, or were when their run was killed: those with a lock or a
/// temporary file.  By name, each once; none if the directory cannot be read.  "" is the working directory.
std::vector<std::filesystem::path> begun_in(const std::filesystem::path& directory);

/// Publishes what `write` writes: to the temporary name, which it must create exclusively; then `check` looks
/// at it, it is brought to the disk, renamed (without replacing, unless the policy says so), and the directory
/// is brought to the disk.  On failure the temporary file is removed and what had the name before keeps it;
/// throws `Error(Exit::output_in_use)` if something has got the name meanwhile, what the steps throw, and
/// `Error(Exit::io)`, in words of the target.  If only the last step fails, the error says that the file
/// stands.
void publish(const ClaimedOutput& output, const FileStep& write, const FileStep& check = require_sound);

/// Publishes a result.
void publish_tree(const ClaimedOutput& output, const FileGroup& root);

}  // namespace linli
