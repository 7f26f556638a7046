#include "mechanisms/committee/leadership_effect.hpp"

#include "mechanisms/leadership_helpers.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

float lever(const World& world, Lever which)
{
  return world.levers(which, here);
}

TEST(LeadershipEffect, PowerByHand)
{
  const LeadershipEffect model({});
  EXPECT_NEAR(model.power(3, 0.5, 0, 1), 3, 1e-12);
  EXPECT_NEAR(model.power(3, 0.8, 0.5, 0.5), 3.072, 1e-12);  // 3 x 1.6 x 0.8 x 0.8
  EXPECT_NEAR(model.reach(LeadershipFunction::listening, 1.5), 0.5, 1e-12);
  EXPECT_NEAR(model.reach(LeadershipFunction::teams, 2.7), 0.75, 1e-12);
  EXPECT_EQ(model.reach(LeadershipFunction::teams, 0), 0);
}

TEST(LeadershipEffect, SkillsByFunction)
{
  World world = led(6);
  const std::array<float, skills> skill{0.2F, 0.4F, 0.6F,
                                        1.0F};  // mobilising, coordinating, planning, professional
  for (std::size_t k = 0; k < skills; ++k) world.secretaries.skill[k][who] = skill[k];
  const std::array<double, leadership_functions> expected{0.6, 0.2, 0.4, 0.7, 0.6, 0.3};
  for (std::size_t f = 0; f < leadership_functions; ++f)
    EXPECT_NEAR(skill_for(static_cast<LeadershipFunction>(f), world.secretaries, who), expected[f], 1e-6)
        << leadership_function_labels[f];
}

TEST(LeadershipEffect, PowerAtHalfGivesHalfOfTheMost)
{
  // Closed form.
  LeadershipEffect::Params p;
  p.half.fill(2);
  World world = led(12);
  LeadershipEffect(p).act(world, here, {});
  for (const auto& power : world.posts.power) EXPECT_NEAR(power[here], 2, 1e-6);
  EXPECT_NEAR(lever(world, Lever::offers_activity), (0.45 + 0.06) / 2, 1e-6) << "of two functions";
  EXPECT_NEAR(lever(world, Lever::offers_volunteering), (0.26 + 0.04) / 2, 1e-6);
  EXPECT_NEAR(lever(world, Lever::calls), 0.002, 1e-8);
  EXPECT_NEAR(lever(world, Lever::offers_team), 0.12, 1e-6);
  EXPECT_NEAR(lever(world, Lever::team_power), 0.3, 1e-6);
  EXPECT_NEAR(lever(world, Lever::openness), 0.1, 1e-6);
  EXPECT_NEAR(lever(world, Lever::action), 0.2, 1e-6);
  EXPECT_NEAR(lever(world, Lever::results), 0.05, 1e-6);
  EXPECT_NEAR(lever(world, Lever::results_good), 0.1, 1e-6);
  EXPECT_NEAR(lever(world, Lever::responsiveness), 0.15, 1e-6);
}

TEST(LeadershipEffect, WithoutHoursNothingIsAdded)
{
  World world = led(0);
  world.levers.apply(Lever::offers_activity, here, 0.25F);
  LeadershipEffect({}).act(world, here, {});
  EXPECT_EQ(lever(world, Lever::offers_activity), 0.25F);
  EXPECT_EQ(lever(world, Lever::team_power), 0);
  EXPECT_NEAR(world.posts.reputation[here], 0.997, 1e-6) << "it fades";
}

TEST(LeadershipEffect, OneStepByHand)
{
  World world = led(9);
  world.work.perfunctory[here] = 0.5F;
  world.work.overstepping[here] = 0.25F;
  world.posts.reputation[here] = 0.5F;
  world.secretaries.skill[static_cast<std::size_t>(Skill::professional)][who] = 0.9F;
  world.levers.apply(Lever::responsiveness, here, 0.4F);
  world.levers.apply(Lever::calls_head, here, 4);
  LeadershipEffect({}).act(world, here, {});
  // Listening: 1.5 hours x (0.5 + 0.9) x 0.8 = 1.68, reach 1.68 / 3.18.
  const double reach = 1.68 / 3.18;
  EXPECT_NEAR(world.posts.power[0][here], 1.68, 1e-5);
  EXPECT_NEAR(lever(world, Lever::responsiveness), (0.4 + 0.3 * reach) * 0.8 * 1.12, 1e-5);
  EXPECT_NEAR(lever(world, Lever::calls_head), 3, 1e-6);
  // Teams: 1.5 x 1 x 0.8 = 1.2, reach 1.2 / 2.1.
  EXPECT_NEAR(lever(world, Lever::team_power), 0.6 * 1.2 / 2.1 * 0.75, 1e-5);
  EXPECT_NEAR(world.posts.reputation[here], 0.5 + 0.02 * reach * 0.5 - 0.003 * 0.5, 1e-5);
}

TEST(LeadershipEffect, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<LeadershipEffect>({}));
}

}  // namespace
}  // namespace linli
