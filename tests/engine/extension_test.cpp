/// A mechanism of the tests, with parameters, a key in the scenario, columns and series of its own, runs in a
/// week without an edit under sim/.
#include "core/errors.hpp"
#include "engine/assemble.hpp"
#include "engine/recording.hpp"
#include "engine/simulation.hpp"
#include "scenario/read_scenario.hpp"
#include "support/columns.hpp"
#include "support/places.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"
#include "test_mechanisms.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

const char* const text = R"(
name: with_rumour
population: {scale: 0.01, subdistricts: [shiquan, zhenru]}
programme: {offers_activity: 0.5 per week, spread: {offers_activity: 0}}
rumour:
  speed: 0.25
  start: 0.5
festival: {offers: 3 per week, every: 2 weeks}
places: {places: 250}
)";

MechanismParams all_params()
{
  MechanismParams params = MechanismParams::standard();
  params.add<Rumour>();
  params.add<Festival>();
  params.add<Places>();
  params.add<Outings>();
  return params;
}

Scenario scenario()
{
  return parse_scenario(test::source_dir() + "/scenarios/with_rumour.yaml", text, all_params());
}

Week whole_week(const Scenario& s)
{
  Week week = make_week(s);
  week.policy<Festival>(s.of<Festival>());
  week.settle<Places>(s.of<Places>());
  week.local<Rumour>(s.of<Rumour>());
  week.local<Outings>(s.of<Outings>());
  return week;
}

TEST(Extension, ItsKeyIsRead)
{
  const Scenario s = scenario();
  EXPECT_EQ(s.of<Rumour>().speed, 0.25);
  EXPECT_EQ(s.of<Rumour>().start, 0.5);
  EXPECT_EQ(s.of<Festival>().offers, 3);
  EXPECT_EQ(s.of<Festival>().every, 2);
  EXPECT_EQ(s.of<Places>().places, 250);
  EXPECT_EQ(s.of<Habit>().rate, Habit::Params{}.rate);
}

TEST(Extension, ItsKeyIsUnknownWithoutIt)
{
  EXPECT_THROW(parse_scenario("with_rumour.yaml", text), Error);
}

TEST(Extension, ItsValuesAreChecked)
{
  EXPECT_THROW(parse_scenario("with_rumour.yaml", "name: x\nrumour: {speed: 1.5}\n", all_params()), Error);
  EXPECT_THROW(parse_scenario("with_rumour.yaml", "name: x\nrumour: {sped: 0.5}\n", all_params()), Error);
}

TEST(Extension, ItsValuesArePrinted)
{
  const std::string yaml = resolved_yaml(scenario());
  EXPECT_NE(yaml.find("rumour:"), yaml.npos);
  const Scenario again = parse_scenario(scenario().file, yaml, all_params());
  EXPECT_EQ(again.of<Rumour>().speed, 0.25);
  EXPECT_EQ(again.of<Festival>().every, 2);
}

TEST(Extension, OneStepByHand)
{
  // 0 knows 1 and 2 (in another area), 1 knows 0 and 2; 2 took part last week; speed a quarter.
  World world = still_world(population_of({area_of({group_of(singles(2))}), area_of({group_of(singles(1))})}),
                            {{1, 2}, {0, 2}, {}});
  world.residents.weeks_since[ResidentId{2}] = 0;
  let_be_seen(world);
  const Rumour rumour({.speed = 0.25, .start = 0.5});
  rumour.make_room(world);
  rumour.act(world, AreaId{0}, {});
  const auto& heard = world.extensions.of<ResidentId>().at("resident.rumour");
  EXPECT_EQ(heard[ResidentId{0}], 0.5625F);  // 0.5 + 0.25 x 0.5 x 1/2
  EXPECT_EQ(heard[ResidentId{1}], 0.5625F);
  EXPECT_EQ(heard[ResidentId{2}], 0.5F);
  EXPECT_EQ(world.extensions.of<AreaId>().at("area.rumour")[AreaId{0}], 0.5625F);
}

