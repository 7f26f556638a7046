/// When a parameter acts is said once, in its description (`Acts`), and believed by whoever goes on from a
/// checkpoint.  Here every registered parameter is changed and has to act when it says.
#include "changed_parameters.hpp"
#include "core/errors.hpp"
#include "output/helpers.hpp"
#include "run/resume.hpp"
#include "run/run.hpp"
#include "support/lively.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// Parameters that act before the first week and change nothing in the world then.
const std::map<std::string, std::string> not_in_the_world{
    {"run.start", "gives weeks their dates, those too that are recorded already"},
    {"run.burn_in", "says which weeks are the study, in which secretaries come and go"},
    {"population.margins", "another file; what stands in it is held to by population/"},
    {"population.secretaries", "another file; what stands in it is held to by population/"},
};

/// Parameters that act on so few people that three weeks may pass without, or only where work is neither light nor far
/// too much; tests/mechanisms/ has them.
const std::set<std::string> on_few{"election.branch",
                                   "succession.stay",
                                   "succession.quit",
                                   "succession.rehired_quit",
                                   "succession.rehired_old",
                                   "succession.quit_burnt",
                                   "succession.from_outside",
                                   "succession.college_rehired",
                                   "succession.old",
                                   "succession.assessed_after",
                                   "succession.youngest",
                                   "succession.oldest",
                                   "succession.rehired_after",
                                   "succession.rehired_within",
                                   "self_governance.inactive",
                                   "leadership_effect.held.hours",
                                   "workload.perfunctory_from",
                                   "workload.perfunctory_range"};

/// A small part of the district in which every parameter has something to act on.
Scenario short_and_lively(Influence influence, double scale = 0.01)
{
  Scenario scenario = lively(influence, scale);
  scenario.run.burn_in = 2;
  scenario.run.weeks = 4;
  scenario.output.panels["some"] = {.columns = {"trust"}, .share = 0.1, .every = 1};
  scenario.output.surveys["some"] = {.every = 1, .frame = Frame::reachable};
  return scenario;
}

std::string before_first_week(const Scenario& scenario)
{
  return digest_of(district(scenario, make_week(scenario)));
}

/// A run that has been stopped after its burn-in, and what its end would be.
class Stopped {
 public:
  explicit Stopped(const Scenario& scenario)
  {
    const ClaimedOutput claim(directory_ / "a.h5", Overwrite::replace);
    Run run = Run::begin(scenario, claim, Workers(2));
    while (run.weeks() < scenario.run.burn_in) run.step();
    run.save(directory_ / "a.checkpoint", {});
    checkpoint_.emplace(directory_ / "a.checkpoint");
    unchanged_ = end_of({});
  }
  const Checkpoint& checkpoint() const { return *checkpoint_; }
  const std::string& unchanged() const { return unchanged_; }

  /// The digest of the world at the end of a branch.
  std::string end_of(const std::vector<Assignment>& changes) const
  {
    const ClaimedOutput claim(directory_ / "b.h5", Overwrite::replace);
    Run run = Run::go_on(*checkpoint_, branch_of(*checkpoint_, changes).scenario, claim, Workers(2));
    for (int week = 0; week < 3; ++week) run.step();
    return digest_of(run.world());
  }

 private:
  TemporaryDirectory directory_;
  std::optional<Checkpoint> checkpoint_;
  std::string unchanged_;
};

TEST(Acts, AtSetUpChangesTheWorldBeforeTheFirstWeek)
{
  const Scenario base =
      short_and_lively(Influence::linear, 0.05);  // areas of several compounds, these of several groups
  const std::string usual = before_first_week(base);
  std::set<std::string> met;
  for (const Changed& one : all_changed(base)) {
    if (one.acts != Acts::set_up) continue;
    const bool exempt = not_in_the_world.contains(one.path);
    if (exempt) met.insert(one.path);
    if (exempt && one.path.starts_with("population.")) continue;  // there is no other file
    EXPECT_EQ(before_first_week(one.scenario) == usual, exempt)
        << one.path << ": " << one.assignments.front().value
        << (exempt ? " changes the world, so it needs no exemption"
                   : " changes nothing before the first week");
  }
  EXPECT_EQ(met.size(), not_in_the_world.size()) << "an exemption that no parameter needs";
}

TEST(Acts, AtSetUpIsRefusedInABranch)
{
  const Stopped run(short_and_lively(Influence::linear));
  for (const Changed& one : all_changed(short_and_lively(Influence::linear))) {
    if (one.acts != Acts::set_up) continue;
    try {
      branch_of(run.checkpoint(), one.assignments);
      ADD_FAILURE() << one.path << " is not refused";
    } catch (const Error& error) {
      EXPECT_EQ(error.exit(), Exit::scenario);
      ASSERT_EQ(error.problems().size(), 1U) << error.what();
      EXPECT_EQ(error.problems().front().path, one.path);
    }
  }
}

TEST(Acts, EveryWeekChangesWhatComesNext)
{
  std::map<std::string, bool> acted;
  for (const Influence influence : {Influence::linear, Influence::threshold, Influence::sigmoid}) {
    const Scenario base = short_and_lively(influence);
    const Stopped run(base);
    for (const Changed& one : all_changed(base)) {
      if (one.acts != Acts::every_week) continue;
      EXPECT_EQ(branch_of(run.checkpoint(), one.assignments).changes.size(), 1U) << one.path;
      bool& has_acted = acted[one.path];
      if (!has_acted) has_acted = run.end_of(one.assignments) != run.unchanged();
    }
  }
  for (const auto& [path, has_acted] : acted)
    EXPECT_TRUE(has_acted || on_few.contains(path)) << path << " changes nothing in a branch";
}

TEST(Acts, RecordingLeavesTheWorldAndMayChangeInABranch)
{
  const Scenario base = short_and_lively(Influence::linear);
  const std::string usual = before_first_week(base);
  const Stopped run(base);
  int tried = 0;
  for (const Changed& one : all_changed(base)) {
    if (one.acts != Acts::recording) continue;
    ++tried;
    EXPECT_TRUE(one.path.starts_with("output.")) << one.path;
    EXPECT_EQ(before_first_week(one.scenario), usual) << one.path;
    EXPECT_EQ(branch_of(run.checkpoint(), one.assignments).changes.size(), 1U) << one.path;
  }
  EXPECT_GE(tried, 14);
}

TEST(Acts, NeverChangesNothing)
{
  const Scenario base = short_and_lively(Influence::linear);
  const std::string usual = before_first_week(base);
  const Stopped run(base);
  std::vector<std::string> paths;
  for (const Changed& one : all_changed(base)) {
    if (one.acts != Acts::never) continue;
    paths.push_back(one.path);
    EXPECT_EQ(before_first_week(one.scenario), usual) << one.path;
    EXPECT_EQ(run.end_of(one.assignments), run.unchanged()) << one.path;
    EXPECT_TRUE(branch_of(run.checkpoint(), one.assignments).changes.empty()) << one.path;
  }
  EXPECT_EQ(paths, (std::vector<std::string>{"name", "description", "run.weeks"}));
}

}  // namespace
}  // namespace linli
