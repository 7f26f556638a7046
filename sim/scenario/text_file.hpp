#pragma once
/// Reading a whole file of text.
#include <cstddef>
#include <string>

namespace linli {

/// The first `most` bytes of a file, or all of them if it has fewer.
/// Errors: `Exit::io` with the system's reason; for a missing file also the nearest name that exists beside
/// it.
std::string read_text_file(const std::string& file, std::size_t most);

}  // namespace linli
