#pragma once
/// Being asked to stop.
namespace linli {

/// From when it is made until the process ends, the first SIGINT, SIGTERM or SIGHUP, or warning of a batch system (SIGXCPU,
/// SIGUSR1), is only noted.  After it, SIGINT, SIGTERM and SIGHUP end the process at once, as they would without us; a
/// further warning changes nothing.  It outlives the run: a signal that comes when the result already has its name must not
/// give a complete run the exit of a killed one.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// Whether somebody asked.
  static bool asked();
};

}  // namespace linli
