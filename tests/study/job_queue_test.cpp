/// In which order jobs come, and which pasts are needed how long.
#include "study/job_queue.hpp"

#include "made_up.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace linli {

/// "p1.0" is past 1 in replicate 0, "r2.1" run 2 in replicate 1.
void PrintTo(const Job& job, std::ostream* out)
{
  *out << (job.kind == Job::Kind::past ? "p" : "r") << job.number << "." << job.replicate;
}

namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;
using testing::UnorderedElementsAre;

Job past(std::uint32_t number, std::uint32_t replicate)
{
  return {Job::Kind::past, number, replicate};
}

Job run(std::uint32_t number, std::uint32_t replicate)
{
  return {Job::Kind::run, number, replicate};
}

/// Every run of a plan whose addresses are all different.
std::vector<Job> all_runs(const Plan& plan)
{
  std::vector<Job> out;
  for (std::uint32_t r = 0; r < plan.replicates; ++r) {
    for (std::uint32_t k = 0; k < plan.cells.size(); ++k) out.push_back(run(k, r));
  }
  return out;
}

/// Three arms: the first has no past, the others go on from past 1 (week 20), which goes on from past 0 (week 12).
Plan chain(std::int64_t replicates)
{
  Plan plan = made_up_plan(3, 1, 1, replicates);
  plan.pasts = {{12, {}, 1}, {20, 0, 1}};
  plan.cells[1].past = 1;
  plan.cells[2].past = 1;
  return plan;
}

/// Takes what can start, one after the other, and lets each end well at once.
std::vector<Job> in_order(JobQueue& queue)
{
  std::vector<Job> out;
  while (const auto job = queue.next()) {
    out.push_back(*job);
    queue.done(*job);
  }
  return out;
}

TEST(JobQueue, GoesReplicateByReplicateAndCellByCell)
{
  const Plan plan = made_up_plan(2, 1, 1, 3);
  JobQueue queue(plan, all_runs(plan));
  EXPECT_THAT(in_order(queue), ElementsAre(run(0, 0), run(1, 0), run(0, 1), run(1, 1), run(0, 2), run(1, 2)));
  EXPECT_TRUE(queue.empty());
}

TEST(JobQueue, PutsPastsFirst)
{
  const Plan plan = chain(2);
  JobQueue queue(plan, all_runs(plan));
  EXPECT_THAT(in_order(queue), ElementsAre(past(0, 0), past(1, 0), run(0, 0), run(1, 0), run(2, 0),
                                           past(0, 1), past(1, 1), run(0, 1), run(1, 1), run(2, 1)));
}

TEST(JobQueue, SimulatesNoPastThatNobodyNeeds)
{
  const Plan plan = chain(1);
  JobQueue queue(plan, {run(0, 0)});
  EXPECT_THAT(in_order(queue), ElementsAre(run(0, 0)));
}

TEST(JobQueue, LetsWhatGoesOnFromAPastWaitForIt)
{
  const Plan plan = chain(1);
  JobQueue queue(plan, all_runs(plan));
  EXPECT_THAT(queue.next(), Optional(past(0, 0)));
  EXPECT_THAT(queue.next(), Optional(run(0, 0)));
  EXPECT_EQ(queue.next(), std::nullopt);
  queue.done(past(0, 0));
  EXPECT_THAT(queue.next(), Optional(past(1, 0)));
  EXPECT_EQ(queue.next(), std::nullopt);
  queue.done(past(1, 0));
  EXPECT_THAT(queue.next(), Optional(run(1, 0)));
  EXPECT_FALSE(queue.empty());
}

TEST(JobQueue, BeginsTheNextReplicateMeanwhileAndNoLaterOne)
{
  const Plan plan = made_up_plan(1, 1, 1, 4);
  JobQueue queue(plan, all_runs(plan));
  EXPECT_THAT(queue.next(), Optional(run(0, 0)));
  EXPECT_THAT(queue.next(), Optional(run(0, 1)));
  EXPECT_EQ(queue.next(), std::nullopt) << "replicate 0 is not over";
  queue.done(run(0, 1));
  EXPECT_EQ(queue.next(), std::nullopt) << "replicate 0 is still not over";
  queue.done(run(0, 0));
  EXPECT_THAT(queue.next(), Optional(run(0, 2)));
}

TEST(JobQueue, CountsWhatCouldStart)
{
  const Plan plan = chain(3);
  JobQueue queue(plan, all_runs(plan));
  EXPECT_EQ(queue.ready(100), 4U) << "a past and a run of each of two replicates";
  EXPECT_EQ(queue.ready(3), 3U);
  queue.next();
  EXPECT_EQ(queue.ready(100), 3U);
  queue.done(past(0, 0));
  EXPECT_EQ(queue.ready(100), 4U);
}

