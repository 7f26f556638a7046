/// The points of each kind of design, in the order that plan.hpp promises, with the texts that scenarios get.
#include "study/design_points.hpp"

#include "made_up.hpp"
#include "statistics/space_filling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

using Values = std::vector<std::string>;

constexpr Luck luck{5, 0};

const std::string levels =
    "factors: {workload.passing_down: {levels: [0.5, 1, 2]}, leadership_skills.capacity: {levels: [-1, "
    "1]}}\n";
const std::string ranges =
    "factors: {workload.passing_down: {range: [0.5, 2]}, leadership_skills.capacity: {range: [-1, 1]}, "
    "workload.adding_on: plausible}\n";

DesignPoints points_of(const std::string& factors, const std::string& design)
{
  return design_points(made_up(factors + "design: " + design + "\n"), luck);
}

std::vector<Values> values_of(const DesignPoints& points)
{
  std::vector<Values> out;
  for (const PlannedPoint& point : points.points) out.push_back(point.values);
  return out;
}

std::vector<std::vector<double>> places_of(const DesignPoints& points)
{
  std::vector<std::vector<double>> out;
  for (const PlannedPoint& point : points.points) out.push_back(point.place);
  return out;
}

/// Each value lies where its place says, by `text_at` of its factor.
void expect_values_at_places(const Study& study, const DesignPoints& points)
{
  for (const PlannedPoint& point : points.points) {
    for (std::size_t k = 0; k < study.factors.size(); ++k)
      EXPECT_EQ(point.values.at(k), study.factors[k].text_at(point.place.at(k)));
  }
}

TEST(DesignPoints, OfArmsIsOneWithoutValues)
{
  const DesignPoints points = points_of("", "arms");
  ASSERT_EQ(points.points.size(), 1U);
  EXPECT_THAT(points.points[0].values, IsEmpty());
  EXPECT_THAT(points.factors, IsEmpty());
}

TEST(DesignPoints, TellWhatFactorsAre)
{
  const DesignPoints points = points_of(levels, "factorial");
  ASSERT_EQ(points.factors.size(), 2U);
  EXPECT_EQ(points.factors[0].path, "workload.passing_down");
  EXPECT_EQ(points.factors[0].room, "workload");
  EXPECT_THAT(points.factors[0].levels, ElementsAre("0.5", "1", "2"));
  EXPECT_FALSE(points.factors[0].range.bounded());
  const DesignPoints others =
      points_of("factors: {workload.passing_down: {range: [0.5, 2], scale: log}}\n", "{latin_hypercube: 2}");
  EXPECT_EQ(others.factors[0].range.low, 0.5);
  EXPECT_EQ(others.factors[0].range.high, 2);
  EXPECT_EQ(others.factors[0].scale, Scale::log);
  EXPECT_THAT(others.factors[0].levels, IsEmpty());
}

TEST(DesignPoints, OfAFactorialAreAllCombinationsTheLastFactorFirst)
{
  const DesignPoints points = points_of(levels, "factorial");
  EXPECT_THAT(values_of(points), ElementsAre(Values{"0.5", "-1"}, Values{"0.5", "1"}, Values{"1", "-1"},
                                             Values{"1", "1"}, Values{"2", "-1"}, Values{"2", "1"}));
  EXPECT_THAT(points.points[3].place, ElementsAre(1, 1)) << "numbers of levels";
}

TEST(DesignPoints, OfAFractionHaveEachPairOfLevelsEquallyOften)
{
  const std::string four =
      "factors: {workload.passing_down: {levels: [0.5, 2]}, leadership_skills.capacity: {levels: [-1, 1]}, "
      "programme.appeal: {levels: [0, 0.4]}, programme.calls: {levels: [0, 0.3]}}\n";
  const DesignPoints points = points_of(four, "{fractional: IV}");
  ASSERT_EQ(points.points.size(), 8U);
  for (std::size_t a = 0; a < 4; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      std::multiset<Values> pairs;
      for (const PlannedPoint& point : points.points) pairs.insert({point.values[a], point.values[b]});
      for (const Values& pair : pairs) EXPECT_EQ(pairs.count(pair), 2U);
    }
  }
}

TEST(DesignPoints, OfAHypercubeAndASequenceAreTheirs)
{
  const Study study = made_up(ranges + "design: {latin_hypercube: 7}\n");
  const DesignPoints cube = design_points(study, luck);
  EXPECT_EQ(places_of(cube), latin_hypercube(7, 3, luck));
  expect_values_at_places(study, cube);
  const DesignPoints sequence = points_of(ranges, "{sobol: 8}");
  EXPECT_EQ(places_of(sequence), sobol_sequence(8, 3, luck));
  expect_values_at_places(study, sequence);
}

TEST(DesignPoints, GiveEachLevelAnEqualPartOfACube)
{
  const DesignPoints points = points_of(levels, "{latin_hypercube: 12}");
  std::multiset<std::string> first;
  for (const PlannedPoint& point : points.points) {
    first.insert(point.values[0]);
    EXPECT_EQ(point.values[0], points.factors[0].levels.at(static_cast<std::size_t>(point.place[0])));
  }
  for (const char* const level : {"0.5", "1", "2"}) EXPECT_EQ(first.count(level), 4U);
}

