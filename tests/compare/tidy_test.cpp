#include "compare/tidy.hpp"

#include "compare/comparison_json.hpp"
#include "compare/made_study.hpp"
#include "compare/screen.hpp"
#include "output/files/publish.hpp"
#include "output/hdf5/hdf5_read.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace linli {
namespace {

using Of = StudyOutcome::Term::Of;

/// Two arms at two points of a factor whose values need quotes, two replicates, a ratio.
Plan tidy_plan()
{
  Plan plan = test::made_plan({"as_now", "calls"}, 2, 2);
  plan.outcomes[0].by = {"age_band"};
  plan.outcomes.push_back(test::made_ratio("yuan_each", Of::cost, "", Of::extra, "taking_part"));
  plan.design = StudyDesign::Kind::factorial;
  PlannedFactor factor;
  factor.path = "moves.rate";
  factor.levels = {"{a: 1, b: 2}", "\"x\""};
  plan.factors = {factor};
  for (std::size_t point = 0; point < 2; ++point) {
    plan.points[point].place = {static_cast<double>(point)};
    plan.points[point].values = {factor.levels[point]};
  }
  return plan;
}

test::MadeRun made_run(std::size_t cell, std::size_t r)
{
  const double extra = cell % 2 == 1 ? 0.25 : 0;
  return {.taking_part = 0.25 * static_cast<double>(r + 1) + extra, .yuan = extra * 4000};
}

std::vector<std::pair<std::size_t, std::size_t>> runs_of(const Plan& plan)
{
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t cell = 0; cell < plan.cells.size(); ++cell)
    for (std::size_t r = 0; r < plan.cells[cell].runs.size(); ++r)
      if (cell != 2 || r != 1) out.emplace_back(cell, r);  // one is missing
  return out;
}

std::string csv_of(const StudyComparison& all)
{
  std::string out;
  write_csv(all, [&](const std::string& text) { out += text; });
  return out;
}

std::vector<std::string> lines_of(const std::string& text)
{
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

TEST(Tidy, HasARowForEachRunAndNumber)
{
  const test::MadeStudy study(tidy_plan());
  for (const auto& [cell, r] : runs_of(study.plan)) study.put(cell, r, made_run(cell, r));
  const std::vector<std::string> lines = lines_of(csv_of(compare(study.directory(), {})));
  // District, two age bands, the ratio, cost, the secretary: six numbers of 4 cells and 2 replicates.
  ASSERT_EQ(lines.size(), 1U + 6 * 8);
  EXPECT_EQ(lines[0], "arm,point,replicate,world,outcome,group,member,window,value,total,run,moves.rate");
  const std::string run = study.plan.cells[1].runs[0].text();
  EXPECT_EQ(lines[1 + 12],
            "calls,1,1,,taking_part,district,,week 1..week 2,0.5,1000," + run + ",\"{a: 1, b: 2}\"");
  EXPECT_EQ(lines[1 + 13],
            "calls,1,1,,taking_part,age_band,18-29,week 1..week 2,0.5,400," + run + ",\"{a: 1, b: 2}\"");
  // 1,000 yuan a week for two weeks, 500 people more.
  EXPECT_EQ(lines[1 + 15], "calls,1,1,,yuan_each,district,,,4,," + run + ",\"{a: 1, b: 2}\"");
  const std::string missing = study.plan.cells[2].runs[1].text();
  EXPECT_EQ(lines[1 + 30],
            "as_now,2,2,,taking_part,district,,week 1..week 2,,," + missing + ",\"\"\"x\"\"\"");
}

TEST(Tidy, TheSameTableComesAsHdf5)
{
  const test::MadeStudy study(tidy_plan());
  for (const auto& [cell, r] : runs_of(study.plan)) study.put(cell, r, made_run(cell, r));
  const StudyComparison all = compare(study.directory(), {});
  const test::TemporaryDirectory folder;
  publish_tree(ClaimedOutput(folder / "table.h5", Overwrite::refuse), tidy_tree(all));
  const FileGroup root = read_tree(folder / "table.h5");
  const FileGroup* const group = find_group(root, "comparison");
  ASSERT_NE(group, nullptr);
  const auto& arms = std::get<std::vector<std::string>>(find_dataset(*group, "arm")->values);
  const auto& values = std::get<std::vector<double>>(find_dataset(*group, "value")->values);
  const auto& factors = std::get<std::vector<std::string>>(find_dataset(*group, "moves.rate")->values);
  ASSERT_EQ(arms.size(), 48U);
  EXPECT_EQ(arms[12], "calls");
  EXPECT_EQ(values[12], 0.5);
  EXPECT_TRUE(std::isnan(values[30]));
  EXPECT_EQ(factors[47], "\"x\"");
}

TEST(Tidy, TheOrderInWhichRunsEndedChangesNoByte)
{
  const auto told = [](const auto& put_in_order) {
    const test::MadeStudy study(tidy_plan());
    auto runs = runs_of(study.plan);
    put_in_order(runs);
    for (const auto& [cell, r] : runs) study.put(cell, r, made_run(cell, r));
    const StudyComparison all = compare(study.directory(), {});
    return screen_text(all) + json_text(all) + csv_of(all);
  };
  const std::string forwards = told([](auto&) {});
  EXPECT_EQ(forwards, told([](auto& runs) { std::reverse(runs.begin(), runs.end()); }));
  EXPECT_EQ(forwards, told([](auto& runs) { std::rotate(runs.begin(), runs.begin() + 3, runs.end()); }));
}

TEST(ComparisonJson, HasAllEstimates)
{
  const test::MadeStudy study(tidy_plan());
  for (const auto& [cell, r] : runs_of(study.plan)) study.put(cell, r, made_run(cell, r));
  const auto json = nlohmann::json::parse(json_text(compare(study.directory(), {})));
  EXPECT_EQ(json["reference"], "as_now");
  EXPECT_EQ(json["missing"], 1);
  const auto& first = json["differences"][0];
  EXPECT_EQ(first["candidate"], "calls");
  EXPECT_NEAR(first["difference"].get<double>(), 0.25, 1e-12);
  EXPECT_EQ(first["pairs"], 1) << "in the second replicate a run is missing";
  EXPECT_TRUE(first["difference_low"].is_null()) << "one pair has no interval";
  EXPECT_EQ(json["ratios"][0]["determined"], false);
  EXPECT_EQ(json["factors"][0]["told"], "main effect");
  EXPECT_EQ(json["lacking"][0], "replicate 2 lacks as_now, moves.rate \"x\"");
}

}  // namespace
}  // namespace linli
