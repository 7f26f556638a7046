#include "study/study_state.hpp"

#include "helpers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace linli {
namespace {

using namespace test;

Address run(std::uint64_t k)
{
  return address_of(run_number(k)).value();
}

Told told(LineKind kind, std::uint64_t k, Json more = Json::object())
{
  Json fields = {{"run", run_number(k)}};
  fields.update(more);
  return {kind, fields};
}

StudyState after(const std::vector<Told>& lines)
{
  StudyState state;
  std::int64_t n = 0;
  for (const Told& line : lines) state.take({++n, line.kind, line.fields});
  return state;
}

Stage stage_after(const std::vector<Told>& lines)
{
  return after(lines).of(run(1)).stage();
}

TEST(StudyState, IsWhatTheLastLineAboutARunSays)
{
  using enum LineKind;
  EXPECT_EQ(stage_after({}), Stage::planned);
  EXPECT_EQ(stage_after({told(started, 2)}), Stage::planned);
  EXPECT_EQ(stage_after({told(started, 1)}), Stage::started);
  EXPECT_EQ(stage_after({told(started, 1), told(failed, 1)}), Stage::failed);
  EXPECT_EQ(stage_after({told(started, 1), told(failed, 1), told(retry, 1)}), Stage::retried);
  EXPECT_EQ(stage_after({told(started, 1), told(failed, 1), told(retry, 1), told(started, 1)}),
            Stage::started);
  EXPECT_EQ(stage_after({told(started, 1), told(done, 1)}), Stage::done);
  EXPECT_EQ(stage_after({told(done, 1, {{"adopted", true}})}), Stage::adopted);
  EXPECT_EQ(stage_after({told(done, 1, {{"adopted", "yes"}})}), Stage::done);
}

TEST(StudyState, CountsAttempts)
{
  using enum LineKind;
  std::vector<Told> lines;
  for (std::uint64_t k = 1; k <= 3; ++k) {
    lines.push_back(told(started, 1));
    lines.push_back(told(failed, 1));
    EXPECT_EQ(after(lines).of(run(1)).attempt, k);
    lines.push_back(told(retry, 1));
  }
  EXPECT_EQ(after({told(failed, 1, {{"attempt", 7}}), told(started, 1)}).of(run(1)).attempt, 8U);
  EXPECT_EQ(after({told(failed, 1, {{"attempt", 1U << 30U}}), told(started, 1)}).of(run(1)).attempt, 4095U);
}

TEST(StudyState, CountsTheRunsOfAPlan)
{
  using enum LineKind;
  const StudyState state = after({told(started, 1), told(done, 2), told(failed, 3),
                                  told(done, 4, {{"adopted", true}}), told(retry, 5), told(done, 99)});
  const std::vector<Address> planned{run(1), run(2), run(3), run(4), run(5), run(6), run(7)};
  EXPECT_THAT(state.counts(planned), testing::ElementsAre(2, 1, 1, 1, 1, 1));
  EXPECT_EQ(state.runs().size(), 6U);
}

TEST(StudyState, HoldsTheLastPlanAndLook)
{
  const StudyState none = after({});
  EXPECT_EQ(none.last(LineKind::plan), nullptr);
  const StudyState state = after({{LineKind::plan, {{"a", 1}}},
                                  {LineKind::plan, {{"a", 2}}},
                                  {LineKind::look, {{"replicates", 4}}},
                                  {LineKind::look, {{"replicates", 5}}}});
  EXPECT_EQ(state.last(LineKind::plan)->at("a"), 2);
  EXPECT_EQ(state.last(LineKind::look)->at("replicates"), 5);
  EXPECT_EQ(state.looks(), 2);
}

TEST(StudyState, SaysWhatGoingOnDoes)
{
  using enum LineKind;
  const auto step = [](const std::vector<Told>& lines, std::optional<std::uint64_t> there) {
    return step_for(after(lines).of(run(1)), there);
  };
  const std::vector<Told> finished{told(started, 1), told(done, 1, {{"bytes", 100}})};
  EXPECT_EQ(step(finished, 100), NextStep::none);
  EXPECT_EQ(step(finished, 99), NextStep::check);
  EXPECT_EQ(step(finished, {}), NextStep::run);
  EXPECT_EQ(step({told(done, 1, {{"bytes", 100}, {"adopted", true}})}, 100), NextStep::none);
  EXPECT_EQ(step({}, {}), NextStep::run);
  EXPECT_EQ(step({}, 100), NextStep::check);
  EXPECT_EQ(step({told(started, 1)}, {}), NextStep::run);
  EXPECT_EQ(step({told(started, 1)}, 100), NextStep::check);
  EXPECT_EQ(step({told(failed, 1)}, {}), NextStep::wait);
  EXPECT_EQ(step({told(failed, 1)}, 100), NextStep::check);
  EXPECT_EQ(step({told(failed, 1), told(retry, 1)}, {}), NextStep::run);
}

const std::vector<Told> small = {{LineKind::plan, {{"study", "dials"}}},
                                 told(LineKind::started, 1),
                                 told(LineKind::failed, 1),
                                 told(LineKind::done, 2, {{"bytes", 100}}),
                                 told(LineKind::retry, 1)};

/// Everything of a state, as text.
std::string shown(const StudyState& state)
{
  const Json* const plan = state.last(LineKind::plan);
  std::string out = plan == nullptr ? "" : plan->dump();
  for (const RunState& one : state.runs())
    out += fmt::format(" {}:{}:{}:{}", one.run.text(), static_cast<int>(one.stage()),
                       std::uint64_t{one.attempt}, std::uint64_t{one.bytes});
  return out;
}

StudyState state_of(const StudyLock& lock, std::string* said = nullptr)
{
  StudyState state;
  const Manifest manifest(lock, [&](const ManifestLine& line) { state.take(line); });
  if (said != nullptr) *said = manifest.told();
  return state;
}

/// A study that is killed while it writes, at every byte: what it finds is a prefix of what it had written, and it
/// goes on from there.
TEST(StudyState, OfAManifestCutAtAnyByteIsThatOfAPrefixOfItsLines)
{
  const TemporaryDirectory directory;
  write_lines(directory.path(), small);
  const std::string whole = bytes_of(directory / "manifest.jsonl");
  const TemporaryDirectory here;
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    const std::string kept = whole.substr(0, cut);
    const std::string torn = kept.substr(kept.rfind('\n') + 1);
    const std::ptrdiff_t lines = std::ranges::count(kept, '\n');
    std::filesystem::remove(here / "manifest.torn");
    put_bytes(here / "manifest.jsonl", kept);
    const StudyLock lock(here.path());
    std::string said;
    ASSERT_EQ(shown(state_of(lock, &said)), shown(after({small.begin(), small.begin() + lines}))) << cut;
    ASSERT_EQ(said.empty(), torn.empty());
    ASSERT_EQ(bytes_of(here / "manifest.torn"), torn.empty() ? "" : torn + "\n");
    Manifest manifest(lock, [](const ManifestLine&) {});
    manifest.append(LineKind::started, {{"run", run_number(3)}});
    std::vector<Told> expected(small.begin(), small.begin() + lines);
    expected.push_back(told(LineKind::started, 3));
    StudyState again;
    read_manifest(here / "manifest.jsonl", [&](const ManifestLine& line) { again.take(line); });
    ASSERT_EQ(shown(again), shown(after(expected)));
  }
}

