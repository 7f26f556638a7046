#include "engine/simulation.hpp"

#include "engine/assemble.hpp"
#include "scenario/read_scenario.hpp"
#include "support/columns.hpp"
#include "support/lively.hpp"
#include "support/places.hpp"
#include "support/tiny_world.hpp"
#include "world/invariants.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

std::string digest_after(const Scenario& scenario, std::int64_t weeks, int threads = 2)
{
  const Week week = make_week(scenario);
  return digest_of(after(district(scenario, week), week, weeks, threads, scenario.run.luck()));
}

TEST(Simulation, SameBitsOnAnyNumberOfThreads)
{
  const std::string alone = digest_after(baseline(), 60, 1);
  for (const int threads : {2, 3, 7}) EXPECT_EQ(digest_after(baseline(), 60, threads), alone) << threads;
}

class SimulationByInfluence : public testing::TestWithParam<Influence> {};

TEST_P(SimulationByInfluence, InvariantsHoldEveryWeek)
{
  const Scenario scenario = lively(GetParam());
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  EXPECT_THAT(broken_invariants(simulation.world()), testing::IsEmpty()) << "before the first week";
  while (simulation.weeks() < 60) {
    simulation.step(nullptr);
    ASSERT_THAT(broken_invariants(simulation.world()), testing::IsEmpty()) << "week " << simulation.weeks();
  }
}

INSTANTIATE_TEST_SUITE_P(All, SimulationByInfluence,
                         testing::Values(Influence::linear, Influence::threshold, Influence::sigmoid));

TEST(Simulation, InvariantsHoldAtTheEdgesOfTheParameters)
{
  Scenario scenario = lively(Influence::linear);
  Programme::Params& programme = scenario.of<Programme>();
  for (const LeverInfo& info : lever_table()) programme[info.lever] = info.range.high;
  programme.session_every = 1;
  programme.festival_every = 1;
  scenario.of<Election>().every = 1;
  scenario.of<Election>().rate = 1;
  scenario.of<Moves>().rate = {1, 1, 1};
  scenario.of<Trust>().anchor_sd = 1;
  scenario.of<Trust>().met = 1;
  scenario.of<Satisfaction>().demands_sd = 1;
  scenario.of<Satisfaction>().rate = 1;
  scenario.of<Satisfaction>().expectation_rate = 1;
  scenario.of<Efficacy>().anchor_sd = 1;
  scenario.of<Efficacy>().lived = 1;
  scenario.of<Efficacy>().heard = 1;
  scenario.of<Habit>() = {.rate = 1, .start = {1e3, 1e3, 1e3, 1e3}};
  scenario.of<Acquaintances>() = {.gain = 10, .fade = 1, .usual_mean = 60, .usual_shape = 0.2};
  scenario.of<Belonging>().rate = 0.9;
  scenario.of<Belonging>().gain = 0.1;
  scenario.of<Belonging>().anchor_sd = 1;
  scenario.of<Exposure>().half_life = 0.1;
  scenario.of<Participation>().start = {1e3, 1e3, 1e3, 1e3};
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  while (simulation.weeks() < 20) {
    simulation.step(nullptr);
    ASSERT_THAT(broken_invariants(simulation.world()), testing::IsEmpty()) << "week " << simulation.weeks();
  }
}

TEST(Simulation, OnlyStateChanges)
{
  // What mechanisms write, and what those who move in begin with.
  const Scenario scenario = lively(Influence::linear);
  const Week week = make_week(scenario);
  std::set<std::string> written;
  for (const Step& step : week.steps())
    written.insert(step.declaration.writes.begin(), step.declaration.writes.end());
  std::set<std::string> begun{
      "resident.acquaintances_usual", "resident.belonging_anchor", "resident.trust_anchor",
      "resident.efficacy_anchor",     "resident.demands",          "resident.outside"};
  for (const std::string& channel : channel_labels(weekly_channels))
    begun.insert("resident.disposition_" + channel);
  const World start = district(scenario, week);
  for (const std::string& name : differing(start, after(start, week, 10, 2))) {
    const bool state = name == "seen.last_week" || written.contains(name) || begun.contains(name);
    EXPECT_TRUE(state) << name << " changes";
  }
}

TEST(Simulation, ReplicateAndSeedChangeResults)
{
  Scenario scenario = baseline();
  const std::string expected = digest_after(scenario, 10);
  EXPECT_EQ(digest_after(scenario, 10), expected);
  scenario.run.replicate = 1;
  const std::string replicate = digest_after(scenario, 10);
  EXPECT_NE(replicate, expected);
  scenario.run.replicate = 0;
  scenario.run.seed = 2;
  const std::string seed = digest_after(scenario, 10);
  EXPECT_NE(seed, expected);
  EXPECT_NE(seed, replicate);
}

TEST(Simulation, LuckDecidesWithinTheSameWorld)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  const World start = district(scenario, week);
  const auto luck = [&](std::uint64_t seed, std::uint32_t replicate) {
    return digest_of(after(start, week, 5, 2, {seed, replicate}));
  };
  EXPECT_EQ(luck(1, 0), luck(1, 0));
  EXPECT_NE(luck(1, 0), luck(1, 1));
  EXPECT_NE(luck(1, 0), luck(2, 0));
  EXPECT_NE(luck(1, 0), luck((std::uint64_t{1} << 32) + 1, 0)) << "the upper half of a seed counts too";
}

TEST(Simulation, TheOrderOfKeysInAScenarioChangesNothing)
{
  const std::string file = test::source_dir() + "/scenarios/order.yaml";
  const Scenario one = parse_scenario(file, R"(
name: order
population: {scale: 0.01, areas: [3, 100]}
network: {mean_degree: 10, share_outside: 0.2}
programme: {offers_activity: 1 per week, calls: 0.1}
participation: {habit: 3, exposure: 2, age: {18-29: 0.1, 75+: -0.2}}
)");
  const Scenario other = parse_scenario(file, R"(
participation: {age: {75+: -0.2, 18-29: 0.1}, exposure: 2, habit: 3}
programme: {calls: 0.1, offers_activity: 1 per week}
network: {share_outside: 0.2, mean_degree: 10}
population: {areas: [100, 3], scale: 0.01}
name: order
)");
  EXPECT_EQ(digest_after(one, 10), digest_after(other, 10));
  EXPECT_NE(digest_after(one, 10),
            digest_after(parse_scenario(file, "name: order\npopulation: {scale: 0.01}\n"), 10));
}

TEST(Simulation, CountsItsWeeks)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  EXPECT_EQ(simulation.weeks(), 0);
  simulation.step(nullptr);
  simulation.step(nullptr);
  EXPECT_EQ(simulation.weeks(), 2);
  EXPECT_EQ(simulation.ownership().areas.size(), simulation.world().areas());
  EXPECT_EQ(simulation.ownership().subdistricts.size(), simulation.world().people.subdistricts.size());
}

TEST(Simulation, AWeekIsAddressedByItsNumber)
{
  // The same world and luck in another week draw other numbers.
  const World start = lived_in_district();
  const Participation participation({});
  const auto in_week = [&](std::int64_t week) {
    World world = start;
    for (std::size_t a = 0; a < world.areas(); ++a) participation.act(world, AreaId{a}, {week, {}});
    return digest_of(world);
  };
  EXPECT_EQ(in_week(3), in_week(3));
  EXPECT_NE(in_week(3), in_week(4));
}

}  // namespace
}  // namespace linli
