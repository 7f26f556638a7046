/// From a study to its plan: what it takes over, what it refuses.
#include "study/make_plan.hpp"

#include "made_up.hpp"
#include "output/helpers.hpp"
#include "study/arm_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;

std::string refused(const Study& study, Exit exit)
{
  std::string told;
  EXPECT_EQ(exit_of([&] { make_plan(study); }, &told), exit);
  return told;
}

std::size_t count_of(const std::string& text, const std::string& part)
{
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++out;
  return out;
}

/// Two worlds in which no run is possible, and one in which all are.
Study with_impossible_worlds()
{
  Study study = made_up(
      "arms: {as_now: {}, a: {set: {programme.calls: 0.2}}}\nreference: as_now\nworlds: {table: "
      "worlds.csv}\n");
  study.worlds->table = {{"network.clustering"},
                         {{"fine", 1, 2, {"0.3"}}, {"dense", 1, 3, {"0.9"}}, {"denser", 1, 4, {"0.9"}}}};
  return study;
}

TEST(MakePlan, TakesOverWhatTheStudySays)
{
  const Study study = made_up(
      "description: two\nset: {population.scale: 0.02, run.start: 2018-01-08}\narms: {as_now: {}, a: {set: "
      "{trust.met: "
      "0.4}}}\nreference: a\nvary: luck\nreplicates: 4\npanels: [week 3]\n");
  const Plan plan = make_plan(study);
  EXPECT_EQ(plan.study, "made_up");
  EXPECT_EQ(plan.description, "two");
  EXPECT_TRUE(std::filesystem::path(plan.file).is_absolute());
  EXPECT_EQ(plan.arms.size(), 2U);
  EXPECT_EQ(plan.reference_arm, 1U);
  EXPECT_EQ(plan.vary, Vary::luck);
  EXPECT_EQ(plan.replicates, 4);
  EXPECT_EQ(plan.burn_in, 10);
  EXPECT_EQ(plan.weeks, 42);
  EXPECT_EQ(plan.start, "2018-01-08");
  EXPECT_EQ(plan.scale, 0.02);
  EXPECT_THAT(plan.panels, ElementsAre(When::week(3)));
  ASSERT_EQ(plan.outcomes.size(), 1U);
  EXPECT_EQ(plan.ground, ground_of(study));
}

TEST(MakePlan, HasAsManyReplicatesAsAPrecisionAllows)
{
  const Plan plan =
      make_plan(made_up("arms: {as_now: {}, a: {set: {trust.met: 0.4}}}\nreference: as_now\n"
                        "precision: {outcome: taking_part, matters: 0.5 points, at_most: 6}\n"));
  EXPECT_EQ(plan.replicates, 6);
  EXPECT_EQ(plan.cells[0].runs.size(), 6U);
}

TEST(MakePlan, GoesWorldByWorldPointByPointArmByArm)
{
  const Plan plan = make_plan(made_up(
      "arms: {as_now: {}, a: {set: {programme.calls: 0.2}}}\nreference: as_now\nworlds: {table: worlds.csv}\n"
      "factors: {workload.passing_down: {levels: [0.5, 1, 2]}}\ndesign: factorial\n"));
  ASSERT_EQ(plan.cells.size(), 12U);
  std::size_t number = 0;
  for (std::size_t world = 0; world < 2; ++world) {
    for (std::size_t point = 0; point < 3; ++point) {
      for (std::size_t arm = 0; arm < 2; ++arm)
        EXPECT_EQ(&plan.cell(arm, point, world), &plan.cells[number++]);
    }
  }
}

TEST(MakePlan, FindsTheReferenceAmongThePoints)
{
  const Plan plan = make_plan(
      made_up("factors: {workload.passing_down: {levels: [0.5, 1, 2]}, leadership_skills.capacity: {levels: "
              "[-1, 0]}}\n"
              "design: factorial\nreference: {workload.passing_down: 1.0, leadership_skills.capacity: 0}\n"));
  ASSERT_TRUE(plan.reference_point);
  EXPECT_THAT(plan.points.at(*plan.reference_point).values, ElementsAre("1", "0"));
  EXPECT_FALSE(plan.reference_arm);
}