/// Of 10,000 runs no more than 24 bytes each are kept, but for the room in which a vector grows; and reading keeps a line.
TEST(StudyState, OfTenThousandRunsIsSmall)
{
  const TemporaryDirectory directory;
  constexpr std::uint64_t runs = 10'000;
  {
    std::ofstream out(directory / "manifest.jsonl", std::ios::binary);
    std::int64_t n = 0;
    std::string prev(no_line_before);
    for (std::uint64_t k = 0; k < runs; ++k) {
      for (const Told& line :
           {told(LineKind::started, k, {{"arm", "relief"}, {"replicate", k}}),
            told(LineKind::done, k, {{"arm", "relief"}, {"bytes", 1000 + k}, {"seconds", 12.5}})}) {
        const WrittenLine written = written_line({++n, line.kind, line.fields, prev});
        out << written.text;
        prev = written.sum;
      }
    }
  }
  StudyState state;
  const ManifestEnd end =
      read_manifest(directory / "manifest.jsonl", [&](const ManifestLine& line) { state.take(line); });
  EXPECT_EQ(end.lines, static_cast<std::int64_t>(2 * runs));
  EXPECT_EQ(state.runs().size(), runs);
  EXPECT_LE(state.bytes(), 2 * 24 * runs);
  EXPECT_TRUE(std::ranges::is_sorted(state.runs(), {}, &RunState::run));
  for (std::uint64_t k = 0; k < runs; ++k) ASSERT_EQ(step_for(state.of(run(k)), 1000 + k), NextStep::none);
}

}  // namespace
}  // namespace linli
