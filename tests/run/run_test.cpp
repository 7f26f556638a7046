#include "run/run.hpp"

#include "engine/event_record.hpp"
#include "engine/panel.hpp"
#include "engine/survey.hpp"
#include "output/contents/content_digest.hpp"
#include "output/helpers.hpp"
#include "support/lively.hpp"
#include "support/runs.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

/// Bytes of the values of a group's datasets, uncompressed.  Of groups of series only the series count, of panels all
/// but the weeks and their coordinates, of surveys all numbers but these, of interventions what they did.
std::uint64_t bytes_of_values(const FileGroup& group)
{
  std::uint64_t sum = 0;
  for (const Dataset& dataset : group.datasets) {
    const bool series = find_attribute(dataset.attributes, "reduction") != nullptr;
    const bool of_weeks = dataset.name == "time" || dataset.name == "week" || dataset.name == "phase";
    const bool panel = find_dataset(group, "resident") != nullptr && !of_weeks;
    const std::string_view type = type_name(dataset.values);
    const bool survey = find_dataset(group, "question") != nullptr && !of_weeks && type != "string";
    const bool intervention = find_dataset(group, "strength") != nullptr && dataset.dimensions.size() == 2;
    if (!series && !panel && !survey && !intervention) continue;
    const bool eight = type == "int64" || type == "float64";
    sum += size_of(dataset.values) * (eight ? 8U : type == "uint8" ? 1U : 4U);
  }
  for (const FileGroup& inner : group.groups) sum += bytes_of_values(inner);
  return sum;
}

/// Of one group of a result; missing numbers, which are equal to none, count as bytes.
std::string digest_of_group(const FileGroup& group)
{
  FileGroup root;
  root.groups.push_back(group);
  return content_digest(root);
}

TEST(Run, ItsResultIsAsLargeAsWasEstimated)
{
  Scenario scenario = baseline();
  scenario.run.burn_in = 2;
  scenario.run.weeks = 4;
  scenario.output.groups = {"area", "district", "sex"};
  scenario.output.panels["some"] = {.columns = {"habit_activity", "took_part", "age", "propensity"},
                                    .share = 0.5,
                                    .weeks = {When::week(-1)},
                                    .every = 3};
  scenario.output.panels["fixed"] = {.columns = {"sex"}, .every = 2};
  scenario.output.surveys["asked"] = {.weeks = {When::week(-2)}, .every = 3, .sample = 100};
  scenario.interventions["talks"].cost_weekly = 100;
  linli::Run run = linli::Run::begin(scenario, Workers(2));
  const std::uint64_t estimated = estimated_bytes(run.recorders(), scenario.run.all_weeks());
  EXPECT_EQ(estimated_bytes(scenario, run.world().people), estimated);
  EXPECT_EQ(bytes_of_values(finished(std::move(run)).contents()), estimated);
}

/// Goes on after every week in the same process, each time with a recording of its own.
TEST(Run, GoesOnFromItsOwnCheckpointAfterEveryWeek)
{
  Scenario scenario = baseline();
  scenario.run.burn_in = 1;
  scenario.run.weeks = 4;
  scenario.of<Participation>().influence = Influence::threshold;
  scenario.output.groups = {"area", "district", "tenure"};
  scenario.output.panels["some"] = {.columns = {"habit_activity", "sex"}, .share = 0.5, .every = 2};
  scenario.output.surveys["asked"] = {.weeks = {When::week(-1)}, .every = 2, .sample = 100};
  const TemporaryDirectory directory;
  const ClaimedOutput claim(directory / "a.h5", Overwrite::refuse);
  linli::Run run = linli::Run::begin(scenario, claim, Workers(1));
  while (!run.done()) {
    run.step();
    run.save(directory / std::to_string(run.weeks()), {});
  }
  const FileGroup whole = run.contents();
  const std::string end = digest_of(run.world());
  for (std::int64_t weeks = 1; weeks <= scenario.run.all_weeks(); ++weeks) {
    const ClaimedOutput other(directory / "b.h5", Overwrite::refuse);
    const Checkpoint checkpoint(directory / std::to_string(weeks));
    linli::Run again = linli::Run::go_on(checkpoint, scenario, other, Workers(3));
    EXPECT_EQ(again.weeks(), weeks);
    while (!again.done()) again.step();
    EXPECT_EQ(digest_of(again.world()), end) << "after week " << weeks;
    const FileGroup contents = again.contents();
    ASSERT_EQ(contents.groups.size(), whole.groups.size());
    for (std::size_t g = 0; g < whole.groups.size(); ++g) {
      EXPECT_EQ(digest_of_group(contents.groups[g]), digest_of_group(whole.groups[g]))
          << whole.groups[g].name << " after week " << weeks;
    }
  }
}

