/// Runs in memory: they are the runs that have an output, and branch as these do from a checkpoint file.
#include "core/errors.hpp"
#include "output/contents/content_digest.hpp"
#include "output/helpers.hpp"
#include "run/resume.hpp"
#include "run/run.hpp"
#include "scenario/read_scenario.hpp"
#include "support/places.hpp"
#include "support/runs.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>

namespace linli {
namespace {

using namespace test;

constexpr std::int64_t burn_in = 3;
constexpr std::int64_t all_weeks = 9;

/// The tiny towns with something of every kind that is recorded, and interventions that wait and rank.
Scenario towns()
{
  Scenario out = parse_scenario(source_dir() + "/scenarios/tiny/test.yaml", R"(extends: two_towns.yaml
output:
  series: [belonging, trust, turnout]
  panels: {some: {columns: [belonging, age], share: 0.3, every: 2 weeks}}
  surveys: {asked: {every: 2 weeks, sample: 50}}
interventions:
  waiting: {condition: {series: knows_committee, below: 0.35}, delay: 2 weeks, levers: {calls_head: 2}, cost_once: 100 yuan}
  ranked: {rank_by: trust, lowest: 0.5, rerank_every: 2 weeks, capacity: 7, ramp: 3 weeks, levers: {openness: 0.5}}
)");
  out.population.scale = 0.003;
  out.run.burn_in = burn_in;
  out.run.weeks = all_weeks - burn_in;
  return out;
}

/// What a run has come to: its state, and digests of all that a result would hold, but for when and how long it ran.
std::map<std::string, std::string> outcome(const Run& run)
{
  std::map<std::string, std::string> out{{"state", digest_of(run.world())}};
  const FileGroup contents = run.contents();
  for (const FileGroup& group : contents.groups) {
    FileGroup root;
    root.groups.push_back(group);
    out[group.name] = content_digest(root);
  }
  const Attribute* branched = find_attribute(contents.attributes, "branched");
  out["branched"] = branched == nullptr ? "" : std::get<std::string>(branched->value);
  return out;
}

/// Other futures, by what they are.
std::map<std::string, std::function<void(Scenario&)>> futures()
{
  return {{"the same", [](Scenario&) {}},
          {"a parameter", [](Scenario& s) { s.of<Participation>().exposure = 0.6; }},
          {"a lever", [](Scenario& s) { s.of<Programme>()[Lever::calls] *= 3; }},
          {"luck and length",
           [](Scenario& s) {
             s.run.seed += 1;
             s.run.weeks += 3;
           }},
          {"series",
           [](Scenario& s) {
             s.output.series = {"efficacy", "trust"};
           }},
          {"no events", [](Scenario& s) { s.output.events.clear(); }},
          {"a panel", [](Scenario& s) { s.output.panels["new"] = {.columns = {"trust"}, .every = 1}; }},
          {"no survey", [](Scenario& s) { s.output.surveys.clear(); }},
          {"an intervention", [](Scenario& s) {
             s.interventions.erase("ranked");
             s.interventions["waiting"].strength = 0.5;
             s.interventions["another"] = {.from = When::week(5)};
             s.interventions["another"][Lever::openness] = 0.2;
           }}};
}

TEST(InMemory, ARunIsTheRunWithAnOutput)
{
  const TemporaryDirectory directory;
  const ClaimedOutput claim(directory / "a.h5", Overwrite::refuse);
  const linli::Run with = finished(linli::Run::begin(towns(), claim, Workers(1)));
  const linli::Run without = finished(linli::Run::begin(towns(), Workers(2)));
  EXPECT_EQ(outcome(without), outcome(with));
  EXPECT_EQ(without.recording().series(0, Grouping::district).size(), all_weeks);
}

TEST(InMemory, ABranchIsTheOneFromACheckpointFile)
{
  for (const std::int64_t weeks : {0, 2, 6}) {
    const TemporaryDirectory directory;
    linli::Run past = after(linli::Run::begin(towns(), Workers(2)), weeks);
    past.save(directory / "checkpoint", {});
    const Checkpoint checkpoint(directory / "checkpoint");
    for (const auto& [what, change] : futures()) {
      Scenario scenario = towns();
      change(scenario);
      const Branch branch = branch_to(checkpoint, scenario);
      const linli::Run from_file = finished(linli::Run::branch_from(checkpoint, branch, Workers(1)));
      EXPECT_EQ(outcome(finished(past.branch(scenario))), outcome(from_file))
          << what << " after week " << weeks;
    }
    EXPECT_EQ(outcome(finished(std::move(past))), outcome(finished(linli::Run::begin(towns(), Workers(1)))))
        << "who branches is what it was";
  }
}

TEST(InMemory, ABranchBranchesAndIsSavedAsAnyRun)
{
  const TemporaryDirectory directory;
  Scenario one = towns();
  one.of<Programme>()[Lever::calls] *= 2;
  one.output.events.clear();
  Scenario two = one;
  two.interventions.erase("ranked");
  two.output.events = {"all"};
  linli::Run first = after(linli::Run::begin(towns(), Workers(2)), 2).branch(one);
  while (first.weeks() < 5) first.step();
  first.save(directory / "checkpoint", {});
  const Checkpoint checkpoint(directory / "checkpoint");
  const Branch branch = branch_to(checkpoint, two);
  const linli::Run from_file = finished(linli::Run::branch_from(checkpoint, branch, Workers(3)));
  const linli::Run second = finished(first.branch(two));
  EXPECT_EQ(outcome(second), outcome(from_file));
  EXPECT_NE(outcome(second).at("branched").find("after week"), std::string::npos);
}

/// What a branch takes away stops also if the branch is saved, or branches once more, before its first week.
TEST(InMemory, WhatABranchTakesAwayStopsWhateverComesBeforeItsFirstWeek)
{
  const TemporaryDirectory directory;
  Scenario before = towns();
  before.output.events = {"interventions"};
  Scenario reform = before;
  reform.interventions.erase("ranked");
  const linli::Run past = after(linli::Run::begin(before, Workers(1)), 5);
  const auto events = [](linli::Run run) { return outcome(finished(std::move(run))).at("events"); };
  const std::string straight = events(past.branch(reform));
  EXPECT_NE(straight, events(past.branch(before)));
  EXPECT_EQ(events(past.branch(reform).branch(reform)), straight);
  past.branch(reform).save(directory / "checkpoint", {});
  EXPECT_EQ(events(linli::Run::go_on(Checkpoint(directory / "checkpoint"), reform, Workers(1))), straight);
}

/// What a branch is refused for; nothing if it is not.
std::string refused(const std::function<void()>& branch)
{
  try {
    branch();
    return "";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    return error.what();
  }
}

TEST(InMemory, ABranchIsRefusedForWhatOneFromACheckpointFileIs)
{
  const std::map<std::string, std::function<void(Scenario&)>> wrong{
      {"acts before the first week", [](Scenario& s) { s.network.mean_degree += 1; }},
      {"shorter than what has been done", [](Scenario& s) { s.run.weeks = 1; }},
      {"acts in no week that is left",
       [](Scenario& s) { s.interventions["late"] = {.until = When::week(1)}; }},
      {"is not simulated", [](Scenario& s) { s.interventions["ranked"].areas = {3}; }},
      {"week 1 is over", [](Scenario& s) { s.output.surveys["new"] = {.weeks = {When::week(1)}}; }},
      {"cannot change in a branch", [](Scenario& s) { s.output.surveys["asked"].sample = 7; }},
  };
  const TemporaryDirectory directory;
  const linli::Run past = after(linli::Run::begin(towns(), Workers(2)), 6);
  past.save(directory / "checkpoint", {});
  const Checkpoint checkpoint(directory / "checkpoint");
  for (const auto& [what, change] : wrong) {
    Scenario scenario = towns();
    change(scenario);
    const std::string from_file = refused([&checkpoint, &scenario] {
      linli::Run::go_on(checkpoint, branch_to(checkpoint, scenario).scenario, Workers(1));
    });
    EXPECT_NE(from_file.find(what), std::string::npos) << from_file;
    EXPECT_EQ(refused([&past, &scenario] { past.branch(scenario); }), from_file);
  }
}

}  // namespace
}  // namespace linli
