/// Whom a survey asks, and who answers.
#include "engine/survey.hpp"
#include "survey_helpers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace linli {
namespace {

using namespace test;

std::vector<ResidentId> sampled(const World& world, const SurveyPlan& plan,
                                const Moment& moment = {0, {1, 0}})
{
  return sample_of(world, frame_of(world, plan.how.frame), plan, moment);
}

TEST(SurveySample, IsOfItsSizeAndOfDifferentAdultsByKey)
{
  const World& world = lived_in();
  const std::vector<ResidentId> frame = frame_of(world, Frame::all);
  const auto key = [&](ResidentId id) { return world.people.residents.key[id]; };
  std::vector<ResidentId> larger = sampled(world, plan_of({.sample = 0}));
  EXPECT_EQ(larger, frame);
  EXPECT_EQ(sampled(world, plan_of({.sample = 1'000'000})), frame);
  EXPECT_EQ(sampled(world, plan_of({.sample = static_cast<std::int64_t>(frame.size())})), frame);
  for (const std::int64_t size :
       {static_cast<std::int64_t>(frame.size()) - 1, std::int64_t{700}, std::int64_t{1}}) {
    const std::vector<ResidentId> sample = sampled(world, plan_of({.sample = size}));
    EXPECT_EQ(sample.size(), static_cast<std::size_t>(size));
    EXPECT_EQ(std::ranges::adjacent_find(sample, std::ranges::greater_equal{}, key), sample.end());
    EXPECT_TRUE(std::ranges::includes(larger, sample, {}, key, key)) << "a smaller one is part of a larger";
    for (const ResidentId id : sample) ASSERT_TRUE(world.people.residents.adult(id));
    larger = sample;
  }
}

TEST(SurveySample, IsAnotherForEveryNameWeekAndLuck)
{
  const SurveyParams how{.sample = 500};
  const std::vector<ResidentId> one = sampled(lived_in(), plan_of(how), {3, {1, 0}});
  EXPECT_EQ(sampled(lived_in(), plan_of(how), {3, {1, 0}}), one);
  const std::vector<std::vector<ResidentId>> others{sampled(lived_in(), plan_of(how, "another"), {3, {1, 0}}),
                                                    sampled(lived_in(), plan_of(how), {4, {1, 0}}),
                                                    sampled(lived_in(), plan_of(how), {3, {2, 0}}),
                                                    sampled(lived_in(), plan_of(how), {3, {1, 1}})};
  const double all = static_cast<double>(frame_of(lived_in(), Frame::all).size());
  for (const std::vector<ResidentId>& other : others) {
    std::vector<ResidentId> both;
    const auto key = [](ResidentId id) { return lived_in().people.residents.key[id]; };
    std::ranges::set_intersection(one, other, std::back_inserter(both), {}, key, key);
    // Hypergeometric, five standard deviations.
    const double expected = 500.0 * 500.0 / all;
    EXPECT_NEAR(static_cast<double>(both.size()), expected, 5 * std::sqrt(expected));
  }
}

TEST(SurveyFrame, ReachableAreThoseWhomTheCommitteeCanList)
{
  TinyPerson branch{.age = 50, .party = Party::area_branch};
  TinyPerson in_service{.age = 30, .party = Party::in_service};
  World world = still_world(population_of(
      {area_of({group_of({{.people = {branch, in_service, {}, {}, {}, {}, {}, {.age = 10}}}})})}));
  ResidentState& r = world.residents;
  for (const std::size_t k : {1U, 3U, 4U, 5U, 7U}) r.knows_committee[ResidentId{k}] = 1;
  r.role[ResidentId{2}] = Role::backbone;
  r.weeks_since[ResidentId{3}] = 7;  // seen lately
  r.weeks_since[ResidentId{4}] = 8;  // not any more
  r.registered[ResidentId{5}] = 1;
  r.registered[ResidentId{6}] = 1;   // but nobody of the committee knows them
  r.weeks_since[ResidentId{7}] = 0;  // a child
  EXPECT_EQ(
      frame_of(world, Frame::reachable),
      (std::vector<ResidentId>{ResidentId{0}, ResidentId{1}, ResidentId{2}, ResidentId{3}, ResidentId{5}}));
  EXPECT_EQ(frame_of(world, Frame::all).size(), 7U);
}

TEST(SurveyFrame, ReachableOnesTakePartMoreThanOthers)
{
  const SurveyWave wave = held(lived_in(), plan_of(census(Frame::reachable)));
  EXPECT_LT(wave.frame_size, held(lived_in(), plan_of(census())).frame_size / 2);
  for (const char* name : {"participation_activity_year", "willingness_activity", "belonging"}) {
    const std::size_t k = question(name);
    EXPECT_GT(wave.estimate[k], 1.02 * wave.truth[k]) << name;
    EXPECT_EQ(wave.standard_error[k], 0) << "all of the frame answered";
  }
}

TEST(SurveyResponse, HasTheChanceOfItsOdds)
{
  const World world = five_people();  // 60 and 52 weeks; 75 and 51 weeks; 59
  const SurveyParams how{.response = 0.5, .response_elder = 1, .response_took_part = -0.5};
  EXPECT_DOUBLE_EQ(response_chance(world, how, ResidentId{3}), 0.5);
  EXPECT_NEAR(response_chance(world, how, ResidentId{0}), 1 / (1 + std::exp(-1.0)), 1e-15);
  EXPECT_NEAR(response_chance(world, how, ResidentId{1}), 1 / (1 + std::exp(-0.5)), 1e-15);
  for (const double certain : {0.0, 1.0}) {
    const SurveyParams always{.response = certain, .response_elder = -3, .response_took_part = 7};
    for (std::size_t k = 0; k < 4; ++k) EXPECT_EQ(response_chance(world, always, ResidentId{k}), certain);
  }
}

}  // namespace
}  // namespace linli