/// A run in which every kind of event happens, saved after every week.
Scenario eventful()
{
  Scenario scenario = lively(Influence::linear);
  scenario.run.burn_in = 1;
  scenario.run.weeks = 7;
  scenario.output.series = {"belonging"};
  scenario.interventions["b"] = {.from = When::week(1), .every = 3, .lasts = 2};
  scenario.interventions["b"][Lever::openness] = 0.1;
  scenario.interventions["d"] = {.from = When::week(0)};
  scenario.interventions["d"][Lever::openness] = 0.1;
  return scenario;
}

Run saved_every_week(const Scenario& scenario, const TemporaryDirectory& directory, int threads)
{
  Run run = Run::begin(scenario, Workers(threads));
  while (!run.done()) {
    run.step();
    run.save(directory / std::to_string(run.weeks()), {});
  }
  return run;
}

Run gone_on(const Scenario& scenario, const TemporaryDirectory& directory, std::int64_t weeks)
{
  const Checkpoint checkpoint(directory / std::to_string(weeks));
  return finished(Run::go_on(checkpoint, scenario, Workers(3)));
}

std::string digest_of_group(const Run& run, const char* name)
{
  return digest_of_group(*find_group(run.contents(), name));
}

template <class T>
std::vector<T> values_of(const Run& run, const char* kind, const char* column)
{
  const FileGroup contents = run.contents();
  const FileGroup* table = find_group(*find_group(contents, "events"), kind);
  const auto& stored = std::get<Stored<T>>(find_dataset(*table, column)->values);
  std::vector<T> out(stored.size());
  stored.read(0, out);
  return out;
}

std::string meanings_of(const Run& run, const char* kind, const char* column)
{
  const FileGroup contents = run.contents();
  const FileGroup* table = find_group(*find_group(contents, "events"), kind);
  return std::get<std::string>(
      find_attribute(find_dataset(*table, column)->attributes, "flag_meanings")->value);
}

TEST(Run, EventsGoOnFromEveryWeek)
{
  const Scenario scenario = eventful();
  const TemporaryDirectory directory;
  const linli::Run whole = saved_every_week(scenario, directory, 1);
  const std::string events = digest_of_group(whole, "events");
  for (const EventRecord* record : recorders_of<EventRecord>(whole.recorders()))
    EXPECT_GT(record->rows(), 1U) << record->name();
  for (std::int64_t weeks = 1; weeks <= scenario.run.all_weeks(); ++weeks)
    EXPECT_EQ(digest_of_group(gone_on(scenario, directory, weeks), "events"), events) << weeks;
}

/// Of a past with `b` and `d` a branch ends `d` and adds `a`: the events of before stay what they were.
TEST(Run, ABranchKeepsTheEventsOfItsPast)
{
  constexpr std::int64_t weeks = 4;
  const Scenario scenario = eventful();
  const TemporaryDirectory directory;
  const linli::Run whole = saved_every_week(scenario, directory, 1);
  Scenario other = scenario;
  other.interventions.erase("d");
  other.interventions["a"] = {.from = When::week(5)};
  other.interventions["a"][Lever::openness] = 0.2;
  const linli::Run branch = gone_on(other, directory, weeks);
  EXPECT_EQ(meanings_of(whole, "interventions", "intervention"), "b d");
  EXPECT_EQ(meanings_of(branch, "interventions", "intervention"), "a b d");
  for (const char* column : {"intervention", "change", "reason"}) {
    const auto before = values_of<std::uint8_t>(whole, "interventions", column);
    const auto after = values_of<std::uint8_t>(branch, "interventions", column);
    const auto week = values_of<std::int32_t>(branch, "interventions", "week");
    const int shift = column == std::string("intervention") ? 1 : 0;  // "a" comes first
    bool later = false;
    for (std::size_t k = 0; k < week.size(); ++k) {
      later |= week[k] >= weeks - scenario.run.burn_in;
      if (!later) {
        ASSERT_EQ(after[k], before.at(k) + shift) << column << ' ' << k;
      }
      if (week[k] == 5 && shift > 0) {
        EXPECT_EQ(after[k], 0) << "only `a` begins then";
      }
    }
    EXPECT_TRUE(later);
  }
  // And once more from a checkpoint of the branch.
  branch.save(directory / "100", {});
  EXPECT_EQ(digest_of_group(gone_on(other, directory, 100), "events"), digest_of_group(branch, "events"));
}

