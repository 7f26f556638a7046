/// Interventions in whole runs: strength 0, order in the file, threads, what they read, and the same numbers seen as
/// recorded.
#include "engine/intervention_record.hpp"
#include "engine/series_range.hpp"
#include "engine/simulation.hpp"
#include "engine/watched.hpp"
#include "engine/week.hpp"
#include "interventions/interventions.hpp"
#include "scenario/read_scenario.hpp"
#include "support/columns.hpp"
#include "support/places.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

using namespace test;

const std::string folder = test::source_dir() + "/scenarios/tiny/";

Scenario two_towns(const std::string& interventions)
{
  return parse_scenario(folder + "test.yaml", "extends: two_towns.yaml\ninterventions:" + interventions);
}

Scenario shipped()
{
  return read_scenario(folder + "two_towns_interventions.yaml");
}

World run(const Scenario& scenario, int threads = 2, std::int64_t weeks = 30)
{
  const Week week = make_week(scenario);
  return after(district(scenario, week), week, weeks, threads, scenario.run.luck());
}

/// Columns that are there only for interventions.
bool of_policy(const std::string& column)
{
  return column.starts_with(InterventionStates::prefix) || column.starts_with(Observed::prefix);
}

std::set<std::string> differing_elsewhere(const World& a, const World& b)
{
  std::set<std::string> out = differing(a, b);
  std::erase_if(out, of_policy);
  return out;
}

TEST(Runs, TheShippedExampleActsInEveryWay)
{
  const World world = run(shipped());
  ASSERT_EQ(world.interventions.by_name.size(), 5U);
  for (const auto& [name, state] : world.interventions.by_name) {
    const auto reached = std::ranges::count_if(state.weeks_total, [](auto weeks) { return weeks > 0; });
    EXPECT_GT(reached, 0) << name;
    EXPECT_TRUE(name == "party_school" || reached < static_cast<std::int64_t>(world.areas())) << name;
    EXPECT_TRUE(std::ranges::any_of(state.fen_total, [](auto fen) { return fen > 0; })) << name;
  }
  EXPECT_FALSE(differing_elsewhere(world, run(two_towns(" {}"))).empty()) << "they change nothing";
}

TEST(Runs, AtStrengthZeroNothingElseDiffersByABit)
{
  Scenario none = shipped();
  for (auto& [name, one] : none.interventions) one.strength = 0;
  const World world = run(none);
  EXPECT_EQ(differing_elsewhere(world, run(two_towns(" {}"))), std::set<std::string>{});
  for (const auto& [name, state] : world.interventions.by_name)
    EXPECT_TRUE(std::ranges::all_of(state.fen_total, [](auto fen) { return fen == 0; })) << name;
}

TEST(Runs, OrderInTheFileDoesNotMatter)
{
  // Sums of floats depend on their order: 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1.
  const std::string a = "\n  a: {levers: {offers_activity: 0.1}}";
  const std::string b = "\n  b: {levers: {offers_activity: 0.2}}";
  const std::string c = "\n  c: {levers: {offers_activity: 0.3}}";
  const World forth = run(two_towns(a + b + c), 2, 12);
  EXPECT_EQ(differing(forth, run(two_towns(c + b + a), 2, 12)), std::set<std::string>{});
  const World other = run(
      two_towns("\n  a: {levers: {offers_activity: 0.3}}" + b + "\n  c: {levers: {offers_activity: 0.1}}"), 2,
      12);
  EXPECT_TRUE(differing(forth, other).contains("lever.offers_activity")) << "the order would not show";
}

TEST(Runs, SameBitsOnAnyNumberOfThreads)
{
  const std::string alone = digest_of(run(shipped(), 1));
  for (const int threads : {2, 3}) EXPECT_EQ(digest_of(run(shipped(), threads)), alone) << threads;
}