TEST(Extension, RunsAndIsRecorded)
{
  const Scenario s = scenario();
  const Week week = whole_week(s);
  Simulation simulation(assemble(s, week, Workers(2)).world, week, s.run.luck(), Workers(2));
  std::vector<Observable> observables = all_observables();
  for (Observable& o : Rumour::observables()) observables.push_back(std::move(o));
  const std::size_t mine = observables.size() - 2;
  Recording recording(observables, simulation.world());
  constexpr std::size_t weeks = 8;
  while (simulation.weeks() < static_cast<std::int64_t>(weeks)) simulation.step(&recording);

  ASSERT_EQ(recording.weeks(), weeks);
  const World& world = simulation.world();
  double sum = 0;
  double adults = 0;
  for (std::size_t k = 0; k < world.size(); ++k) {
    if (!world.people.residents.adult(ResidentId{k})) continue;
    sum += static_cast<double>(world.extensions.of<ResidentId>().at("resident.rumour")[ResidentId{k}]);
    adults += 1;
  }
  const std::vector<float>& series = recording.series(mine, Grouping::district);
  ASSERT_EQ(series.size(), weeks);
  EXPECT_NEAR(series.back(), sum / adults, 1e-5);
  for (std::size_t w = 1; w < weeks; ++w) EXPECT_GT(series[w], series[w - 1]);
  EXPECT_GE(series.front(), 0.5F);
  EXPECT_FALSE(recording.has(mine + 1, Grouping::age_band));
  EXPECT_EQ(recording.series(mine + 1, Grouping::area).back(),
            world.extensions.of<AreaId>().at("area.rumour")[AreaId{world.areas() - 1}]);
  // The shipped series are there beside it.
  EXPECT_EQ(recording.observables()[0].name, "participation_activity");
}

TEST(Extension, PolicyCombinesWithTheShippedProgramme)
{
  Scenario s = scenario();
  s.of<LeadershipEffect>().most.fill(0);
  const Week week = whole_week(s);
  Simulation simulation(assemble(s, week, Workers(2)).world, week, s.run.luck(), Workers(2));
  const auto offers = [&] { return simulation.world().levers(Lever::offers_activity, AreaId{0}); };
  simulation.step(nullptr);
  EXPECT_FLOAT_EQ(offers(), 3.5F);
  simulation.step(nullptr);
  EXPECT_FLOAT_EQ(offers(), 0.5F);
  simulation.step(nullptr);
  EXPECT_FLOAT_EQ(offers(), 3.5F);
}

TEST(Extension, SettlingSharesOutWithinEverySubdistrict)
{
  const Scenario s = scenario();
  const Week week = whole_week(s);
  const World world = after(assemble(s, week, Workers(2)).world, week, 1, 2, s.run.luck());
  ASSERT_EQ(world.people.subdistricts.size(), 2U);
  const auto& places = world.extensions.of<AreaId>().at("area.places");
  for (std::size_t k = 0; k < 2; ++k) {
    double sum = 0;
    double adults = 0;
    const auto areas = world.people.subdistricts.areas[SubdistrictId{k}];
    for (const AreaId area : areas) {
      sum += static_cast<double>(places[area]);
      adults += world.people.areas.adults[area];
    }
    EXPECT_NEAR(sum, 250, 1e-3);
    EXPECT_NEAR(places[areas.first], 250 * world.people.areas.adults[areas.first] / adults, 1e-4);
  }
}

TEST(Extension, ColumnsArePartOfTheState)
{
  const Scenario s = scenario();
  const Week week = whole_week(s);
  World world = assemble(s, week, Workers(2)).world;
  const std::string before = digest_of(world);
  world.extensions.of<AreaId>().at("area.rumour")[AreaId{0}] += 1;
  EXPECT_NE(digest_of(world), before);
}

TEST(Extension, ChangesNothingOfTheModelItOnlyLooksAt)
{
  // A mechanism that nobody reads leaves every other bit alone.
  const Scenario s = scenario();
  Week with = make_week(s);
  with.local<Rumour>(s.of<Rumour>());
  const Week without = make_week(s);
  const World a = after(assemble(s, with, Workers(2)).world, with, 10, 2, s.run.luck());
  const World b = after(assemble(s, without, Workers(2)).world, without, 10, 2, s.run.luck());
  EXPECT_EQ(differing(a, b), (std::set<std::string>{"resident.rumour", "area.rumour"}));
}

TEST(Extension, SameBitsOnAnyNumberOfThreads)
{
  const Scenario s = scenario();
  const Week week = whole_week(s);
  const World start = assemble(s, week, Workers(2)).world;
  const std::string alone = digest_of(after(start, week, 5, 1));
  for (const int threads : {2, 3, 7}) EXPECT_EQ(digest_of(after(start, week, 5, threads)), alone) << threads;
}

}  // namespace
}  // namespace linli
