#include "engine/week.hpp"

#include "core/errors.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"
#include "test_mechanisms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace linli {
namespace {

using namespace test;

std::vector<std::string> names_of(const Week& week)
{
  std::vector<std::string> out;
  for (const Step& step : week.steps()) out.push_back(step.declaration.name);
  return out;
}

TEST(Week, OfTheShippedModelInOrder)
{
  const Week week = make_week(Scenario{});
  EXPECT_EQ(names_of(week), (std::vector<std::string>{"programme",
                                                      "comparison",
                                                      "rest_of_area",
                                                      "succession",
                                                      "mentoring",
                                                      "minor_issues",
                                                      "staffing",
                                                      "workload",
                                                      "leadership_skills",
                                                      "leadership_effect",
                                                      "strain",
                                                      "exposure",
                                                      "mobilisation",
                                                      "participation",
                                                      "election",
                                                      "self_governance",
                                                      "volunteer_register",
                                                      "acquaintances",
                                                      "belonging",
                                                      "trust",
                                                      "efficacy",
                                                      "satisfaction",
                                                      "neighbour_trust",
                                                      "habit",
                                                      "civic_acts",
                                                      "assessment",
                                                      "moves"}));
  const std::set<std::string> settled{"comparison", "rest_of_area", "succession", "mentoring"};
  for (const Step& step : week.steps()) {
    const std::string& name = step.declaration.name;
    EXPECT_EQ(step.phase, name == "programme"      ? Phase::policy
                          : settled.contains(name) ? Phase::settle
                                                   : Phase::local);
  }
}

TEST(Week, TakesStepsBesideOthers)
{
  Week week = make_week(Scenario{});
  Step step{};
  step.declaration.name = "onlooker";
  week.insert_before("programme", step);
  week.insert_after("election", step);
  week.insert_after("moves", step);
  const std::vector<std::string> names = names_of(week);
  EXPECT_EQ(names.size(), make_week(Scenario{}).steps().size() + 3);
  EXPECT_EQ(names[0], "onlooker");
  EXPECT_EQ(names[1], "programme");
  EXPECT_EQ(names[15], "election");
  EXPECT_EQ(names[16], "onlooker");
  EXPECT_EQ(names[17], "self_governance");
  EXPECT_EQ(names.back(), "onlooker");
  EXPECT_THROW(week.insert_before("lunch", step), Bug);
}

TEST(Week, HasEveryMechanismOfTheScenarioOnce)
{
  std::vector<std::string> known;
  for (const Declaration& d : MechanismParams::standard().declarations()) known.push_back(d.name);
  std::vector<std::string> run = names_of(make_week(Scenario{}));
  std::sort(known.begin(), known.end());
  std::sort(run.begin(), run.end());
  EXPECT_EQ(run, known);
}

TEST(Week, PolicySetsLeversAndNothingElse)
{
  const Week week = make_week(Scenario{});
  for (const Step& step : week.steps()) {
    if (step.declaration.name == "leadership_effect") continue;  // adds what comes of the secretary's hours
    for (const std::string& name : step.declaration.writes)
      EXPECT_EQ(name.substr(0, 6) == "lever.", step.phase == Phase::policy)
          << step.declaration.name << ": " << name;
  }
}

TEST(Week, EveryColumnHasOneWriter)
{
  std::map<std::string, std::string> writer;
  const Week week = make_week(Scenario{});
  for (const Step& step : week.steps()) {
    if (step.phase == Phase::policy) continue;  // policies combine
    for (const std::string& name : step.declaration.writes) {
      // Deeds are bits of one byte: elections add theirs to those of the week.
      if (name == "resident.took_part" && step.declaration.name == "election") continue;
      // Who comes, goes or changes places brings along, leaves or takes along what belongs to a secretary.
      if (name.starts_with("secretary.") && step.declaration.name == "succession") continue;
      if (name == "post.reputation" && step.declaration.name == "leadership_effect") continue;
      if (name.starts_with("secretary.share_") && step.declaration.name == "leadership_skills") continue;
      // The habit of voting grows at elections, and a little in sessions.
      if (name == "resident.habit_election" && step.declaration.name == "habit") continue;
      // Heads outside the simulated groups move by area; a subdistrict's are held to what is seen there.
      if (name == "area.rest_heads" && step.declaration.name == "rest_of_area") continue;
      const auto [known, is_new] = writer.emplace(name, step.declaration.name);
      EXPECT_TRUE(is_new) << name << " is written by " << known->second << " and by "
                          << step.declaration.name;
    }
  }
}

TEST(Week, WhatIsDoneThisWeekMovesViewsThisWeek)
{
  // Deeds before views: who takes part this week gains habit, acquaintances and belonging this week.
  Scenario scenario;
  scenario.of<Participation>().informed = 1000;
  scenario.of<Participation>().attention = 1000;
  scenario.of<Programme>() = programme_of({{Lever::offers_activity, 50}});
  scenario.of<Habit>() = {.rate = 0.25, .start = {}};
  scenario.of<Belonging>().rate = 0;
  scenario.of<Moves>().rate = {0, 0, 0};
  Week week = make_week(scenario);
  World world = still_world(population_of({area_of({group_of(singles(3))})}), {{1, 2}, {0, 2}, {0, 1}});
  world.residents.disposition[Channel::activity].assign(3, 40);
  world = after(std::move(world), week, 1);
  EXPECT_EQ(world.residents.habit[Channel::activity][ResidentId{0}], 0.25F);
  EXPECT_FLOAT_EQ(world.residents.acquaintances[ResidentId{0}], 0.6F);
  EXPECT_FLOAT_EQ(world.residents.belonging[ResidentId{0}], 0.003F);
  EXPECT_EQ(world.residents.exposure[ResidentId{0}], 0.0F) << "seen before it is done";
  world = after(std::move(world), week, 1);
  EXPECT_EQ(world.residents.exposure[ResidentId{0}], 1.0F) << "the others are seen a week later";
}

TEST(Week, PolicyThenSettlingThenAreas)
{
  // Whatever the order in which they were added: outings this week come from the places that were settled this
  // week on the offers that policy made this week.
  Week week;
  week.local<Outings>({});
  week.settle<Places>({.places = 60});
  week.policy<Festival>({.offers = 2, .every = 2});
  World world =
      still_world(population_of({area_of({group_of(singles(10))}), area_of({group_of(singles(20))})}));
  prepare(world, week, {}, Workers(1));
  Simulation simulation(std::move(world), week, {}, Workers(1));
  const auto outings = [&] {
    return simulation.world().extensions.of<ResidentId>().at("resident.outings")[ResidentId{29}];
  };
  simulation.step(nullptr);  // a festival: 60 places for 30 adults
  EXPECT_FLOAT_EQ(outings(), 2.0F);
  simulation.step(nullptr);  // none: levers are neutral again
  EXPECT_FLOAT_EQ(outings(), 2.0F);
  simulation.step(nullptr);
  EXPECT_FLOAT_EQ(outings(), 4.0F);
}

TEST(Week, StepsKeepTheirParameters)
{
  Scenario scenario;
  scenario.of<Programme>() = Programme::Params::nothing();
  scenario.of<Habit>().rate = 0.5;
  const Week week = make_week(scenario);
  scenario.of<Habit>().rate = 0;  // too late
  World world = still_world(population_of({area_of({group_of(singles(1))})}));
  world.residents.habit[Channel::activity][ResidentId{0}] = 1;
  EXPECT_EQ(after(std::move(world), week, 2).residents.habit[Channel::activity][ResidentId{0}], 0.25F);
}

}  // namespace
}  // namespace linli
