/// What pasts rest on: a run that goes on from its past is, bit by bit, the run that began at the beginning.
#include "core/parallel.hpp"
#include "made_up.hpp"
#include "run/run.hpp"
#include "study/pasts.hpp"
#include "support/runs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// A kind of arm.
struct Kind {
  std::string name;
  std::string arm;             ///< of YAML: what stands behind its name
  std::size_t beginnings = 1;  ///< weeks in which something of it begins
};

std::ostream& operator<<(std::ostream& out, const Kind& kind)
{
  return out << kind.name;
}

Kind intervention(const std::string& name, const std::string& keys, std::size_t beginnings = 1)
{
  return {name, "{overlay: {interventions: {it: {" + keys + "}}}}", beginnings};
}

/// Weeks −4 to 11; an arm that is the base, and one of the kind.
Study study_of(const Kind& kind)
{
  return made_up(
      "set: {population.scale: 0.003, run.burn_in: 4 weeks, run.weeks: 12 weeks}\n"
      "arms:\n  as_now: {}\n  other: " +
      kind.arm + "\nreference: as_now\n");
}

/// Straight from its beginning, as the study's results are checked.
Run straight_run(const Stages& stages)
{
  Run run = Run::begin(stages.front().scenario, Workers(1));
  for (std::size_t k = 1; k < stages.size(); ++k) {
    while (run.weeks() < stages[k].from) run.step();
    run = run.branch(stages[k].scenario);
  }
  return finished(std::move(run));
}

std::string straight(const Stages& stages)
{
  return digest_of(straight_run(stages).world());
}

/// From the past after each of these weeks to that after the next, and from the last to the end.
std::string from_pasts(const Stages& stages, const std::vector<std::int64_t>& weeks)
{
  Run run = after(Run::begin(past_scenario(stages, weeks.front()), Workers(1)), weeks.front());
  for (std::size_t k = 1; k < weeks.size(); ++k)
    run = after(run.branch(past_scenario(stages, weeks[k])), weeks[k]);
  return digest_of(finished(run.branch(stages.back().scenario)).world());
}

class GoesOn : public testing::TestWithParam<Kind> {};

TEST_P(GoesOn, FromItsPastsWithTheBitsOfTheStraightRun)
{
  const Study study = study_of(GetParam());
  const Plan plan = make_plan(study);
  const Stages stages = cell_stages(study, plan, plan.cells.at(1));
  const Beginnings beginnings = beginnings_of(stages);
  const std::vector<std::int64_t> weeks(beginnings.all.begin(), beginnings.all.end());
  ASSERT_EQ(weeks.size(), GetParam().beginnings);
  const linli::Run run = straight_run(stages);
  const std::string expected = digest_of(run.world());
  EXPECT_EQ(from_pasts(stages, weeks), expected);
  EXPECT_NE(straight(cell_stages(study, plan, plan.cells.at(0))), expected) << "an arm that does something";
  for (const auto& [name, state] : run.world().interventions.by_name)
    EXPECT_GT(std::ranges::max(state.weeks_total), 0) << name << " acts somewhere";
}

/// A past of another arm may lie anywhere: going on from it without a change, or with some of what is to come.
TEST_P(GoesOn, FromAPastBetweenItsBeginnings)
{
  const Study study = study_of(GetParam());
  const Plan plan = make_plan(study);
  const Stages stages = cell_stages(study, plan, plan.cells.at(1));
  const Beginnings beginnings = beginnings_of(stages);
  std::set<std::int64_t> weeks = beginnings.of_stages;
  weeks.insert(*beginnings.all.rbegin() + 1);
  if (*beginnings.all.begin() > 1) weeks.insert(1);
  EXPECT_EQ(from_pasts(stages, {weeks.begin(), weeks.end()}), straight(stages));
}

TEST_P(GoesOn, OnAnyNumberOfThreads)
{
  const Study study = study_of(GetParam());
  const Plan plan = make_plan(study);
  const Stages stages = cell_stages(study, plan, plan.cells.at(1));
  const std::int64_t week = *beginnings_of(stages).all.begin();
  const linli::Run past = after(linli::Run::begin(past_scenario(stages, week), Workers(2)), week);
  EXPECT_EQ(digest_of(finished(past.branch(stages.back().scenario)).world()), straight(stages));
}

