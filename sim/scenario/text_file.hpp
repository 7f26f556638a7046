#pragma once
/// Reading a whole file of text.
#include <cstddef>
#include <filesystem>
#include <string>

namespace linli {

/// The first `most` bytes of a file, or all of them if it has fewer.
/// Errors: `Exit::io` with the system's reason; for a missing file also the nearest name that exists beside
/// it.
std::string read_text_file(const std::string& file, std::size_t most);

/// How a file is named from the working folder; as it is if that folder is no more.
std::string seen_from_here(const std::filesystem::path& file);

/// A hint for a file that does not exist: which one beside it may have been meant, or that there is no such
/// folder; empty if none is like it.
std::string nearest_file(const std::filesystem::path& file);
/// The same where the file was written as `written`, from another folder than the program's.
std::string nearest_file(const std::filesystem::path& file, const std::filesystem::path& written);

}  // namespace linli
