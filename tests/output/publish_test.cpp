#include "output/files/publish.hpp"

#include "helpers.hpp"
#include "output/files/files.hpp"
#include "output/files/verify.hpp"
#include "output/hdf5/hdf5_write.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <sys/stat.h>

namespace linli {
namespace {

using namespace test;

const FileStep no_check = [](const std::filesystem::path&) {};

/// As a run does it: claims the name, then publishes under it.
void publish_at(const std::filesystem::path& target, Overwrite policy, const FileStep& write,
                const FileStep& check = require_sound)
{
  publish(ClaimedOutput(target, policy), write, check);
}

void publish_tree_at(const std::filesystem::path& target, Overwrite policy, const FileGroup& root)
{
  publish_tree(ClaimedOutput(target, policy), root);
}

FileStep writes(const std::string& text)
{
  return [text](const std::filesystem::path& temporary) { write_new_file(temporary, text); };
}

TEST(Publish, GivesAResultItsName)
{
  const TemporaryDirectory directory;
  publish_tree_at(directory / "x.h5", Overwrite::refuse, sample_tree());
  EXPECT_TRUE(verify(directory / "x.h5").sound);
  EXPECT_EQ(directory.entries(), 1);
}

TEST(Publish, RefusesWhatExists)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "x.h5", "old");
  std::string text;
  EXPECT_EQ(exit_of([&] { publish_tree_at(directory / "x.h5", Overwrite::refuse, sample_tree()); }, &text),
            Exit::output_in_use);
  EXPECT_NE(text.find("x.h5 exists already"), std::string::npos) << text;
  EXPECT_NE(text.find("use --overwrite"), std::string::npos) << text;
  EXPECT_EQ(bytes_of(directory / "x.h5"), "old");
  EXPECT_EQ(directory.entries(), 1);
}

TEST(Publish, ReplacesOnRequest)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "x.h5", "old");
  publish_tree_at(directory / "x.h5", Overwrite::replace, sample_tree());
  EXPECT_TRUE(verify(directory / "x.h5").sound);
  publish_at(directory / "new.txt", Overwrite::replace, writes("text"), no_check);
  EXPECT_EQ(bytes_of(directory / "new.txt"), "text");
  EXPECT_EQ(directory.entries(), 2);
}

TEST(Publish, NoticesAFileThatAppearsMeanwhile)
{
  const TemporaryDirectory directory;
  const auto body = [&] {
    publish_at(directory / "x", Overwrite::refuse, writes("mine"),
               [&](const auto&) { put_bytes(directory / "x", "theirs"); });
  };
  EXPECT_EQ(exit_of(body), Exit::output_in_use);
  EXPECT_EQ(bytes_of(directory / "x"), "theirs");
  EXPECT_EQ(directory.entries(), 1);
}

TEST(Publish, ClearsUpAfterAnyFailure)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "x", "old");
  const auto fails = [](const std::filesystem::path& temporary) {
    throw Error(Exit::io, {Problem{.file = temporary.string(), .problem = "cannot do it"}});
  };
  std::string text;
  EXPECT_EQ(exit_of([&] { publish_at(directory / "x", Overwrite::replace, writes("new"), fails); }, &text),
            Exit::io);
  EXPECT_NE(text.find((directory / "x").string() + ": cannot do it"), std::string::npos) << text;
  const auto throws = [](const auto&) { throw std::runtime_error("anything"); };
  EXPECT_THROW(publish_at(directory / "x", Overwrite::replace, writes("new"), throws), std::runtime_error);
  EXPECT_EQ(bytes_of(directory / "x"), "old");
  EXPECT_EQ(directory.entries(), 1);
}

TEST(Publish, ReadsBackWhatWasWritten)
{
  const TemporaryDirectory directory;
  const auto damaged = [](const std::filesystem::path& temporary) {
    write_tree(temporary, sample_tree());
    std::string bytes = bytes_of(temporary);
    const std::size_t at = bytes.find("北苑");
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    put_bytes(temporary, bytes);
  };
  std::string text;
  EXPECT_EQ(exit_of([&] { publish_at(directory / "x.h5", Overwrite::refuse, damaged); }, &text), Exit::io);
  EXPECT_NE(text.find("x.h5"), std::string::npos) << text;
  EXPECT_EQ(directory.entries(), 0);
}

