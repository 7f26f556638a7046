#include "app/commands.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
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

/// A standard stream that is closed would give its number to the first file we open, and what is meant for people
/// would be written into it.
void open_standard_streams()
{
  for (int stream = 0; stream <= 2; ++stream) {
    if (fcntl(stream, F_GETFD) == -1 && open("/dev/null", O_RDWR) != stream) _exit(4);
  }
}

}  // namespace

int main(int argc, char** argv)
{
  open_standard_streams();
  let_threads_sleep(argv);
  // A reader of our progress that goes away, or a limit on file sizes, must not cost the run: writes then fail with a
  // cause that is reported, and what can still be saved is.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  return linli::run_command_line(argc, argv);
}
