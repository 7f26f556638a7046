/// Studies of each kind read, and mean what they say.
#include "study/study_file.hpp"

#include "core/errors.hpp"
#include "engine/observables.hpp"
#include "study/arm_scenario.hpp"
#include "support/places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace linli {
namespace {

using testing::ElementsAre;

std::string folder()
{
  return test::source_dir() + "/tests/study/examples/";
}

Study example(const std::string& name)
{
  return read_study(folder() + name + ".yaml");
}

/// A study with two factors and these further lines.
Study with(const std::string& lines)
{
  return parse_study(folder() + "made_up.yaml",
                     "study: made_up\nbase: small.yaml\n"
                     "outcomes: {taking_part: {series: participation_any, over: last 26 weeks}}\n" +
                         lines);
}

TEST(StudyFile, ReadsAFactorial)
{
  const Study study = example("two_dials");
  EXPECT_LE(std::count(study.text.begin(), study.text.end(), '\n'), 20);
  EXPECT_EQ(study.name, "two_dials");
  EXPECT_EQ(study.design.kind, StudyDesign::Kind::factorial);
  ASSERT_EQ(study.arms.size(), 1U);
  EXPECT_EQ(study.arms[0].name, "base");
  ASSERT_EQ(study.factors.size(), 2U);
  EXPECT_EQ(study.factors[0].path, "leadership_skills.capacity");
  EXPECT_THAT(study.factors[0].levels, ElementsAre("-1", "0", "1"));
  EXPECT_THAT(study.factors[1].levels, ElementsAre("0.5", "1", "2"));
  using Level = std::pair<std::string, std::string>;
  EXPECT_THAT(study.reference.levels,
              ElementsAre(Level("leadership_skills.capacity", "0"), Level("workload.passing_down", "1")));
  EXPECT_EQ(study.replicates, 5);
  EXPECT_EQ(study.vary, Vary::people_and_luck);
  ASSERT_EQ(study.outcomes.size(), 1U);
  EXPECT_EQ(study.outcomes[0].first, 26);
  EXPECT_EQ(study.outcomes[0].last, 51);
}

TEST(StudyFile, ReadsArms)
{
  const Study study = example("training_or_relief");
  ASSERT_EQ(study.arms.size(), 4U);
  EXPECT_EQ(study.arms[1].name, "training");
  EXPECT_EQ(study.label.zh, "培训还是减负？");
  EXPECT_EQ(study.arms[1].label.zh, "书记培训");
  EXPECT_EQ(study.arms[1].label.en, "");
  EXPECT_EQ(study.arms[1].from, When::week(0));
  EXPECT_EQ(study.reference.arm, "as_now");
  ASSERT_TRUE(study.precision);
  EXPECT_DOUBLE_EQ(study.precision->matters, 0.005);
  EXPECT_EQ(study.precision->at_most, 40);
  EXPECT_EQ(study.vary, Vary::luck);
  ASSERT_EQ(study.outcomes.size(), 4U);
  EXPECT_TRUE(study.outcomes[0].total);
  EXPECT_THAT(study.outcomes[0].by, ElementsAre("area", "age_band"));
  EXPECT_EQ(study.outcomes[0].aim, StudyOutcome::Aim::usual);
  EXPECT_EQ(study.outcomes[1].aim, StudyOutcome::Aim::higher);
  EXPECT_EQ(study.outcomes[1].label.en, "Load");
  EXPECT_EQ(study.outcomes[1].first, 10);
  EXPECT_EQ(study.outcomes[1].last, 35);
  EXPECT_EQ(study.outcomes[2].first, 8);
  EXPECT_EQ(study.outcomes[2].last, 15);
  ASSERT_EQ(study.outcomes[3].ratio.size(), 2U);
  EXPECT_EQ(study.outcomes[3].ratio[0].of, StudyOutcome::Term::Of::cost);
  EXPECT_EQ(study.outcomes[3].ratio[1].of, StudyOutcome::Term::Of::extra);
  EXPECT_EQ(study.outcomes[3].ratio[1].outcome, "taking_part");
  EXPECT_TRUE(study.honesty);
  EXPECT_THAT(study.panels, ElementsAre(When::week(0), When::week(41)));
  EXPECT_EQ(study.most_runs, 200);
  EXPECT_DOUBLE_EQ(study.most_hours.value_or(0), 1.5);
}

TEST(StudyFile, TakesEveryAssumptionWithAPlausibleRange)
{
  const Study study = example("screening");
  EXPECT_EQ(study.design.kind, StudyDesign::Kind::morris);
  EXPECT_EQ(study.design.size, 10);
  EXPECT_EQ(study.design.groups, StudyDesign::Groups::by_room);
  EXPECT_GT(study.factors.size(), 200U);
  std::vector<std::string> paths;
  for (const StudyFactor& factor : study.factors) {
    paths.push_back(factor.path);
    EXPECT_LT(factor.range.low, factor.range.high) << factor.path;
    EXPECT_EQ(factor.path.find("programme."), std::string::npos);
    EXPECT_NE(factor.path, "population.years_here.owner");
    EXPECT_TRUE(factor.scale == Scale::linear || factor.range.low > 0) << factor.path;
  }
  EXPECT_EQ(std::count(paths.begin(), paths.end(), "workload.passing_down"), 1);
  EXPECT_EQ(study.factors[0].text_at(0), "0.25");
  EXPECT_EQ(study.factors[0].text_at(0.5), "1");
  EXPECT_EQ(study.factors[0].text_at(1), "4");
}

TEST(StudyFile, DrawsWorlds)
{
  const Study study = example("in_other_worlds");
  ASSERT_TRUE(study.worlds);
  EXPECT_EQ(study.worlds->draw, 32);
  EXPECT_GT(study.worlds->parameters.size(), 200U);
}

TEST(StudyFile, TakesAShippedBaseByName)
{
  const Study study =
      parse_study("anywhere.yaml",
                  "study: two_dials\nbase: baseline\nset: {population.scale: 0.1}\n"
                  "arms: {as_now: {}, tiny: {scenario: two_towns, set: {run.weeks: 5 years, "
                  "run.burn_in: 10 years}}}\nreference: as_now\n"
                  "outcomes: {taking_part: {series: participation_any_year, over: last 52 weeks}}\n");
  const auto base = arm_scenario(study, study.arms[0]);
  EXPECT_EQ(base[0].scenario.naming.name, "baseline");
  EXPECT_EQ(study.outcomes[0].last, 779);
  const auto tiny = arm_scenario(study, study.arms[1]);
  EXPECT_EQ(tiny[0].scenario.naming.name, "two_towns");
  EXPECT_EQ(tiny[0].scenario.population.scale, 0.1);
}

TEST(StudyFile, ReadsTables)
{
  const Study study = with("worlds: {table: worlds.csv}\n");
  ASSERT_TRUE(study.worlds);
  const ValueTable& table = study.worlds->table;
  EXPECT_THAT(table.paths, ElementsAre("trust.met", "programme.training_party"));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[1].name, "fast");
  EXPECT_EQ(table.rows[1].weight, 1.5);
  EXPECT_EQ(table.rows[1].line, 4);
  EXPECT_THAT(table.rows[1].values, ElementsAre("0.4", "2 hours"));
}

