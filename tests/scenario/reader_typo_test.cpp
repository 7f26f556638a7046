/// Slips in every parameter that is described, whatever section it stands in.
#include "sample.hpp"
#include "scenario/faults.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/reader.hpp"
#include "slips.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// A scenario that holds nothing but these keys at a path ("", "run" or "belonging.anchor_tenure").
std::string scenario_with(const std::string& path, const std::vector<std::string>& keys)
{
  std::string entries;
  for (const std::string& key : keys)
    entries += (entries.empty() ? "" : path.empty() ? "\n" : ", ") + key + ": 0";
  if (path.empty()) return entries + "\n";
  std::string text = path;
  std::string closing = "}\n";
  for (std::size_t dot = text.find('.'); dot != std::string::npos; dot = text.find('.', dot)) {
    text.replace(dot, 1, ": {");
    closing.insert(0, "}");
  }
  const std::string_view one = "one: {";
  const bool of_condition = path.ends_with(".condition") || path.ends_with(".unless");
  if (of_condition) text.insert(text.find(one) + one.size(), "levers: {calls: 0.1}, ");  // which it must have
  return text + ": {" + entries + closing;
}

TEST(ReaderTypos, OfEveryDescribedKeyAreNamed)
{
  const std::map<std::string, Names> keys = keys_by_path();
  std::size_t tried = 0;
  for (const auto& at : keys) {
    const std::string& path = at.first;
    const Names& level = at.second;
    for (const std::string& key : level) {
      std::vector<std::string> slips;  // told together, as many as are told at once
      const auto try_them = [&] {
        const std::vector<std::string> now = std::exchange(slips, {});
        const std::vector<Problem> problems = problems_of(scenario_with(path, now));
        ASSERT_EQ(problems.size(), now.size()) << path << "." << key;
        for (std::size_t k = 0; k < now.size(); ++k) expect_named(problems[k], now[k], level);
        tried += now.size();
      };
      for (const std::string& slip : slips_of(key)) {
        if (!exempt(slip, keys)) slips.push_back(slip);
        if (slips.size() == Faults::most) try_them();
      }
      if (!slips.empty()) try_them();
    }
  }
  EXPECT_GT(tried, 5000U);
}

TEST(ReaderTypos, ThatAreAnotherKeyAreTakenForThatKey)
{
  struct Pair {
    std::int64_t rate = 1;
    std::int64_t date = 2;
  } pair;
  std::vector<Section> sections{
      {"", "", "", {integer<&Pair::rate>({.name = "rate"}), integer<&Pair::date>({.name = "date"})}, &pair}};
  EXPECT_TRUE(read_sections(parse_yaml("s.yaml", "date: 5"), sections).empty());
  EXPECT_EQ(pair.rate, 1);
  EXPECT_EQ(pair.date, 5);
}

TEST(ReaderTypos, SayWhereAKeyOfAnotherSectionBelongs)
{
  sample::Scenario scenario;
  const std::vector<Section> sections = sample::sections_of(scenario);
  for (const Section& home : sections) {
    for (const Section& wrong : sections) {
      if (home.path == wrong.path) continue;
      for (const Field& field : home.fields) {
        const std::string fault = sample::faults_of(
            wrong.path.empty() ? field.name + ": 0" : wrong.path + ": {" + field.name + ": 0}");
        const std::string place = home.path.empty() ? "at the top level" : "under `" + home.path + "`";
        EXPECT_NE(fault.find("— `" + field.name + "` belongs " + place), std::string::npos) << fault;
      }
    }
  }
}

}  // namespace
}  // namespace linli
