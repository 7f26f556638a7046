#include "output/files/output_lock.hpp"

#include "helpers.hpp"
#include "output/files/publish.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <memory>

namespace linli {
namespace {

using namespace test;

TEST(OutputLock, IsHeldByOneAtATime)
{
  const TemporaryDirectory directory;
  const auto place = directory / "x.h5";
  auto first = std::make_unique<OutputLock>(place, "results/x.h5");
  std::string text;
  EXPECT_EQ(exit_of([&] { OutputLock(place, "results/x.h5"); }, &text), Exit::output_in_use);
  EXPECT_EQ(text.find("results/x.h5: another run is writing it (pid " + std::to_string(getpid()) + " on "),
            0U)
      << text;
  EXPECT_NE(text.find(" since 20"), std::string::npos) << text;
  EXPECT_NO_THROW(OutputLock(directory / "y.h5", "y.h5"));
  first.reset();
  EXPECT_EQ(directory.entries(), 0);
  EXPECT_NO_THROW(OutputLock(place, "x.h5"));
}

TEST(OutputLock, OfAKilledProcessIsFree)
{
  const TemporaryDirectory directory;
  const auto place = directory / "x.h5";
  const int status = in_child(20, [&] {
    const OutputLock lock(place, "x.h5");
    raise(SIGKILL);
    return 0;
  });
  EXPECT_EQ(status, 1000 + SIGKILL);
  EXPECT_TRUE(std::filesystem::exists(lock_file_of(place)));
  EXPECT_NO_THROW(OutputLock(place, "x.h5"));
  EXPECT_EQ(directory.entries(), 0);
}

TEST(OutputLock, LeavesAnothersFileAlone)
{
  const TemporaryDirectory directory;
  const auto place = directory / "x.h5";
  {
    const OutputLock lock(place, "x.h5");
    std::filesystem::remove(lock_file_of(place));
    put_bytes(lock_file_of(place), "another's");
  }
  EXPECT_EQ(bytes_of(lock_file_of(place)), "another's");
}

/// Four processes take and release a lock many times; while it is held nobody else may come in.  A lock that
/// is released before its file is removed, or not looked for again once it is taken, lets two in.
TEST(OutputLock, HoldsWhileFilesComeAndGo)
{
  const TemporaryDirectory directory;
  const auto place = directory / "x.h5";
  std::vector<pid_t> children;
  for (int k = 0; k < 4; ++k) {
    children.push_back(start_child(120, [&] {
      int held = 0;
      while (held < 100) {
        try {
          const OutputLock lock(place, "x.h5");
          const auto inside = directory / "inside";
          if (!std::filesystem::create_directory(inside)) return 1;
          std::filesystem::remove(inside);
          ++held;
        } catch (const Error& error) {
          if (error.exit() != Exit::output_in_use) return 2;
        }
      }
      return 0;
    }));
  }
  for (const pid_t child : children) EXPECT_EQ(status_of(child), 0);
  EXPECT_EQ(directory.entries(), 0);
}

TEST(ClaimedOutput, IsRefusedToASecondRunFromTheStart)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "x.h5", "old");
  std::filesystem::create_symlink("x.h5", directory / "link.h5");
  const ClaimedOutput claim(directory / "x.h5", Overwrite::replace);
  put_bytes(claim.temporary(), "being written");
  for (const char* name : {"x.h5", "link.h5"}) {
    EXPECT_EQ(exit_of([&] { ClaimedOutput(directory / name, Overwrite::replace); }), Exit::output_in_use);
  }
  EXPECT_EQ(bytes_of(claim.temporary()), "being written");
}

}  // namespace
}  // namespace linli
