#include "engine/recording_plan.hpp"

#include "core/errors.hpp"
#include "engine/recorders.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linli {
namespace {

using namespace test;

const World& lived_in()
{
  static const World world = lived_in_district(0);
  return world;
}

/// Two weeks of burn-in and ten of the study.
Scenario short_run()
{
  Scenario scenario = baseline();
  scenario.run.burn_in = 2;
  scenario.run.weeks = 10;
  return scenario;
}

std::vector<std::string> faults_of(const Scenario& scenario)
{
  std::vector<std::string> out;
  try {
    recording_plan(scenario, lived_in());
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    for (const Problem& problem : error.problems()) {
      EXPECT_EQ(problem.file, scenario.file);
      out.push_back(problem.path + ": " + problem.problem +
                    (problem.hint.empty() ? "" : " — " + problem.hint));
    }
  }
  return out;
}

std::vector<std::string> names_of(const std::vector<Observable>& observables)
{
  std::vector<std::string> out;
  for (const Observable& o : observables) out.push_back(o.name);
  return out;
}

TEST(RecordingPlan, OfADefaultScenarioIsAllSeriesByTheUsualGroups)
{
  const RecordingPlan plan = recording_plan(short_run(), lived_in());
  EXPECT_EQ(names_of(plan.observables), names_of(all_observables()));
  EXPECT_EQ(plan.groupings, Recording::usual_groupings());
  EXPECT_TRUE(plan.panels.empty());
  EXPECT_TRUE(plan.surveys.empty());
}

TEST(RecordingPlan, HasWhatIsAskedForOnce)
{
  Scenario scenario = short_run();
  scenario.output.series = {"exposure", "belonging", "exposure"};
  scenario.output.groups = {"tenure", "area", "tenure", "regime"};
  const RecordingPlan plan = recording_plan(scenario, lived_in());
  std::vector<std::string> names = names_of(plan.observables);
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"belonging", "exposure"}));
  EXPECT_EQ(plan.groupings, (std::vector<Grouping>{Grouping::tenure, Grouping::area, Grouping::regime}));
  scenario.output.series = {"belonging", "all"};
  EXPECT_EQ(names_of(recording_plan(scenario, lived_in()).observables), names_of(all_observables()));
}

TEST(RecordingPlan, APanelHasItsWeeksRisingAndOnce)
{
  Scenario scenario = short_run();
  scenario.run.start = {7 * 52};
  // Week 1 of the study begins on day 7 * 53; a day of the week is the week.
  scenario.output.panels["dated"] = {.columns = {"trust", "sex", "trust"},
                                     .share = 0.25,
                                     .weeks = {When::week(9), When::day({7 * 53 + 6}), When::week(-2)},
                                     .every = 4,
                                     .adults_only = false};
  scenario.output.panels["one"] = {.columns = {"trust"}, .weeks = {When::week(0), When::day({7 * 52})}};
  const RecordingPlan plan = recording_plan(scenario, lived_in());
  ASSERT_EQ(plan.panels.size(), 2U);
  EXPECT_EQ(plan.panels[0].name, "dated");
  EXPECT_EQ(plan.panels[0].columns, (std::vector<std::string>{"trust", "sex"}));
  EXPECT_EQ(plan.panels[0].share, 0.25);
  EXPECT_FALSE(plan.panels[0].adults_only);
  EXPECT_EQ(plan.panels[0].weeks, (std::vector<std::int64_t>{0, 2, 3, 6, 10, 11}));
  EXPECT_TRUE(plan.panels[1].adults_only);
  EXPECT_EQ(plan.panels[1].weeks, (std::vector<std::int64_t>{2}));
}

TEST(RecordingPlan, APanelOfAllColumnsHasThoseThereAre)
{
  Scenario scenario = short_run();
  scenario.output.panels["a"] = {.columns = {"trust", "all"}, .every = 1};
  std::vector<std::string> all;
  for (const PanelColumn& column : panel_columns(lived_in())) all.push_back(column.name);
  EXPECT_EQ(recording_plan(scenario, lived_in()).panels[0].columns, all);
}

TEST(RecordingPlan, ASurveyIsAskedInItsWeeksAndItsWay)
{
  Scenario scenario = short_run();
  scenario.output.surveys["a"] = {.weeks = {When::week(9), When::week(-2), When::week(4)}, .every = 4};
  scenario.output.surveys["b"] = {
      .weeks = {When::week(1)}, .sample = 7, .frame = Frame::reachable, .response = 0.25};
  const RecordingPlan plan = recording_plan(scenario, lived_in());
  ASSERT_EQ(plan.surveys.size(), 2U);
  EXPECT_EQ(plan.surveys[0].name, "a");
  EXPECT_EQ(plan.surveys[0].weeks, (std::vector<std::int64_t>{0, 2, 6, 10, 11}));
  EXPECT_EQ(plan.surveys[1].weeks, (std::vector<std::int64_t>{3}));
  EXPECT_EQ(plan.surveys[1].how.sample, 7);
  EXPECT_EQ(plan.surveys[1].how.frame, Frame::reachable);
  EXPECT_EQ(plan.surveys[1].how.response, 0.25);
}

