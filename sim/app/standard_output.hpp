#pragma once
/// Standard output at the end of the program.
namespace linli {

/// Whether all that was printed has been taken.  What was printed may wait in a buffer until now, and find the disk full
/// or the reader gone.
bool all_is_told();

/// Whether standard output is a pipe that nobody reads any more, as in `linli schema | head -1`.
bool reader_is_gone();

/// Ends the process as every program of Unix ends whose reader has gone: by SIGPIPE, silently; shells show 141.
[[noreturn]] void leave_without_reader();

}  // namespace linli