TEST(DesignPoints, OfSaltelliAreAThenBThenAWithOneFactorOfB)
{
  const Study study = made_up(ranges + "design: {saltelli: 4}\n");
  const DesignPoints points = design_points(study, luck);
  const SpacePoints rows = sobol_sequence(4, 6, luck);
  ASSERT_EQ(points.points.size(), 5 * 4U);
  for (std::size_t row = 0; row < 4; ++row) {
    const std::vector<double> a(rows[row].begin(), rows[row].begin() + 3);
    const std::vector<double> b(rows[row].begin() + 3, rows[row].end());
    EXPECT_EQ(points.points[row].place, a);
    EXPECT_EQ(points.points[4 + row].place, b);
    for (std::size_t factor = 0; factor < 3; ++factor) {
      std::vector<double> mixed = a;
      mixed[factor] = b[factor];
      EXPECT_EQ(points.points[(2 + factor) * 4 + row].place, mixed);
    }
  }
  expect_values_at_places(study, points);
}

TEST(DesignPoints, OfMorrisMoveOneFactorAtATime)
{
  const Study study = made_up(ranges + "design: {morris: {trajectories: 5}}\n");
  const DesignPoints points = design_points(study, luck);
  ASSERT_EQ(points.points.size(), 5 * 4U);
  ASSERT_EQ(points.moved.size(), 5U);
  EXPECT_THAT(points.groups,
              ElementsAre("workload.passing_down", "leadership_skills.capacity", "workload.adding_on"));
  EXPECT_THAT(points.group_of, ElementsAre(0, 1, 2));
  for (std::size_t trajectory = 0; trajectory < 5; ++trajectory) {
    EXPECT_THAT(points.moved[trajectory], testing::UnorderedElementsAre(0, 1, 2));
    for (std::size_t step = 0; step < 3; ++step) {
      const PlannedPoint& before = points.points[trajectory * 4 + step];
      const PlannedPoint& after = points.points[trajectory * 4 + step + 1];
      for (std::size_t factor = 0; factor < 3; ++factor) {
        const bool moves = factor == points.moved[trajectory][step];
        EXPECT_NEAR(std::abs(after.place[factor] - before.place[factor]), moves ? 2.0 / 3 : 0, 1e-12);
      }
    }
  }
  expect_values_at_places(study, points);
}

TEST(DesignPoints, OfMorrisByRoomMoveWhatStandsInOneSectionTogether)
{
  const DesignPoints points = points_of(ranges, "{morris: {trajectories: 3, groups: by_room}}");
  EXPECT_THAT(points.groups, ElementsAre("workload", "leadership_skills"));
  EXPECT_THAT(points.group_of, ElementsAre(0, 1, 0));
  ASSERT_EQ(points.points.size(), 3 * 3U);
  for (std::size_t trajectory = 0; trajectory < 3; ++trajectory) {
    for (std::size_t step = 0; step < 2; ++step) {
      const PlannedPoint& before = points.points[trajectory * 3 + step];
      const PlannedPoint& after = points.points[trajectory * 3 + step + 1];
      for (std::size_t factor = 0; factor < 3; ++factor)
        EXPECT_EQ(before.place[factor] != after.place[factor],
                  points.group_of[factor] == points.moved[trajectory][step]);
    }
  }
}

TEST(DesignPoints, OfALargerDesignAreThoseOfTheSmallerAndMore)
{
  const auto expect_has = [](const DesignPoints& many, const DesignPoints& few) {
    for (const PlannedPoint& point : few.points)
      EXPECT_NE(std::ranges::find(many.points, point.values, &PlannedPoint::values), many.points.end());
  };
  expect_has(points_of(ranges, "{sobol: 16}"), points_of(ranges, "{sobol: 4}"));
  expect_has(points_of(ranges, "{saltelli: 16}"), points_of(ranges, "{saltelli: 4}"));
  expect_has(points_of(ranges, "{morris: {trajectories: 9}}"),
             points_of(ranges, "{morris: {trajectories: 4}}"));
}

TEST(DesignPoints, HangOnTheLuck)
{
  for (const char* const design :
       {"{latin_hypercube: 4}", "{sobol: 4}", "{saltelli: 4}", "{morris: {trajectories: 4}}"}) {
    const Study study = made_up(ranges + "design: " + design + "\n");
    EXPECT_EQ(values_of(design_points(study, luck)), values_of(design_points(study, luck)));
    EXPECT_NE(values_of(design_points(study, luck)), values_of(design_points(study, {6, 0})));
  }
}

TEST(DesignPoints, OfATableAreItsRows)
{
  Study study = made_up("factors: {workload.passing_down: {range: [0.5, 2]}}\ndesign: {sobol: 2}\n");
  study.factors.clear();
  study.design.kind = StudyDesign::Kind::points;
  study.design.points.paths = {"trust.met", "programme.training_party"};
  study.design.points.rows = {{"slow", 1, 2, {"0.2", "1 hours"}}, {"fast", 1, 3, {"0.4", "2 hours"}}};
  const DesignPoints points = design_points(study, luck);
  ASSERT_EQ(points.factors.size(), 2U);
  EXPECT_EQ(points.factors[1].path, "programme.training_party");
  ASSERT_EQ(points.points.size(), 2U);
  EXPECT_EQ(points.points[1].name, "fast");
  EXPECT_THAT(points.points[1].values, ElementsAre("0.4", "2 hours"));
  EXPECT_THAT(points.points[1].place, IsEmpty());
}

}  // namespace
}  // namespace linli