TEST(Runs, NothingUndeclaredIsRead)
{
  const Scenario scenario = two_towns(
      "\n  a: {regimes: [commodity], rank_by: trust, lowest: 0.5, capacity: 9, levers: {openness: 0.5}}"
      "\n  b: {subdistricts: [zhenru], condition: {series: belonging, below: 0.5}, unless: {series: "
      "perfunctory_work, "
      "above: "
      "0.9}, levers: {calls: 0.1}}");
  const Week week = make_week(scenario);
  const Step& step = *std::ranges::find_if(
      week.steps(), [](const Step& s) { return s.declaration.name == "interventions"; });
  const std::vector<std::string>& reads = step.declaration.reads;
  World world = after(district(scenario, week), week, 14, 2, scenario.run.luck());
  World noisy = world;
  for (const std::string& name : column_names(noisy)) {
    if (std::ranges::find(reads, name) == reads.end()) fill_with_noise(column_bytes(noisy, name), 5);
  }
  const World before = world;
  step.act(world, 0, {14, scenario.run.luck()});
  step.act(noisy, 0, {14, scenario.run.luck()});
  const auto expected = digests_of(world);
  const auto obtained = digests_of(noisy);
  for (const std::string& name : step.declaration.writes)
    EXPECT_EQ(obtained.at(name), expected.at(name)) << name;
  const std::set<std::string> changed = differing(before, world);
  EXPECT_FALSE(changed.empty());
  for (const std::string& name : changed)
    EXPECT_NE(std::ranges::find(step.declaration.writes, name), step.declaration.writes.end()) << name;
}

TEST(Runs, PolicySeesTheNumbersThatAreRecorded)
{
  const Scenario scenario = baseline();
  Week week = make_week(scenario);
  for (const Observable& series : all_observables()) week.watch(series);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  Recording recording(all_observables(), simulation.world());
  for (const auto& [name, values] : simulation.world().observed.series)
    EXPECT_TRUE(std::ranges::all_of(values, [](float v) { return std::isnan(v); })) << name;
  for (int w = 0; w < 3; ++w) simulation.step(&recording);
  for (std::size_t k = 0; k < recording.observables().size(); ++k) {
    const std::vector<float> all = recording.series(k, Grouping::area);
    const std::vector<float> last(all.end() - static_cast<std::ptrdiff_t>(simulation.world().areas()),
                                  all.end());
    const auto& seen = simulation.world().observed.series.at(recording.observables()[k].name);
    for (std::size_t a = 0; a < last.size(); ++a)
      EXPECT_TRUE(seen[AreaId{a}] == last[a] || (std::isnan(seen[AreaId{a}]) && std::isnan(last[a])))
          << recording.observables()[k].name;
  }
}

TEST(Runs, NoSeriesLeavesTheRangeThatThresholdsAreHeldTo)
{
  const Scenario scenario = shipped();
  Week week = make_week(scenario);
  const std::vector<Observable> all = all_observables();
  for (const Observable& series : all) week.watch(series);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  for (int w = 0; w < 40; ++w) {
    simulation.step(nullptr);
    for (const Observable& series : all) {
      for (const float value : simulation.world().observed.series.at(series.name))
        EXPECT_TRUE(std::isnan(value) || range_of(series).contains(static_cast<double>(value)))
            << series.name << " is " << value << " in week " << w;
    }
  }
}

TEST(Runs, WhatIsNewlyWatchedIsKnownOfTheLastWeek)
{
  const Scenario scenario = baseline();
  Week week = make_week(scenario);
  week.watch(all_observables()[0]);
  World world = after(district(scenario, week), week, 3, 2, scenario.run.luck());
  const Column<float, AreaId> watched = world.observed.series.at(all_observables()[0].name);
  world.observed.series.clear();
  world.observed.series["gone"] = watched;
  const Simulation simulation(world, week, scenario.run.luck(), Workers(1), 3);
  EXPECT_EQ(simulation.world().observed.series.size(), 1U);
  EXPECT_EQ(simulation.world().observed.series.at(all_observables()[0].name), watched);
}

TEST(Record, KeepsStrengthAndMoneyByWeekAndArea)
{
  World world;
  InterventionState& state = world.interventions.by_name["a"];
  state.make_room(2);
  InterventionRecord record("a", 2);
  record.skip(2);
  state.acting[AreaId{1}] = 3;
  state.strength[AreaId{1}] = 0.5F;
  state.fen[AreaId{1}] = 1'677'721'601;
  record.close_week(world, {});
  ASSERT_EQ(record.weeks(), 3U);
  std::vector<float> strength(6);
  record.read_strength(0, strength);
  EXPECT_TRUE(std::all_of(strength.begin(), strength.begin() + 5, [](float s) { return std::isnan(s); }));
  EXPECT_EQ(strength.back(), 0.5F);
  std::vector<double> yuan(6);
  record.read_yuan(0, yuan);
  EXPECT_EQ(yuan, (std::vector<double>{0, 0, 0, 0, 0, 16'777'216.01})) << "to the fen";
}

}  // namespace
}  // namespace linli