TEST(StudyFile, ReadsEveryDesign)
{
  using Kind = StudyDesign::Kind;
  const std::string ranges = "factors: {workload.passing_down: {range: [0.5, 2]}, trust.met: plausible}\n";
  const std::string pairs =
      "factors: {workload.passing_down: {levels: [0.5, 2]}, programme.appeal: {levels: [0, 0.4]}}\n";
  EXPECT_EQ(with("arms: {a: {}}\ndesign: arms\n").design.kind, Kind::arms);
  EXPECT_EQ(with(pairs + "design: factorial\n").design.kind, Kind::factorial);
  EXPECT_EQ(with(pairs + "design: {fractional: IV}\n").design.resolution, 4);
  EXPECT_EQ(with(ranges + "design: {latin_hypercube: 7}\n").design.size, 7);
  EXPECT_EQ(with(ranges + "design: {sobol: 64}\n").design.kind, Kind::sobol);
  EXPECT_EQ(with(ranges + "design: {saltelli: 64}\n").design.kind, Kind::saltelli);
  EXPECT_EQ(with(ranges + "design: {morris: {trajectories: 4, groups: none}}\n").design.size, 4);
}

TEST(ArmScenario, IsCompleteAndBeginsAsItsStudySays)
{
  const Study study = example("training_or_relief");
  const auto as_now = arm_scenario(study, study.arms[0]);
  ASSERT_EQ(as_now.size(), 1U);
  EXPECT_EQ(as_now[0].scenario.run.seed, 7);
  EXPECT_EQ(as_now[0].scenario.population.scale, 0.01);
  const std::vector<std::string>& recorded = as_now[0].scenario.output.series;
  EXPECT_NE(std::find(recorded.begin(), recorded.end(), "lever.calls"), recorded.end());
  EXPECT_THAT(as_now[0].scenario.output.panels.at("study").weeks, ElementsAre(When::week(0), When::week(41)));

  const auto relief = arm_scenario(study, study.arms[2]);
  ASSERT_EQ(relief.size(), 2U);
  EXPECT_EQ(relief[0].from, 0);
  EXPECT_EQ(relief[1].from, 10);
  const auto pruning = [](const Scenario& scenario) {
    return scenario.of<Programme>().level[static_cast<std::size_t>(Lever::task_pruning)];
  };
  EXPECT_EQ(pruning(relief[0].scenario), 0);
  EXPECT_EQ(pruning(relief[1].scenario), 0.8);
  EXPECT_EQ(origin_text(relief[1].scenario.origins, "programme.task_pruning"), study.file + ":9");

  const auto organisers = arm_scenario(study, study.arms[3]);
  ASSERT_EQ(organisers.size(), 1U);
  EXPECT_EQ(organisers[0].scenario.interventions.size(), 1U);
}

TEST(ArmScenario, TakesTheValuesOfAPoint)
{
  const Study study = example("screening");
  const auto stages = arm_scenario(study, study.arms[0],
                                   {value_at("population.years_here.owner", "12 years", "points.csv", {4, 2}),
                                    value_at("programme.appeal", "0.3", "points.csv", {4, 9})});
  ASSERT_EQ(stages.size(), 1U);
  EXPECT_EQ(origin_text(stages[0].scenario.origins, "population.years_here.owner"), "points.csv:4");
  try {
    arm_scenario(study, study.arms[0], {value_at("programme.appeal", "30", "points.csv", {5, 9})});
    FAIL() << "out of its range";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::StartsWith("points.csv:5:9: programme.appeal: 30 is outside"));
  }
}

}  // namespace
}  // namespace linli
