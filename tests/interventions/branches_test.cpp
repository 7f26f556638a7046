/// Interventions of which a branch changes something: every key either acts or is refused with the reason, and what
/// acts goes on as it would in a run whose policy is changed in that week.
#include "core/errors.hpp"
#include "interventions/branching.hpp"
#include "interventions/interventions.hpp"
#include "output/contents/content_digest.hpp"
#include "output/helpers.hpp"
#include "run/resume.hpp"
#include "run/run.hpp"
#include "scenario/read_scenario.hpp"
#include "support/places.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace linli {
namespace {

using namespace test;

// --- Every key, in whole runs ---------------------------------------------------------------------------------------

constexpr std::int64_t burn_in = 6;
constexpr std::int64_t branch_week = 4;  ///< of the study

/// A key of an intervention `one` that is changed after four weeks of eight.
struct Row {
  std::string key;
  std::string before;  ///< the intervention, but for its levers
  std::string after;   ///< its new value
  std::string reason;  ///< why it is refused; empty if it acts
};

const std::string ranked = "rank_by: trust, lowest: 0.5";
const std::string changing = "condition: {series: participation_any, below: 0.02}";
constexpr const char* idle = "changes nothing in the weeks that are left";

const std::vector<Row>& rows()
{
  static const std::vector<Row> all{
      {"from", "from: week 0, lasts: 2 weeks", "week 5", ""},
      {"from", "from: week 0", "week 1", idle},
      {"from", "from: week 0, lasts: 2 weeks", "week 1", "acts in no week that is left"},
      {"until", "from: week 0", "week 6", ""},
      {"until", "from: week 0", "week 3", ""},
      {"until", "until: week 2", "week 3", "acts in no week that is left"},
      {"weeks", "weeks: [week 1], lasts: 2 weeks", "[week 1, week 6]", ""},
      {"weeks", "weeks: [week 1, week 6], lasts: 1 weeks", "[week 0, week 6]", idle},
      {"every", "every: 4 weeks, lasts: 1 weeks", "5 weeks", ""},
      {"every", "every: 8 weeks, lasts: 1 weeks", "9 weeks", "acts in no week that is left"},
      {"lasts", "lasts: 6 weeks", "5 weeks", ""},
      {"lasts", "lasts: 2 weeks", "3 weeks", "acts in no week that is left"},
      {"subdistricts", "from: week 0", "[shiquan]", ""},
      {"subdistricts", ranked, "[shiquan]", ""},
      {"subdistricts", ranked, "[shiquan, zhenru]", idle},
      {"areas", "from: week 0", "[110, 170]", ""},
      {"areas", "areas: [110, 170]", "[170, 110]", idle},
      {"areas", "from: week 0", "[3]", "area 3 is not simulated"},
      {"regimes", ranked, "[commodity]", ""},
      {"rank_by", ranked, "belonging", ""},
      {"lowest", ranked, "0.2", ""},
      {"highest", "rank_by: trust, highest: 0.5", "0.2", ""},
      {"rerank_every", ranked, "5 weeks", ""},
      {"rerank_every", ranked, "100 weeks", idle},
      {"capacity", "from: week 0", "2", ""},
      {"capacity", "from: week 0", "61", idle},
      {"capacity", "from: week 0", "1000", "1000 places are more than the 61 areas"},
      {"condition", changing, "{series: knows_committee, below: 0.35}", ""},
      {"condition.below", "condition: {series: knows_committee, below: 0.35}", "0.5", ""},
      {"unless", "from: week 0", "{series: knows_committee, above: 0.4}", ""},
      {"delay", "condition: {series: knows_committee, below: 0.35}", "7 weeks", ""},
      {"delay", "condition: {series: knows_committee, below: 0.35}", "12 weeks", "it never acts"},
      {"strength", "from: week 0", "0.5", ""},
      {"ramp", "from: week 0", "7 weeks", ""},
      {"ramp", "from: week 0", "3 weeks", "has reached its strength"},
      {"levers.openness", "from: week 0", "0.5", ""},
      {"levers.openness", "strength: 0", "0.5", "its strength is 0"},
      {"cost_once", changing, "100 yuan", ""},
      {"cost_once", "from: week 0", "100 yuan", "begins in no further area"},
      {"cost_weekly", "from: week 0", "100 yuan", ""},
      {"secretary_hours", "from: week 0", "2 hours", ""},
      {"staff_hours", "from: week 0", "2 hours", ""},
      {"staff_hours", "until: week 2", "2 hours", "acts in no week that is left"},
  };
  return all;
}

Scenario with(const std::string& intervention)
{
  const std::string file = source_dir() + "/scenarios/tiny/test.yaml";
  Scenario out = parse_scenario(file, "extends: two_towns.yaml\ninterventions:\n  one: {" + intervention +
                                          ", levers: {openness: 0.25}}\n");
  out.run.burn_in = burn_in;
  out.run.weeks = 2 * branch_week;
  return out;
}

/// What a branch came to, its state and all that is recorded, or why there is none.
struct Outcome {
  std::string digest{};
  std::string told{};
};

std::string recorded(const linli::Run& run)
{
  FileGroup root;
  for (const FileGroup& group : run.contents().groups) {
    if (group.name != "scenario") root.groups.push_back(group);
  }
  return content_digest(root);
}

class Branching {
 public:
  explicit Branching(const std::string& intervention)
  {
    const ClaimedOutput claim(directory_ / "a.h5", Overwrite::refuse);
    Run run = Run::begin(with(intervention), claim, Workers(2));
    while (run.weeks() < burn_in + branch_week) run.step();
    run.save(directory_ / "checkpoint", {});
    unchanged_ = outcome({}).digest;
  }
  const std::string& unchanged() const { return unchanged_; }

