/// Interventions of which a branch changes something, week by week: what goes on as it was, and what begins anew.
#include "interventions/branching.hpp"
#include "interventions/interventions.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// An intervention on areas of one person each; `trust` and `load` are what policy sees.
class Policy {
 public:
  Policy(InterventionParams params, std::vector<float> trust)
      : world_(still_world(population_of(copies(trust.size(), area_of({group_of(singles(1))}))))),
        params_(std::move(params))
  {
    params_[Lever::openness] = 1;
    for (const char* name : {"trust", "load"})
      world_.observed.series[name] = Column<float, AreaId>(trust.size());
    see("trust", trust);
    Interventions({{"a", params_}}, {}).make_room(world_);
  }

  void see(const std::string& series, const std::vector<float>& values)
  {
    std::ranges::copy(values, world_.observed.series.at(series).begin());
  }
  void weeks(int count)
  {
    const Interventions interventions({{"a", params_}}, {});
    for (int k = 0; k < count; ++k) {
      world_.levers.reset(world_.areas());
      interventions.act(world_, {week_++, {}});
    }
  }
  template <class Change>
  void change(Change change)
  {
    InterventionParams now = params_;
    change(now);
    Interventions({{"a", now}}, {}).make_room(world_);
    cross_over({{"a", params_}}, {{"a", now}}, world_);
    params_ = now;
  }
  /// The week in which it began in each area; -1 where it does not act.
  std::vector<int> began() const
  {
    std::vector<int> out;
    for (const std::uint16_t since : world_.interventions.by_name.at("a").acting)
      out.push_back(int{since} - 1);
    return out;
  }

 private:
  World world_;
  InterventionParams params_;
  std::int64_t week_ = 0;
};

using Began = std::vector<int>;
constexpr int nowhere = -1;

Conditions when(const std::string& series, Side side, double at, double margin = 0)
{
  return {Join::all, {{series, side, at, margin}}};
}

TEST(Crossing, RanksAnewAtOnceAndKeepsWhoIsStillChosen)
{
  Policy policy({.rank_by = "trust", .lowest = 0.5}, {1, 2, 3, 4});
  policy.weeks(3);
  EXPECT_EQ(policy.began(), (Began{0, 0, nowhere, nowhere}));
  policy.see("trust", {4, 2, 1, 3});
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{0, 0, nowhere, nowhere})) << "it is ranked once";
  policy.change([](InterventionParams& p) { p.lowest = 0.75; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere, 0, 4, 4}));
}

TEST(Crossing, RanksAnewAmongTheAreasThatAreLeft)
{
  Policy policy({.rank_by = "trust", .lowest = 0.5}, {1, 2, 3, 4});
  policy.weeks(2);
  policy.change([](InterventionParams& p) { p.areas = {2, 3, 4}; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere, 0, 2, nowhere}));
}

TEST(Crossing, DoesNotRankAnewForOtherKeys)
{
  Policy policy({.rank_by = "trust", .lowest = 0.5}, {1, 2, 3, 4});
  policy.weeks(2);
  policy.see("trust", {4, 3, 2, 1});
  policy.change([](InterventionParams& p) { p.capacity = 1; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{0, nowhere, nowhere, nowhere}));
}

TEST(Crossing, AnotherThresholdCountsForWhatHasHeld)
{
  Policy policy({.condition = when("trust", Side::below, 0.5, 0.25), .delay = 1}, {0.4F, 0.6F});
  policy.weeks(2);
  EXPECT_EQ(policy.began(), (Began{1, nowhere}));
  policy.see("trust", {0.7F, 0.6F});  // the first holds by its margin
  policy.change([](InterventionParams& p) { p.condition.list[0].at = 0.55; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{1, nowhere}));
  policy.change([](InterventionParams& p) { p.condition.list[0].margin = 0.125; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere, nowhere}));
}

TEST(Crossing, AnotherDelayCountsTheWeeksSoFar)
{
  Policy policy({.condition = when("trust", Side::below, 0.5), .delay = 10}, {0.4F});
  policy.weeks(3);
  policy.change([](InterventionParams& p) { p.delay = 2; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{3}));
}

TEST(Crossing, AnotherSeriesBeginsAnew)
{
  Policy policy({.condition = when("trust", Side::below, 0.5), .delay = 1}, {0.4F});
  policy.weeks(3);
  EXPECT_EQ(policy.began(), (Began{1}));
  policy.change([](InterventionParams& p) { p.condition = when("load", Side::below, 0.5); });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere})) << "the new condition has held for a week";
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{4}));
}

TEST(Crossing, WhatStopsItStopsAtOnceAndLeavesTheCondition)
{
  Policy policy({.condition = when("trust", Side::below, 0.5), .delay = 1}, {0.4F, 0.4F});
  policy.see("load", {2, 0});
  policy.weeks(3);
  policy.change([](InterventionParams& p) { p.unless = when("load", Side::above, 1); });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{nowhere, 1}));
  policy.change([](InterventionParams& p) { p.unless = {}; });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{4, 1})) << "it has held long enough";
}

TEST(Crossing, AStartThatHasComeIsNotRepeated)
{
  Policy policy({.from = When::week(0)}, {1});
  policy.weeks(3);
  policy.change([](InterventionParams& p) {
    p.from = When::week(2);
    p.every = 4;
    p.lasts = 3;
  });
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{0}));
  policy.weeks(2);
  EXPECT_EQ(policy.began(), (Began{nowhere}));
  policy.weeks(1);
  EXPECT_EQ(policy.began(), (Began{6}));
}

}  // namespace
}  // namespace linli
