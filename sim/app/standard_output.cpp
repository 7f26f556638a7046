#include "app/standard_output.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <poll.h>
#include <unistd.h>

namespace linli {

bool all_is_told()
{
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.flush().good();
}

bool reader_is_gone()
{
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

void leave_without_reader()
{
  std::fflush(stderr);
  std::signal(SIGPIPE, SIG_DFL);
  std::raise(SIGPIPE);
  std::_Exit(128 + SIGPIPE);  // if whoever started the program has blocked the signal
}

}  // namespace linli
