#include "engine/trace.hpp"

#include "core/errors.hpp"
#include "core/math.hpp"
#include "traces.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

INSTANTIATE_TEST_SUITE_P(Influences, Traces, testing::Values(Influence::linear, Influence::threshold));

TEST_P(Traces, TellWhatTheWeekDid)
{
  int called = 0, governed = 0, open_sessions = 0, took_part = 0, voted = 0, off_roll = 0, came_later = 0;
  for (std::int64_t week = 0; week < traced_weeks; ++week) {
    simulation->step(nullptr);
    const World& world = simulation->world();
    for (const Followed& one : followed) {
      ASSERT_EQ(one.told->size(), static_cast<std::size_t>(week + 1));
      const WeekTrace& w = one.told->back();
      EXPECT_EQ(w.week, week);
      EXPECT_EQ(w.election.has_value(), week % 2 == 0);
      came_later += w.arrived > 0 ? 1 : 0;
      const HouseholdId home = world.people.households.residents.parent_of(one.id);
      if (arrival_of(world, home) == week + 1) continue;  // others live there now
      const ResidentState& r = world.residents;
      std::uint8_t bits = 0;
      for (std::size_t k = 0; k < weekly_channels; ++k) {
        if (w.channels[k].took_part) bits = static_cast<std::uint8_t>(bits | bit_of(all_channels[k]));
        if (k < standing_channels) {
          EXPECT_EQ(w.channels[k].willingness, r.intention.columns[k][one.id]);
        }
      }
      if (w.election && w.election->voted) bits |= bit_of(Channel::election);
      EXPECT_EQ(bits, r.took_part[one.id]);
      EXPECT_EQ(w.exposure, r.exposure[one.id]);
      EXPECT_EQ(w.weeks_since_call, r.weeks_since_call[one.id]);
      called += w.weeks_since_call == 0 ? 1 : 0;
      governed += w.self_governing ? 1 : 0;
      open_sessions += w.channels[static_cast<std::size_t>(Channel::deliberation)].offers > 0 ? 1 : 0;
      took_part += bits & 15 ? 1 : 0;
      if (w.election) {
        EXPECT_TRUE(w.election->on_roll || !w.election->voted);
        EXPECT_EQ(w.election->on_roll, w.election->leaning != 0);
        voted += w.election->voted ? 1 : 0;
        off_roll += w.election->on_roll ? 0 : 1;
      }
    }
  }
  for (const int n : {called, governed, open_sessions, took_part, voted, off_roll, came_later})
    EXPECT_GT(n, 0) << called << ' ' << governed << ' ' << open_sessions << ' ' << took_part << ' ' << voted
                    << ' ' << off_roll << ' ' << came_later;
}

TEST_P(Traces, ChangeNothing)
{
  const Week week = make_week(scenario);
  const World alone = after(district(scenario, week), week, traced_weeks, 2, scenario.run.luck());
  while (simulation->weeks() < traced_weeks) simulation->step(nullptr);
  EXPECT_EQ(digest_of(simulation->world()), digest_of(alone));
}

TEST_P(Traces, PartsAddUpToTheWillingness)
{
  int decisions = 0;
  for_each_decision([&](const WeekTrace& w, std::size_t k, float) {
    const ChannelTrace& c = w.channels[k];
    ASSERT_EQ(logistic(c.parts.sum()), c.willingness);
    const float rate = c.offers * c.informed * c.noticed * c.willingness * c.time;
    ASSERT_EQ(at_least_one(rate), c.chance);
    ASSERT_EQ(c.draw < c.chance, c.took_part);
    ++decisions;
  });
  EXPECT_GT(decisions, 100);
}

TEST(Trace, PartsByHand)
{
  Participation::Params params;
  params.trust_area = 4;
  const Participation participation(params);
  Participation::Situation s;
  s.disposition = {-3, -4, -5, -6};
  s.habit = {0.5F, 0.25F, 0, 1};
  s.belonging = 0.75F;
  s.trust = 0.25F;
  s.area_trust = 0.625F;
  s.satisfaction = 1;
  s.efficacy = 0;
  s.influence = 0.5F;
  s.years_here = 20;
  s.appeal = 0.5F;
  s.contact = 0.5F;
  s.registered = 1;
  const Participation::Parts p = participation.parts(s, Channel::volunteering);
  EXPECT_FLOAT_EQ(p.disposition, -4);
  EXPECT_FLOAT_EQ(p.belonging, 0.5F * 0.25F);
  EXPECT_FLOAT_EQ(p.trust, 0.6F * -0.25F);
  EXPECT_FLOAT_EQ(p.area_trust, 4 * 0.125F);
  EXPECT_FLOAT_EQ(p.satisfaction, 0.4F * 0.5F);
  EXPECT_FLOAT_EQ(p.efficacy, 1.2F * -0.5F);
  EXPECT_FLOAT_EQ(p.exposure, 1.2F * 0.5F);
  EXPECT_FLOAT_EQ(p.years_here, 0.1F * 2);
  EXPECT_FLOAT_EQ(p.appeal, 0.25F * (1 - 0.8F * 0.25F));
  EXPECT_FLOAT_EQ(p.habit, 2.5F * 0.25F);
  EXPECT_FLOAT_EQ(p.registered, 0.8F);
  EXPECT_FLOAT_EQ(p.sum(), -4 + 0.125F - 0.15F + 0.5F + 0.2F - 0.6F + 0.6F + 0.2F + 0.2F + 0.625F + 0.8F);
  EXPECT_EQ(participation.parts(s, Channel::activity).registered, 0);
}

/// The first resident of the first area who decides, or does not.
ResidentId somebody(const World& world, bool adult)
{
  for (const ResidentId id : world.people.areas.residents[AreaId{0}]) {
    if (world.people.residents.adult(id) == adult) return id;
  }
  ADD_FAILURE() << "nobody like that";
  return ResidentId{0};
}

TEST(Trace, LooksAtTheWeeksAskedForOnly)
{
  const Scenario scenario = lively(Influence::linear);
  Week week = make_week(scenario);
  World world = district(scenario, week);
  const auto told = follow(week, scenario, {somebody(world, true), AreaId{0}, 1, 2});
  Simulation simulation(std::move(world), week, scenario.run.luck(), Workers(1));
  for (int k = 0; k < 4; ++k) simulation.step(nullptr);
  ASSERT_EQ(told->size(), 2U);
  EXPECT_EQ(told->front().week, 1);
  EXPECT_EQ(told->back().week, 2);
}

TEST(Trace, OfAChildIsABug)
{
  const Scenario scenario = lively(Influence::linear);
  Week week = make_week(scenario);
  World world = district(scenario, week);
  follow(week, scenario, {somebody(world, false), AreaId{0}, 0, 0});
  Simulation simulation(std::move(world), week, scenario.run.luck(), Workers(1));
  EXPECT_THROW(simulation.step(nullptr), Bug);
}

TEST(Trace, OfAnotherModelThanTheWeeksIsABug)
{
  const Scenario scenario = lively(Influence::linear);
  Scenario other = scenario;
  other.of<Participation>().efficacy += 1;
  Week week = make_week(scenario);
  World world = district(scenario, week);
  follow(week, other, {somebody(world, true), AreaId{0}, 0, 0});
  Simulation simulation(std::move(world), week, scenario.run.luck(), Workers(1));
  EXPECT_THROW(simulation.step(nullptr), Bug);
}

}  // namespace
}  // namespace linli