  Outcome outcome(const std::vector<Assignment>& changes) const
  {
    const Checkpoint checkpoint(directory_ / "checkpoint");
    const ClaimedOutput claim(directory_ / "b.h5", Overwrite::replace);
    try {
      Run run = Run::go_on(checkpoint, branch_of(checkpoint, changes).scenario, claim, Workers(2));
      while (!run.done()) run.step();
      return {digest_of(run.world()) + recorded(run), ""};
    } catch (const Error& error) {
      return {"", error.what()};
    }
  }

 private:
  TemporaryDirectory directory_;
  std::string unchanged_;
};

TEST(Branches, EveryKeyActsOrIsRefusedWithTheReason)
{
  std::map<std::string, Branching> runs;
  for (const Row& row : rows()) {
    const Branching& run = runs.try_emplace(row.before, row.before).first->second;
    const std::string path = "interventions.one." + row.key;
    const Outcome other = run.outcome({parse_assignment(path + "=" + row.after)});
    const std::string what = row.before + ": " + row.key + " = " + row.after;
    if (row.reason.empty()) {
      EXPECT_EQ(other.told, "") << what;
      EXPECT_NE(other.digest, run.unchanged()) << what << " changes nothing";
    } else {
      EXPECT_NE(other.told.find(row.reason), std::string::npos) << what << ": " << other.told;
      EXPECT_NE(other.told.find("interventions.one."), std::string::npos) << other.told;
    }
  }
}

TEST(Branches, NoKeyIsLeftOut)
{
  std::set<std::string> tried;
  for (const Row& row : rows()) {
    if (row.reason.empty()) tried.insert(row.key.substr(0, row.key.find('.')));
  }
  std::set<std::string> all;
  for (const Field& field : InterventionParams::describe()) all.insert(field.name);
  EXPECT_EQ(tried, all);
}

TEST(Branches, ANewOneWhollyInThePastIsRefused)
{
  const Branching run("from: week 0");
  for (const std::string times :
       {"until: week 4", "lasts: 4 weeks", "weeks: [week 0, week 2], lasts: 1 weeks"}) {
    const Outcome other =
        run.outcome({parse_assignment("interventions.new={" + times + ", levers: {calls: 0.1}}")});
    EXPECT_NE(other.told.find("acts in no week that is left (the run goes on with week 4)"),
              std::string::npos)
        << times << ": " << other.told;
  }
  EXPECT_EQ(run.outcome({parse_assignment("interventions.new={until: week 5, levers: {calls: 0.1}}")}).told,
            "");
}

// --- What goes on, by hand ------------------------------------------------------------------------------------------

/// An intervention on areas of one person each; `trust` and `load` are what policy sees.
class Policy {
 public:
  Policy(InterventionParams params, std::vector<float> trust)
      : world_(still_world(population_of(copies(trust.size(), area_of({group_of(singles(1))}))))),
        params_(std::move(params))
  {
    params_[Lever::openness] = 1;
    for (const char* name : {"trust", "load"})
      world_.observed.series[name] = Column<float, AreaId>(trust.size());
    see("trust", trust);
    Interventions({{"a", params_}}, {}).make_room(world_);
  }

