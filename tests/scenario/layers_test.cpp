/// One text over another: what holds in the end, and where it comes from.
#include "sample.hpp"
#include "scenario/writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace linli {
namespace {

using testing::ElementsAre;

/// Reads the texts as base.yaml, over.yaml and `--set`.
Origins read_all(sample::Scenario& scenario, const std::vector<std::string>& texts,
                 std::vector<std::string>& faults)
{
  const std::vector<std::string> files{"base.yaml", "over.yaml", "--set x=1"};
  std::vector<Layer> layers;
  for (std::size_t k = 0; k < texts.size(); ++k)
    layers.emplace_back(parse_yaml(files.at(k), texts[k]), k == 2 ? "--set" : "");
  const std::vector<Section> sections = sample::sections_of(scenario);
  const Origins origins = read_layers(layers, sections, {"extends"}).origins;
  for (const Layer& layer : layers) {
    for (const Problem& problem : layer.problems()) faults.push_back(problem.text());
  }
  return origins;
}

const std::vector<std::string> three = {
    "seed: 2\nexposure:\n  slope: 1\n  weights: {young: 0.1, adult: 0.1}\nparticipation:\n  groups: [a, b]\n",
    "exposure:\n  rate: 1 per week\n  weights:\n    adult: 0.7\nparticipation: {groups: [c]}\n", "seed: 3\n"};

TEST(Layers, MergeMapsAndReplaceAllElse)
{
  sample::Scenario scenario;
  std::vector<std::string> faults;
  read_all(scenario, three, faults);
  EXPECT_THAT(faults, testing::IsEmpty());
  sample::Scenario expected;
  expected.run.seed = 3;
  expected.exposure.slope = 1;
  expected.exposure.rate = 1;
  expected.exposure.weights = {0.1, 0.7, 0.5};
  expected.participation.groups = {"c"};
  EXPECT_EQ(scenario, expected);
}

TEST(Layers, SayWhereEachValueComesFrom)
{
  sample::Scenario scenario;
  std::vector<std::string> faults;
  const Origins origins = read_all(scenario, three, faults);
  EXPECT_EQ(origin_text(origins, "seed"), "--set");
  EXPECT_EQ(origin_text(origins, "exposure.slope"), "base.yaml:3");
  EXPECT_EQ(origin_text(origins, "exposure.rate"), "over.yaml:2");
  EXPECT_EQ(origin_text(origins, "exposure.weights.young"), "base.yaml:4");
  EXPECT_EQ(origin_text(origins, "exposure.weights.adult"), "over.yaml:4");
  EXPECT_EQ(origin_text(origins, "exposure.weights.elderly"), "default");
  EXPECT_EQ(origin_text(origins, "participation.groups"), "over.yaml:5");
  EXPECT_EQ(origin_text(origins, "start"), "default");
}

TEST(Layers, AreWrittenWithTheirOrigins)
{
  sample::Scenario scenario;
  std::vector<std::string> faults;
  const Origins origins = read_all(scenario, three, faults);
  const std::string text = effective_yaml(sample::sections_of(scenario), origins);
  const auto has = [&](const std::string& line) { return text.find(line + "\n") != std::string::npos; };
  EXPECT_TRUE(has("seed: 3                                          # --set")) << text;
  EXPECT_TRUE(has("  slope: 1                                       # base.yaml:3"));
  EXPECT_TRUE(
      has("  weights: {young: 0.1, adult: 0.7, elderly: 0.5}  # young: base.yaml:4; adult: over.yaml:4; "
          "elderly: default"))
      << text;
  sample::Scenario again;
  EXPECT_EQ(sample::read_into(again, text), "");
  EXPECT_EQ(again, scenario);
}

TEST(Layers, ListEverySetting)
{
  sample::Scenario scenario;
  std::vector<std::string> faults;
  const Origins origins = read_all(scenario, three, faults);
  const std::vector<Setting> settings = settings_of(sample::sections_of(scenario), origins);
  const auto of = [&](const std::string& path) {
    const auto found =
        std::find_if(settings.begin(), settings.end(), [&](const Setting& s) { return s.path == path; });
    return found == settings.end() ? std::string("nowhere") : found->value + " from " + found->origin;
  };
  EXPECT_EQ(of("exposure.weights.adult"), "0.7 from over.yaml:4");
  EXPECT_EQ(of("exposure.weights"), "nowhere");
  EXPECT_EQ(of("exposure.half_life"), "8 weeks from default");
  EXPECT_EQ(of("seed"), "3 from --set");
}

TEST(Layers, TellAllFaultsEachInItsOwnFile)
{
  sample::Scenario scenario;
  std::vector<std::string> faults;
  read_all(scenario, {"sed: 1\nexposure: {slope: 99}\n", "exposure:\n  slope: x\n", "seed: -1\n"}, faults);
  EXPECT_THAT(faults, ElementsAre(testing::StartsWith("base.yaml:1:1: sed: unknown key"),
                                  "base.yaml:2:19: exposure.slope: 99 is outside -10 … 10",
                                  testing::StartsWith("over.yaml:2:10: exposure.slope: a number is expected"),
                                  "--set x=1: seed: -1 is below 0"));
}

TEST(Layers, ForgetWhereARemovedThingCameFrom)
{
  struct Thing {
    double size = 1;
    static std::vector<Field> describe() { return {number<&Thing::size>({.name = "size"})}; }
  };
  std::map<std::string, Thing> things;
  std::vector<Layer> layers;
  layers.emplace_back(parse_yaml("base.yaml", "things: {a: {size: 2}, ab: {size: 3}}"));
  layers.emplace_back(parse_yaml("over.yaml", "things: {a: ~}"));
  const Origins origins = read_layers(layers, {make_named_section("things", "", "", things)}).origins;
  EXPECT_FALSE(origins.contains("things.a.size"));
  EXPECT_TRUE(origins.contains("things.ab.size"));
}

}  // namespace
}  // namespace linli
