#include "study/study_lock.hpp"

#include "helpers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <memory>

namespace linli {
namespace {

using namespace test;

TEST(StudyLock, IsHeldByOneAtATimeWhoIsNamed)
{
  const TemporaryDirectory directory;
  auto first = std::make_unique<StudyLock>(directory.path());
  std::string text;
  EXPECT_EQ(exit_of([&] { StudyLock{directory.path()}; }, &text), Exit::output_in_use);
  EXPECT_THAT(text, testing::StartsWith(directory.path().string() + ": another study is writing it (pid " +
                                        std::to_string(getpid()) + " on "));
  first.reset();
  EXPECT_NO_THROW(StudyLock{directory.path()});
  EXPECT_EQ(directory.entries(), 0);
}

TEST(StudyLock, OfAKilledStudyIsFree)
{
  const TemporaryDirectory directory;
  const int status = in_child(20, [&] {
    const StudyLock lock(directory.path());
    raise(SIGKILL);
    return 0;
  });
  EXPECT_EQ(status, 1000 + SIGKILL);
  EXPECT_NO_THROW(StudyLock{directory.path()});
}

TEST(StudyLock, OfShardsStandsInNobodysWay)
{
  const TemporaryDirectory directory;
  const StudyLock whole(directory.path());
  const StudyLock third(directory.path(), Shard{3, 8});
  const StudyLock fourth(directory.path(), Shard{4, 8});
  EXPECT_EQ(exit_of([&] { StudyLock(directory.path(), Shard{3, 8}); }), Exit::output_in_use);
  EXPECT_EQ(third.manifest(), directory / "manifest.3-of-8.jsonl");
  EXPECT_EQ(third.torn(), directory / "manifest.3-of-8.torn");
  EXPECT_EQ(whole.manifest(), directory / "manifest.jsonl");
  EXPECT_EQ(whole.torn(), directory / "manifest.torn");
}

TEST(Shard, IsKnownByTheNameOfItsManifest)
{
  EXPECT_EQ(shard_of("manifest.3-of-8.jsonl"), (Shard{3, 8}));
  EXPECT_EQ(shard_of("manifest.1000-of-1000.jsonl"), (Shard{1000, 1000}));
  for (const char* name :
       {"manifest.jsonl", "manifest.0-of-8.jsonl", "manifest.9-of-8.jsonl", "manifest.03-of-8.jsonl",
        "manifest.3-of-8.jsonl~", "manifest.3-of-8.torn", "manifest.-1-of-8.jsonl",
        "manifest.3-of-99999999999.jsonl", ".manifest.3-of-8.jsonl.linli-lock", ""})
    EXPECT_EQ(shard_of(name), std::nullopt) << name;
}

TEST(Shard, ManifestsAreFoundInOrder)
{
  const TemporaryDirectory directory;
  for (const char* name :
       {"manifest.10-of-10.jsonl", "manifest.9-of-10.jsonl", "manifest.jsonl", "study.yaml"})
    put_bytes(directory / name, "");
  EXPECT_EQ(shard_manifests(directory.path()),
            (std::vector{directory / "manifest.9-of-10.jsonl", directory / "manifest.10-of-10.jsonl"}));
  EXPECT_TRUE(shard_manifests(directory / "none").empty());
}

}  // namespace
}  // namespace linli
