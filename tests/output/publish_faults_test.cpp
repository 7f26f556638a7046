/// Results for which there is no room: the old one stays, and nothing is left beside it.
#include "helpers.hpp"
#include "output/files/publish.hpp"
#include "output/hdf5/hdf5_handle.hpp"
#include "output/hdf5/hdf5_write.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

namespace linli {
namespace {

using namespace test;

/// In a child where files may have at most `size` bytes.
void limit_files(rlim_t size)
{
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit = {size, size};
  if (setrlimit(RLIMIT_FSIZE, &limit) != 0) throw std::runtime_error("setrlimit");
}

/// Publishes over an old file where that must fail: 0 if it failed as it should.
int fails_cleanly(const TemporaryDirectory& directory, const std::filesystem::path& target,
                  const FileGroup& root)
{
  std::string text;
  const Exit exit = exit_of([&] { publish_tree(ClaimedOutput(target, Overwrite::replace), root); }, &text);
  if (exit == Exit::complete) return 1;
  if (exit != Exit::io || !hdf5_must_leave_quickly()) return 2;
  const bool told = text.find(target.string() + ": ") == 0 && text.find("cannot ") != std::string::npos;
  if (!told ||
      (text.find("File too large") == std::string::npos && text.find("No space left") == std::string::npos)) {
    std::fprintf(stderr, "%s\n", text.c_str());
    return 3;
  }
  return bytes_of(target) == "old" && directory.entries() == 1 ? 0 : 4;
}

/// A tree whose file has some 700 kB: more than the library holds back.
FileGroup large_tree()
{
  FileGroup root = sample_tree();
  std::vector<double> values(100'000);
  for (std::size_t k = 0; k < values.size(); ++k) values[k] = 1.0 / static_cast<double>(k + 1);
  root.datasets = {make_axis("k", values)};
  return root;
}

TEST(PublishFaults, AFileThatMayNotGrowIsAnError)
{
  // Small limits fail while values are written, larger ones not before the file is closed.
  const TemporaryDirectory directory;
  write_tree(directory / "whole.h5", large_tree());
  const auto size = static_cast<rlim_t>(std::filesystem::file_size(directory / "whole.h5"));
  std::filesystem::remove(directory / "whole.h5");
  put_bytes(directory / "x.h5", "old");
  for (rlim_t limit = 512; limit < size; limit += (size - limit) / 8 + 1) {
    const int status = in_child(20, [&] {
      limit_files(limit);
      return fails_cleanly(directory, directory / "x.h5", large_tree());
    });
    EXPECT_EQ(status, 0) << "limit " << limit << " of " << size;
  }
}

TEST(PublishFaults, AFullDiskIsAnError)
{
  const TemporaryDirectory directory;
  const int status = in_child(20, [&] {
    // A small disk of our own, in a mount namespace that ends with the child; else a limit to files.
    const bool mounted = unshare(CLONE_NEWNS) == 0 &&
                         mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                         mount("none", directory.path().c_str(), "tmpfs", 0, "size=128k") == 0;
    put_bytes(directory / "x.h5", "old");
    if (!mounted) limit_files(128 << 10);
    return fails_cleanly(directory, directory / "x.h5", large_tree());
  });
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace linli
