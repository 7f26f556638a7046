#include "study/worker_processes.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace linli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds between_looks{10};  // where the system cannot tell of an end

constexpr auto own_program = "/proc/self/exe";
constexpr std::string_view gone =
    " (deleted)";  // what the system writes behind the path of a file that was removed

/// In the child, between fork and exec: calls of the system only.
[[noreturn]] void become(const char* program, const std::vector<char*>& arguments, const char* messages,
                         pid_t parent)
{
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(cannot_start);  // it ended before we could ask to be told
  setpgid(0, 0);                                 // Ctrl-C is for the study, which then asks its workers
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  const int nothing = open("/dev/null", O_RDWR);
  const int said = open(messages, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (nothing < 0 || said < 0) _exit(cannot_start);
  dup2(nothing, 0);
  dup2(nothing, 1);
  dup2(said, 2);
  execv(program, arguments.data());
  _exit(cannot_start);
}

double seconds_of(const timeval& time)
{
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

WorkerEnd end_of(std::size_t task, int status, const rusage& used, double seconds)
{
  WorkerEnd out;
  out.task = task;
  if (WIFSIGNALED(status)) {
    out.signal = WTERMSIG(status);
  } else {
    out.exit = WEXITSTATUS(status);
  }
  out.seconds = seconds;
  out.processor = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
  out.memory = std::int64_t{used.ru_maxrss} * 1024;
  return out;
}

/// Where the end of children is ignored, as whoever started this program may have had it, nobody learns how they ended.
void hear_of_children()
{
  struct sigaction now {};
  if (sigaction(SIGCHLD, nullptr, &now) != 0 || now.sa_handler != SIG_IGN) return;
  now.sa_handler = SIG_DFL;
  sigaction(SIGCHLD, &now, nullptr);
}

}  // namespace

WorkerProcesses::~WorkerProcesses()
{
  stop();
}

void WorkerProcesses::stop()
{
  ask_to_stop();
  for (const Running& one : running_) {
    while (waitpid(one.process, nullptr, 0) < 0 && errno == EINTR) continue;
    if (one.descriptor >= 0) close(one.descriptor);
  }
  running_.clear();
}

std::size_t WorkerProcesses::start(const WorkerTask& task)
{
  std::vector<std::string> words = task.command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  hear_of_children();
  // The program that runs, whatever lies at its path by now: the same bits.
  const bool is_this = task.command.front() == this_program();
  const char* const program = is_this ? own_program : arguments.front();
  const pid_t parent = getpid();
  const pid_t process = fork();
  if (process < 0)
    throw Error(Exit::resources, "no further process can be started", std::strerror(errno),
                "a limit may be set, see ulimit -u");
  if (process == 0) become(program, arguments, task.messages.c_str(), parent);
  const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, process, 0));
  running_.push_back({started_, process, descriptor, Clock::now()});
  return started_++;
}

std::optional<WorkerEnd> WorkerProcesses::ended_among_running()
{
  for (auto one = running_.begin(); one != running_.end(); ++one) {
    int status = 0;
    rusage used{};
    if (wait4(one->process, &status, WNOHANG, &used) != one->process) continue;
    const double seconds = std::chrono::duration<double>(Clock::now() - one->started).count();
    const WorkerEnd out = end_of(one->task, status, used, seconds);
    if (one->descriptor >= 0) close(one->descriptor);
    running_.erase(one);
    return out;
  }
  return {};
}

std::optional<WorkerEnd> WorkerProcesses::wait(std::chrono::milliseconds most)
{
  const auto until = Clock::now() + most;
  while (true) {
    if (auto ended = ended_among_running()) return ended;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    if (left.count() <= 0) return {};
    const bool told = std::ranges::all_of(running_, [](const Running& one) { return one.descriptor >= 0; });
    if (!told || running_.empty()) {
      std::this_thread::sleep_for(std::min(left, between_looks));
      continue;
    }
    std::vector<pollfd> ends;
    for (const Running& one : running_) ends.push_back({one.descriptor, POLLIN, 0});
    if (poll(ends.data(), ends.size(), static_cast<int>(left.count())) < 0 && errno == EINTR) return {};
  }
}

void WorkerProcesses::ask_to_stop()
{
  for (const Running& one : running_) kill(one.process, SIGTERM);
}

std::filesystem::path this_program()
{
  std::error_code error;
  std::string out = std::filesystem::read_symlink(own_program, error).string();
  if (error)
    throw Error(Exit::io, "the program cannot find itself",
                fmt::format("{}: {}", own_program, error.message()));
  if (out.ends_with(gone)) out.resize(out.size() - gone.size());
  return out;
}

}  // namespace linli
