/// Processes that work side by side: how they end, what they say, and that none is left behind.
#include "study/worker_processes.hpp"

#include "output/helpers.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace linli {
namespace {

using namespace test;
using namespace std::chrono_literals;

constexpr auto long_enough = 60s;  // for what takes a moment on a machine that is busy

WorkerTask shell(const std::string& commands, const std::filesystem::path& messages = "/dev/null")
{
  return {{"/bin/sh", "-c", commands}, messages};
}

WorkerEnd end_of(WorkerProcesses& workers)
{
  const auto end = workers.wait(long_enough);
  if (!end) throw std::runtime_error("no process ended");
  return *end;
}

WorkerEnd end_of(const WorkerTask& task)
{
  WorkerProcesses workers;
  workers.start(task);
  return end_of(workers);
}

/// Whether something becomes true in time.
bool comes_true(const std::function<bool()>& condition)
{
  for (const auto until = std::chrono::steady_clock::now() + long_enough;
       std::chrono::steady_clock::now() < until;) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

bool is_there(const std::filesystem::path& file)
{
  return std::filesystem::exists(file);
}

/// Makes `ready` and then does nothing until it is asked to stop, which it notes in `stopped`.
WorkerTask waiting(const TemporaryDirectory& directory, const std::string& name = "")
{
  const std::string ready = (directory / (name + "ready")).string();
  const std::string stopped = (directory / (name + "stopped")).string();
  return shell("trap 'touch " + stopped + "; exit 75' TERM; touch " + ready +
               "; n=0; while [ $n -lt 600 ]; do sleep 0.1; n=$((n+1)); done; exit 1");
}

TEST(WorkerProcesses, TellTheExitCode)
{
  EXPECT_EQ(end_of(shell("exit 0")).exit, 0);
  EXPECT_EQ(end_of(shell("exit 7")).exit, 7);
  EXPECT_EQ(end_of(shell("exit 7")).signal, 0);
}

TEST(WorkerProcesses, TellTheSignal)
{
  EXPECT_EQ(end_of(shell("kill -KILL $$")).signal, SIGKILL);
}

TEST(WorkerProcesses, EndWith127IfThereIsNoSuchProgram)
{
  EXPECT_EQ(end_of({{"/no/such/program"}, "/dev/null"}).exit, 127);
}

TEST(WorkerProcesses, KeepWhatIsSaidOnStandardError)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "messages", "of an earlier process, and longer\n");
  end_of(shell("echo out; echo said >&2", directory / "messages"));
  EXPECT_EQ(bytes_of(directory / "messages"), "said\n");
}

TEST(WorkerProcesses, GiveWordsAsTheyAre)
{
  const TemporaryDirectory directory;
  end_of({{"/bin/sh", "-c", "printf '%s' \"$1\" >&2", "sh", "a b\n'$HOME'"}, directory / "messages"});
  EXPECT_EQ(bytes_of(directory / "messages"), "a b\n'$HOME'");
}

TEST(WorkerProcesses, HaveNothingToRead)
{
  EXPECT_EQ(end_of(shell("read line")).exit, 1);
}

TEST(WorkerProcesses, TellTimeAndMemory)
{
  const WorkerEnd end = end_of(shell("n=0; while [ $n -lt 100000 ]; do n=$((n+1)); done"));
  EXPECT_EQ(end.exit, 0);
  EXPECT_GT(end.processor, 0);
  EXPECT_LT(end.processor, end.seconds * 2 + 1);
  EXPECT_GT(end.memory, 100000);
}

TEST(WorkerProcesses, WorkSideBySide)
{
  const TemporaryDirectory directory;
  const std::string a = (directory / "a").string();
  const std::string b = (directory / "b").string();
  const auto meet = [](const std::string& mine, const std::string& other) {
    return shell("touch " + mine + "; n=0; while [ $n -lt 600 ]; do [ -e " + other +
                 " ] && exit 0; sleep 0.1; n=$((n+1)); done; exit 1");
  };
  WorkerProcesses workers;
  workers.start(meet(a, b));
  workers.start(meet(b, a));
  EXPECT_EQ(workers.running(), 2U);
  EXPECT_EQ(end_of(workers).exit, 0);
  EXPECT_EQ(end_of(workers).exit, 0);
  EXPECT_EQ(workers.running(), 0U);
}