  void see(const std::string& series, const std::vector<float>& values)
  {
    std::ranges::copy(values, world_.observed.series.at(series).begin());
  }
  void weeks(int count)
  {
    const Interventions interventions({{"a", params_}}, {});
    for (int k = 0; k < count; ++k) {
      world_.levers.reset(world_.areas());
      interventions.act(world_, {week_++, {}});
    }
  }
  template <class Change>
  void change(Change change)
  {
    InterventionParams now = params_;
    change(now);
    Interventions({{"a", now}}, {}).make_room(world_);
    cross_over({{"a", params_}}, {{"a", now}}, world_);
    params_ = now;
  }
  /// The week in which it began in each area; -1 where it does not act.
  std::vector<int> began() const
  {
    std::vector<int> out;
    for (const std::uint16_t since : world_.interventions.by_name.at("a").acting)
      out.push_back(int{since} - 1);
    return out;
  }

 private:
  World world_;
  InterventionParams params_;
  std::int64_t week_ = 0;
};

using Began = std::vector<int>;
constexpr int nowhere = -1;

Conditions when(const std::string& series, Side side, double at, double margin = 0)
{
  return {Join::all, {{series, side, at, margin}}};
}

TEST(Crossing, RanksAnewAtOnceAndKeepsWhoIsStillChosen)
{
  Policy policy({.rank_by = "trust", .lowest = 0.5}, {1, 2, 3, 4});
  policy.weeks(3);
  EXPECT_EQ(policy.began(), (Began{0, 0, nowhere, nowhere}));
  policy.see("trust", {4, 2, 1, 3});
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{0, 0, nowhere, nowhere})) << "it is ranked once";
  policy.change([](InterventionParams& p) { p.lowest = 0.75; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere, 0, 4, 4}));
}

TEST(Crossing, RanksAnewAmongTheAreasThatAreLeft)
{
  Policy policy({.rank_by = "trust", .lowest = 0.5}, {1, 2, 3, 4});
  policy.weeks(2);
  policy.change([](InterventionParams& p) { p.areas = {2, 3, 4}; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere, 0, 2, nowhere}));
}

TEST(Crossing, DoesNotRankAnewForOtherKeys)
{
  Policy policy({.rank_by = "trust", .lowest = 0.5}, {1, 2, 3, 4});
  policy.weeks(2);
  policy.see("trust", {4, 3, 2, 1});
  policy.change([](InterventionParams& p) { p.capacity = 1; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{0, nowhere, nowhere, nowhere}));
}

TEST(Crossing, AnotherThresholdCountsForWhatHasHeld)
{
  Policy policy({.condition = when("trust", Side::below, 0.5, 0.25), .delay = 1}, {0.4F, 0.6F});
  policy.weeks(2);
  EXPECT_EQ(policy.began(), (Began{1, nowhere}));
  policy.see("trust", {0.7F, 0.6F});  // the first holds by its margin
  policy.change([](InterventionParams& p) { p.condition.list[0].at = 0.55; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{1, nowhere}));
  policy.change([](InterventionParams& p) { p.condition.list[0].margin = 0.125; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere, nowhere}));
}

TEST(Crossing, AnotherDelayCountsTheWeeksSoFar)
{
  Policy policy({.condition = when("trust", Side::below, 0.5), .delay = 10}, {0.4F});
  policy.weeks(3);
  policy.change([](InterventionParams& p) { p.delay = 2; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{3}));
}

TEST(Crossing, AnotherSeriesBeginsAnew)
{
  Policy policy({.condition = when("trust", Side::below, 0.5), .delay = 1}, {0.4F});
  policy.weeks(3);
  EXPECT_EQ(policy.began(), (Began{1}));
  policy.change([](InterventionParams& p) { p.condition = when("load", Side::below, 0.5); });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere})) << "the new condition has held for a week";
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{4}));
}

TEST(Crossing, WhatStopsItStopsAtOnceAndLeavesTheCondition)
{
  Policy policy({.condition = when("trust", Side::below, 0.5), .delay = 1}, {0.4F, 0.4F});
  policy.see("load", {2, 0});
  policy.weeks(3);
  policy.change([](InterventionParams& p) { p.unless = when("load", Side::above, 1); });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere, 1}));
  policy.change([](InterventionParams& p) { p.unless = {}; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{4, 1})) << "it has held long enough";
}

TEST(Crossing, AStartThatHasComeIsNotRepeated)
{
  Policy policy({.from = When::week(0)}, {1});
  policy.weeks(3);
  policy.change([](InterventionParams& p) {
    p.from = When::week(2);
    p.every = 4;
    p.lasts = 3;
  });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{0}));
  policy.weeks(2);
  EXPECT_EQ(policy.began(), (Began{nowhere}));
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{6}));
}

}  // namespace
}  // namespace linli
