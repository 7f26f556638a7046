/// Scenarios and addresses of the cells of a plan.
#include "study/cell_scenario.hpp"

#include "made_up.hpp"
#include "run/run.hpp"
#include "support/runs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace linli {
namespace {

using namespace test;

const std::string two_arms =
    "reference: as_now\narms:\n  as_now: {}\n"
    "  calls: {overlay: {interventions: {it: {from: week 4, levers: {calls: 0.2}}}}}\n";

/// One address at a time, as the conductor's scenarios have it.
std::vector<Address> one_by_one(const Stages& stages, Vary vary, std::int64_t count)
{
  std::vector<Address> out;
  for (std::int64_t replicate = 0; replicate < count; ++replicate) {
    Stages other = stages;
    set_replicate(other, vary, replicate);
    out.push_back(address_of(other, {}));
  }
  return out;
}

/// All addresses of a plan by arm, point and world.
std::vector<std::vector<Address>> runs_of_cells(const Plan& plan)
{
  std::vector<std::vector<Address>> out;
  for (const PlannedCell& cell : plan.cells) out.push_back(cell.runs);
  return out;
}

TEST(Addresses, OfReplicatesAreThoseOfTheirScenarios)
{
  for (const char* const set : {"", "set: {run.seed: 1234567}\n", "set: {run.replicate: 9}\n"}) {
    const Study study =
        made_up("arms: {a: {from: week 4, set: {programme.calls: 0.2}}}\n" + std::string(set));
    const Plan plan = make_plan(study);
    const Stages stages = cell_stages(study, plan, plan.cells[0]);
    ASSERT_EQ(stages.size(), 2U);
    for (const Vary vary : {Vary::people_and_luck, Vary::luck})
      EXPECT_EQ(addresses_of(stages, vary, 12, {}), one_by_one(stages, vary, 12));
  }
}

TEST(Addresses, OfReplicatesDiffer)
{
  const Study study = made_up("");
  const Stages stages = cell_stages(study, make_plan(study), make_plan(study).cells[0]);
  const std::vector<Address> people = addresses_of(stages, Vary::people_and_luck, 5, {});
  const std::vector<Address> luck = addresses_of(stages, Vary::luck, 5, {});
  std::set<Address> all(people.begin(), people.end());
  all.insert(luck.begin(), luck.end());
  EXPECT_EQ(all.size(), 9U) << "replicate 0 is the same run either way";
}

TEST(Addresses, OfThePlanVaryAsTheStudySays)
{
  for (const char* const vary : {"people and luck", "luck"}) {
    const Study study = made_up("replicates: 3\nvary: " + std::string(vary) + "\n");
    const Plan plan = make_plan(study);
    const Stages stages = cell_stages(study, plan, plan.cells[0]);
    EXPECT_EQ(plan.cells[0].runs, one_by_one(stages, study.vary, 3));
  }
}

TEST(Addresses, SetTheLuckOfEveryStage)
{
  const Study study = made_up("arms: {a: {from: week 4, set: {programme.calls: 0.2}}}\n");
  const Plan plan = make_plan(study);
  Stages stages = cell_stages(study, plan, plan.cells[0]);
  set_replicate(stages, Vary::luck, 3);
  for (const auto& stage : stages) EXPECT_EQ(stage.scenario.run.replicate, 3);
  set_replicate(stages, Vary::people_and_luck, 5);
  for (const auto& stage : stages) EXPECT_EQ(stage.scenario.run.seed, 6);
}

TEST(Addresses, StayWhereReplicatesAreAdded)
{
  const Study study = made_up(two_arms + "replicates: 2\n");
  const Plan few = make_plan(study);
  const Plan many = with_replicates(study, few, 5);
  EXPECT_EQ(many.replicates, 5);
  for (std::size_t k = 0; k < few.cells.size(); ++k) {
    ASSERT_EQ(many.cells[k].runs.size(), 5U);
    EXPECT_TRUE(std::equal(few.cells[k].runs.begin(), few.cells[k].runs.end(), many.cells[k].runs.begin()));
  }
  EXPECT_EQ(runs_of_cells(with_replicates(study, many, 2)), runs_of_cells(few));
}

TEST(Addresses, StayWhereArmsOrWorldsAreAdded)
{
  const Plan few = make_plan(made_up(two_arms));
  const Plan arms = make_plan(made_up(two_arms + "  more: {set: {trust.met: 0.4}}\nhonesty: true\n"));
  EXPECT_EQ(arms.cell(0, 0, 0).runs, few.cell(0, 0, 0).runs);
  EXPECT_EQ(arms.cell(1, 0, 0).runs, few.cell(1, 0, 0).runs);
  Study study = made_up(two_arms + "worlds: {table: worlds.csv}\n");
  const Plan two = make_plan(study);
  study.worlds->table.rows.push_back({"third", 1, 5, {"0.3", "3 hours"}});
  const Plan three = make_plan(study);
  for (std::size_t world = 0; world < 2; ++world) {
    for (std::size_t arm = 0; arm < 2; ++arm)
      EXPECT_EQ(three.cell(arm, 0, world).runs, two.cell(arm, 0, world).runs);
  }
}

TEST(Addresses, OfArmsAtEveryPointInEveryWorldDiffer)
{
  const Plan plan =
      make_plan(made_up(two_arms + "worlds: {table: worlds.csv}\nreplicates: 2\ndesign: factorial\n"
                                   "factors: {workload.passing_down: {levels: [0.5, 1]}}\n"));
  EXPECT_EQ(plan.runs().size(), 2 * 2 * 2 * 2U);
}

TEST(Honesty, ComputesTheReferenceAgainUnderAnotherAddress)
{
  const Study study = made_up(two_arms + "honesty: true\n");
  const Plan plan = make_plan(study);
  ASSERT_EQ(plan.arms[2].role, ArmRole::same);
  EXPECT_NE(plan.cells[2].runs, plan.cells[0].runs);
  EXPECT_EQ(address_of(cell_stages(study, plan, plan.cells[2]), {}), plan.cells[0].runs[0])
      << "the scenario is that of the reference";
  EXPECT_EQ(address_of(cell_stages(study, plan, plan.cells[2]), apart_of(plan.arms[2])),
            plan.cells[2].runs[0]);
}

/// Names of interventions in the last stage of the arm without strength; each has none.
std::vector<std::string> strengthless_of(const std::string& arms)
{
  const Study study = made_up("reference: as_now\nhonesty: true\narms:\n" + arms);
  const Plan plan = make_plan(study);
  const PlannedCell& cell = plan.cells.back();
  EXPECT_EQ(plan.arms[cell.arm].role, ArmRole::strengthless);
  EXPECT_NE(cell.runs[0], plan.cells[0].runs[0]) << "a run of its own";
  std::vector<std::string> out;
  const Stages stages = cell_stages(study, plan, cell);
  for (const auto& [name, one] : stages.back().scenario.interventions) {
    out.push_back(name);
    EXPECT_EQ(one.strength, name.ends_with("zero_strength") ? 0 : 1) << name;
  }
  return out;
}

TEST(Honesty, AddsWhatArmsDoWithoutStrength)
{
  EXPECT_THAT(
      strengthless_of("  as_now: {}\n  a: {overlay: {interventions: {it: {levers: {calls: 0.2}}}}}\n"),
      testing::ElementsAre("it_zero_strength"));
}

TEST(Honesty, AddsAnInterventionWhereArmsHaveNone)
{
  EXPECT_THAT(strengthless_of("  as_now: {}\n  a: {set: {trust.met: 0.4}}\n"),
              testing::ElementsAre("zero_strength"));
}

TEST(Honesty, AddsAnInterventionWhereTheReferenceHasAllThatArmsHave)
{
  EXPECT_THAT(strengthless_of("  as_now: {overlay: {interventions: {it: {levers: {calls: 0.2}}}}}\n"
                              "  a: {overlay: {interventions: {it: {levers: {calls: 0.4}}}}}\n"),
              testing::ElementsAre("it", "zero_strength"));
}

/// What an arm does before the reference changes must not come too late for it.
TEST(Honesty, RunsWhereTheReferenceHasStages)
{
  const Study study = made_up(
      "reference: as_now\nhonesty: true\n"
      "set: {population.scale: 0.003, run.burn_in: 2 weeks, run.weeks: 8 weeks}\narms:\n"
      "  as_now: {from: week 4, set: {trust.met: 0.4}}\n"
      "  a: {overlay: {interventions: {it: {from: week 0, lasts: 2 weeks, levers: {calls: 0.2}}}}}\n");
  const Plan plan = make_plan(study);
  const auto series = [&](const PlannedCell& cell) {
    const Stages stages = cell_stages(study, plan, cell);
    linli::Run run = after(linli::Run::begin(stages[0].scenario, Workers(1)), stages.at(1).from);
    return district_series(finished(run.branch(stages[1].scenario)), "participation_any");
  };
  EXPECT_EQ(series(plan.cells.back()), series(plan.cells.front()));
}

}  // namespace
}  // namespace linli
