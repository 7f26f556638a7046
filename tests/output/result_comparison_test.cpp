#include "output/contents/result_comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <span>

namespace linli {
namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

Attributes of_series()
{
  return {{"reduction", "mean"}, {"units", "1"}};
}

/// Three weeks of two areas, a table of two events, the population and the scenario.
FileGroup result()
{
  FileGroup area{"area",
                 {},
                 {make_axis("time", std::vector<std::int64_t>{-7, 0, 7}),
                  {"week", {"time"}, std::vector<std::int32_t>{-1, 0, 1}},
                  make_axis("area", std::vector<std::int32_t>{5, 9}),
                  {"trust", {"time", "area"}, std::vector<float>{1, 2, missing, 4, 0, 6}, of_series()},
                  {"yuan", {"time", "area"}, std::vector<double>{1, 2, 3, 4, 5, 6}, of_series()}},
                 {}};
  FileGroup moves{"moves",
                  {},
                  {make_axis("event", std::vector<std::int32_t>{0, 1}),
                   {"time", {"event"}, std::vector<std::int64_t>{0, 7}},
                   {"week", {"event"}, std::vector<std::int32_t>{0, 1}},
                   {"area", {"event"}, std::vector<std::int32_t>{9, 5}},
                   {"reason", {"event"}, std::vector<std::uint8_t>{0, 1}, {{"flag_meanings", "work home"}}}},
                  {}};
  FileGroup population{
      "population",
      {},
      {make_axis("row", std::vector<std::int32_t>{1}), {"margin", {"row"}, std::vector<std::string>{"age"}}},
      {}};
  FileGroup scenario{"scenario", {}, {{"as_resolved", {}, std::vector<std::string>{"name: one\n"}}}, {}};
  return {"",
          {{"weeks", std::int64_t{3}}, {"state_digest", "abc"}, {"started", "today"}},
          {},
          {area, {"events", {}, {}, {moves}}, population, scenario}};
}

Dataset& trust(FileGroup& root)
{
  return root.groups[0].datasets[3];
}

FileGroup& moves(FileGroup& root)
{
  return root.groups[1].groups[0];
}

Difference only_difference(const FileGroup& second)
{
  const ResultComparison found = compare(result(), second);
  EXPECT_EQ(found.differences.size(), 1U);
  return found.differences.empty() ? Difference{} : found.differences.front();
}

TEST(ResultComparison, OfTheSameFindsNothingAndCounts)
{
  FileGroup second = result();
  second.attributes[2].value = "tomorrow";  // when it ran
  second.groups[3].datasets[0].values = std::vector<std::string>{"name: two\n"};
  second.groups[0].datasets[3].attributes.push_back({"long_name", "in other words"});
  const ResultComparison found = compare(result(), second);
  EXPECT_TRUE(found.differences.empty());
  EXPECT_EQ(found.compared.at(Kept::series), 2U);
  EXPECT_EQ(found.compared.at(Kept::events), 5U);
  EXPECT_EQ(found.groups.at(Kept::events), 1U) << "the group around the tables is none of them";
  EXPECT_FALSE(found.compared.contains(Kept::panels));
}

TEST(ResultComparison, NamesWeekMemberAndBothValues)
{
  FileGroup second = result();
  std::get<std::vector<float>>(trust(second).values) = {1, 2, missing, 4.5F, 0, 7};
  const Difference found = only_difference(second);
  EXPECT_EQ(found.path, "/area/trust");
  EXPECT_EQ(found.kept, Kept::series);
  EXPECT_EQ(found.week, 0);
  EXPECT_EQ(found.day, 0);
  EXPECT_EQ(found.member, "area 9");
  EXPECT_EQ(found.first, "4");
  EXPECT_EQ(found.second, "4.5");
}

TEST(ResultComparison, IsOfBits)
{
  FileGroup second = result();
  auto& values = std::get<std::vector<float>>(trust(second).values);
  values[4] = -0.0F;
  EXPECT_EQ(only_difference(second).second, "-0");
  values[4] = 0;
  values[5] = std::nextafter(6.0F, 7.0F);
  EXPECT_EQ(only_difference(second).second, "6.0000005") << "the last digit tells them apart";
  values[5] = 6;
  values[2] = 0;
  EXPECT_EQ(only_difference(second).first, "nan");
}

/// What stays where it was recorded, or in a file, is compared with what does not.
TEST(ResultComparison, OfStoredNumbersReadsWholeRows)
{
  FileGroup second = result();
  const auto all = std::get<std::vector<float>>(trust(second).values);
  const auto store = [&](float last) {
    trust(second).values = Stored<float>(6, [all, last](std::size_t first, std::span<float> into) {
      EXPECT_EQ(first % 2, 0U);
      EXPECT_EQ(into.size() % 2, 0U);
      for (std::size_t k = 0; k < into.size(); ++k) into[k] = first + k == 5 ? last : all[first + k];
    });
  };
  store(6);
  EXPECT_TRUE(compare(result(), second).differences.empty());
  store(8);
  const Difference found = only_difference(second);
  EXPECT_EQ(found.week, 1);
  EXPECT_EQ(found.member, "area 9");
  EXPECT_EQ(found.second, "8");
}

TEST(ResultComparison, TheEarliestComesFirstAndWhatHasNoWeekLast)
{
  FileGroup second = result();
  second.attributes[1].value = "xyz";
  std::get<std::vector<std::string>>(second.groups[2].datasets[1].values) = {"sex"};
  std::get<std::vector<std::uint8_t>>(moves(second).datasets[4].values) = {1, 1};
  std::get<std::vector<float>>(trust(second).values)[5] = 7;
  const ResultComparison found = compare(result(), second);
  std::vector<std::string> paths;
  for (const Difference& one : found.differences) paths.push_back(one.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"/events/moves/reason", "/area/trust", "/population/margin",
                                             "state_digest"}));
  EXPECT_EQ(found.differences.front().member, "event 0, area 9");
  EXPECT_FALSE(found.differences.back().week);
}

