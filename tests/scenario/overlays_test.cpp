/// What other files lay over a scenario (Overlay): in which order it holds, and where its faults are told.
#include "scenario/read_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto base = "name: base\nrun: {weeks: 10 weeks}\npopulation: {scale: 0.1}\n";

/// What a file called over.yaml lays over: `map`, and each entry of `set` by its path.
std::vector<Overlay> overlays_of(const std::string& text)
{
  std::vector<Overlay> out;
  const YamlDocument document = parse_yaml("over.yaml", text);
  if (const YamlNode* map = document.root.find("map")) out.push_back({document.file, std::nullopt, *map});
  if (const YamlNode* set = document.root.find("set")) {
    for (const auto& [path, value] : set->entries) out.push_back({document.file, path, value});
  }
  return out;
}

ReadScenario laid_over(const std::string& text, const std::vector<Assignment>& changes = {})
{
  return try_scenario("base.yaml", base, MechanismParams::standard(), changes, overlays_of(text));
}

std::vector<std::string> told(const ReadScenario& read)
{
  std::vector<std::string> out;
  for (const Problem& problem : read.problems) out.push_back(problem.text());
  return out;
}

TEST(Overlays, HoldOverTheFilesAndUnderTheCommandLine)
{
  const ReadScenario read =
      laid_over("map:\n  run: {weeks: 20 weeks, seed: 3}\nset:\n  run.seed: 4\n  programme.appeal: 0.2\n",
                {parse_assignment("run.weeks=30 weeks")});
  EXPECT_THAT(told(read), IsEmpty());
  EXPECT_EQ(read.scenario.run.weeks, 30);
  EXPECT_EQ(read.scenario.run.seed, 4);
  EXPECT_EQ(read.scenario.population.scale, 0.1);
  const Origins& origins = read.scenario.origins;
  EXPECT_EQ(origin_text(origins, "run.weeks"), "--set");
  EXPECT_EQ(origin_text(origins, "run.seed"), "over.yaml:4");
  EXPECT_EQ(origin_text(origins, "programme.appeal"), "over.yaml:5");
  EXPECT_EQ(origin_text(origins, "population.scale"), "base.yaml:3");
}

TEST(Overlays, AreRefusedWhereTheyAreWritten)
{
  const ReadScenario read = laid_over(
      "map:\n  extends: x.yaml\n  run: {weeks: 20, wekes: 1}\nset:\n  programme.apeal: 0.2\n"
      "  population.scale: 7\n");
  EXPECT_THAT(told(read),
              ElementsAre(testing::HasSubstr("over.yaml:2:12: extends: what is laid over a scenario"),
                          testing::StartsWith("over.yaml:3:16: run.weeks: "),
                          testing::StartsWith("over.yaml:3:20: run.wekes: unknown key"),
                          testing::StartsWith("over.yaml:5:3: programme.apeal: unknown path"),
                          testing::StartsWith("over.yaml:6:21: population.scale: 7 is outside")));
  EXPECT_FALSE(read.doubts.is_read("programme.apeal"));
  EXPECT_FALSE(read.doubts.is_read("run.weeks"));
}

TEST(Overlays, AddAndRemoveNamedThings)
{
  const ReadScenario read = laid_over(
      "map:\n  interventions: {calls: {levers: {calls: 0.01}}, appeal: {levers: {appeal: 0.1}}}\n"
      "set:\n  interventions.calls.levers.calls: 0.02\n  interventions.appeal: ~\n");
  EXPECT_THAT(told(read), IsEmpty());
  ASSERT_EQ(read.scenario.interventions.size(), 1U);
  EXPECT_EQ(read.scenario.interventions.at("calls").levers[static_cast<std::size_t>(Lever::calls)], 0.02);
}

}  // namespace
}  // namespace linli
