/// Weeks of interventions by hand: what they wait for, and what stops them.
#include "policy_by_hand.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <initializer_list>
#include <vector>

namespace linli {
namespace {

using namespace test;

Conditions joined_by(Join join, std::initializer_list<Conditions> parts)
{
  Conditions out{join, {}};
  for (const Conditions& part : parts) out.list.push_back(part.list.front());
  return out;
}

/// Whether it acts in the only area, week by week, as two series go.
std::vector<bool> acting(const InterventionParams& params, const Floats& trust, const Floats& load)
{
  Policy policy({{"a", moving(Lever::openness, 1, params)}}, 1);
  std::vector<bool> out;
  for (std::size_t week = 0; week < trust.size(); ++week) {
    policy.see("trust", {trust[week]});
    policy.see("load", {load[week]});
    policy.week();
    out.push_back(policy.lever(Lever::openness).front() == 1);
  }
  return out;
}

TEST(Waiting, WaitForTheDelayOfTheirCondition)
{
  Policy policy({{"a", moving(Lever::openness, 1, {.condition = below("trust", 0.5, 0.25), .delay = 2})}}, 2);
  Floats first;
  Floats second;
  // Falls below 0.5 in week 1, rises into the margin, past it, and falls again; the second never falls.
  for (const float trust : {0.5F, 0.4F, 0.4F, 0.6F, 0.7F, 0.75F, 0.4F, 0.7F, 0.7F}) {
    policy.see("trust", {trust, 0.5F});
    policy.week();
    first.push_back(policy.lever(Lever::openness)[0]);
    second.push_back(policy.lever(Lever::openness)[1]);
  }
  EXPECT_EQ(first, (Floats{0, 0, 0, 1, 1, 0, 0, 0, 1}));
  EXPECT_EQ(second, Floats(9, 0.0F));
}

TEST(Waiting, CountTheDelayFromTheirStart)
{
  Policy policy({{"a", moving(Lever::openness, 1,
                              {.from = When::week(2), .condition = above("trust", 0), .delay = 1})}},
                1);
  policy.see("trust", {1});
  Floats open;
  for (int w = 0; w < 5; ++w) {
    policy.week();
    open.push_back(policy.lever(Lever::openness)[0]);
  }
  EXPECT_EQ(open, (Floats{0, 0, 0, 1, 1}));
}

TEST(Waiting, JoinConditionsEachWithItsOwnMargin)
{
  // trust holds in weeks 1 to 3 (it is back at 0.6 in week 4), load in weeks 2 and 3, then from week 5 on.
  const Floats trust{0.5F, 0.4F, 0.55F, 0.55F, 0.6F, 0.55F, 0.4F};
  const Floats load{1, 1, 1.5F, 1, 0.75F, 1.5F, 0.875F};
  const Conditions low = below("trust", 0.5, 0.1);
  const Conditions high = above("load", 1, 0.25);
  const InterventionParams all{.condition = joined_by(Join::all, {low, high})};
  EXPECT_EQ(acting(all, trust, load), (std::vector<bool>{false, false, true, true, false, false, true}));
  const InterventionParams any{.condition = joined_by(Join::any, {low, high})};
  EXPECT_EQ(acting(any, trust, load), (std::vector<bool>{false, true, true, true, false, true, true}));
}

TEST(Waiting, StopWhereUnlessHolds)
{
  const Floats trust{0.4F, 0.4F, 0.4F, 0.4F, 0.4F, 0.4F};
  const Floats load{1, 1.25F, 1, 0.75F, 0.5F, 1};
  const InterventionParams stopped{.condition = below("trust", 0.5), .unless = above("load", 1, 0.25)};
  EXPECT_EQ(acting(stopped, trust, load), (std::vector<bool>{true, false, false, true, true, true}));
}

TEST(Waiting, CountTheDelayOfTheConditionAlsoWhereUnlessHolds)
{
  const Floats trust{0.4F, 0.4F, 0.4F, 0.4F};
  const Floats load{2, 2, 1, 1};
  const InterventionParams params{.condition = below("trust", 0.5), .unless = above("load", 1), .delay = 1};
  EXPECT_EQ(acting(params, trust, load), (std::vector<bool>{false, false, true, true}));
}

TEST(Waiting, BeginAnewWhereUnlessHasEnded)
{
  InterventionParams params = moving(Lever::openness, 1, {.unless = above("load", 1), .ramp = 2});
  params.cost_once = 100;
  Policy policy({{"a", params}}, 1);
  Floats strength;
  for (const float load : {1.0F, 1.0F, 2.0F, 1.0F}) {
    policy.see("load", {load});
    policy.week();
    strength.push_back(policy.of("a").strength[AreaId{0}]);
  }
  EXPECT_EQ(strength, (Floats{0.5F, 1, 0, 0.5F}));
  EXPECT_EQ(policy.of("a").fen_total[AreaId{0}], 200);
}

TEST(Waiting, KnowWhatTheyHaveSeen)
{
  InterventionParams params = moving(Lever::openness, 1, {.condition = below("trust", 0.5), .delay = 1});
  params.lasts = 3;
  params.every = 4;
  Policy policy({{"a", params}}, 1);
  for (const float trust : {0.25F, 0.75F, 0.375F, 0.0F, 0.625F}) {  // the fourth lies between two starts
    policy.see("trust", {trust});
    policy.week();
  }
  const InterventionState& state = policy.of("a");
  ASSERT_EQ(state.thresholds.size(), 1U);
  EXPECT_EQ(state.thresholds[0].lowest[AreaId{0}], 0.25F);
  EXPECT_EQ(state.thresholds[0].highest[AreaId{0}], 0.75F);
  EXPECT_EQ(state.longest_held[AreaId{0}], 1);
  EXPECT_EQ(state.weeks_total[AreaId{0}], 0);
}

}  // namespace
}  // namespace linli
