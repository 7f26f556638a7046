#include "compare/comparison.hpp"
#include "compare/made_study.hpp"
#include "compare/screen.hpp"
#include "core/errors.hpp"
#include "statistics/factorial.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

namespace linli {
namespace {

using test::MadeStudy;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Property;
using Designs = StudyDesign::Kind;

/// A study of one arm over these places, of factors a, b, c, …; `levels` of each, or a range.
Plan design_plan(Designs design, const std::vector<std::vector<double>>& places, std::size_t levels,
                 std::int64_t replicates)
{
  Plan plan = test::made_plan({"base"}, replicates, places.size());
  plan.reference_arm.reset();
  plan.design = design;
  for (std::size_t k = 0; k < places.front().size(); ++k) {
    PlannedFactor factor;
    factor.path = std::string(1, static_cast<char>('a' + k));
    for (std::size_t level = 0; level < levels; ++level)
      factor.levels.push_back(fmt::format("{}", level + 1));
    plan.factors.push_back(factor);
  }
  for (std::size_t point = 0; point < places.size(); ++point) {
    plan.points[point].place = places[point];
    for (const double place : places[point]) plan.points[point].values.push_back(fmt::format("{}", place));
  }
  return plan;
}

using Model = std::function<double(const std::vector<double>& place, std::size_t replicate)>;

void put_all(const MadeStudy& study, const Model& model)
{
  for (std::size_t cell = 0; cell < study.plan.cells.size(); ++cell)
    for (std::size_t r = 0; r < study.plan.cells[cell].runs.size(); ++r)
      study.put(cell, r, {.taking_part = model(study.plan.points[study.plan.cells[cell].point].place, r)});
}

const FactorEstimate& told(const StudyComparison& all, Told what, const std::string& factor,
                           const std::string& level = "")
{
  for (const FactorEstimate& one : all.effects.all)
    if (one.told == what && one.factor == factor && (level.empty() || one.level == level)) return one;
  throw Bug("nothing is told of it");
}

TEST(CompareDesigns, AFactorialTellsMainEffectsAndInteractions)
{
  std::vector<std::vector<double>> places;
  for (const auto& point : full_factorial(std::vector<std::size_t>{3, 2}))
    places.push_back({static_cast<double>(point[0]), static_cast<double>(point[1])});
  Plan plan = design_plan(Designs::factorial, places, 3, 2);
  plan.reference_point = 0;
  const MadeStudy study(plan);
  // 0.1 for each step of a, 0.04 for b, 0.02 more for both; replicates differ in the effect of b only.
  put_all(study, [](const auto& x, std::size_t r) {
    return 0.1 + 0.1 * x[0] + (0.04 + (r == 0 ? -0.01 : 0.01)) * x[1] + 0.02 * x[0] * x[1];
  });
  const StudyComparison all = compare(study.directory(), {});
  // Of a over b's levels 0 and 1: 0.1 + 0.02 / 2 a step; of b over a's levels: 0.04 + 0.02.
  EXPECT_NEAR(told(all, Told::main_effect, "a", "3 against 1").size.estimate, 0.22, 1e-12);
  EXPECT_NEAR(told(all, Told::main_effect, "b").size.estimate, 0.06, 1e-12);
  EXPECT_NEAR(told(all, Told::main_effect, "b").size.high, 0.06 + 12.7062 * 0.01, 1e-6);
  EXPECT_NEAR(told(all, Told::interaction, "a × b", "3 against 1, 2 against 1").size.estimate, 0.04, 1e-12);
  // Points against the reference point: a = 3, b = 2 is the last.
  const ArmDifference& last = all.differences.at(4);
  EXPECT_EQ(all.candidates.all[last.candidate].name, "a 2, b 1");
  EXPECT_NEAR(last.size.estimate, 0.2 + 0.04 + 0.04, 1e-12);
  EXPECT_THAT(screen_text(all), HasSubstr("study made, compared with a 0, b 0\n"));
}

TEST(CompareDesigns, AnArmsPartOfTheReferencesEffect)
{
  Plan plan = test::made_plan({"cut", "whole"}, 3, 2);
  plan.reference_arm = 1;
  plan.design = Designs::factorial;
  plan.factors.push_back({.path = "push", .room = "", .levels = {"1", "2"}});
  for (std::size_t point = 0; point < 2; ++point) {
    plan.points[point].place = {static_cast<double>(point)};
    plan.points[point].values = {plan.factors[0].levels[point]};
  }
  const MadeStudy study(plan);
  // The push takes 0.1, 0.11, 0.12 of the whole, and four tenths less where the arc is cut, which helps by 0.05 in any case.
  for (std::size_t cell = 0; cell < plan.cells.size(); ++cell) {
    for (std::size_t r = 0; r < 3; ++r) {
      const double pushed =
          static_cast<double>(plan.cells[cell].point) * (0.1 + 0.01 * static_cast<double>(r));
      const double taking_part = plan.cells[cell].arm == 1 ? 0.5 - pushed : 0.55 - 0.6 * pushed;
      study.put(cell, r, {.taking_part = taking_part});
    }
  }
  const StudyComparison all = compare(study.directory(), {});
  ASSERT_EQ(all.effects.all.size(), 2U);
  const FactorEstimate& cut = all.effects.all[0];
  EXPECT_EQ(cut.response, "cut − whole");
  EXPECT_NEAR(cut.size.estimate, 0.4 * 0.11, 1e-12);
  ASSERT_TRUE(cut.of_reference && cut.of_reference->interval);
  EXPECT_NEAR(cut.of_reference->estimate, -0.4, 1e-12);
  EXPECT_NEAR(cut.of_reference->interval->low, -0.4, 1e-6) << "the part is the same in all replicates";
  EXPECT_FALSE(all.effects.all[1].of_reference) << "the reference has no other";
  EXPECT_THAT(screen_text(all), HasSubstr("−40 % [−40 %, −40 %]"));
}

TEST(CompareDesigns, AFractionListsItsAliases)
{
  std::vector<std::vector<double>> places;
  for (const auto& point : fractional_factorial(3, Resolution::three))
    places.push_back(
        {static_cast<double>(point[0]), static_cast<double>(point[1]), static_cast<double>(point[2])});
  Plan plan = design_plan(Designs::fractional, places, 2, 2);
  plan.resolution = 3;
  const MadeStudy study(plan);
  put_all(study, [](const auto& x, std::size_t) { return 0.1 + 0.1 * x[0] + 0.05 * x[1] + 0.2 * x[2]; });
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_THAT(all.effects.aliases, ElementsAre("a = b × c", "b = a × c", "c = a × b"));
  EXPECT_NEAR(told(all, Told::main_effect, "c").size.estimate, 0.2, 1e-12);
  EXPECT_TRUE(all.differences.empty()) << "nothing is the reference";
  EXPECT_THAT(screen_text(all), HasSubstr("nothing is compared, as the study has no reference"));
}

TEST(CompareDesigns, AMissingRunCostsItsReplicate)
{
  const std::vector<std::vector<double>> places{{0}, {1}};
  const MadeStudy study(design_plan(Designs::factorial, places, 2, 3));
  for (std::size_t r = 0; r < 3; ++r) {
    study.put(0, r, {.taking_part = 0.2});
    if (r != 1) study.put(1, r, {.taking_part = 0.3});
  }
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_EQ(told(all, Told::main_effect, "a").cases, 2U);
  EXPECT_NEAR(told(all, Told::main_effect, "a").size.estimate, 0.1, 1e-12);
}

/// Ishigami & Homma's function of x in [0, 1]³, brought to small numbers.
double ishigami(const std::vector<double>& x)
{
  const auto angle = [](double part) { return (2 * part - 1) * std::numbers::pi; };
  const double sine = std::sin(angle(x[1]));
  return std::sin(angle(x[0])) + 7 * sine * sine + 0.1 * std::pow(angle(x[2]), 4) * std::sin(angle(x[0]));
}

TEST(CompareDesigns, SaltellisSampleGivesTheIndicesOfIshigami)
{
  // Rows of a rank-1 lattice of 6 dimensions, as A and B.
  constexpr std::size_t rows = 64;
  std::vector<std::vector<double>> a;
  std::vector<std::vector<double>> b;
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<double> x;
    for (std::size_t k = 1; k <= 6; ++k) {
      const double step = std::pow(1.1347241384, -static_cast<double>(k));  // root of x⁷ = x + 1
      const double at = 0.5 + step * static_cast<double>(row + 1);
      x.push_back(at - std::floor(at));
    }
    a.push_back({x[0], x[1], x[2]});
    b.push_back({x[3], x[4], x[5]});
  }
  std::vector<std::vector<double>> places = a;
  places.insert(places.end(), b.begin(), b.end());
  for (std::size_t k = 0; k < 3; ++k)
    for (std::size_t row = 0; row < rows; ++row) {
      places.push_back(a[row]);
      places.back()[k] = b[row][k];
    }
  Plan plan = design_plan(Designs::saltelli, places, 0, 1);
  plan.design_size = rows;
  const MadeStudy study(plan);
  put_all(study, [](const auto& x, std::size_t) { return ishigami(x); });
  const StudyComparison all = compare(study.directory(), {});
  // Analytic: S1 = 0.314, S2 = 0.442, S3 = 0; ST1 = 0.558, ST2 = 0.442, ST3 = 0.244.
  EXPECT_NEAR(told(all, Told::first_index, "a").size.estimate, 0.314, 0.15);
  EXPECT_NEAR(told(all, Told::first_index, "b").size.estimate, 0.442, 0.15);
  EXPECT_NEAR(told(all, Told::first_index, "c").size.estimate, 0, 0.15);
  EXPECT_NEAR(told(all, Told::total_index, "a").size.estimate, 0.558, 0.15);
  EXPECT_NEAR(told(all, Told::total_index, "b").size.estimate, 0.442, 0.15);
  EXPECT_NEAR(told(all, Told::total_index, "c").size.estimate, 0.244, 0.15);
  // They must be the numbers of the formula, whatever the sample: Jansen's of c.
  double sum = 0;
  double middle = 0;
  double squares = 0;
  for (std::size_t row = 0; row < rows; ++row) middle += (ishigami(a[row]) + ishigami(b[row])) / (2.0 * rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const double without_c = ishigami(places[4 * rows + row]);
    sum += std::pow(ishigami(a[row]) - without_c, 2) / (2.0 * rows);
    squares += (std::pow(ishigami(a[row]) - middle, 2) + std::pow(ishigami(b[row]) - middle, 2));
  }
  EXPECT_NEAR(told(all, Told::total_index, "c").size.estimate, sum / (squares / (2.0 * rows)), 0.01);
}

TEST(CompareDesigns, SaltellisRowWithAMissingRunIsLeftOut)
{
  std::vector<std::vector<double>> places;
  for (std::size_t k = 0; k < 12; ++k) places.push_back({static_cast<double>(k * k % 7) / 7});
  Plan plan = design_plan(Designs::saltelli, places, 0, 1);
  plan.design_size = 4;  // A, B, and A with the one factor from B
  const MadeStudy study(plan);
  for (std::size_t cell = 0; cell < 12; ++cell)
    if (cell != 6) study.put(cell, 0, {.taking_part = places[cell][0]});
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_EQ(told(all, Told::first_index, "a").cases, 3U);
  EXPECT_THAT(all.effects.notes,
              ElementsAre(Property(
                  &Note::text, "base: 1 of 4 rows of the sample are left out, a run of each is missing")));
}

TEST(CompareDesigns, MorrisRanksALinearModel)
{
  Plan plan = design_plan(Designs::morris,
                          {{0, 0, 0},
                           {0, 0.5, 0},
                           {0.5, 0.5, 0},
                           {0.5, 0.5, 0.5},
                           {1, 1, 1},
                           {0.5, 1, 1},
                           {0.5, 0.5, 1},
                           {0.5, 0.5, 0.5}},
                          0, 2);
  plan.moved = {{1, 0, 2}, {0, 1, 2}};
  plan.groups = {"a", "b", "c"};
  plan.group_of = {0, 1, 2};
  const MadeStudy study(plan);
  put_all(study, [](const auto& x, std::size_t r) {
    return 0.1 * static_cast<double>(r) + 0.1 * x[0] - 0.4 * x[1] + 0.2 * x[2];
  });
  const StudyComparison all = compare(study.directory(), {});
  std::vector<std::string> ranked;
  for (const FactorEstimate& one : all.effects.all)
    if (one.told == Told::size) ranked.push_back(one.factor);
  EXPECT_THAT(ranked, ElementsAre("b", "c", "a"));
  EXPECT_NEAR(told(all, Told::size, "b").size.estimate, 0.4, 1e-9);
  EXPECT_NEAR(told(all, Told::mean_effect, "b").size.estimate, -0.4, 1e-9);
  EXPECT_NEAR(told(all, Told::spread, "b").size.estimate, 0, 1e-9);
  EXPECT_EQ(told(all, Told::size, "b").cases, 2U);
}

TEST(CompareDesigns, MorrisOfGroupsTellsNoDirection)
{
  Plan plan = design_plan(Designs::morris, {{0, 0, 0}, {0.5, 0.5, 0}, {0.5, 0.5, 0.5}}, 0, 1);
  plan.moved = {{0, 1}};
  plan.groups = {"pair", "c"};
  plan.group_of = {0, 0, 1};
  const MadeStudy study(plan);
  put_all(study, [](const auto& x, std::size_t) { return 0.2 * x[0] + 0.1 * x[1] + 0.1 * x[2]; });
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_NEAR(told(all, Told::size, "pair").size.estimate, 0.3, 1e-9);
  EXPECT_THROW(told(all, Told::mean_effect, "pair"), Bug);
  EXPECT_NEAR(told(all, Told::mean_effect, "c").size.estimate, 0.1, 1e-9);
}

TEST(CompareDesigns, OtherPointsGiveCorrelationsAndSlopes)
{
  std::vector<std::vector<double>> places;
  for (const double a : {0.0, 0.5, 1.0})
    for (const double b : {0.0, 0.5, 1.0}) places.push_back({a, b});
  const MadeStudy study(design_plan(Designs::latin_hypercube, places, 0, 1));
  put_all(study, [](const auto& x, std::size_t) { return 0.3 * x[0] - 0.4 * x[1]; });
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_NEAR(told(all, Told::slope, "a").size.estimate, 0.6, 1e-9);
  EXPECT_NEAR(told(all, Told::slope, "b").size.estimate, -0.8, 1e-9);
  EXPECT_GT(told(all, Told::rank_correlation, "a").size.estimate, 0.4);
  EXPECT_EQ(told(all, Told::slope, "a").cases, 9U);
}

TEST(CompareDesigns, ATableGivesTheNumbersThatItWrites)
{
  Plan plan = design_plan(Designs::points, {{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}}, 0, 1);
  const std::vector<std::string> hours{"1 hours", "2 hours", "4 hours", "8 hours", "16 hours"};
  for (std::size_t k = 0; k < 5; ++k) {
    plan.points[k].place.clear();
    plan.points[k].name = fmt::format("row{}", k);
    plan.points[k].values = {hours[k], "often"};
  }
  const MadeStudy study(plan);
  for (std::size_t k = 0; k < 5; ++k) study.put(k, 0, {.taking_part = 0.1 * static_cast<double>(k)});
  const StudyComparison all = compare(study.directory(), {});
  EXPECT_EQ(told(all, Told::rank_correlation, "a").size.estimate, 1);
  EXPECT_THROW(told(all, Told::rank_correlation, "b"), Bug);
  EXPECT_THAT(all.effects.notes,
              ElementsAre(Property(&Note::text, "base: b is left out: its values are no numbers")));
}

TEST(CompareDesigns, WithSeveralArmsTheResponseIsWhatAnArmAdds)
{
  Plan plan = test::made_plan({"as_now", "calls"}, 2, 2);
  plan.design = Designs::factorial;
  PlannedFactor factor;
  factor.path = "a";
  factor.levels = {"low", "high"};
  plan.factors = {factor};
  plan.points[0].place = {0};
  plan.points[1].place = {1};
  plan.points[0].values = {"low"};
  plan.points[1].values = {"high"};
  const MadeStudy study(plan);
  for (std::size_t r = 0; r < 2; ++r) {
    study.put(0, r, {.taking_part = 0.20});
    study.put(1, r, {.taking_part = 0.25});  // calls add 5 points at the low level
    study.put(2, r, {.taking_part = 0.40});
    study.put(3, r, {.taking_part = 0.52});  // and 12 at the high one
  }
  const StudyComparison all = compare(study.directory(), {});
  ASSERT_EQ(all.effects.all.size(), 2U);
  EXPECT_EQ(all.effects.all[0].response, "as_now");
  EXPECT_NEAR(all.effects.all[0].size.estimate, 0.2, 1e-12);
  EXPECT_EQ(all.effects.all[1].response, "calls − as_now");
  EXPECT_NEAR(all.effects.all[1].size.estimate, 0.07, 1e-12);
  EXPECT_NEAR(all.differences[0].size.estimate, 0.085, 1e-12) << "the mean over points";
  std::vector<double> by_point;
  for (const ArmDifference& one : all.differences)
    if (one.scope.point && all.table.columns()[one.column].outcome == "taking_part")
      by_point.push_back(one.size.estimate);
  ASSERT_EQ(by_point.size(), 2U);
  EXPECT_NEAR(by_point[0], 0.05, 1e-12);
  EXPECT_NEAR(by_point[1], 0.12, 1e-12);
}

}  // namespace
}  // namespace linli