TEST(MakePlan, AddsTheArmsOfHonestyLast)
{
  const Plan plan = make_plan(
      made_up("arms: {a: {set: {trust.met: 0.4}}, as_now: {}}\nreference: as_now\nhonesty: true\n"));
  ASSERT_EQ(plan.arms.size(), 4U);
  EXPECT_EQ(plan.arms[2].name, "as_now again");
  EXPECT_EQ(plan.arms[3].role, ArmRole::strengthless);
  EXPECT_TRUE(plan.honesty);
}

TEST(MakePlan, TellsHowFarItIs)
{
  std::vector<std::size_t> done;
  make_plan(made_up("factors: {workload.passing_down: {levels: [0.5, 1, 2]}}\ndesign: factorial\n"),
            [&](std::size_t cells, std::size_t of) {
              done.push_back(cells);
              EXPECT_EQ(of, 3U);
            });
  EXPECT_THAT(done, ElementsAre(1, 2, 3));
}

TEST(MakePlan, RefusesMoreRunsThanTheBudgetHas)
{
  const std::string design =
      "worlds: {table: worlds.csv}\nreplicates: 5\nfactors: {workload.passing_down: {levels: [0.5, 1, 2]}}\n"
      "design: factorial\n";
  const std::string told = refused(made_up(design + "budget: {runs: 29}\n"), Exit::usage);
  EXPECT_THAT(told, HasSubstr("budget.runs: 1 arms × 3 points × 2 worlds × 5 replicates are 30 runs"));
  EXPECT_THAT(told, HasSubstr("the budget is 29"));
  EXPECT_EQ(make_plan(made_up(design + "budget: {runs: 30}\n")).runs().size(), 30U);
}

TEST(MakePlan, RefusesMoreRunsThanAStudyHas)
{
  Study study = made_up("");
  study.replicates = 4194305;
  EXPECT_THAT(refused(study, Exit::usage), HasSubstr("a study has at most 4194304"));
}

TEST(MakePlan, TellsAFaultOfManyCellsOnceWithTheFirstAndHowManyThereAre)
{
  const std::string told = refused(with_impossible_worlds(), Exit::scenario);
  EXPECT_EQ(count_of(told, "network.clustering"), 1U) << told;
  EXPECT_THAT(told, HasSubstr("in arm `as_now`, world dense"));
  EXPECT_THAT(told, HasSubstr("4 of 6 cells of the design cannot be run"));
}

TEST(MakePlan, TellsDifferentFaultsOfCells)
{
  Study study = with_impossible_worlds();
  study.worlds->table.rows[2].values = {"0.95"};
  const std::string told = refused(study, Exit::scenario);
  EXPECT_THAT(told, HasSubstr("world dense)"));
  EXPECT_THAT(told, HasSubstr("world denser)"));
}

TEST(GroundOf, IsTheSameForTheSameStudy)
{
  const std::string lines = "arms: {as_now: {}, a: {set: {trust.met: 0.4}}}\nreference: as_now\n";
  EXPECT_EQ(ground_of(made_up(lines)), ground_of(made_up(lines)));
  EXPECT_NE(ground_of(made_up(lines)), ground_of(made_up(lines + "replicates: 2\n")));
}

/// Everything that a file beside the study's own says.
TEST(GroundOf, ChangesWithTablesScenariosAndOptions)
{
  const Study study = made_up("worlds: {table: worlds.csv}\n");
  const std::string before = ground_of(study);
  const auto changes = [&](const auto& change) {
    Study other = study;
    change(other);
    return ground_of(other) != before;
  };
  EXPECT_TRUE(changes([](Study& s) { s.worlds->table.rows[0].values[0] = "0.25"; }));
  EXPECT_TRUE(changes([](Study& s) { s.worlds->table.rows[0].weight = 2; }));
  EXPECT_TRUE(changes([](Study& s) { s.worlds->table.rows[0].name = "other"; }));
  EXPECT_TRUE(changes([](Study& s) { s.worlds->table.paths[0] = "programme.appeal"; }));
  EXPECT_TRUE(changes([](Study& s) { s.worlds->table.rows.pop_back(); }));
  EXPECT_TRUE(
      changes([](Study& s) { s.set.push_back(value_at("population.scale", "0.02", scale_option, {})); }));
  EXPECT_TRUE(
      changes([](Study& s) { s.base = source_dir() + "/scenarios/tiny/two_towns_interventions.yaml"; }));
  EXPECT_FALSE(changes([](Study&) {}));
}

}  // namespace
}  // namespace linli
