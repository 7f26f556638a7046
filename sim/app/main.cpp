#include "app/commands.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace {

/// Threads that wait for others shall sleep, not spin: on a machine that has other things to do, spinning takes
/// the processor from the very thread that is waited for (measured: seven to forty times slower).  OpenMP reads
/// this choice from the environment before main, so the program starts over once.  Whoever made a choice keeps
/// it; where starting over fails, threads spin.
void let_threads_sleep(char** argv)
{
  if (std::getenv("OMP_WAIT_POLICY") != nullptr || std::getenv("GOMP_SPINCOUNT") != nullptr) return;
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error && setenv("OMP_WAIT_POLICY", "passive", 0) == 0) execv(program.c_str(), argv);
}

}  // namespace

int main(int argc, char** argv)
{
  let_threads_sleep(argv);
  // A reader of our progress that goes away, or a limit on file sizes, must not cost the run: writes then fail with a
  // cause that is reported, and what can still be saved is.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  return linli::run_command_line(argc, argv);
}
