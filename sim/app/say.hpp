#pragma once
/// What is told on the way, on standard error.
#include <string>

namespace linli {

/// Writes `text` as it is.  That nobody reads it any more, or that the disk behind it is full, must not cost a run:
/// failures are passed over.
void say(const std::string& text);

}  // namespace linli
