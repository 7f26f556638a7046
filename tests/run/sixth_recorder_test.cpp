/// A recorder of the tests alone is run, saved, restored and written beside the shipped ones, without an edit under sim/.
#include "engine/recorders.hpp"
#include "engine/simulation.hpp"
#include "output/contents/content_digest.hpp"
#include "output/contents/contents.hpp"
#include "output/files/checkpoint.hpp"
#include "output/helpers.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

/// How many residents of each area took part in a week: a row a week.
class Crowd final : public Recorder {
 public:
  explicit Crowd(std::size_t areas) : Recorder("crowd", std::make_shared<MemoryStore>()), of_week_(areas) {}

  void observe(const World& world, AreaId area) override
  {
    std::int32_t& count = of_week_[area.value];
    count = 0;
    for (const std::uint8_t channels : world.residents.took_part.of(world.people.areas.residents[area]))
      count += channels != 0 ? 1 : 0;
  }
  void close_week(const World&, const Moment&) override
  {
    store().append(std::as_bytes(std::span(of_week_)));
  }
  std::uint64_t result_bytes(std::int64_t weeks) const override
  {
    return static_cast<std::uint64_t>(weeks) * bytes_a_week();
  }
  std::uint64_t fitting(std::uint64_t, std::int64_t weeks) const override { return result_bytes(weeks); }
  void go_on_after(std::int64_t, const RowLabels&) override {}
  void skip(std::int64_t) override {}

  std::vector<std::int32_t> values() const
  {
    std::vector<std::int32_t> out(store().size() / sizeof(std::int32_t));
    store().read(0, std::as_writable_bytes(std::span(out)));
    return out;
  }
  std::size_t bytes_a_week() const { return of_week_.size() * sizeof(std::int32_t); }

 private:
  std::vector<std::int32_t> of_week_;
};

void add_crowd(FileGroup& root, const Recorded& recorded)
{
  for (const Crowd* crowd : recorders_of<Crowd>(recorded.recorders)) {
    const std::vector<std::int32_t> values = crowd->values();
    std::vector<std::int32_t> rows(values.size());
    root.groups.push_back({"crowd", {}, {make_axis("row", rows), {"people", {"row"}, values}}, {}});
  }
}

struct Going {
  Simulation simulation;
  Recorders recorders;

  void weeks(std::int64_t count)
  {
    std::vector<Recorder*> all;
    for (const auto& recorder : recorders) all.push_back(recorder.get());
    while (simulation.weeks() < count) simulation.step(all);
  }
};

Going going(const Scenario& scenario, const Week& week, World world, std::int64_t weeks, int threads)
{
  Going out{Simulation(std::move(world), week, scenario.run.luck(), Workers(threads), weeks), {}};
  World& here = out.simulation.world();
  out.recorders = make_recorders(recording_plan(scenario, here), here, scenario.run.luck(),
                                 [] { return std::make_shared<MemoryStore>(); });
  out.recorders.push_back(std::make_unique<Crowd>(here.areas()));
  return out;
}

FileGroup contents_of(const Scenario& scenario, const Going& run)
{
  std::vector<ContentsPart> parts = standard_parts();
  parts.push_back(add_crowd);
  return result_contents(scenario, {}, run.simulation.world(), run.recorders, {}, parts);
}

TEST(SixthRecorder, IsOneOfTheList)
{
  Scenario scenario = baseline();
  scenario.run.burn_in = 0;
  scenario.run.weeks = 6;
  scenario.output.series = {"belonging"};
  scenario.output.surveys["asked"] = {.every = 3, .sample = 50};
  scenario.output.panels["some"] = {.columns = {"belonging"}, .share = 0.1, .every = 2};
  const Week week = make_week(scenario);
  Going whole = going(scenario, week, district(scenario, week), 0, 1);
  EXPECT_EQ(estimated_bytes(whole.recorders, 6), estimated_bytes(scenario, whole.simulation.world().people) +
                                                     6 * 4 * whole.simulation.world().areas());

  whole.weeks(4);
  std::map<std::string, const RowStore*> rows;
  RunSoFar so_far;
  for (const auto& recorder : whole.recorders) {
    rows[recorder->name()] = &recorder->store();
    so_far.labels[recorder->name()] = recorder->labels();
  }
  EXPECT_EQ(rows.size(), whole.recorders.size()) << "each has a name of its own";
  so_far.weeks = 4;
  const TemporaryDirectory directory;
  write_checkpoint(directory / "a.checkpoint", so_far, whole.simulation.world(), rows);
  whole.weeks(6);

  const Checkpoint checkpoint(directory / "a.checkpoint");
  Going again = going(scenario, week, checkpoint.world(), 4, 3);
  for (const auto& recorder : again.recorders) {
    const std::string& name = recorder->name();
    const auto bytes = checkpoint.recorded_bytes(name);
    ASSERT_TRUE(bytes) << name;
    checkpoint.restore(name, recorder->store(), recorder->fitting(*bytes, 4));
    recorder->go_on_after(4, checkpoint.run().labels.at(name));
  }
  again.weeks(6);
  const FileGroup contents = contents_of(scenario, whole);
  EXPECT_EQ(content_digest(contents_of(scenario, again)), content_digest(contents));
  const FileGroup* crowd = find_group(contents, "crowd");
  ASSERT_NE(crowd, nullptr);
  const auto& people = std::get<std::vector<std::int32_t>>(find_dataset(*crowd, "people")->values);
  EXPECT_EQ(people.size(), 6 * whole.simulation.world().areas());
  EXPECT_GT(*std::ranges::max_element(people), 0);
}

}  // namespace
}  // namespace linli