TEST(ResultComparison, ATableThatIsLongerDiffersWhereTheOtherEnds)
{
  FileGroup second = result();
  for (Dataset& column : moves(second).datasets) {
    std::visit(
        [](auto& values) {
          if constexpr (requires { values.push_back({}); }) values.push_back(values.back());
        },
        column.values);
  }
  const ResultComparison longer = compare(result(), second);
  ASSERT_EQ(longer.differences.size(), 5U);
  EXPECT_EQ(longer.differences.front().first, "nothing");
  EXPECT_EQ(longer.differences.front().week, 1);
  const ResultComparison shorter = compare(second, result());
  ASSERT_EQ(shorter.differences.size(), 5U);
  EXPECT_EQ(shorter.differences.front().second, "nothing");
}

TEST(ResultComparison, WhatOnlyOneHasAndWhatHasAnotherShapeIsTold)
{
  FileGroup second = result();
  second.groups.erase(second.groups.begin() + 2);
  trust(second).name = "efficacy";
  second.groups[0].datasets[4].values = std::vector<float>{1, 2, 3, 4, 5, 6};
  moves(second).datasets[4].attributes[0].value = "home work";
  std::vector<std::string> told;
  for (const Difference& one : compare(result(), second).differences)
    told.push_back(one.path + ": " + one.first + ", " + one.second);
  EXPECT_EQ(told,
            (std::vector<std::string>{
                "/area/trust: float32 of 3 time × 2 area, nothing",
                "/area/yuan: float64 of 3 time × 2 area, float32 of 3 time × 2 area",
                "/area/efficacy: nothing, float32 of 3 time × 2 area",
                "/events/moves/reason: flag_meanings work home, flag_meanings home work",
                "/population/row: int32 of 1 row, nothing", "/population/margin: string of 1 row, nothing"}));
}

}  // namespace
}  // namespace linli
