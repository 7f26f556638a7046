/// Events recorded while a scenario runs: which, the same on any number of threads, at no cost to the state.
#include "core/errors.hpp"
#include "engine/recorders.hpp"
#include "engine/simulation.hpp"
#include "event_helpers.hpp"
#include "scenario/read_scenario.hpp"
#include "support/lively.hpp"
#include "support/places.hpp"
#include "support/tiny_world.hpp"
#include "test_mechanisms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;

std::vector<std::byte> bytes_of(const Recorder& recorder)
{
  std::vector<std::byte> out(recorder.store().size());
  recorder.store().read(0, out);
  return out;
}

MechanismParams with_rumour()
{
  MechanismParams params = MechanismParams::standard();
  params.add<Rumour>();
  return params;
}

Scenario rumour_scenario(const std::string& events)
{
  return parse_scenario(source_dir() + "/scenarios/with_rumour.yaml",
                        "name: with_rumour\npopulation: {scale: 0.01, subdistricts: [shiquan, zhenru]}\n"
                        "programme: {offers_activity: 2 per week}\noutput: {events: " +
                            events + "}\n",
                        with_rumour());
}

const EventRecord& record_of(const Recorders& recorders, const std::string& kind)
{
  for (const EventRecord* record : recorders_of<EventRecord>(recorders)) {
    if (record->kind().name == kind) return *record;
  }
  throw std::out_of_range("nothing is recorded of " + kind);
}

/// Runs some weeks and keeps what the scenario's output says.
struct KeptRun {
  Recorders recorders;
  World world;
};
KeptRun recorded(const Scenario& scenario, const Week& week, std::int64_t weeks, int threads)
{
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(threads));
  Recorders recorders = make_recorders(recording_plan(scenario, simulation.world()), simulation.world(),
                                       scenario.run.luck(), [] { return std::make_shared<MemoryStore>(); });
  std::vector<Recorder*> pointers;
  for (const auto& recorder : recorders) pointers.push_back(recorder.get());
  while (simulation.weeks() < weeks) simulation.step(pointers);
  return {std::move(recorders), simulation.world()};
}

/// A kind of event that is not of the shipped model is known to the reader, chosen and recorded without an edit of it.
TEST(EventsOfRuns, AMechanismBringsItsOwnKind)
{
  const Scenario scenario = rumour_scenario("[rumours]");
  Week week = make_week(scenario);
  week.local<Rumour>(scenario.of<Rumour>());
  const KeptRun run = recorded(scenario, week, 6, 2);
  EXPECT_EQ(recorders_of<EventRecord>(run.recorders).size(), 1U);
  const EventRecord& record = record_of(run.recorders, "rumours");
  ASSERT_GT(record.rows(), 6U);
  EXPECT_TRUE(std::ranges::is_sorted(weeks_of(record)));
  for (const std::int32_t listeners : field_of<std::int32_t>(record, 0)) EXPECT_GT(listeners, 0);
  std::map<std::int32_t, float> last;
  const Whole areas = areas_of(record);
  const std::vector<float> heard = field_of<float>(record, 1);
  for (std::size_t k = 0; k < areas.size(); ++k) last[areas[k]] = heard[k];
  for (const auto& [area, share] : last) {
    EXPECT_EQ(share,
              run.world.extensions.of<AreaId>().at("area.rumour")[AreaId{static_cast<std::size_t>(area)}]);
  }
}

/// However long a run is, the world holds the events of one week.
TEST(EventsOfRuns, OnlyOneWeekIsInMemory)
{
  const Scenario scenario = rumour_scenario("[rumours]");
  Week week = make_week(scenario);
  week.local<Rumour>(scenario.of<Rumour>());
  const KeptRun run = recorded(scenario, week, 12, 2);
  const EventRecord& record = record_of(run.recorders, "rumours");
  std::size_t in_memory = 0;
  for (std::size_t a = 0; a < run.world.areas(); ++a)
    in_memory += run.world.events.told("rumours", AreaId{a}).size() / 2;
  EXPECT_EQ(in_memory, static_cast<std::size_t>(std::ranges::count(weeks_of(record), 11)));
  EXPECT_GT(record.rows(), 6 * in_memory);
}

TEST(EventsOfRuns, OnlyWhatIsChosenIsKept)
{
  const auto chosen = [](const std::string& events) {
    std::vector<std::string> names;
    const Scenario scenario = rumour_scenario(events);
    for (const EventKind& kind : recording_plan(scenario, district(scenario, make_week(scenario))).events)
      names.push_back(kind.name);
    return names;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(chosen("[]"), Names{});
  EXPECT_EQ(chosen("[interventions, elections]"), (Names{"elections", "interventions"}));
  EXPECT_EQ(chosen("[all, elections]"),
            (Names{"appointments", "departures", "elections", "rumours", "interventions"}));
  EXPECT_THROW(rumour_scenario("[elctions]"), Error);
  Scenario in_code;
  in_code.output.events = {"elections", "eclipses"};
  EXPECT_THROW(recording_plan(in_code, {}), Error);
}

/// Every shipped kind happens in this district, and is recorded the same on any number of threads.
TEST(EventsOfRuns, SameBitsOnAnyNumberOfThreads)
{
  Scenario scenario = lively(Influence::linear);
  scenario.run.burn_in = 0;
  scenario.interventions["talks"] = {.from = When::week(2), .weeks = {}, .every = 4, .lasts = 2};
  const Week week = make_week(scenario);
  const KeptRun alone = recorded(scenario, week, 30, 1);
  for (const int threads : {2, 7}) {
    const KeptRun other = recorded(scenario, week, 30, threads);
    for (const EventRecord* record : recorders_of<EventRecord>(alone.recorders)) {
      EXPECT_GT(record->rows(), 1U) << record->name();
      EXPECT_EQ(bytes_of(record_of(other.recorders, record->kind().name)), bytes_of(*record))
          << record->name() << " on " << threads;
    }
  }
}

/// Whoever only listens changes nothing.
TEST(EventsOfRuns, ChangesNoBitOfTheState)
{
  Scenario scenario = lively(Influence::linear);
  scenario.interventions["talks"] = {.from = When::week(0)};
  const Week week = make_week(scenario);
  const KeptRun heard = recorded(scenario, week, 6, 2);
  scenario.output.events = {};
  const KeptRun unheard = recorded(scenario, week, 6, 2);
  EXPECT_EQ(digest_of(heard.world), digest_of(unheard.world));
  EXPECT_TRUE(recorders_of<EventRecord>(unheard.recorders).empty());
  EXPECT_FALSE(recorders_of<EventRecord>(heard.recorders).empty());
}

}  // namespace
}  // namespace linli
