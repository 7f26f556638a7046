#include "run/run.hpp"

#include "output/contents/content_digest.hpp"
#include "output/helpers.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

/// Bytes of the values of a group's datasets, uncompressed.  Of groups of series only the series count, of panels all
/// but the weeks and their coordinates, of surveys all numbers but these, of interventions what they did.
std::uint64_t bytes_of_values(const Group& group)
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
  for (const Group& inner : group.groups) sum += bytes_of_values(inner);
  return sum;
}

/// By bits, because a missing value equals nothing.
std::string digest_of_groups(std::vector<Group> groups)
{
  return content_digest({"", {}, {}, std::move(groups)});
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
  const TemporaryDirectory directory;
  const ClaimedOutput claim(directory / "a.h5", Overwrite::refuse);
  linli::Run run = linli::Run::begin(scenario, claim, Workers(2));
  const std::uint64_t estimated = estimated_bytes(scenario, run.recording(), run.panels(), run.surveys());
  EXPECT_EQ(estimated_bytes(scenario, run.world().people), estimated);
  while (!run.done()) run.step();
  EXPECT_EQ(bytes_of_values(run.contents()), estimated);
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
  const Group whole = run.contents();
  const std::string end = digest_of(run.world());
  for (std::int64_t weeks = 1; weeks <= scenario.run.all_weeks(); ++weeks) {
    const ClaimedOutput other(directory / "b.h5", Overwrite::refuse);
    const Checkpoint checkpoint(directory / std::to_string(weeks));
    linli::Run again = linli::Run::go_on(checkpoint, scenario, other, Workers(3));
    EXPECT_EQ(again.weeks(), weeks);
    while (!again.done()) again.step();
    EXPECT_EQ(digest_of(again.world()), end) << "after week " << weeks;
    EXPECT_EQ(digest_of_groups(again.contents().groups), digest_of_groups(whole.groups))
        << "after week " << weeks;
  }
}

/// A run of the same seed with these surveys, in a folder of its own.
Run finished(const std::map<std::string, SurveyParams>& surveys, const TemporaryDirectory& directory,
             int threads)
{
  Scenario scenario = baseline();
  scenario.run.burn_in = 1;
  scenario.run.weeks = 3;
  scenario.output.surveys = surveys;
  const ClaimedOutput claim(directory / "a.h5", Overwrite::refuse);
  Run run = Run::begin(scenario, claim, Workers(threads));
  while (!run.done()) run.step();
  return run;
}

/// Whoever only looks changes nothing, and sees the same whoever else looks and whoever computes.
TEST(Run, SurveysOnlyLook)
{
  const SurveyParams yearly{.every = 1, .sample = 100};
  const SurveyParams list{.every = 2, .sample = 0, .frame = Frame::reachable};
  const TemporaryDirectory directory;
  const linli::Run without = finished({}, directory, 1);
  const linli::Run alone = finished({{"yearly", yearly}}, directory, 1);
  const linli::Run both = finished({{"list", list}, {"yearly", yearly}}, directory, 4);
  const std::string state = digest_of(without.world());
  EXPECT_EQ(digest_of(alone.world()), state);
  EXPECT_EQ(digest_of(both.world()), state);
  const Group groups = without.contents();
  EXPECT_EQ(find_group(groups, "surveys"), nullptr);
  const Group seen = both.contents();
  for (const Group& group : groups.groups) {
    if (group.name == "scenario") continue;
    EXPECT_EQ(digest_of_groups({*find_group(seen, group.name)}), digest_of_groups({group})) << group.name;
  }
  const Group seen_alone = alone.contents();
  EXPECT_EQ(digest_of_groups({*find_group(*find_group(seen, "surveys"), "yearly")}),
            digest_of_groups({*find_group(*find_group(seen_alone, "surveys"), "yearly")}));
}

}  // namespace
}  // namespace linli
