#include "mechanisms/participation.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

namespace linli {
namespace {

using namespace test;

/// Numbers that are easy to follow by hand.
const Participation::Params plain{.intercept = 0,
                                  .belonging = 1,
                                  .exposure = 2,
                                  .habit = 4,
                                  .hours_asked = 2,
                                  .informed = -1,
                                  .informed_acquaintance = 0.1,
                                  .informed_called = 2};

TEST(Participation, OneDecisionByHand)
{
  Participation::Situation s{.disposition = -1.5F,
                             .belonging = 1.0F,
                             .influence = 0.75F,
                             .habit = 0.25F,
                             .acquaintances = 5,
                             .free_hours = 1,
                             .offers = 2,
                             .calls = 0.5F,
                             .appeal = 0.75F,
                             .luck_taking_part = 0.265F,
                             .luck_called = 0.5F};
  const Participation participation(plain);
  // x = -1.5 + 0.5 + 1.5 + 1 = 1.5; q = logistic(-1 + 0.5); rate 2 q Y / 2.
  Participation::Outcome o = participation.decide(s);
  EXPECT_FALSE(o.called);
  EXPECT_NEAR(o.intention, 0.817574476, 1e-6);
  EXPECT_NEAR(o.probability, 0.265575158, 1e-6);
  EXPECT_TRUE(o.took_part);
  s.luck_taking_part = 0.266F;
  EXPECT_FALSE(participation.decide(s).took_part);
  // Called on: x = 2.25, q = logistic(1.5).
  s.luck_called = 0.499F;
  o = participation.decide(s);
  EXPECT_TRUE(o.called);
  EXPECT_NEAR(o.intention, 0.904650535, 1e-6);
  EXPECT_NEAR(o.probability, 0.522704359, 1e-6);
  EXPECT_TRUE(o.took_part);
  // With all the hours an activity asks for, and more, time is no limit: rate 2 q Y.
  for (const float hours : {2.0F, 40.0F}) {
    s.free_hours = hours;
    EXPECT_NEAR(participation.decide(s).probability, 1 - std::pow(1 - 0.522704359, 2), 1e-6);
  }
  s.free_hours = 0;
  EXPECT_EQ(participation.decide(s).probability, 0.0F);
}

/// An area of adults who come to whatever there is (intention 1, informed 1), and one where nobody does.
World eager_and_reluctant(std::size_t people)
{
  World world = still_world(population_of(copies(2, area_of({group_of(singles(people))}))));
  for (std::size_t k = 0; k < 2 * people; ++k)
    world.residents.disposition[ResidentId{k}] = k < people ? 40.0F : -80.0F;
  return world;
}

TEST(Participation, OneStepByHand)
{
  constexpr std::size_t people = 40;  // more than are worked on side by side
  World world = eager_and_reluctant(people);
  world.levers.apply(Lever::offers, AreaId{0}, 50);
  world.levers.apply(Lever::offers, AreaId{1}, 50);
  for (const std::size_t first : {std::size_t{0}, people}) {
    world.residents.weeks_since[ResidentId{first}] = 0;
    world.residents.weeks_since[ResidentId{first + 1}] = 253;
    world.residents.weeks_since[ResidentId{first + 2}] = 254;
    world.residents.took_part[ResidentId{first}] = 1;
  }
  const World before = world;
  const Participation participation({.informed = 1000});
  participation.act(world, AreaId{0}, {});
  const ResidentState& r = world.residents;
  for (std::size_t k = 0; k < people; ++k) {
    EXPECT_EQ(r.intention[ResidentId{k}], 1.0F);
    EXPECT_EQ(r.took_part[ResidentId{k}], 1);
    EXPECT_EQ(r.weeks_since[ResidentId{k}], 0);
    EXPECT_EQ(r.weeks_since[ResidentId{k + people}], before.residents.weeks_since[ResidentId{k + people}])
        << "the other area is not up yet";
  }
  participation.act(world, AreaId{1}, {});
  EXPECT_EQ(r.took_part[ResidentId{people}], 0);
  EXPECT_EQ(r.weeks_since[ResidentId{people}], 1);
  EXPECT_EQ(r.weeks_since[ResidentId{people + 1}], 254);
  EXPECT_EQ(r.weeks_since[ResidentId{people + 2}], long_ago);
  EXPECT_EQ(r.weeks_since[ResidentId{people + 3}], long_ago) << "counted to here and no further";
}

TEST(Participation, FrequencyIsTheProbability)
{
  // P = 1 - exp(-0.5 logistic(-1) logistic(0.3)); the count over 400 people and 50 weeks is binomial.  The
  // bound of 4.9 standard deviations is missed once in a million seeds.
  constexpr std::size_t people = 400;
  constexpr int weeks = 50;
  World world = still_world(population_of({area_of({group_of(singles(people))})}));
  world.residents.disposition.assign(people, 0.3F);
  world.residents.belonging.assign(people, 0.5F);
  world.levers.apply(Lever::offers, AreaId{0}, 0.5F);
  const Participation participation(plain);
  double count = 0;
  for (int week = 0; week < weeks; ++week) {
    participation.act(world, AreaId{0}, {week, {}});
    for (const std::uint8_t t : world.residents.took_part) count += t;
  }
  const double p = 1 - std::exp(-0.5 / (1 + std::exp(1.0)) / (1 + std::exp(-0.3)));
  EXPECT_NEAR(count, people * weeks * p, 4.9 * std::sqrt(people * weeks * p * (1 - p)));
}

TEST(Participation, TwiceTheOffersAreTwoIndependentChances)
{
  // 1 - P(2 offers) = (1 - P(1 offer))^2; and for few offers P is offers x informed x intention.
  Participation::Situation s{};
  s.disposition = 0.4F;
  s.belonging = 0.5F;
  s.free_hours = 20;
  const Participation participation(plain);
  const auto stays_away = [&](float offers) {
    s.offers = offers;
    return 1 - static_cast<double>(participation.decide(s).probability);
  };
  for (const float offers : {0.01F, 0.1F, 0.35F, 2.0F, 10.0F})
    EXPECT_NEAR(stays_away(2 * offers), std::pow(stays_away(offers), 2), 1e-6) << offers;
  const double expected = 1e-4 / (1 + std::exp(1.0)) / (1 + std::exp(-0.4));
  EXPECT_NEAR(1 - stays_away(1e-4F), expected, 1e-4 * expected);
}

/// f as the header states it.
float influence_of(const Participation::Params& params, float exposure, float threshold)
{
  switch (params.influence) {
    case Influence::linear:
      return exposure;
    case Influence::threshold:
      return exposure >= threshold ? 1.0F : 0.0F;
    case Influence::sigmoid:
      break;
  }
  return logistic(static_cast<float>(params.sigmoid_slope) *
                  (exposure - static_cast<float>(params.sigmoid_middle)));
}

class ParticipationByInfluence : public testing::TestWithParam<Influence> {};

TEST_P(ParticipationByInfluence, ManyAtOnceEqualOneByOne)
{
  Scenario scenario = baseline();
  scenario.of<Participation>().influence = GetParam();
  scenario.of<Participation>().threshold_mean = 0.15;
  scenario.of<Programme>() = {.offers = 1.5, .calls = 0.3, .appeal = 0.8};
  const Week week = make_week(scenario);
  const Luck luck{(std::uint64_t{7} << 32) | 5, 3};
  const World before = after(district(scenario, week), week, 4, 2, luck);
  World world = before;
  const Moment moment{4, luck};
  const Participation participation(scenario.of<Participation>());
  const Participation::Params& params = scenario.of<Participation>();
  std::size_t took_part = 0;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const AreaId area{a};
    participation.act(world, area, moment);
    for (const ResidentId id : world.people.areas.residents[area]) {
      const ResidentState& r = before.residents;
      const Residents& who = before.people.residents;
      if (!who.adult(id)) continue;
      const RandomBlock words = random_block(luck, Stream::participation, 4, who.key[id]);
      const float threshold = r.threshold.empty() ? 0.0F : r.threshold[id];
      const Participation::Outcome o =
          participation.decide({.disposition = r.disposition[id],
                                .belonging = r.belonging[id],
                                .influence = influence_of(params, r.exposure[id], threshold),
                                .habit = r.habit[id],
                                .acquaintances = r.acquaintances[id],
                                .free_hours = static_cast<float>(who.free_hours[id]),
                                .offers = before.levers(Lever::offers, area),
                                .calls = before.levers(Lever::calls, area),
                                .appeal = before.levers(Lever::appeal, area),
                                .luck_taking_part = uniform24(words[0]),
                                .luck_called = uniform24(words[1])});
      ASSERT_EQ(std::bit_cast<std::uint32_t>(world.residents.intention[id]),
                std::bit_cast<std::uint32_t>(o.intention));
      ASSERT_EQ(world.residents.took_part[id], o.took_part ? 1 : 0);
      took_part += o.took_part ? 1 : 0;
    }
  }
  EXPECT_GT(took_part, 100U) << "nothing was decided";
}

TEST_P(ParticipationByInfluence, ChildrenNeverTakePart)
{
  Scenario scenario = baseline();
  Participation::Params& params = scenario.of<Participation>();
  params.influence = GetParam();
  params.intercept = 20;
  params.informed = 1000;
  scenario.of<Programme>().offers = 50;
  const Week week = make_week(scenario);
  const World world = after(district(scenario, week), week, 2);
  std::size_t children = 0;
  std::size_t adults = 0;
  for (std::size_t k = 0; k < world.size(); ++k) {
    const ResidentId id{k};
    const ResidentState& r = world.residents;
    if (world.people.residents.adult(id)) {
      adults += r.took_part[id];
      continue;
    }
    ++children;
    ASSERT_EQ(r.took_part[id], 0);
    ASSERT_EQ(r.weeks_since[id], long_ago);
    ASSERT_EQ(r.intention[id], 0.0F);
    ASSERT_EQ(r.exposure[id], 0.0F);
    ASSERT_EQ(r.habit[id], 0.0F);
    ASSERT_EQ(r.acquaintances[id], 0.0F);
    ASSERT_EQ(r.belonging[id], 0.0F);
  }
  EXPECT_GT(children, 500U);
  EXPECT_GT(adults, 5000U);
}

std::string name_of(const testing::TestParamInfo<Influence>& info)
{
  return std::vector<std::string>{"Linear", "Threshold", "Sigmoid"}.at(static_cast<std::size_t>(info.param));
}

INSTANTIATE_TEST_SUITE_P(All, ParticipationByInfluence,
                         testing::Values(Influence::linear, Influence::threshold, Influence::sigmoid),
                         name_of);

TEST(Participation, SameBitsOnAnyNumberOfThreads)
{
  Week week = week_of<Participation>({});
  week.policy<Programme>({});
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
