/// Values at a part of a range, and the worlds of a study.
#include "made_up.hpp"
#include "statistics/space_filling.hpp"
#include "study/design_points.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Luck luck{5, 0};

TEST(StudyFactor, GoesThroughItsRangeByValueOrLogarithm)
{
  const Study study = made_up(
      "factors: {workload.passing_down: {range: [0.25, 4], scale: log}, trust.met: {range: [0.1, 0.5]}}\n"
      "design: {latin_hypercube: 2}\n");
  EXPECT_EQ(study.factors[0].text_at(0), "0.25");
  EXPECT_EQ(study.factors[0].text_at(0.5), "1");
  EXPECT_EQ(study.factors[0].text_at(1), "4");
  EXPECT_NEAR(std::strtod(study.factors[0].text_at(0.25).c_str(), nullptr), 0.5, 1e-12);
  EXPECT_NEAR(std::strtod(study.factors[1].text_at(0.5).c_str(), nullptr), 0.3, 1e-12);
}

TEST(StudyFactor, RoundsWholeNumbersAndKeepsTheirUnit)
{
  const Study study =
      made_up("factors: {mentoring.term: {range: [4 weeks, 9 weeks]}}\ndesign: {latin_hypercube: 2}\n");
  EXPECT_EQ(study.factors[0].text_at(0), "4 weeks");
  EXPECT_EQ(study.factors[0].text_at(0.29), "5 weeks");
  EXPECT_EQ(study.factors[0].text_at(0.31), "6 weeks");
  EXPECT_EQ(study.factors[0].text_at(1), "9 weeks");
}

/// Elementary effects are divided by the step that was taken.
TEST(StudyFactor, SaysWhereARoundedValueLies)
{
  const Study study = made_up(
      "factors: {mentoring.term: {range: [4 weeks, 9 weeks]}, succession.term: {range: [52 weeks, 208 "
      "weeks], scale: "
      "log}, trust.met: {range: [0.1, 0.5]}}\ndesign: {morris: {trajectories: 2}}\n");
  EXPECT_DOUBLE_EQ(study.factors[0].part_at(0.29), 0.2);
  EXPECT_DOUBLE_EQ(study.factors[0].part_at(1), 1);
  EXPECT_NEAR(study.factors[1].part_at(0.5), 0.5, 1e-12);
  EXPECT_EQ(study.factors[2].part_at(0.29), 0.29);
  for (const PlannedPoint& point : design_points(study, luck).points) {
    EXPECT_NEAR(5 * point.place[0], std::rint(5 * point.place[0]), 1e-12);
    EXPECT_EQ(point.values[0], study.factors[0].text_at(point.place[0]));
  }
}

TEST(DrawnWorlds, AreOneWithoutValuesIfTheStudyHasNone)
{
  const DrawnWorlds drawn = drawn_worlds(made_up(""), luck);
  ASSERT_EQ(drawn.worlds.size(), 1U);
  EXPECT_THAT(drawn.worlds[0].values, IsEmpty());
  EXPECT_EQ(drawn.worlds[0].weight, 1);
}

TEST(DrawnWorlds, OfATableAreItsRowsWithTheirWeights)
{
  const DrawnWorlds drawn = drawn_worlds(made_up("worlds: {table: worlds.csv}\n"), luck);
  EXPECT_THAT(drawn.paths, ElementsAre("trust.met", "programme.training_party"));
  ASSERT_EQ(drawn.worlds.size(), 2U);
  EXPECT_EQ(drawn.worlds[1].name, "fast");
  EXPECT_EQ(drawn.worlds[1].weight, 1.5);
  EXPECT_THAT(drawn.worlds[1].values, ElementsAre("0.4", "2 hours"));
}

TEST(DrawnWorlds, ThatAreDrawnAreNoPointsOfADesign)
{
  const Study study = made_up("worlds: {draw: 8, of: assumed}\n");
  const DrawnWorlds drawn = drawn_worlds(study, luck);
  ASSERT_EQ(drawn.worlds.size(), 8U);
  ASSERT_EQ(drawn.paths.size(), study.worlds->parameters.size());
  EXPECT_EQ(drawn.worlds[0].name, "1");
  EXPECT_EQ(drawn.worlds[7].name, "8");
  const std::size_t factors = drawn.paths.size();
  const double first = sobol_sequence(8, factors, luck)[0][0];
  EXPECT_NE(drawn.worlds[0].values[0], study.worlds->parameters[0].text_at(first));
  const DrawnWorlds fewer = drawn_worlds(made_up("worlds: {draw: 4, of: assumed}\n"), luck);
  for (std::size_t k = 0; k < 4; ++k) EXPECT_EQ(fewer.worlds[k].values, drawn.worlds[k].values);
}

}  // namespace
}  // namespace linli
