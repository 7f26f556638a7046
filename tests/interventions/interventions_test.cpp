/// Weeks of interventions by hand: what they do to levers, where, and what they cost.
#include "interventions/interventions.hpp"

#include "policy_by_hand.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// What a lever is in the only area, over weeks.
Floats over_weeks(const Params& params, Lever lever, int weeks)
{
  Policy policy(params, 1);
  Floats out;
  for (int w = 0; w < weeks; ++w) {
    policy.week();
    out.push_back(policy.lever(lever).front());
  }
  return out;
}

TEST(Interventions, MoveLeversWhileTheyAct)
{
  EXPECT_EQ(over_weeks({{"a", moving(Lever::offers_activity, 0.5, {.from = When::week(1), .lasts = 2})}},
                       Lever::offers_activity, 4),
            (Floats{0, 0.5F, 0.5F, 0}));
}

TEST(Interventions, RampUpToTheirStrengthAfterEachStart)
{
  EXPECT_EQ(
      over_weeks(
          {{"a", moving(Lever::offers_activity, 2, {.every = 4, .lasts = 3, .strength = 0.5, .ramp = 2})}},
          Lever::offers_activity, 6),
      (Floats{0.5F, 1, 1, 0, 0.5F, 1}));
}

TEST(Interventions, GoTogetherByTheRuleOfTheLever)
{
  const Params both{{"a", moving(Lever::offers_activity, 0.5)}, {"b", moving(Lever::offers_activity, 0.25)}};
  EXPECT_EQ(over_weeks(both, Lever::offers_activity, 1), (Floats{0.75F}));
  const Params appeals{{"a", moving(Lever::appeal, 0.5, {.strength = 0.5})},
                       {"b", moving(Lever::appeal, 0.4)}};
  EXPECT_EQ(over_weeks(appeals, Lever::appeal, 1), (Floats{0.4F}));
}

TEST(Interventions, CanTakeAwayButNotBelowTheRange)
{
  const Params params{{"a", moving(Lever::quality, 0.5)}, {"b", moving(Lever::quality, -0.25)}};
  EXPECT_EQ(over_weeks(params, Lever::quality, 1), (Floats{0.25F}));
  EXPECT_EQ(over_weeks({{"a", moving(Lever::quality, -0.25)}}, Lever::quality, 1), (Floats{0}));
}

TEST(Interventions, RankOnceOrAgain)
{
  const InterventionParams lowest{.rank_by = "trust", .lowest = 0.5};
  InterventionParams again = lowest;
  again.rerank_every = 2;
  Policy policy({{"once", moving(Lever::openness, 0.5, lowest)}, {"again", moving(Lever::action, 1, again)}},
                4);
  std::vector<Floats> once;
  std::vector<Floats> two_weekly;
  for (int w = 0; w < 4; ++w) {
    policy.see("trust", w == 0 ? Floats{1, 2, 3, 4} : Floats{4, 3, 2, 1});
    policy.week();
    once.push_back(policy.lever(Lever::openness));
    two_weekly.push_back(policy.lever(Lever::action));
  }
  EXPECT_EQ(once, std::vector<Floats>(4, {0.5F, 0.5F, 0, 0}));
  EXPECT_EQ(two_weekly, (std::vector<Floats>{{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 1}, {0, 0, 1, 1}}));
}

TEST(Interventions, GiveAFreedPlaceToWhoHasWaitedLongest)
{
  Policy policy({{"a", moving(Lever::openness, 1, {.capacity = 1, .condition = below("trust", 1)})}}, 3);
  const auto acting = [&](const Floats& trust) {
    policy.see("trust", trust);
    policy.week();
    return policy.lever(Lever::openness);
  };
  EXPECT_EQ(acting({0, 1, 1}), (Floats{1, 0, 0}));
  EXPECT_EQ(acting({0, 1, 0}), (Floats{1, 0, 0}));
  EXPECT_EQ(acting({0, 0, 0}), (Floats{1, 0, 0})) << "who acts stays";
  EXPECT_EQ(Policy::all(policy.of("a").waited), (std::vector<std::uint16_t>{0, 1, 2}));
  EXPECT_EQ(acting({1, 0, 0}), (Floats{0, 0, 1}));
  EXPECT_EQ(acting({0, 0, 1}), (Floats{0, 1, 0}));
}

TEST(Interventions, CostWhatIsWritten)
{
  // Two weeks of ramp at strength 0.5 in two of three areas: 0.25 and 0.5, then it ends.
  InterventionParams params{.areas = {1, 3},
                            .strength = 0.5,
                            .ramp = 2,
                            .cost_once = 10'000,
                            .cost_weekly = 2'001,
                            .secretary_hours = 4,
                            .staff_hours = 8};
  params.lasts = 2;
  Policy policy({{"a", params}}, 3);
  policy.week();
  EXPECT_EQ(Policy::all(policy.of("a").fen), (std::vector<std::int64_t>{10'500, 0, 10'500}));
  EXPECT_EQ(policy.lever(Lever::secretary_hours), (Floats{1, 0, 1}));
  EXPECT_EQ(policy.lever(Lever::staff_hours), (Floats{2, 0, 2}));
  policy.week();
  EXPECT_EQ(Policy::all(policy.of("a").fen), (std::vector<std::int64_t>{1'001, 0, 1'001}))
      << "half a fen is one";
  EXPECT_EQ(Policy::all(policy.of("a").strength), (Floats{0.5F, 0, 0.5F}));
  policy.week();
  EXPECT_EQ(Policy::all(policy.of("a").fen), (std::vector<std::int64_t>{0, 0, 0}));
  EXPECT_EQ(Policy::all(policy.of("a").fen_total), (std::vector<std::int64_t>{11'501, 0, 11'501}));
  EXPECT_EQ(Policy::all(policy.of("a").weeks_total), (std::vector<std::uint16_t>{2, 0, 2}));
  EXPECT_EQ(Policy::all(policy.of("a").secretary_hours_total), (std::vector<double>{3, 0, 3}));
  EXPECT_EQ(Policy::all(policy.of("a").staff_hours_total), (std::vector<double>{6, 0, 6}));
}

TEST(Interventions, AtStrengthZeroCostAndDoNothing)
{
  InterventionParams params =
      moving(Lever::openness, 1, {.strength = 0, .cost_once = 100, .cost_weekly = 100});
  params.secretary_hours = 8;
  Policy policy({{"a", params}}, 1);
  policy.week();
  for (const LeverInfo& info : lever_table())
    EXPECT_EQ(policy.lever(info.lever), Floats{info.neutral}) << info.name;
  EXPECT_EQ(policy.of("a").fen_total[AreaId{0}], 0);
  EXPECT_EQ(policy.of("a").weeks_total[AreaId{0}], 1) << "it is there, without effect";
}

TEST(Interventions, AreForgottenUnlessKept)
{
  Policy policy({{"a", moving(Lever::openness, 1)}, {"b", moving(Lever::openness, 1)}}, 1);
  keep_only({{"b", {}}, {"c", {}}}, policy.world());
  EXPECT_EQ(policy.world().interventions.by_name.size(), 1U);
  EXPECT_TRUE(policy.world().interventions.by_name.contains("b"));
}

}  // namespace
}  // namespace linli
