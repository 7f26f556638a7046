#include "app/commands.hpp"

#include <csignal>

int main(int argc, char** argv)
{
  // A reader of our progress that goes away, or a limit on file sizes, must not cost the run: writes then fail with a
  // cause that is reported, and what can still be saved is.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  return linli::run_command_line(argc, argv);
}
