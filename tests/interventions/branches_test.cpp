/// Interventions of which a branch changes something, in whole runs: every key acts or is refused with the reason.
#include "core/errors.hpp"
#include "interventions/interventions.hpp"
#include "output/contents/content_digest.hpp"
#include "output/helpers.hpp"
#include "run/resume.hpp"
#include "run/run.hpp"
#include "scenario/read_scenario.hpp"
#include "support/places.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace linli {
namespace {

using namespace test;

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

}  // namespace
}  // namespace linli
