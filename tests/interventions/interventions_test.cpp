/// Weeks of interventions by hand: what they do to levers, whom they wait for, what they cost.
#include "interventions/interventions.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

using Params = std::map<std::string, InterventionParams>;
using Floats = std::vector<float>;

InterventionParams moving(Lever lever, double amount, InterventionParams params = {})
{
  params[lever] = amount;
  return params;
}

Conditions below(const std::string& series, double at, double margin = 0)
{
  return {Join::all, {{series, Side::below, at, margin}}};
}

Conditions above(const std::string& series, double at, double margin = 0)
{
  return {Join::all, {{series, Side::above, at, margin}}};
}

Conditions joined_by(Join join, std::initializer_list<Conditions> parts)
{
  Conditions out{join, {}};
  for (const Conditions& part : parts) out.list.push_back(part.list.front());
  return out;
}

/// Interventions on areas of one person each, week by week from week 0 of a run without a burn-in.
class Policy {
 public:
  Policy(const Params& params, std::size_t areas)
      : interventions_(params, {}),
        world_(still_world(population_of(copies(areas, area_of({group_of(singles(1))})))))
  {
    interventions_.make_room(world_);
    for (const std::string& name : interventions_.series())
      world_.observed.series[name] = Column<float, AreaId>(areas);
  }

  void see(const std::string& series, const Floats& values)
  {
    for (std::size_t a = 0; a < values.size(); ++a) world_.observed.series.at(series)[AreaId{a}] = values[a];
  }
  void week()
  {
    world_.levers.reset(world_.areas());
    interventions_.act(world_, {week_++, {}});
  }
  Floats lever(Lever lever) const { return all(world_.levers.values[static_cast<std::size_t>(lever)]); }
  const InterventionState& of(const std::string& name) const { return world_.interventions.by_name.at(name); }
  World& world() { return world_; }

  template <class C>
  static std::vector<typename C::value_type> all(const C& column)
  {
    return {column.begin(), column.end()};
  }

 private:
  Interventions interventions_;
  World world_;
  std::int64_t week_ = 0;
};

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

TEST(Interventions, WaitForTheDelayOfTheirCondition)
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

TEST(Interventions, CountTheDelayFromTheirStart)
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

TEST(Interventions, JoinConditionsEachWithItsOwnMargin)
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

TEST(Interventions, StopWhereUnlessHolds)
{
  const Floats trust{0.4F, 0.4F, 0.4F, 0.4F, 0.4F, 0.4F};
  const Floats load{1, 1.25F, 1, 0.75F, 0.5F, 1};
  const InterventionParams stopped{.condition = below("trust", 0.5), .unless = above("load", 1, 0.25)};
  EXPECT_EQ(acting(stopped, trust, load), (std::vector<bool>{true, false, false, true, true, true}));
}

TEST(Interventions, CountTheDelayOfTheConditionAlsoWhereUnlessHolds)
{
  const Floats trust{0.4F, 0.4F, 0.4F, 0.4F};
  const Floats load{2, 2, 1, 1};
  const InterventionParams params{.condition = below("trust", 0.5), .unless = above("load", 1), .delay = 1};
  EXPECT_EQ(acting(params, trust, load), (std::vector<bool>{false, false, true, true}));
}

TEST(Interventions, BeginAnewWhereUnlessHasEnded)
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

TEST(Interventions, KnowWhatTheyHaveSeen)
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