/// What a branch adds begins there: earlier weeks are not made up.
TEST(Run, APanelAndASurveyBeginWithTheirBranch)
{
  Scenario scenario = eventful();
  scenario.output.panels["new"] = {.columns = {"belonging", "age"}, .share = 0.1, .every = 2};
  scenario.output.panels["fixed"] = {.columns = {"age"}, .share = 0.1, .every = 2};
  scenario.output.surveys["new"] = {.every = 2, .sample = 50};
  const linli::Run whole = finished(linli::Run::begin(scenario, Workers(2)));
  Scenario without = scenario;
  without.output.panels.clear();
  without.output.surveys.clear();
  const linli::Run branch = finished(after(linli::Run::begin(without, Workers(2)), 4).branch(scenario));
  const auto weeks_of = [](const auto& recorder) {
    return std::vector<std::int64_t>(recorder.weeks().begin(), recorder.weeks().end());
  };
  const auto panels = recorders_of<Panel>(branch.recorders());
  ASSERT_EQ(panels.size(), 2U);
  const Panel& panel = *panels[1];
  const Survey& survey = *recorders_of<Survey>(branch.recorders()).at(0);
  EXPECT_EQ(weeks_of(panel), (std::vector<std::int64_t>{5, 7}));  // of 1, 3, 5, 7
  EXPECT_EQ(weeks_of(survey), (std::vector<std::int64_t>{5, 7}));
  const Survey& all = *recorders_of<Survey>(whole.recorders()).at(0);
  EXPECT_TRUE(survey.wave(0) == all.wave(2));
  EXPECT_TRUE(survey.wave(1) == all.wave(3));
  EXPECT_EQ(digest_of(branch.world()), digest_of(whole.world()));
  // A checkpoint of the branch knows what it began with.
  const TemporaryDirectory directory;
  branch.save(directory / "100", {});
  const linli::Run again = gone_on(scenario, directory, 100);
  EXPECT_EQ(weeks_of(*recorders_of<Panel>(again.recorders()).at(1)), weeks_of(panel));
  for (const char* name : {"panels", "surveys"})
    EXPECT_EQ(digest_of_group(again, name), digest_of_group(branch, name)) << name;
}

/// A run of the same seed with these surveys.
Run surveyed(const std::map<std::string, SurveyParams>& surveys, int threads)
{
  Scenario scenario = baseline();
  scenario.run.burn_in = 1;
  scenario.run.weeks = 3;
  scenario.output.surveys = surveys;
  return finished(Run::begin(scenario, Workers(threads)));
}

/// Whoever only looks changes nothing, and sees the same whoever else looks and whoever computes.
TEST(Run, SurveysOnlyLook)
{
  const SurveyParams yearly{.every = 1, .sample = 100};
  const SurveyParams list{.every = 2, .sample = 0, .frame = Frame::reachable};
  const linli::Run without = surveyed({}, 1);
  const linli::Run alone = surveyed({{"yearly", yearly}}, 1);
  const linli::Run both = surveyed({{"list", list}, {"yearly", yearly}}, 4);
  const std::string state = digest_of(without.world());
  EXPECT_EQ(digest_of(alone.world()), state);
  EXPECT_EQ(digest_of(both.world()), state);
  const FileGroup groups = without.contents();
  EXPECT_EQ(find_group(groups, "surveys"), nullptr);
  const FileGroup seen = both.contents();
  for (const FileGroup& group : groups.groups) {
    if (group.name == "scenario") continue;
    EXPECT_EQ(digest_of_group(*find_group(seen, group.name)), digest_of_group(group)) << group.name;
  }
  const FileGroup seen_alone = alone.contents();
  EXPECT_EQ(digest_of_group(*find_group(*find_group(seen, "surveys"), "yearly")),
            digest_of_group(*find_group(*find_group(seen_alone, "surveys"), "yearly")));
}

}  // namespace
}  // namespace linli
