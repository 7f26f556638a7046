#pragma once
/// From a tree to an HDF5 file that netCDF-4 readers understand.  FORMAT.md says what the file looks like.
#include "output/contents/tree.hpp"

#include <filesystem>

namespace linli {

/// Writes `root` to a new file and adds the root attribute `content_digest` (in the place of one that `root`
/// has). The same tree gives the same bytes.  Throws `Error(Exit::io)` at the first failure, also if the file
/// is there already, and leaves the rest to the caller (`publish` removes what was begun); throws `Bug` if
/// `tree_faults` finds something.
void write_tree(const std::filesystem::path& file, const FileGroup& root);

}  // namespace linli
