/// Interventions and checkpoints: going on is not stopping, and a branch that adds one is the run that had it.
#include "output/contents/content_digest.hpp"
#include "output/helpers.hpp"
#include "run/resume.hpp"
#include "run/run.hpp"
#include "scenario/read_scenario.hpp"
#include "support/places.hpp"
#include "support/runs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linli {
namespace {

using namespace test;

constexpr std::int64_t burn_in = 6;

/// The tiny towns with an intervention that waits for a condition, and one that is ranked and has few places.
Scenario scenario(const std::string& interventions)
{
  const std::string file = test::source_dir() + "/scenarios/tiny/test.yaml";
  Scenario out = parse_scenario(file, "extends: two_towns.yaml\n" + interventions);
  out.run.burn_in = burn_in;
  out.run.weeks = 8;
  return out;
}

const std::string waiting = R"(interventions:
  waiting:
    condition: {any: [{series: knows_committee, below: 0.35, margin: 0.05}, {series: trust, below: 0.3}]}
    unless: {series: secretary_load, above: 1.3, margin: 0.1}
    delay: 3 weeks
    levers: {calls_head: 2}
    cost_once: 100 yuan
  ranked: {rank_by: trust, lowest: 0.5, rerank_every: 2 weeks, capacity: 7, ramp: 3 weeks, levers: {openness: 0.5}}
)";

/// At its end, saved before each week in a file of that number.
Run saved_every_week(Run run, const TemporaryDirectory& directory)
{
  while (!run.done()) {
    run.save(directory / std::to_string(run.weeks()), {});
    run.step();
  }
  return run;
}

/// After so many weeks.
Run begun(const Scenario& scenario, std::int64_t weeks)
{
  return after(Run::begin(scenario, Workers(2)), weeks);
}

/// Of what is recorded; missing numbers, which are equal to none, count as bytes.
std::string recorded(const Run& run)
{
  FileGroup root;
  for (const FileGroup& group : run.contents().groups) {
    if (group.name != "scenario") root.groups.push_back(group);
  }
  return content_digest(root);
}

bool in_a_delay(const World& world)
{
  const InterventionState& state = world.interventions.by_name.at("waiting");
  return std::ranges::any_of(state.held, [](auto held) { return held == 2; });
}

TEST(GoingOn, AfterAnyWeekIsNotStopping)
{
  const TemporaryDirectory directory;
  const linli::Run whole = saved_every_week(begun(scenario(waiting), 0), directory);
  const std::string end = digest_of(whole.world());
  int delayed = 0;
  for (std::int64_t weeks = 0; weeks < whole.weeks(); ++weeks) {
    const Checkpoint checkpoint(directory / std::to_string(weeks));
    delayed += in_a_delay(checkpoint.world()) ? 1 : 0;
    const linli::Run again = finished(linli::Run::go_on(checkpoint, scenario_of(checkpoint), Workers(3)));
    EXPECT_EQ(digest_of(again.world()), end) << "after week " << weeks;
    EXPECT_EQ(recorded(again), recorded(whole)) << "after week " << weeks;
  }
  EXPECT_GE(delayed, 1) << "no checkpoint lies in a delay";
}

TEST(GoingOn, ABranchThatAddsInterventionsIsTheRunThatHadThem)
{
  const linli::Run whole = finished(begun(scenario(waiting), 0));
  const linli::Run branch = finished(begun(scenario(""), burn_in).branch(scenario(waiting)));
  EXPECT_EQ(digest_of(branch.world()), digest_of(whole.world()));
  EXPECT_EQ(recorded(branch), recorded(whole));
}

TEST(GoingOn, ABranchThatRemovesOneForgetsIt)
{
  linli::Run branch = begun(scenario(waiting), burn_in + 5).branch(scenario(""));
  branch.step();
  EXPECT_TRUE(branch.world().interventions.by_name.empty());
  EXPECT_TRUE(branch.world().observed.series.empty());
  EXPECT_EQ(find_group(branch.contents(), "interventions"), nullptr);
}

TEST(GoingOn, ABranchThatChangesOneGoesOnFromWhereItStands)
{
  const TemporaryDirectory directory;
  begun(scenario(waiting), burn_in + 5).save(directory / "checkpoint", {});
  const Checkpoint checkpoint(directory / "checkpoint");
  const Branch branch = branch_of(checkpoint, {parse_assignment("interventions.waiting.strength=0.5"),
                                               parse_assignment("interventions.ranked.capacity=2")});
  EXPECT_EQ(branch.changes, (std::vector<std::string>{"interventions.ranked.capacity: 7 → 2",
                                                      "interventions.waiting.strength: 1 → 0.5"}));
  linli::Run run = linli::Run::go_on(checkpoint, branch.scenario, Workers(1));
  const InterventionState before = run.world().interventions.by_name.at("waiting");
  run.step();
  const auto& after = run.world().interventions.by_name;
  for (std::size_t a = 0; a < run.world().areas(); ++a) {
    const AreaId area{a};
    if (before.acting[area] == 0) continue;
    EXPECT_EQ(after.at("waiting").strength[area], after.at("waiting").acting[area] > 0 ? 0.5F : 0.0F);
    EXPECT_GE(after.at("waiting").fen_total[area], 10'000) << "what was spent is not forgotten";
  }
  EXPECT_EQ(std::ranges::count_if(after.at("ranked").acting, [](auto since) { return since > 0; }), 2);
}

TEST(GoingOn, ABranchTellsWhatIsNewAndNotItsDefaults)
{
  const TemporaryDirectory directory;
  begun(scenario(""), burn_in).save(directory / "checkpoint", {});
  const Checkpoint checkpoint(directory / "checkpoint");
  const Branch branch = branch_of(checkpoint, {parse_assignment("interventions.a.levers.calls=0.1")});
  EXPECT_EQ(branch.changes, (std::vector<std::string>{"interventions.a.levers.calls: nothing → 0.1"}));
}

}  // namespace
}  // namespace linli