TEST(WorkerProcesses, TellWhichHasEnded)
{
  WorkerProcesses workers;
  std::map<std::size_t, int> expected;
  for (const int code : {3, 4, 5}) expected[workers.start(shell("exit " + std::to_string(code)))] = code;
  ASSERT_EQ(expected.size(), 3U);
  std::map<std::size_t, int> ended;
  for (int k = 0; k < 3; ++k) {
    const WorkerEnd end = end_of(workers);
    ended[end.task] = end.exit;
  }
  EXPECT_EQ(ended, expected);
}

TEST(WorkerProcesses, AreWaitedForNoLongerThanAsked)
{
  const TemporaryDirectory directory;
  WorkerProcesses workers;
  EXPECT_FALSE(workers.wait(1ms)) << "there is none";
  workers.start(waiting(directory));
  EXPECT_FALSE(workers.wait(1ms));
  EXPECT_EQ(workers.running(), 1U);
}

TEST(WorkerProcesses, StopWhenAsked)
{
  const TemporaryDirectory directory;
  WorkerProcesses workers;
  for (const char* const name : {"a", "b"}) workers.start(waiting(directory, name));
  ASSERT_TRUE(comes_true([&] { return is_there(directory / "aready") && is_there(directory / "bready"); }));
  workers.ask_to_stop();
  EXPECT_EQ(end_of(workers).exit, 75);
  EXPECT_EQ(end_of(workers).exit, 75);
  EXPECT_TRUE(is_there(directory / "astopped") && is_there(directory / "bstopped"));
}

TEST(WorkerProcesses, AreStoppedAndWaitedForAtTheEnd)
{
  const TemporaryDirectory directory;
  {
    WorkerProcesses workers;
    workers.start(waiting(directory));
    ASSERT_TRUE(comes_true([&] { return is_there(directory / "ready"); }));
  }
  EXPECT_TRUE(is_there(directory / "stopped"));
}

TEST(WorkerProcesses, AreAskedToStopWhenTheirParentIsKilled)
{
  const TemporaryDirectory directory;
  const pid_t parent = start_child(120, [&] {
    WorkerProcesses workers;
    workers.start(waiting(directory));
    workers.wait(std::chrono::minutes(2));
    return 0;
  });
  const bool began = comes_true([&] { return is_there(directory / "ready"); });
  ASSERT_EQ(kill(parent, SIGKILL), 0);
  EXPECT_EQ(status_of(parent), 1000 + SIGKILL);
  ASSERT_TRUE(began);
  EXPECT_TRUE(comes_true([&] { return is_there(directory / "stopped"); }));
}

/// A terminal's Ctrl-C goes to all of a group: a study asks its workers itself.
TEST(WorkerProcesses, AreInGroupsOfTheirOwn)
{
  const TemporaryDirectory directory;
  end_of(shell("ps -o pgid= -p $$ >&2; echo $$ >&2", directory / "messages"));
  std::istringstream said(bytes_of(directory / "messages"));
  pid_t group = 0;
  pid_t process = 0;
  said >> group >> process;
  EXPECT_GT(process, 0);
  EXPECT_EQ(group, process);
}

/// Signals that this thread does not want to hear are for it alone.  No shell here: it would hear them anyway.
TEST(WorkerProcesses, HearSignalsThatAreBlockedHere)
{
  const TemporaryDirectory directory;
  sigset_t terminate;
  sigset_t before;
  sigemptyset(&terminate);
  sigaddset(&terminate, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &terminate, &before);
  const WorkerEnd end =
      end_of({{"/usr/bin/awk", "/SigBlk/ {print $2 > \"/dev/stderr\"}", "/proc/self/status"},
              directory / "messages"});
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  EXPECT_EQ(end.exit, 0);
  EXPECT_EQ(bytes_of(directory / "messages"), "0000000000000000\n");
}

TEST(WorkerProcesses, OfAParentThatIgnoresItsChildrenEndAllTheSame)
{
  EXPECT_EQ(in_child(120,
                     [] {
                       signal(SIGCHLD, SIG_IGN);
                       WorkerProcesses workers;
                       workers.start(shell("exit 3"));
                       return end_of(workers).exit - 3;
                     }),
            0);
}

TEST(ThisProgram, IsTheOneThatRuns)
{
  EXPECT_EQ(this_program().filename(), "study_test");
}

}  // namespace
}  // namespace linli
