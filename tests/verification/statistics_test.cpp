/// Directions that the model must have whatever its numbers: paired runs, which share people and luck.
#include "engine/assemble.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace linli {
namespace {

using namespace test;

constexpr int seeds = 4;
constexpr std::int64_t burn_in = 52;
constexpr std::int64_t weeks = 52;

/// Times that anybody took part in the year after the burn-in.
double times(const Scenario& scenario)
{
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(1));
  double sum = 0;
  while (simulation.weeks() < burn_in + weeks) {
    simulation.step(nullptr);
    if (simulation.weeks() <= burn_in) continue;
    for (const std::uint8_t t : simulation.world().residents.took_part) sum += weekly_channels_in(t);
  }
  return sum;
}

Scenario scenario_of(int seed)
{
  Scenario scenario = baseline(0.02);
  scenario.run.seed = seed;
  return scenario;
}

/// Times without any change, seed by seed.
const std::vector<double>& before()
{
  static const std::vector<double> times_before = [] {
    std::vector<double> out;
    for (int seed = 1; seed <= seeds; ++seed) out.push_back(times(scenario_of(seed)));
    return out;
  }();
  return times_before;
}

/// The effect of a change, as a share of participation without it, seed by seed.
std::vector<double> effects(const std::function<void(Scenario&)>& change)
{
  std::vector<double> out;
  for (int seed = 1; seed <= seeds; ++seed) {
    Scenario scenario = scenario_of(seed);
    change(scenario);
    out.push_back(times(scenario) / before()[static_cast<std::size_t>(seed - 1)] - 1);
  }
  return out;
}

double mean(const std::vector<double>& x)
{
  double sum = 0;
  for (const double value : x) sum += value;
  return sum / static_cast<double>(x.size());
}

TEST(Direction, TwiceTheCallsRaiseParticipation)
{
  const std::vector<double> effect = effects([](Scenario& s) {
    for (const Lever lever : {Lever::calls, Lever::calls_head, Lever::calls_backbone})
      s.of<Programme>()[lever] *= 2;
  });
  for (const double e : effect) EXPECT_GT(e, 0);
  // A few adults in a hundred more are called on, and come a few times as often in that week.
  EXPECT_GT(mean(effect), 0.01);
  EXPECT_LT(mean(effect), 0.25);
}

TEST(Direction, TwiceTheAppealRaisesParticipation)
{
  const std::vector<double> effect = effects([](Scenario& s) { s.of<Programme>()[Lever::appeal] *= 2; });
  for (const double e : effect) EXPECT_GT(e, 0);
  EXPECT_LT(mean(effect), 0.1) << "only a few adults in a hundred hear it";
}

TEST(Direction, CuttingAcquaintancesLowersParticipation)
{
  for (const auto& cut : std::vector<std::function<void(Scenario&)>>{
           [](Scenario& s) { s.of<Acquaintances>().usual_mean = 0; },
           [](Scenario& s) { s.network.mean_degree = 0; },
       }) {
    const std::vector<double> effect = effects(cut);
    for (const double e : effect) EXPECT_LT(e, 0);
    EXPECT_LT(mean(effect), -0.2);
  }
}

TEST(Direction, WithoutOffersNobodyTakesPart)
{
  Scenario scenario = baseline();
  scenario.of<LeadershipEffect>().most.fill(0);
  for (const Lever lever : {Lever::offers_activity, Lever::offers_volunteering, Lever::offers_team,
                            Lever::session, Lever::festival})
    scenario.of<Programme>()[lever] = 0;
  EXPECT_EQ(times(scenario), 0);
}

}  // namespace
}  // namespace linli
