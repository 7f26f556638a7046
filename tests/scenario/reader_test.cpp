#include "scenario/reader.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <locale>
#include <string>

namespace linli {
namespace {

using sample::faults_of;
using sample::read_into;
using sample::Scenario;

TEST(Reader, SetsWhatIsWritten)
{
  Scenario scenario;
  ASSERT_EQ(read_into(scenario,
                      "name: Riverside\n"
                      "description: |\n  two\n  lines\n"
                      "seed: 42\n"
                      "start: 2019-07-01\n"
                      "exposure:\n"
                      "  half_life: 2 years\n"
                      "  slope: -1.5e-1\n"
                      "  rate: 26 per year\n"
                      "  active: false\n"
                      "  shape: logistic\n"
                      "  weights: {elderly: 1, young: 0}\n"
                      "participation:\n"
                      "  duration: 0.5 years\n"
                      "  crowd: 0\n"
                      "  groups: [\"tai chi\", 42, true]\n"
                      "  sizes: []\n"
                      "instruments:\n  anything: [goes, {here: 010}]\n"),
            "");
  EXPECT_EQ(scenario.run, (sample::Run{"Riverside", "two\nlines\n", 42, Date{546}}));
  const sample::Exposure exposure{104, -0.15, 26.0 * (1.0 / 52), false, sample::Shape::logistic, {0, 0.3, 1}};
  EXPECT_EQ(scenario.exposure, exposure) << "labels that are left out keep their number";
  EXPECT_EQ(scenario.participation, (sample::Participation{26, 0, {"tai chi", "42", "true"}, {}}));
}

TEST(Reader, KeepsWhatIsNotWritten)
{
  Scenario scenario;
  scenario.run.seed = 7;
  scenario.exposure.weights = {0.1, 0.1, 0.8};
  Scenario expected = scenario;
  EXPECT_EQ(read_into(scenario, "{}"), "");
  EXPECT_EQ(scenario, expected);
  EXPECT_EQ(read_into(scenario, "exposure: {weights: {adult: 0.2}}\nparticipation: {}\n"), "");
  expected.exposure.weights = {0.1, 0.2, 0.8};
  EXPECT_EQ(scenario, expected);
}

TEST(Reader, ReadsEverySpellingOfAUnit)
{
  const auto weeks = [](const std::string& text) {
    Scenario scenario;
    EXPECT_EQ(read_into(scenario, "participation: {duration: " + text + "}"), "");
    return scenario.participation.duration;
  };
  EXPECT_EQ(weeks("1 week"), 1);
  EXPECT_EQ(weeks("3 weeks"), 3);
  EXPECT_EQ(weeks("1 year"), 52);
  EXPECT_EQ(weeks("4 years"), 208);
  EXPECT_EQ(weeks("0.25 years"), 13);
  EXPECT_EQ(weeks("1e2 weeks"), 100);
  EXPECT_EQ(weeks("4   weeks"), 4);
}

TEST(Reader, ReadsWholeNumbersExactly)
{
  Scenario scenario;
  EXPECT_EQ(read_into(scenario, "seed: 9223372036854775807"), "");
  EXPECT_EQ(scenario.run.seed, 9223372036854775807);
  EXPECT_EQ(read_into(scenario, "seed: 9007199254740993"), "");
  EXPECT_EQ(scenario.run.seed, 9007199254740993) << "which no double can hold";
}

TEST(Reader, KnowsTheKeysThatAreLeftToOthers)
{
  EXPECT_EQ(faults_of("instrument: []"),
            "s.yaml:1:1: instrument: unknown key (known here: description, exposure, instruments, name, "
            "participation, seed and start) — did you mean `instruments`?");
  EXPECT_EQ(faults_of("participation: {instruments: []}"),
            "s.yaml:1:17: participation.instruments: unknown key (known here: crowd, duration, groups and "
            "sizes) — `instruments` belongs at the top level");
}

TEST(Reader, FindsAllFaultsInTheOrderOfTheFile)
{
  EXPECT_EQ(
      faults_of("name: [x]\n"
                "seed: 010\n"
                "exposure:\n"
                "  slope: 11\n"
                "  half_lief: 8 weeks\n"
                "  active: yes\n"
                "participation:\n"
                "  duration: 4\n"
                "  groups: [a, a]\n"
                "start: 2018-02-30\n"),
      "s.yaml:1:7: name: a text is expected here, found a list — write for example `\"sample\"`\n"
      "s.yaml:2:7: seed: a whole number is expected here, found `010` (to some programs a leading zero means "
      "base eight) — write `10`\n"
      "s.yaml:4:10: exposure.slope: 11 is outside -10 … 10\n"
      "s.yaml:5:3: exposure.half_lief: unknown key (known here: active, half_life, rate, shape, slope and "
      "weights) — did you mean `half_life`?\n"
      "s.yaml:6:11: exposure.active: `true` or `false` is expected here, found `yes` — write `true`\n"
      "s.yaml:8:13: participation.duration: `4` has no unit (known units: weeks, week, years and year) — "
      "write `4 weeks`\n"
      "s.yaml:9:15: participation.groups: `a` is listed twice (first in line 9) — remove one\n"
      "s.yaml:10:8: start: the day `2018-02-30` does not exist — write for example `2018-01-01`");
}

TEST(Reader, ReadsTheSameUnderADecimalComma)
{
  struct Comma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Comma));
  Scenario scenario;
  EXPECT_EQ(read_into(scenario, "seed: 1000000\nexposure: {slope: 0.5}\n"), "");
  EXPECT_EQ(faults_of("exposure: {slope: 10.5}"), "s.yaml:1:19: exposure.slope: 10.5 is outside -10 … 10");
  std::locale::global(before);
  EXPECT_EQ(scenario.run.seed, 1000000);
  EXPECT_EQ(scenario.exposure.slope, 0.5);
}

TEST(Reader, JoinsSectionsOfOnePath)
{
  sample::Run run;
  sample::Exposure exposure;
  std::vector<Section> sections{
      {"both", "", "", {integer<&sample::Run::seed>({.name = "seed"})}, &run},
      {"both", "", "", {number<&sample::Exposure::slope>({.name = "slope"})}, &exposure}};
  EXPECT_TRUE(read_sections(parse_yaml("s.yaml", "both: {slope: 2, seed: 3}"), sections).empty());
  EXPECT_EQ(run.seed, 3);
  EXPECT_EQ(exposure.slope, 2);
  sections[1].fields[0].name = "seed";
  EXPECT_THROW(read_sections(parse_yaml("s.yaml", "{}"), sections), Bug) << "one name, two parameters";
}

/// Looking for what each of them meant would run into the test's TIMEOUT.
TEST(Reader, CountsFaultsBeyondAHundred)
{
  std::string text = "exposure:\n";
  while (text.size() < largest_yaml - 40) text += "  key_" + std::to_string(text.size()) + ": 1\n";
  const std::string faults = faults_of(text);
  EXPECT_EQ(std::count(faults.begin(), faults.end(), '\n'), 100);
  EXPECT_NE(faults.find(" further faults are not listed"), std::string::npos);
}

}  // namespace
}  // namespace linli
