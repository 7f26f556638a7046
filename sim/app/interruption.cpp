#include "app/interruption.hpp"

#include <array>
#include <csignal>

namespace linli {
namespace {

volatile std::sig_atomic_t signal_seen = 0;

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGUSR1};

/// Batch systems warn by these before they kill, and the kernel repeats SIGXCPU every second.
bool is_warning(int signal)
{
  return signal == SIGXCPU || signal == SIGUSR1;
}

void note(int signal)
{
  if (signal_seen != 0 && !is_warning(signal)) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  signal_seen = signal;
}

}  // namespace

Interruption::Interruption()
{
  signal_seen = 0;
  struct sigaction action = {};
  action.sa_handler = note;
  action.sa_flags = SA_RESTART;  // a call that is broken into goes on: nothing already computed is lost
  sigemptyset(&action.sa_mask);
  for (const int signal : signals) {
    struct sigaction before = {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);  // nohup stays nohup
  }
}

bool Interruption::asked()
{
  return signal_seen != 0;
}

}  // namespace linli
