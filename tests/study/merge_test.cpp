#include "study/merge.hpp"

#include "helpers.hpp"
#include "study/study_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Told the_plan = {LineKind::plan, {{"study", "dials"}}};

Told told(LineKind kind, std::uint64_t k, Json more = Json::object())
{
  Json fields = {{"run", run_number(k)}};
  fields.update(more);
  return {kind, fields};
}

Told with_result(std::uint64_t k, const char* state = "s", double seconds = 1)
{
  return told(
      LineKind::done, k,
      {{"bytes", 100}, {"content", fmt::format("c{}", seconds)}, {"state", state}, {"seconds", seconds}});
}

/// A directory in which shards have written lines.
struct Shards {
  explicit Shards(const std::vector<std::vector<Told>>& lines)
  {
    for (std::size_t k = 0; k < lines.size(); ++k)
      write_lines(directory.path(), lines[k], Shard{static_cast<int>(k) + 1, static_cast<int>(lines.size())});
  }
  Merged merge(const std::vector<std::filesystem::path>& parts) const
  {
    return merge_manifests(StudyLock(directory.path()), parts);
  }
  Merged merge() const { return merge(shard_manifests(directory.path())); }
  std::string bytes() const { return bytes_of(directory / "manifest.jsonl"); }
  StudyState state() const
  {
    StudyState out;
    read_manifest(directory / "manifest.jsonl", [&](const ManifestLine& line) { out.take(line); });
    return out;
  }
  Stage stage_of(std::uint64_t k) const { return state().of(address_of(run_number(k)).value()).stage(); }

  TemporaryDirectory directory{};
};

const std::vector<std::vector<Told>> several = {{the_plan,
                                                 told(LineKind::started, 9),
                                                 with_result(9),
                                                 {LineKind::past, {{"key", "b"}}},
                                                 told(LineKind::started, 4)},
                                                {the_plan, told(LineKind::started, 2), with_result(2, "s", 3),
                                                 told(LineKind::started, 7), told(LineKind::failed, 7)},
                                                {the_plan,
                                                 {LineKind::look, {{"replicates", 2}}},
                                                 {LineKind::past, {{"key", "a"}}},
                                                 with_result(2, "s", 2)},
                                                {}};

TEST(Merge, IsTheSameBytesInAnyOrder)
{
  std::array<std::size_t, 4> order{};
  std::iota(order.begin(), order.end(), 0);
  std::string first;
  do {
    const Shards shards(several);
    const std::vector<std::filesystem::path> files = shard_manifests(shards.directory.path());
    std::vector<std::filesystem::path> parts;
    for (const std::size_t k : order) parts.push_back(files[k]);
    const Merged merged = shards.merge(parts);
    EXPECT_EQ(merged.runs, 4U);
    EXPECT_EQ(merged.finished, 2U);
    EXPECT_THAT(merged.told, IsEmpty());
    if (first.empty()) first = shards.bytes();
    EXPECT_EQ(shards.bytes(), first);
  } while (std::ranges::next_permutation(order).found);
  EXPECT_FALSE(first.empty());
}

/// Which shard did which runs does not show.
TEST(Merge, IsTheSameBytesHoweverRunsAreShared)
{
  const Shards one({{the_plan, with_result(1), with_result(2), with_result(3)}, {the_plan}});
  const Shards other(
      {{the_plan, with_result(3)}, {the_plan, told(LineKind::started, 2), with_result(2), with_result(1)}});
  one.merge();
  other.merge();
  EXPECT_EQ(one.bytes(), other.bytes());
}

TEST(Merge, AgainIsTheSame)
{
  const Shards shards(several);
  shards.merge();
  const std::string first = shards.bytes();
  shards.merge();
  EXPECT_EQ(shards.bytes(), first);
  EXPECT_THAT(kinds_in(shards.directory / "manifest.jsonl"),
              ElementsAre(LineKind::plan, LineKind::look, LineKind::past, LineKind::past, LineKind::done,
                          LineKind::failed, LineKind::started, LineKind::done, LineKind::merged));
}

