#pragma once
/// Processes that work side by side, each a run of the program.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace linli {

/// What is started.
struct WorkerTask {
  std::vector<std::string>
      command{};  ///< the path of a program first; of this one, the bits that run are started
  std::filesystem::path messages{};  ///< file for what it says on standard error; written anew
};

/// The exit code of a process that could not become what was to be started.
constexpr int cannot_start = 127;

/// How a process ended.
struct WorkerEnd {
  std::size_t task = 0;     ///< the number that `start` gave
  int exit = 0;             ///< its code, if no signal ended it
  int signal = 0;           ///< that ended it; 0 for none
  double seconds = 0;       ///< from its start
  double processor = 0;     ///< seconds of processor time
  std::int64_t memory = 0;  ///< bytes it held at most, or this process when it started it, if that was more
};

/// They are asked to stop when this process ends, however it ends: a run then saves what it has done.
class WorkerProcesses {
 public:
  WorkerProcesses() = default;
  WorkerProcesses(const WorkerProcesses&) = delete;
  WorkerProcesses& operator=(const WorkerProcesses&) = delete;
  ~WorkerProcesses();
  /// Asks those that still run to stop, and waits for them; how they end is not told.
  void stop();

  /// Starts a process, of the very program that this one is even if its file was replaced or removed, and returns its number.  Throws Error(resources) if the system has no room for one more.
  std::size_t start(const WorkerTask& task);
  /// Waits until one has ended, or so long; nothing if none has.
  std::optional<WorkerEnd> wait(std::chrono::milliseconds most);
  /// Asks all to save what they have done and stop.
  void ask_to_stop();
  std::size_t running() const { return running_.size(); }

 private:
  struct Running {
    std::size_t task = 0;
    pid_t process = 0;
    int descriptor = -1;  ///< that becomes readable when it ends; -1 where the system has none
    std::chrono::steady_clock::time_point started;
  };
  std::optional<WorkerEnd> ended_among_running();

  std::vector<Running> running_{};
  std::size_t started_ = 0;
};

/// The path of this program, for a worker; by now something else may lie there.
std::filesystem::path this_program();

}  // namespace linli
