/// Which pasts a plan has, worked out by hand.
#include "study/pasts.hpp"

#include "made_up.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

/// Ten weeks of burn-in, so that week 0 of the study is week 10 of the run.
Plan plan_of_arms(const std::string& arms, const std::string& more = "")
{
  return make_plan(made_up("reference: as_now\narms:\n  as_now: {}\n" + arms + more));
}

std::string acting(const std::string& keys)
{
  return "{overlay: {interventions: {it: {" + keys + ", levers: {calls: 0.2}}}}}";
}

std::vector<std::int64_t> weeks_of(const Plan& plan)
{
  std::vector<std::int64_t> out;
  for (const PlannedPast& past : plan.pasts) out.push_back(past.week);
  return out;
}

std::vector<std::optional<std::size_t>> parents_of(const Plan& plan)
{
  std::vector<std::optional<std::size_t>> out;
  for (const PlannedPast& past : plan.pasts) out.push_back(past.from);
  return out;
}

std::vector<std::optional<std::size_t>> pasts_of_cells(const Plan& plan)
{
  std::vector<std::optional<std::size_t>> out;
  for (const PlannedCell& cell : plan.cells) out.push_back(cell.past);
  return out;
}

const std::optional<std::size_t> none;

TEST(Pasts, OfArmsThatBeginLaterIsTheBurnIn)
{
  const Plan plan = plan_of_arms(
      "  a: {set: {programme.calls: 0.2}, from: week 0}\n  b: {set: {programme.calls: 0.3}, from: week 0}\n");
  EXPECT_THAT(weeks_of(plan), ElementsAre(10));
  EXPECT_THAT(parents_of(plan), ElementsAre(none));
  EXPECT_THAT(pasts_of_cells(plan), ElementsAre(0, 0, 0));
}

TEST(Pasts, OfInterventionsThatStartApartAreAChain)
{
  const Plan plan =
      plan_of_arms("  early: " + acting("from: week 4") + "\n  late: " + acting("from: week 20") + "\n");
  EXPECT_THAT(weeks_of(plan), ElementsAre(14, 30));
  EXPECT_THAT(parents_of(plan), ElementsAre(none, 0));
  EXPECT_THAT(pasts_of_cells(plan), ElementsAre(1, 0, 1)) << "as_now and late are one until week 20";
}

TEST(Pasts, AreNotMadeForOneRun)
{
  EXPECT_THAT(make_plan(made_up("")).pasts, IsEmpty());
  const Plan alone =
      make_plan(made_up("set: {programme.appeal: 0.3}\narms: {a: " + acting("from: week 4") + "}\n"));
  EXPECT_THAT(alone.pasts, IsEmpty());
}

TEST(Pasts, OfOneRunWithAStageIsWhatComesBeforeIt)
{
  const Plan plan = make_plan(made_up("arms: {a: {set: {programme.calls: 0.2}, from: week 4}}\n"));
  EXPECT_THAT(weeks_of(plan), ElementsAre(14));
  EXPECT_THAT(pasts_of_cells(plan), ElementsAre(0));
}

TEST(Pasts, OfAConditionGoUntilItIsFirstLookedAt)
{
  const Plan plan = plan_of_arms(
      "  a: " + acting("from: week 6, condition: {series: trust, below: 0.5}, delay: 8 weeks") + "\n");
  EXPECT_THAT(weeks_of(plan), ElementsAre(16)) << "the delay is counted from there on";
}

TEST(Pasts, OfWhatIsRepeatedGoUntilTheFirstStart)
{
  EXPECT_THAT(weeks_of(plan_of_arms("  a: " + acting("from: week 3, every: 8 weeks, lasts: 1 week") + "\n")),
              ElementsAre(13));
  EXPECT_THAT(weeks_of(plan_of_arms("  a: " + acting("weeks: [week 9, week 5], lasts: 1 week") + "\n")),
              ElementsAre(15));
}

TEST(Pasts, OfWhatStartsInTheBurnInEndThere)
{
  EXPECT_THAT(weeks_of(plan_of_arms("  a: " + acting("from: week -7") + "\n")), ElementsAre(3));
}

TEST(Pasts, OfWhatStartsWithTheRunAreNone)
{
  EXPECT_THAT(plan_of_arms("  a: " + acting("from: week -10") + "\n").pasts, IsEmpty());
}

TEST(Pasts, AreNoneOfArmsThatDifferBeforeTheFirstWeek)
{
  const Plan plan = plan_of_arms("  a: {set: {population.scale: 0.02}}\n");
  EXPECT_THAT(plan.pasts, IsEmpty());
  EXPECT_THAT(pasts_of_cells(plan), ElementsAre(none, none));
}

TEST(Pasts, AreNotSharedBetweenArmsThatDifferFromTheFirstWeekOn)
{
  const Plan plan = plan_of_arms(
      "  a: {overlay: {interventions: {it: {from: week 4, levers: {calls: 0.2}}}}, "
      "set: {trust.met: 0.4}}\n");
  EXPECT_THAT(plan.pasts, IsEmpty());
}

TEST(Pasts, AreNotSharedBetweenRunsThatRecordOtherThings)
{
  const Plan plan = plan_of_arms(
      "  a: {overlay: {output: {groups: [sex]}, interventions: {it: {from: week 4, "
      "levers: {calls: 0.2}}}}}\n");
  EXPECT_THAT(plan.pasts, IsEmpty());
}

