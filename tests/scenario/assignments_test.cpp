/// Values given on the command line.
#include "scenario/assignments.hpp"

#include "scenario/read_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace linli {
namespace {

using testing::ElementsAre;

Scenario changed(const std::vector<std::string>& settings, const std::string& text = "name: x\n")
{
  std::vector<Assignment> changes;
  for (const std::string& setting : settings) changes.push_back(parse_assignment(setting));
  return parse_scenario("s.yaml", text, MechanismParams::standard(), changes);
}

std::vector<std::string> faults_of(const std::vector<std::string>& settings, Exit exit = Exit::usage,
                                   const std::string& text = "name: x\n")
{
  try {
    changed(settings, text);
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), exit);
    std::vector<std::string> out;
    for (const Problem& problem : error.problems()) out.push_back(problem.text());
    return out;
  }
}

TEST(Assignments, AreReadAsAFileIs)
{
  const Scenario scenario = changed({"participation.exposure=0", "run.weeks=2 years"});
  EXPECT_EQ(scenario.of<Participation>().exposure, 0);
  EXPECT_EQ(scenario.run.weeks, 104);
}

TEST(Assignments, ReachEverythingAFileReaches)
{
  const Scenario scenario =
      changed({"participation.age.30-44=0.25", "output.panels.elders.every=52 weeks",
               "output.panels.elders.weeks=[week 0, 2018-03-05]", "population.subdistricts=[shiquan, zhenru]",
               "exposure={household: 0.5, half_life: 2 weeks}", "name=\"\"", "output.panels.old=~"},
              "output: {panels: {old: {every: 1 week}}}\n");
  EXPECT_EQ(scenario.of<Participation>().age[1], 0.25);
  ASSERT_EQ(scenario.output.panels.size(), 1U);
  EXPECT_EQ(scenario.output.panels.at("elders").every, 52);
  EXPECT_EQ(scenario.output.panels.at("elders").weeks.size(), 2U);
  EXPECT_EQ(scenario.population.subdistricts, (std::vector<std::string>{"shiquan", "zhenru"}));
  EXPECT_EQ(scenario.of<Exposure>().half_life, 2);
  EXPECT_EQ(scenario.naming.name, "");
  EXPECT_EQ(origin_text(scenario.origins, "exposure.household"), "--set");
}

TEST(Assignments, OfOnePathEndWithTheLast)
{
  EXPECT_EQ(changed({"run.seed=3", "run.seed=4"}, "run: {seed: 5}\n").run.seed, 4);
}

TEST(Assignments, TellTheirFaultsInTheirOwnWords)
{
  EXPECT_THAT(
      faults_of({"population.scale=2"}),
      ElementsAre("--set population.scale=2: population.scale: 2 is outside 0.003 … 1 (Part of the residents "
                  "that is simulated; all areas are kept, with fewer building groups)"));
  EXPECT_THAT(faults_of({"run.seed=9007199254740992"}),
              ElementsAre(testing::HasSubstr("run.seed: 9007199254740992 is outside 0 … 9007199254740991")));
  EXPECT_THAT(
      faults_of({"population.margins=\"\""}),
      ElementsAre(
          "--set population.margins=\"\": population.margins: no file is named (the district's people "
          "are made from it) — write for example `data/putuo_2017.yaml`"));
  EXPECT_THAT(faults_of({"run.weeks=[1"}),
              ElementsAre(testing::StartsWith("--set run.weeks=[1: run.weeks: ")));
  EXPECT_THAT(faults_of({"name=*x"}), ElementsAre(testing::StartsWith("--set name=*x: name: the alias")));
  EXPECT_THAT(faults_of({"name=a: b"}), ElementsAre(testing::StartsWith("--set name=a: b: name: ")));
  EXPECT_THAT(faults_of({"exposure={household: 0, acquaintances: 0, building_group: 0}"}),
              ElementsAre(testing::HasSubstr(": exposure.household: all three weights are 0")));
}

TEST(Assignments, NameTheNearestPath)
{
  const std::vector<std::pair<std::string, std::string>> meant{
      {"population.scle=1", "population.scale"},
      {"scale=1", "population.scale"},
      {"populaton.scale=1", "population.scale"},
      {"participation.age.30-45=1", "participation.age.30-44"},
      {"output.panels.elders.evry=1", "output.panels.elders.every"}};
  for (const auto& [text, path] : meant) {
    EXPECT_THAT(faults_of({text}),
                ElementsAre(testing::EndsWith("unknown path (no parameter is there) — did you mean `" + path +
                                              "`?")));
  }
  EXPECT_THAT(faults_of({"zzz=1"}), ElementsAre("--set zzz=1: zzz: unknown path (no parameter is there)"));
  EXPECT_THAT(faults_of({"extends=a.yaml"}), ElementsAre(testing::HasSubstr("extends: unknown path")));
  EXPECT_THAT(faults_of({"run.weeks.x=1"}), ElementsAre(testing::HasSubstr("run.weeks.x: unknown path")));
}

TEST(Assignments, NeedAPathAndAValue)
{
  EXPECT_THAT(faults_of({"=1"}), ElementsAre(testing::HasSubstr("no path stands before the `=`")));
  for (const char* text : {"run.seed", "run.seed=", "run.seed=  "})
    EXPECT_THAT(faults_of({text}), ElementsAre(testing::HasSubstr("run.seed: no value follows the path")));
  EXPECT_THAT(faults_of({"name=a\nrun: {seed: 3}"}),
              ElementsAre(testing::HasSubstr("the value has several lines")));
  EXPECT_THAT(faults_of({"output.panels.=1"}), ElementsAre(testing::HasSubstr("unknown path")));
}

TEST(Assignments, AreToldWithTheFaultsOfTheFile)
{
  EXPECT_THAT(faults_of({"run.seed=-1", "sed=1"}, Exit::scenario, "nme: x\n"),
              ElementsAre(testing::StartsWith("s.yaml:1:1: nme: unknown key"),
                          testing::StartsWith("--set run.seed=-1: run.seed: -1 is outside"),
                          testing::StartsWith("--set sed=1: sed: unknown path")));
}

TEST(Assignments, ListTheirPaths)
{
  Scenario scenario;
  const std::vector<std::string> paths = parameter_paths(scenario.sections());
  for (const char* path : {"name", "run.weeks", "participation.age.30-44", "output.panels.NAME.every"})
    EXPECT_THAT(paths, testing::Contains(path));
}

}  // namespace
}  // namespace linli