TEST(Merge, KeepsOfARunWhatItCameTo)
{
  using enum LineKind;
  const Shards shards(
      {{the_plan, told(started, 1), told(failed, 1), told(started, 2), told(failed, 2), told(retry, 2),
        told(started, 2), told(started, 3)},
       {the_plan, with_result(1), told(started, 2), told(failed, 2), told(started, 3), told(failed, 3)}});
  shards.merge();
  EXPECT_EQ(shards.stage_of(1), Stage::done);
  EXPECT_EQ(shards.stage_of(2), Stage::started);
  EXPECT_EQ(shards.stage_of(3), Stage::failed);
  EXPECT_EQ(shards.state().of(address_of(run_number(2)).value()).attempt, 2U);
}

TEST(Merge, GoesOnAndIsMergedAgain)
{
  using enum LineKind;
  const Shards shards({{the_plan, told(started, 1), told(failed, 1), told(started, 2), told(failed, 2)}});
  shards.merge();
  write_lines(
      shards.directory.path(),
      {told(retry, 1), told(retry, 2), told(started, 2), told(failed, 2), {look, {{"replicates", 9}}}});
  shards.merge();
  EXPECT_EQ(shards.stage_of(1), Stage::retried);
  EXPECT_EQ(shards.stage_of(2), Stage::failed);
  EXPECT_EQ(shards.state().of(address_of(run_number(2)).value()).attempt, 2U);
  const StudyState state = shards.state();
  EXPECT_EQ(state.last(LineKind::look)->at("replicates"), 9);
}

TEST(Merge, TellsResultsThatDiffer)
{
  const Shards shards({{the_plan, with_result(1, "one")},
                       {the_plan, with_result(1, "other")},
                       {the_plan, with_result(2)},
                       {the_plan, with_result(2, "s", 5)}});
  const Merged merged = shards.merge();
  EXPECT_THAT(merged.told,
              ElementsAre(HasSubstr("run " + run_number(1) + ": 2 shards have different results")));
  EXPECT_THAT(merged.told.front(), HasSubstr("\"one\""));
  EXPECT_THAT(merged.told.front(), HasSubstr("\"other\""));
  EXPECT_EQ(merged.finished, 2U);
}

TEST(Merge, LeavesOutALineThatIsNotFinishedAndSaysSo)
{
  const Shards shards({{the_plan, with_result(1)}});
  const auto file = shards.directory / "manifest.1-of-1.jsonl";
  const std::string torn = bytes_of(file) + "{\"n\":3";
  put_bytes(file, torn);
  EXPECT_THAT(shards.merge().told,
              ElementsAre(HasSubstr("manifest.1-of-1.jsonl: its last line is not finished")));
  EXPECT_EQ(bytes_of(file), torn);
  EXPECT_EQ(shards.stage_of(1), Stage::done);
}

/// Runs are known by what decides them: a pilot's results count under the plan that came after it.
TEST(Merge, TakesTheStudysOwnManifestOfAnEarlierPlan)
{
  const Told later = {LineKind::plan, {{"study", "dials"}, {"replicates", 20}}};
  const Shards shards({{later, with_result(2)}, {the_plan, later, with_result(3)}});
  write_lines(shards.directory.path(), {the_plan, with_result(1)});
  const Merged merged = shards.merge();
  EXPECT_EQ(merged.finished, 3U);
  EXPECT_EQ(shards.stage_of(1), Stage::done);
  EXPECT_EQ(shards.state().last(LineKind::plan)->at("replicates"), 20);
}

TEST(Merge, RefusesOtherPlansAndDamageAndLeavesAllAsItWas)
{
  const Shards shards(
      {{the_plan, with_result(1)}, {{LineKind::plan, {{"study", "others"}}}, with_result(2)}});
  std::string text;
  EXPECT_EQ(exit_of([&] { shards.merge(); }, &text), Exit::io);
  EXPECT_THAT(text, HasSubstr("manifest.2-of-2.jsonl: is of another plan than "));
  EXPECT_FALSE(std::filesystem::exists(shards.directory / "manifest.jsonl"));
  put_bytes(shards.directory / "manifest.2-of-2.jsonl", "x\n");
  EXPECT_EQ(exit_of([&] { shards.merge(); }, &text), Exit::io);
  EXPECT_THAT(text, HasSubstr("manifest.2-of-2.jsonl:1: the manifest is damaged here"));
  EXPECT_EQ(shards.directory.entries(), 2);
}

}  // namespace
}  // namespace linli