TEST(Pasts, AreNotSharedByAnArmOfHonesty)
{
  const Plan plan = plan_of_arms("  a: " + acting("from: week 4") + "\n", "honesty: true\n");
  ASSERT_EQ(plan.arms.size(), 4U);
  ASSERT_EQ(plan.arms[2].role, ArmRole::same);
  EXPECT_THAT(weeks_of(plan), ElementsAre(14));
  EXPECT_THAT(pasts_of_cells(plan), ElementsAre(0, 0, none, 0))
      << "what has no strength begins in week 4 too";
}

TEST(Pasts, AreOnesOwnInEveryWorld)
{
  const Plan plan = plan_of_arms("  a: " + acting("from: week 4") + "\n", "worlds: {table: worlds.csv}\n");
  EXPECT_THAT(weeks_of(plan), ElementsAre(14, 14));
  EXPECT_THAT(pasts_of_cells(plan), ElementsAre(0, 0, 1, 1));
  EXPECT_EQ(plan.pasts[1].cell, 2U);
}

TEST(Pasts, StandAfterTheOneTheyGoOnFromAndBelongToACellThatHasThem)
{
  const Plan plan = plan_of_arms("  a: " + acting("from: week 4") + "\n  b: " + acting("from: week 8") +
                                 "\n  c: " + acting("from: week -3") + "\n");
  EXPECT_THAT(weeks_of(plan), ElementsAre(7, 14, 18));
  EXPECT_THAT(parents_of(plan), ElementsAre(none, 0, 1));
  EXPECT_THAT(pasts_of_cells(plan), ElementsAre(2, 1, 2, 0));
}

TEST(Pasts, OfAStageAndOfAnInterventionInItAreAChain)
{
  const Plan plan = plan_of_arms(
      "  a: {from: week 0, overlay: {interventions: {it: {from: week 6, levers: {calls: 0.2}}}},"
      " set: {programme.calls: 0.2}}\n"
      "  b: {from: week 0, set: {programme.calls: 0.2}}\n");
  EXPECT_THAT(weeks_of(plan), ElementsAre(10, 16));
  EXPECT_THAT(parents_of(plan), ElementsAre(none, 0));
  EXPECT_THAT(pasts_of_cells(plan), ElementsAre(0, 1, 1));
}

TEST(WeeksToSimulate, AreThoseOfPastsOnceAndOfRunsFromThereOn)
{
  const Plan plan =
      plan_of_arms("  early: " + acting("from: week 4") + "\n  late: " + acting("from: week 20") + "\n");
  const WeeksToSimulate weeks = weeks_to_simulate(plan);
  EXPECT_EQ(weeks.straight, 3 * 52);
  EXPECT_EQ(weeks.shared, 14 + 16 + (52 - 14) + 2 * (52 - 30));
}

TEST(WeeksToSimulate, CountARunOfTwoCellsOnce)
{
  Plan plan = made_up_plan(3, 1, 1, 1);
  plan.cells[2].runs = plan.cells[1].runs;
  EXPECT_EQ(weeks_to_simulate(plan).straight, 2 * 52);
  EXPECT_EQ(weeks_to_simulate(plan).shared, 2 * 52);
}

TEST(PastScenario, LeavesOutWhatHasNotBegunAndNothingElse)
{
  const Study study = made_up(
      "arms: {a: {overlay: {interventions: {first: {from: week -10, levers: {calls: 0.2}}, it: {from: week "
      "4, "
      "levers: "
      "{calls: 0.2}}, next: {from: week 5, levers: {calls: 0.2}}}}}}\n");
  const Plan plan = make_plan(study);
  const Stages stages = cell_stages(study, plan, plan.cells[0]);
  const auto names = [&](std::int64_t week) {
    std::vector<std::string> out;
    for (const auto& [name, one] : past_scenario(stages, week).interventions) out.push_back(name);
    return out;
  };
  EXPECT_THAT(names(14), ElementsAre("first")) << "week 4 is week 14 of the run, and not simulated then";
  EXPECT_THAT(names(15), ElementsAre("first", "it"));
  EXPECT_THAT(names(16), ElementsAre("first", "it", "next"));
  Scenario past = past_scenario(stages, 14);
  past.interventions = stages.front().scenario.interventions;
  EXPECT_EQ(address_of({{0, past}}, {}), address_of(stages, {}));
}

TEST(PastStages, AreThoseThatEndBeforeItsWeekAndTheOneInForce)
{
  const Study study = made_up("arms: {a: {from: week 4, set: {programme.calls: 0.2}}}\n");
  const Plan plan = make_plan(study);
  const Stages stages = cell_stages(study, plan, plan.cells[0]);
  ASSERT_EQ(stages.size(), 2U);
  EXPECT_EQ(past_stages(stages, 14).size(), 1U);
  EXPECT_EQ(past_stages(stages, 15).size(), 2U);
  EXPECT_EQ(past_stages(stages, 0).size(), 1U);
}

TEST(PastKey, TellsApartWhatRecordsMoreFromOtherWeeksOn)
{
  const auto key = [](const std::string& from, std::int64_t week) {
    const Study study =
        made_up("arms: {a: {from: " + from +
                ", set: {output.groups: [sex]}}, b: {set: {trust.met: 0.4}}}\nreference: a\n");
    const Plan plan = make_plan(study);
    return past_key(cell_stages(study, plan, plan.cells[0]), week);
  };
  EXPECT_EQ(key("week 4", 14), key("week 6", 14));
  EXPECT_NE(key("week 4", 20), key("week 6", 20));
  EXPECT_NE(key("week 4", 13), key("week 4", 14));
}

}  // namespace
}  // namespace linli