TEST(Publish, FollowsLinks)
{
  const TemporaryDirectory directory;
  std::filesystem::create_directory(directory / "disk");
  std::filesystem::create_symlink("disk/y", directory / "x");
  publish_at(directory / "x", Overwrite::refuse, writes("first"), no_check);
  EXPECT_EQ(bytes_of(directory / "disk/y"), "first");
  EXPECT_EQ(exit_of([&] { publish_at(directory / "x", Overwrite::refuse, writes("second"), no_check); }),
            Exit::output_in_use);
  publish_at(directory / "x", Overwrite::replace, writes("third"), no_check);
  EXPECT_TRUE(std::filesystem::is_symlink(directory / "x"));
  EXPECT_EQ(bytes_of(directory / "disk/y"), "third");
  std::filesystem::create_symlink("gone/y", directory / "astray");
  std::filesystem::create_symlink("ring", directory / "ring");
  std::string text;
  EXPECT_EQ(exit_of([&] { ClaimedOutput(directory / "astray", Overwrite::refuse); }, &text), Exit::io);
  EXPECT_NE(text.find("astray: cannot be written (there is no directory"), std::string::npos) << text;
  EXPECT_EQ(exit_of([&] { ClaimedOutput(directory / "ring", Overwrite::refuse); }, &text), Exit::io);
  EXPECT_NE(text.find("ring: cannot be looked at"), std::string::npos) << text;
  EXPECT_EQ(directory.entries(), 4);
}

TEST(Publish, RemovesWhatAKilledRunLeft)
{
  const TemporaryDirectory directory;
  const int status = in_child(20, [&] {
    publish_at(directory / "x", Overwrite::refuse, writes("half"), [](const auto&) { raise(SIGKILL); });
    return 0;
  });
  EXPECT_EQ(status, 1000 + SIGKILL);
  EXPECT_EQ(directory.entries(), 2);  // its file and its lock
  publish_at(directory / "x", Overwrite::refuse, writes("whole"), no_check);
  EXPECT_EQ(bytes_of(directory / "x"), "whole");
  EXPECT_EQ(directory.entries(), 1);
}

TEST(Publish, LooksAtThePlaceBeforeWorkBegins)
{
  const TemporaryDirectory directory;
  std::filesystem::create_directory(directory / "results");
  put_bytes(directory / "file", "");
  const auto refusal = [&](const std::filesystem::path& target, Exit expected, const std::string& words) {
    for (const Overwrite policy : {Overwrite::refuse, Overwrite::replace}) {
      std::string text;
      EXPECT_EQ(exit_of([&] { require_publishable(target, policy); }, &text), expected);
      EXPECT_NE(text.find(words), std::string::npos) << text;
    }
  };
  refusal(directory / "result/x.h5", Exit::io, "did you mean " + (directory / "results").string() + "?");
  refusal(directory / "elsewhere/x.h5", Exit::io, "mkdir -p");
  refusal(directory / "file/x.h5", Exit::io, "is not a directory");
  refusal(directory / "file/deep/x.h5", Exit::io, "file/deep");
  refusal(directory / "results", Exit::io, "it is a directory");
  refusal(directory / "results/", Exit::io, "is not a file name");
  refusal("", Exit::io, "is not a file name");
  refusal("/dev/null", Exit::io, "not a regular file");
  if (geteuid() == 0) return;  // root may write anywhere
  chmod((directory / "results").c_str(), 0500);
  refusal(directory / "results/x.h5", Exit::io, "not writable");
}

TEST(Publish, LetsOneOfManyWin)
{
  const TemporaryDirectory directory;
  for (int round = 0; round < 10; ++round) {
    const auto target = directory / ("x" + std::to_string(round) + ".h5");
    std::vector<pid_t> children;
    for (int k = 0; k < 4; ++k) {
      children.push_back(start_child(60, [&] {
        FileGroup root = sample_tree();
        root.attributes.push_back({"publisher", std::int64_t{k}});
        return static_cast<int>(exit_of([&] { publish_tree_at(target, Overwrite::refuse, root); }));
      }));
    }
    int won = 0;
    for (const pid_t child : children) {
      const int status = status_of(child);
      EXPECT_TRUE(status == 0 || status == static_cast<int>(Exit::output_in_use)) << status;
      won += status == 0;
    }
    EXPECT_EQ(won, 1);
    EXPECT_TRUE(verify(target).sound);
    EXPECT_EQ(directory.entries(), round + 1);
  }
}

TEST(Publish, RenamesInOneStep)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "a", "a");
  put_bytes(directory / "b", "b");
  EXPECT_FALSE(rename_noreplace(directory / "a", directory / "b"));
  EXPECT_EQ(bytes_of(directory / "a"), "a");
  EXPECT_EQ(bytes_of(directory / "b"), "b");
  EXPECT_TRUE(rename_noreplace(directory / "a", directory / "c"));
  EXPECT_EQ(bytes_of(directory / "c"), "a");
  EXPECT_EQ(exit_of([&] { rename_noreplace(directory / "gone", directory / "d"); }), Exit::io);
}

}  // namespace
}  // namespace linli