TEST(JobQueue, GivesBackWhatHasToStartAgain)
{
  const Plan plan = made_up_plan(2, 1, 1, 1);
  JobQueue queue(plan, all_runs(plan));
  queue.next();
  queue.put_back(run(0, 0));
  EXPECT_THAT(queue.under_way(), IsEmpty());
  EXPECT_THAT(in_order(queue), ElementsAre(run(0, 0), run(1, 0)));
}

TEST(JobQueue, IsEmptyOnlyWhenNothingIsUnderWay)
{
  const Plan plan = made_up_plan(1, 1, 1, 1);
  JobQueue queue(plan, all_runs(plan));
  queue.next();
  EXPECT_FALSE(queue.empty());
  EXPECT_THAT(queue.under_way(), ElementsAre(run(0, 0)));
  queue.done(run(0, 0));
  EXPECT_TRUE(queue.empty());
}

TEST(JobQueue, LosesOnlyItselfWithARunThatFails)
{
  const Plan plan = made_up_plan(2, 1, 1, 1);
  JobQueue queue(plan, all_runs(plan));
  queue.next();
  EXPECT_THAT(queue.failed(run(0, 0)), ElementsAre(run(0, 0)));
  EXPECT_THAT(in_order(queue), ElementsAre(run(1, 0)));
}

TEST(JobQueue, LosesWithAPastAllThatGoesOnFromIt)
{
  const Plan plan = chain(2);
  JobQueue queue(plan, all_runs(plan));
  queue.next();
  EXPECT_THAT(queue.failed(past(0, 0)), UnorderedElementsAre(run(1, 0), run(2, 0))) << "by way of past 1";
  EXPECT_THAT(in_order(queue),
              ElementsAre(run(0, 0), past(0, 1), past(1, 1), run(0, 1), run(1, 1), run(2, 1)));
  EXPECT_TRUE(queue.empty());
}

TEST(JobQueue, TellsEachPastOnceAfterItsLastUser)
{
  const Plan plan = chain(1);
  JobQueue queue(plan, all_runs(plan));
  queue.next();
  queue.done(past(0, 0));
  EXPECT_THAT(queue.no_longer_needed(), IsEmpty());
  queue.next();
  queue.done(past(1, 0));
  EXPECT_THAT(queue.no_longer_needed(), ElementsAre(past(0, 0)));
  while (queue.next()) continue;
  queue.done(run(1, 0));
  queue.done(run(0, 0));
  EXPECT_THAT(queue.no_longer_needed(), IsEmpty());
  queue.done(run(2, 0));
  EXPECT_THAT(queue.no_longer_needed(), ElementsAre(past(1, 0)));
  EXPECT_THAT(queue.no_longer_needed(), IsEmpty());
}

TEST(JobQueue, TellsAPastWhoseUsersFailed)
{
  const Plan plan = chain(1);
  JobQueue queue(plan, all_runs(plan));
  for (std::uint32_t k : {0U, 1U}) {
    queue.next();
    queue.done(past(k, 0));
  }
  while (queue.next()) continue;
  queue.no_longer_needed();
  queue.failed(run(1, 0));
  queue.failed(run(2, 0));
  EXPECT_THAT(queue.no_longer_needed(), ElementsAre(past(1, 0)));
}

TEST(JobQueue, TellsThePastOfAPastThatFailed)
{
  const Plan plan = chain(1);
  JobQueue queue(plan, all_runs(plan));
  queue.next();
  queue.done(past(0, 0));
  queue.next();
  queue.failed(past(1, 0));
  EXPECT_THAT(queue.no_longer_needed(), ElementsAre(past(0, 0))) << "and not past 1, which there is not";
}

TEST(JobQueue, KeepsThePastOfWhatStartsAgain)
{
  const Plan plan = chain(1);
  JobQueue queue(plan, {run(1, 0)});
  for (std::uint32_t k : {0U, 1U}) {
    queue.next();
    queue.done(past(k, 0));
  }
  queue.no_longer_needed();
  queue.next();
  queue.put_back(run(1, 0));
  EXPECT_THAT(queue.no_longer_needed(), IsEmpty());
  EXPECT_THAT(queue.next(), Optional(run(1, 0)));
}

TEST(JobQueue, CountsTheWeeksThatWait)
{
  const Plan plan = chain(1);
  EXPECT_EQ(weeks_of(plan, past(0, 0)), 12);
  EXPECT_EQ(weeks_of(plan, past(1, 0)), 8);
  EXPECT_EQ(weeks_of(plan, run(0, 0)), 52);
  EXPECT_EQ(weeks_of(plan, run(1, 0)), 32);
  JobQueue queue(plan, all_runs(plan));
  EXPECT_EQ(queue.weeks_waiting(), 12 + 8 + 52 + 32 + 32);
  queue.next();
  EXPECT_EQ(queue.weeks_waiting(), 8 + 52 + 32 + 32);
}

}  // namespace
}  // namespace linli
