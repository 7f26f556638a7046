#include "app/session.hpp"

#include "output/helpers.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

/// Bytes of the values of a group's datasets, uncompressed.  Of groups of series only the series count, of panels all
/// but the weeks.
std::uint64_t bytes_of_values(const Group& group)
{
  std::uint64_t sum = 0;
  for (const Dataset& dataset : group.datasets) {
    const bool series = find_attribute(dataset.attributes, "mean_over") != nullptr;
    const bool panel = find_dataset(group, "resident") != nullptr && dataset.name != "time";
    if (!series && !panel) continue;
    const std::string_view type = type_name(dataset.values);
    sum += size_of(dataset.values) * (type == "int64" ? 8U : type == "uint8" ? 1U : 4U);
  }
  for (const Group& inner : group.groups) sum += bytes_of_values(inner);
  return sum;
}

TEST(Session, ItsResultIsAsLargeAsWasEstimated)
{
  Scenario scenario = baseline();
  scenario.run.burn_in = 2;
  scenario.run.weeks = 4;
  scenario.output.groups = {"area", "district", "sex"};
  scenario.output.panels["some"] = {.columns = {"habit", "took_part", "age", "propensity"},
                                    .share = 0.5,
                                    .weeks = {When::week(-1)},
                                    .every = 3};
  scenario.output.panels["fixed"] = {.columns = {"sex"}, .every = 2};
  const TemporaryDirectory directory;
  const ClaimedOutput claim(directory / "a.h5", Overwrite::refuse);
  Session session = Session::begin(scenario, claim, Workers(2));
  const std::uint64_t estimated = estimated_bytes(scenario, session.recording(), session.panels());
  EXPECT_EQ(estimated_bytes(scenario, session.world().people), estimated);
  while (!session.done()) session.step();
  EXPECT_EQ(bytes_of_values(session.contents()), estimated);
}

/// Goes on after every week in the same process, each time with a recording of its own.
TEST(Session, GoesOnFromItsOwnCheckpointAfterEveryWeek)
{
  Scenario scenario = baseline();
  scenario.run.burn_in = 1;
  scenario.run.weeks = 4;
  scenario.of<Participation>().influence = Influence::threshold;
  scenario.output.groups = {"area", "district", "tenure"};
  scenario.output.panels["some"] = {.columns = {"habit", "sex"}, .share = 0.5, .every = 2};
  const TemporaryDirectory directory;
  const ClaimedOutput claim(directory / "a.h5", Overwrite::refuse);
  Session session = Session::begin(scenario, claim, Workers(1));
  while (!session.done()) {
    session.step();
    session.save(directory / std::to_string(session.weeks()), {});
  }
  const Group whole = session.contents();
  const std::string end = digest_of(session.world());
  for (std::int64_t weeks = 1; weeks <= scenario.run.all_weeks(); ++weeks) {
    const ClaimedOutput other(directory / "b.h5", Overwrite::refuse);
    const Checkpoint checkpoint(directory / std::to_string(weeks));
    Session again = Session::go_on(checkpoint, scenario, other, Workers(3));
    EXPECT_EQ(again.weeks(), weeks);
    while (!again.done()) again.step();
    EXPECT_EQ(digest_of(again.world()), end) << "after week " << weeks;
    EXPECT_TRUE(again.contents().groups == whole.groups) << "after week " << weeks;
  }
}

}  // namespace
}  // namespace linli
