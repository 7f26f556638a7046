#pragma once
/// Being asked to stop.
namespace linli {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP is only noted; the second ends the process at once, as it would
/// without us.  One at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// Whether somebody asked.
  static bool asked();
};

}  // namespace linli