TEST(RecordingPlan, TellsEverythingThatIsUnknownAtOnce)
{
  Scenario scenario = short_run();
  scenario.output.series = {"exposure", "belongin", "xyzzy"};
  scenario.output.panels["a"] = {.columns = {"trust", "trusst", "key"},
                                 .weeks = {When::week(10), When::week(-3), When::week(9), When::day({70})}};
  scenario.output.panels["b"] = {.columns = {"threshold"}, .every = 1};
  scenario.output.surveys["c"] = {.weeks = {When::week(9), When::week(10), When::week(-3)}};
  EXPECT_EQ(
      faults_of(scenario),
      (std::vector<std::string>{
          "output.series: there is no series called belongin — did you mean belonging?",
          "output.series: there is no series called xyzzy — all of them: linli schema --series en",
          "output.panels.a.columns: there is no column of residents called trusst — did you mean trust?",
          "output.panels.a.columns: there is no column of residents called key",
          "output.panels.a.weeks: week 10 is outside the run",
          "output.panels.a.weeks: week -3 is outside the run",
          "output.panels.a.weeks: 2018-03-12 is outside the run",
          "output.panels.b.columns: there is no column of residents called threshold",
          "output.surveys.c.weeks: week 10 is outside the run",
          "output.surveys.c.weeks: week -3 is outside the run"}));
}

TEST(RecordingPlan, AColumnOfAnotherInfluenceIsThereUnderThatInfluence)
{
  Scenario scenario = short_run();
  scenario.of<Participation>().influence = Influence::threshold;
  scenario.output.panels["b"] = {.columns = {"threshold"}, .every = 1};
  World world = lived_in();
  make_room(world, make_week(scenario));
  EXPECT_EQ(recording_plan(scenario, world).panels.size(), 1U);
}

TEST(RecordingPlan, KnowsTheSeriesOfExtensions)
{
  Scenario scenario = short_run();
  scenario.output.series = {"rumour"};
  const Observable rumour{.name = "rumour", .unit = series_units::index(), .en = "Rumour", .zh = "传闻"};
  EXPECT_EQ(names_of(recording_plan(scenario, lived_in(), {rumour}).observables),
            (std::vector<std::string>{"rumour"}));
}

/// Before the run, at its beginning, and as many bytes as its stores then hold with what does not change.
TEST(RecordingPlan, EstimatesTheBytesOfTheRun)
{
  Scenario scenario = short_run();
  scenario.output.groups = {"area", "district", "sex"};
  scenario.output.panels["some"] = {.columns = {"trust", "took_part", "age", "free_hours"},
                                    .share = 0.5,
                                    .weeks = {When::week(-1)},
                                    .every = 3};
  scenario.output.panels["fixed"] = {.columns = {"sex"}, .every = 5};
  scenario.output.surveys["asked"] = {.weeks = {When::week(-1)}, .every = 5, .sample = 20};
  const Week week = make_week(scenario);
  Simulation simulation(lived_in(), week, scenario.run.luck(), Workers(2));
  const RecordingPlan plan = recording_plan(scenario, simulation.world());
  const Recorders recorders = make_recorders(plan, simulation.world(), scenario.run.luck(),
                                             [] { return std::make_shared<MemoryStore>(); });
  const std::uint64_t estimated = estimated_bytes(recorders, scenario.run.all_weeks());
  EXPECT_EQ(estimated_bytes(scenario, lived_in().people), estimated);
  std::vector<Recorder*> pointers;
  for (const auto& recorder : recorders) pointers.push_back(recorder.get());
  while (simulation.weeks() < scenario.run.all_weeks()) simulation.step(pointers);
  const auto panels = recorders_of<Panel>(recorders);
  const auto surveys = recorders_of<Survey>(recorders);
  std::uint64_t written = recorders_of<Recording>(recorders).at(0)->store().size();
  for (const Panel* panel : panels) written += panel->store().size() + panel->residents().size() * (8 + 4);
  EXPECT_EQ(surveys.at(0)->rows(), 3U);
  written += surveys.at(0)->store().size();
  const std::uint64_t fixed = panels[1]->residents().size() * (1 + 1) + panels[0]->residents().size();
  ASSERT_EQ(panels[0]->plan().name, "fixed");
  EXPECT_EQ(written + fixed, estimated);
  EXPECT_GT(panels[1]->store().size(), 0U);
}

}  // namespace
}  // namespace linli
