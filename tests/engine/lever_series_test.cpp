#include "core/errors.hpp"
#include "engine/recording_plan.hpp"
#include "engine/simulation.hpp"
#include "support/lively.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linli {
namespace {

using namespace test;

Observable series_of(Lever lever)
{
  return lever_series()[static_cast<std::size_t>(lever)];
}

/// The problems of what a scenario asks to be recorded; none if it can be.
std::string complaint_about(const std::string& series)
{
  Scenario scenario = baseline();
  scenario.output.series = {series};
  try {
    recording_plan(scenario, lived_in_district());
    return "";
  } catch (const Error& error) {
    return error.problems().front().problem + " — " + error.problems().front().hint;
  }
}

TEST(LeverSeries, ThereIsOneOfEveryLeverUnderItsName)
{
  const std::vector<Observable> series = lever_series();
  ASSERT_EQ(series.size(), lever_count);
  for (std::size_t k = 0; k < lever_count; ++k) {
    EXPECT_EQ(series[k].name, "lever." + lever_table()[k].name);
    EXPECT_TRUE(is_of_lever(series[k].name));
    EXPECT_FALSE(series[k].unit.units.empty());
  }
  EXPECT_EQ(series_of(Lever::secretary_hours).unit.units, "hours/week")
      << "bare hours would be taken for a duration";
  for (const Observable& o : all_observables())
    EXPECT_FALSE(is_of_lever(o.name)) << "they are named, never of all";
}

TEST(LeverSeries, RecordTheValueInForce)
{
  const Scenario scenario = lively(Influence::linear);
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  Recording recording({series_of(Lever::calls_head), series_of(Lever::offers_activity)}, simulation.world(),
                      {Grouping::district, Grouping::area});
  for (std::size_t w = 0; w < 3; ++w) {
    simulation.step(&recording);
    const World& world = simulation.world();
    double sum = 0;
    for (std::size_t a = 0; a < world.areas(); ++a) {
      const float in_force = world.levers(Lever::offers_activity, AreaId{a});
      EXPECT_EQ(recording.series(1, Grouping::area)[w * world.areas() + a], in_force);
      sum += static_cast<double>(in_force);
    }
    EXPECT_FLOAT_EQ(recording.series(1, Grouping::district)[w],
                    static_cast<float>(sum / static_cast<double>(world.areas())));
    EXPECT_GT(sum / static_cast<double>(world.areas()), 0);
  }
}

TEST(LeverSeries, AreRecordedWhereNamed)
{
  Scenario scenario = baseline();
  const World world = lived_in_district();
  scenario.output.series = {"lever.appeal", "trust", "lever.calls"};
  std::vector<std::string> names;
  for (const Observable& o : recording_plan(scenario, world).observables) names.push_back(o.name);
  EXPECT_EQ(names, (std::vector<std::string>{"trust", "lever.calls", "lever.appeal"}));
  scenario.output.series = {"all"};
  const std::size_t all = recording_plan(scenario, world).observables.size();
  scenario.output.series = {"all", "lever.appeal"};
  EXPECT_EQ(recording_plan(scenario, world).observables.size(), all + 1);
}

TEST(LeverSeries, AWrongNameGetsTheNearest)
{
  EXPECT_EQ(complaint_about("lever.appeal"), "");
  EXPECT_EQ(complaint_about("lever.apeal"),
            "there is no series called lever.apeal — did you mean lever.appeal?");
}

TEST(LeverSeries, AnInterventionMayLookAtOne)
{
  Scenario scenario = lively(Influence::linear);
  InterventionParams p{.from = When::week(1)};
  p.levers[static_cast<std::size_t>(Lever::quality)] = 0.1;
  p.rank_by = "lever.responsiveness";
  p.lowest = 1;
  scenario.interventions["help"] = p;
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(1));
  for (int k = 0; k < 3; ++k) simulation.step(nullptr);
  const World& world = simulation.world();
  const auto& observed = world.observed.series.at("lever.responsiveness");
  for (std::size_t a = 0; a < world.areas(); ++a)
    EXPECT_EQ(observed[AreaId{a}], world.levers(Lever::responsiveness, AreaId{a}));
  p.rank_by = "lever.responsivness";
  scenario.interventions["help"] = p;
  EXPECT_THROW(make_week(scenario), Error);
}

}  // namespace
}  // namespace linli
