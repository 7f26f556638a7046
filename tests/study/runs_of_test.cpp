/// Which runs are whose.
#include "made_up.hpp"
#include "study/conduct.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace linli {
namespace {

using namespace test;

std::vector<Address> addresses(const Plan& plan, const std::vector<Job>& jobs)
{
  std::vector<Address> out;
  for (const Job& job : jobs) out.push_back(plan.cells.at(job.number).runs.at(job.replicate));
  return out;
}

/// Every run of a plan in its order, by whichever of `shards` has it.
std::map<Job, int> by_shard(const Plan& plan, int shards)
{
  std::map<Job, int> out;
  for (int number = 1; number <= shards; ++number) {
    for (const Job& job : runs_of(plan, Shard{number, shards}))
      EXPECT_TRUE(out.emplace(job, number).second) << "in two shards";
  }
  return out;
}

TEST(RunsOf, IsReplicateByReplicateAndCellByCell)
{
  const Plan plan = made_up_plan(3, 2, 2, 4);
  EXPECT_EQ(addresses(plan, runs_of(plan, {})), plan.runs());
  EXPECT_EQ(plan.runs().size(), 48U);
  EXPECT_EQ(plan.runs().front(), plan.cells.front().runs.front());
  EXPECT_EQ(plan.runs()[1], plan.cells[1].runs.front());
}

TEST(RunsOf, HasEachAddressOnce)
{
  Plan plan = made_up_plan(3, 1, 1, 2);
  plan.cells[2].runs = plan.cells[0].runs;
  const std::vector<Job> jobs = runs_of(plan, {});
  EXPECT_EQ(jobs.size(), 4U);
  EXPECT_EQ(addresses(plan, jobs), plan.runs());
  EXPECT_EQ(jobs.front().number, 0U) << "of the first cell that has it";
}

TEST(RunsOf, AllShardsTogetherHaveEachRunOnce)
{
  for (const bool with_past : {false, true}) {
    Plan plan = made_up_plan(3, 2, 2, 5);
    plan.cells[7].runs = plan.cells[6].runs;
    if (with_past) {
      plan.pasts = {{10, {}, 0}};
      plan.cells[0].past = 0;
    }
    const std::vector<Job> all = runs_of(plan, {});
    for (const int shards : {1, 2, 3, 7, 100}) {
      const std::map<Job, int> parts = by_shard(plan, shards);
      ASSERT_EQ(parts.size(), all.size()) << shards;
      for (const Job& job : all) EXPECT_TRUE(parts.contains(job));
    }
  }
}

TEST(RunsOf, AShardHasItsRunsInTheOrderOfAll)
{
  const Plan plan = made_up_plan(3, 2, 1, 4);
  for (int number = 1; number <= 3; ++number) {
    const std::vector<Job> jobs = runs_of(plan, Shard{number, 3});
    EXPECT_EQ(jobs.size(), 8U);
    EXPECT_TRUE(std::ranges::is_sorted(jobs, {},
                                       [](const Job& job) { return std::pair(job.replicate, job.number); }));
  }
}

TEST(RunsOf, RunsOfOnePastStayInOneShard)
{
  Plan plan = made_up_plan(3, 1, 2, 4);
  plan.pasts = {{10, {}, 0}, {10, {}, 3}};
  for (std::size_t k = 0; k < plan.cells.size(); ++k) plan.cells[k].past = plan.cells[k].world;
  for (const int shards : {2, 3, 8}) {
    std::map<std::pair<std::size_t, std::uint32_t>, std::set<int>> shards_of_past;
    std::set<int> with_work;
    for (const auto& [job, shard] : by_shard(plan, shards)) {
      shards_of_past[{*plan.cells[job.number].past, job.replicate}].insert(shard);
      with_work.insert(shard);
    }
    EXPECT_EQ(shards_of_past.size(), 8U);
    for (const auto& [past, in] : shards_of_past) EXPECT_EQ(in.size(), 1U) << shards << " shards";
    EXPECT_EQ(with_work.size(), static_cast<std::size_t>(shards));
  }
}

TEST(RunsOf, EveryShardHasWorkWhereReplicatesAreFew)
{
  Plan plan = made_up_plan(6, 1, 1, 1);
  plan.pasts = {{10, {}, 0}};
  for (PlannedCell& cell : plan.cells) cell.past = 0;
  for (int number = 1; number <= 6; ++number) EXPECT_EQ(runs_of(plan, Shard{number, 6}).size(), 1U);
}

}  // namespace
}  // namespace linli
