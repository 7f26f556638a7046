#pragma once
/// The check that this processor has the instructions the program was compiled for.

namespace linli {

/// Returns if it has; else says what is missing and ends the process with exit code 7 (resources).  The
/// program does this by itself before `main`; nothing needs to call it.
void require_processor();

}  // namespace linli
