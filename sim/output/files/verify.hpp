#pragma once
/// Whether a result file is what was written: its content is read back and its digest computed anew.
#include "output/contents/tree.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace linli {

struct Verification {
  bool sound = false;                 ///< everything could be read and the digests agree
  std::string recorded;               ///< the digest in the file, empty if there is none
  std::string computed;               ///< the digest of what was read, empty if not all could be
  std::vector<std::string> problems;  ///< what is wrong, for people; empty if sound
};

/// Never throws for what is wrong with the file.
Verification verify(const std::filesystem::path& file);

/// The content of a sound file.  Throws `Error(Exit::io)` for any other.
FileGroup read_verified(const std::filesystem::path& file);

}  // namespace linli