INSTANTIATE_TEST_SUITE_P(
    Study, GoesOn,
    testing::Values(
        Kind{"LeversFromAWeek", "{set: {programme.calls: 0.3, programme.openness: 0.5}, from: week 3}"},
        Kind{"LeversFromTheBurnIn", "{set: {programme.calls: 0.3}, from: week -2}"},
        Kind{"AParameterFromAWeek", "{set: {trust.met: 0.4}, from: week 2}"},
        intervention("Plain", "from: week 3, levers: {calls: 0.2, openness: 0.3}, cost_once: 100 yuan"),
        intervention("PlainInTheBurnIn", "from: week -2, lasts: 4 weeks, levers: {calls: 0.2}"),
        intervention("Repeated", "from: week 1, every: 4 weeks, lasts: 2 weeks, levers: {festival: 1}"),
        intervention("ByWeeks",
                     "weeks: [week 5, week 1], lasts: 2 weeks, levers: {team_power: 0.2}, "
                     "secretary_hours: 8 hours"),
        intervention(
            "Ranked",
            "from: week 2, rank_by: trust, lowest: 0.5, rerank_every: 2 weeks, levers: {openness: 0.5}"),
        intervention(
            "WithCapacity",
            "from: week 2, rank_by: knows_committee, highest: 0.6, rerank_every: 3 weeks, capacity: 4, "
            "levers: {calls_head: 2}, cost_weekly: 50 yuan"),
        intervention(
            "Conditional",
            "from: week 1, condition: {series: trust, below: 0.56, margin: 0.05}, levers: {openness: 0.5}"),
        intervention(
            "ConditionalWithDelay",
            "from: week 1, condition: {series: knows_committee, below: 0.9, margin: 0.02}, delay: 2 weeks, "
            "unless: {series: trust, above: 0.9}, levers: {calls_head: 2, door_visits: 0.1}"),
        intervention(
            "Ramp", "from: week 2, ramp: 5 weeks, strength: 0.8, levers: {calls: 0.3}, staff_hours: 3 hours"),
        intervention("InOneTown", "from: week 2, subdistricts: [shiquan], levers: {calls: 0.3}"),
        Kind{"TwoInterventions",
             "{overlay: {interventions: {a: {from: week -1, levers: {calls: 0.2}}, "
             "b: {from: week 4, rank_by: trust, lowest: 0.5, levers: {openness: 0.4}}}}}",
             2},
        Kind{
            "AStageWithInterventions",
            "{set: {programme.calls: 0.2}, from: week 1, overlay: {interventions: {a: {from: week 1, levers: "
            "{openness: 0.4}}, b: {from: week 6, condition: {series: trust, below: 0.6}, levers: {calls: "
            "0.2}}}}}",
            2},
        Kind{"AStageWithAnInterventionThatHasBegun",
             "{from: week 3, overlay: {interventions: {a: {from: week 1, ramp: 6 weeks, levers: {calls: "
             "0.2}}}}}"}),
    [](const auto& one) { return one.param.name; });

/// An arm and a factor that begin in different weeks.
TEST(GoesOnByStages, ThroughTwoStages)
{
  const Study study = made_up(
      "set: {population.scale: 0.003, run.burn_in: 4 weeks, run.weeks: 12 weeks}\n"
      "arms:\n  as_now: {}\n"
      "  other: {from: week 1, overlay: {interventions: {a: {from: week 7, rank_by: trust, lowest: 0.5, "
      "levers: {openness: 0.4}}}}, set: {programme.calls: 0.2}}\nreference: as_now\n"
      "factors: {trust.met: {levels: [0.1, 0.4], from: week 4}}\ndesign: factorial\n");
  const Plan plan = make_plan(study);
  const Stages stages = cell_stages(study, plan, plan.cell(1, 1, 0));
  ASSERT_EQ(stages.size(), 3U);
  const Beginnings beginnings = beginnings_of(stages);
  EXPECT_EQ(beginnings.all, (std::set<std::int64_t>{5, 8, 11}));
  EXPECT_EQ(beginnings.of_stages, (std::set<std::int64_t>{5, 8}));
  EXPECT_EQ(from_pasts(stages, {5, 8, 11}), straight(stages));
  EXPECT_EQ(from_pasts(stages, {2, 5, 6, 8, 9}), straight(stages));
}

}  // namespace
}  // namespace linli
