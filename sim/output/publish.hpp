#pragma once
/// The one way in which a file gets its final name.  A result never exists half-written under that name: it
/// is written beside, read back, brought to the disk and only then renamed.
#include "output/tree.hpp"

#include <filesystem>
#include <functional>

namespace linli {

/// What happens to a file that has the name already.
enum class Overwrite { refuse, replace };

/// What is done with the file under its temporary name.
using FileStep = std::function<void(const std::filesystem::path& temporary)>;

/// Throws `Error(Exit::io)` unless the file's content is what its digest says.
void require_sound(const std::filesystem::path& file);

/// To be asked before work begins.  Throws `Error(Exit::output_in_use)` if something has the name and may not
/// be replaced, `Error(Exit::io)` if the directory is missing or not writable or the name is that of a
/// directory or device.
void require_publishable(const std::filesystem::path& target, Overwrite policy);

/// Publishes what `write` writes: to a new name in the target's directory, which it must create exclusively;
/// then `check` looks at it, it is brought to the disk, renamed (without replacing, unless the policy says
/// so), and the directory is brought to the disk.  Of several who publish under one name at once, exactly one
/// succeeds with `refuse`.  On failure the temporary file is removed and what had the name before keeps it;
/// throws what `require_publishable` throws, what the steps throw, and `Error(Exit::io)`, in words of the
/// target.
void publish(const std::filesystem::path& target, Overwrite policy, const FileStep& write,
             const FileStep& check = require_sound);

/// Publishes a result.
void publish_tree(const std::filesystem::path& target, Overwrite policy, const Group& root);

}  // namespace linli
