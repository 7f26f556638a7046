/// Every line counts at once, and who comes next finds it.
#include "study/study_ledger.hpp"

#include "helpers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;

Address run(std::uint64_t k)
{
  return *address_of(run_number(k));
}

TEST(StudyLedger, CountsALineAtOnce)
{
  const TemporaryDirectory directory;
  StudyLedger ledger(directory.path(), {});
  EXPECT_EQ(ledger.state().of(run(1)).stage(), Stage::planned);
  ledger.append(LineKind::started, {{"run", run_number(1)}});
  EXPECT_EQ(ledger.state().of(run(1)).stage(), Stage::started);
  ledger.append(LineKind::done, {{"run", run_number(1)}, {"bytes", 100}});
  EXPECT_EQ(ledger.state().of(run(1)).bytes, 100U);
  EXPECT_THAT(kinds_in(directory / "manifest.jsonl"), ElementsAre(LineKind::started, LineKind::done));
}

TEST(StudyLedger, BeginsWithWhatIsThere)
{
  const TemporaryDirectory directory;
  write_lines(directory.path(),
              {{LineKind::plan, {{"study", "dials"}}}, {LineKind::failed, {{"run", run_number(1)}}}});
  StudyLedger ledger(directory.path(), {});
  EXPECT_EQ(ledger.state().of(run(1)).stage(), Stage::failed);
  ledger.append(LineKind::retry, {{"run", run_number(1)}});
  EXPECT_EQ(ledger.state().of(run(1)).stage(), Stage::retried);
  EXPECT_EQ(ledger.state().last(LineKind::plan)->at("study"), "dials");
}

TEST(StudyLedger, SaysTheSameToWhoComesNext)
{
  const TemporaryDirectory directory;
  const auto write = [&] {
    StudyLedger ledger(directory.path(), {});
    for (int k = 0; k < 3; ++k) ledger.append(LineKind::started, {{"run", run_number(7)}});
    return ledger.state().of(run(7)).attempt;
  };
  const std::uint64_t attempts = write();
  EXPECT_EQ(attempts, 3U);
  EXPECT_EQ(StudyLedger(directory.path(), {}).state().of(run(7)).attempt, attempts);
}

TEST(StudyLedger, IsOneProcesss)
{
  const TemporaryDirectory directory;
  const StudyLedger ledger(directory.path(), {});
  EXPECT_EQ(exit_of([&] { StudyLedger(directory.path(), {}); }), Exit::output_in_use);
}

TEST(StudyLedger, OfAShardIsItsOwn)
{
  const TemporaryDirectory directory;
  StudyLedger one(directory.path(), Shard{1, 2});
  const StudyLedger two(directory.path(), Shard{2, 2});
  one.append(LineKind::started, {{"run", run_number(1)}});
  EXPECT_EQ(two.state().of(run(1)).stage(), Stage::planned);
  EXPECT_THAT(kinds_in(directory / "manifest.1-of-2.jsonl"), ElementsAre(LineKind::started));
}

TEST(StudyLedger, TellsOfATornLine)
{
  const TemporaryDirectory directory;
  write_lines(directory.path(), {{LineKind::plan, {{"study", "dials"}}}});
  EXPECT_EQ(StudyLedger(directory.path(), {}).told(), "");
  put_bytes(directory / "manifest.jsonl", bytes_of(directory / "manifest.jsonl") + "{\"n\":2");
  EXPECT_NE(StudyLedger(directory.path(), {}).told(), "");
}

}  // namespace
}  // namespace linli
