/// Amounts of money, hours and moments of a run, as a scenario writes them.
#include "core/units.hpp"

#include "core/section.hpp"
#include "scenario/reader.hpp"
#include "scenario/writer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace linli {
namespace {

struct Plan {
  std::int64_t cost = 1250;
  double effort = 2;
  When when = When::week(3);
  std::vector<When> visits{};
  std::vector<std::string> towns{"wanli"};

  bool operator==(const Plan&) const = default;
  static std::vector<Field> describe()
  {
    using P = Plan;
    return {money<&P::cost>({.name = "cost", .valid = {0, 1e12}, .en = "What it costs"}),
            number<&P::effort>({.name = "effort", .unit = units::hours()}),
            moment<&P::when>({.name = "when"}), moments<&P::visits>({.name = "visits"}),
            choices<&P::towns>({"wanli", "taopu"}, {.name = "towns"})};
  }
};

std::string read_into(Plan& plan, const std::string& text)
{
  const std::vector<Section> sections{make_section("", "", "", plan)};
  std::string out;
  try {
    for (const Problem& problem : read_sections(parse_yaml("p.yaml", text), sections)) {
      out += (out.empty() ? "" : "\n") + problem.text();
    }
  } catch (const Error& error) {
    return error.what();
  }
  return out;
}

std::string faults_of(const std::string& text)
{
  Plan plan;
  return read_into(plan, text);
}

/// Fen, or -1 with a failure.
std::int64_t fen(const std::string& text)
{
  Plan plan;
  plan.cost = -1;
  EXPECT_EQ(read_into(plan, "cost: " + text), "");
  return plan.cost;
}

TEST(Money, IsReadExactly)
{
  EXPECT_EQ(fen("12.50 yuan"), 1250);
  EXPECT_EQ(fen("12.5 元"), 1250);
  EXPECT_EQ(fen("3 wan yuan"), 3000000);
  EXPECT_EQ(fen("0.000001 万元"), 1);
  EXPECT_EQ(fen("7 fen"), 7);
  EXPECT_EQ(fen("0 分"), 0);
  EXPECT_EQ(fen("1.10 yuan"), 110) << "in doubles 1.1 × 100 is more than 110";
  EXPECT_EQ(fen("9999999999.99 yuan"), 999999999999);
}

TEST(Money, IsRefusedBelowAFen)
{
  EXPECT_EQ(faults_of("cost: 12.505 yuan"),
            "p.yaml:1:7: cost: `12.505 yuan` is not a whole number of fen — write `12.51 yuan`");
}

TEST(Money, NeedsItsUnit)
{
  EXPECT_EQ(faults_of("cost: 12"),
            "p.yaml:1:7: cost: `12` has no unit (known units: yuan, wan yuan, fen, 元, 万元 and 分) — write "
            "`12 yuan`");
  EXPECT_EQ(faults_of("cost: 12 yaun"),
            "p.yaml:1:7: cost: unknown unit `yaun` (known units: yuan, wan yuan, fen, 元, 万元 and 分) — did "
            "you mean "
            "`12 yuan`?");
  EXPECT_EQ(faults_of("cost: 12元"),
            "p.yaml:1:7: cost: `12元` lacks the blank before its unit — write `12 元`");
}

TEST(Money, HasItsRangeInYuan)
{
  EXPECT_EQ(faults_of("cost: -0.01 yuan"),
            "p.yaml:1:7: cost: -0.01 yuan is outside 0 … 10000000000 yuan (What it costs)");
  EXPECT_EQ(
      faults_of("cost: 100000000000000 万元"),
      "p.yaml:1:7: cost: `100000000000000 万元` is too large (it is beyond what the program can store) — "
      "write for example `12.50 yuan`");
}

RC_GTEST_PROP(Money, IsWrittenExactly, ())
{
  Plan plan;
  plan.cost = *rc::gen::inRange<std::int64_t>(0, 1000000000001);
  plan.visits = {When::week(*rc::gen::inRange<std::int64_t>(-9999, 9999)),
                 When::day({*rc::gen::inRange<std::int64_t>(-5000, 50000)})};
  Plan back;
  const std::string text = effective_yaml({make_section("", "", "", plan)});
  RC_ASSERT(read_into(back, text).empty());
  RC_ASSERT(back == plan);
}

TEST(Hours, AreRead)
{
  Plan plan;
  EXPECT_EQ(read_into(plan, "effort: 1.5 hours"), "");
  EXPECT_EQ(plan.effort, 1.5);
  EXPECT_EQ(faults_of("effort: 2"),
            "p.yaml:1:9: effort: `2` has no unit (known units: hours and hour) — write `2 hours`");
}

TEST(Moments, AreWeeksOfTheStudyOrDates)
{
  Plan plan;
  EXPECT_EQ(read_into(plan, "when: week -12\nvisits: [week 0, 2019-01-07, week 104]"), "");
  EXPECT_EQ(plan.when, When::week(-12));
  EXPECT_EQ(plan.visits,
            (std::vector<When>{When::week(0), When::day(*parse_date("2019-01-07")), When::week(104)}));
}

TEST(Moments, AreRefusedWithWhatIsMeant)
{
  const std::vector<std::pair<std::string, std::string>> hints{
      {"12", "found `12` — write `week 12`"},
      {"-3", "found `-3` — write `week -3`"},
      {"weeks 12", "found `weeks 12` — write `week 12`"},
      {"12 weeks", "found `12 weeks` — write `week 12`"},
      {"week 012", "found `week 012` — write `week 12`"},
      {"2018/3/5", "found `2018/3/5` — write `2018-03-05`"},
      {"2018-02-30", "the day `2018-02-30` does not exist"},
      {"soon", "found `soon` — write for example `week 12` or `2018-03-26`"},
      {"[week 1]", "found a list — write for example `week 3`"},
      {"'week 1'", "found `week 1` in quotes — remove the quotes"},
      {"week 99999999", "`week 99999999` is too large"}};
  for (const auto& [text, words] : hints) {
    const std::string fault = faults_of("when: " + text);
    EXPECT_EQ(fault.substr(0, 18), "p.yaml:1:7: when: ");
    EXPECT_NE(fault.find(words), std::string::npos) << fault;
  }
  EXPECT_EQ(faults_of("visits: [week 3, week 3]"),
            "p.yaml:1:18: visits: `week 3` is listed twice (first in line 1) — remove one");
}

TEST(Choices, AreCheckedOneByOne)
{
  Plan plan;
  EXPECT_EQ(read_into(plan, "towns: [taopu]"), "");
  EXPECT_EQ(plan.towns, std::vector<std::string>{"taopu"});
  EXPECT_EQ(faults_of("towns: [taopu, wanly]"),
            "p.yaml:1:16: towns: unknown name `wanly` (known here: wanli and taopu) — did you mean `wanli`?");
}

}  // namespace
}  // namespace linli
