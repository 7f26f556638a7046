#pragma once
/// From an HDF5 file to a tree.
#include "output/contents/tree.hpp"

#include <filesystem>

namespace linli {

/// Reads a whole file that `write_tree` wrote; the root's attributes include `content_digest`, which is not
/// checked here (`read_verified` does).  Numbers of more than a mebibyte are left in the file, which stays open,
/// until they are looked at.  Groups, datasets and attributes come in the order in which they were
/// created. Nothing is taken on trust: sizes are held against the file's before memory is asked for, and
/// links, types, filters and kinds of storage that `write_tree` does not use are refused.  Throws
/// `Error(Exit::io)` at the first fault, and for a result of another format version.
FileGroup read_tree(const std::filesystem::path& file);

}  // namespace linli
