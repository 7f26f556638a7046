#include "engine/area_trace.hpp"

#include "core/errors.hpp"
#include "engine/simulation.hpp"
#include "support/lively.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace linli {
namespace {

using namespace test;

constexpr std::int64_t traced_weeks = 10;

/// A district in which secretaries and staff come and go, policies act and work is heavy.
Scenario busy()
{
  Scenario scenario = lively(Influence::linear);
  scenario.of<Workload>().passing_down = 1.5;
  scenario.of<Workload>().campaign_start.fill(4);
  scenario.of<Staffing>().quit = 0.9;
  scenario.of<Staffing>().leave = 0.3;
  scenario.of<Succession>().quit = 1;
  InterventionParams more{.from = When::week(3)};
  more.levers[static_cast<std::size_t>(Lever::calls_head)] = 2;
  more.secretary_hours = 3;
  scenario.interventions["more"] = more;
  scenario.run.burn_in = 0;
  return scenario;
}

using Told = std::shared_ptr<const std::vector<AreaWeekTrace>>;

/// All areas of a district followed through all weeks.
struct Followed {
  explicit Followed(const Scenario& scenario, int threads = 2)
  {
    Week week = make_week(scenario);
    World world = district(scenario, week);
    for (std::size_t a = 0; a < world.areas(); ++a)
      told.push_back(follow_area(week, scenario, {AreaId{a}, 0, traced_weeks - 1}));
    simulation.emplace(std::move(world), week, scenario.run.luck(), Workers(threads));
  }

  std::vector<Told> told;
  std::optional<Simulation> simulation;
};

TEST(AreaTrace, TellsWhatTheWeekDid)
{
  Followed all(busy());
  int vacant = 0, on_leave = 0, campaigns = 0, troubles = 0, led = 0, helped = 0;
  for (std::int64_t week = 0; week < traced_weeks; ++week) {
    all.simulation->step(nullptr);
    const World& world = all.simulation->world();
    for (std::size_t a = 0; a < world.areas(); ++a) {
      const AreaId area{a};
      ASSERT_EQ(all.told[a]->size(), static_cast<std::size_t>(week + 1));
      const AreaWeekTrace& w = all.told[a]->back();
      EXPECT_EQ(w.week, week);
      for (std::size_t k = 0; k < businesses; ++k) {
        EXPECT_EQ(w.plan.arrivals.hours[k], world.work.arrived[k][area]);
        EXPECT_EQ(static_cast<float>(w.outcome.done[k]), world.work.done[k][area]);
        EXPECT_EQ(static_cast<float>(w.outcome.waiting[k]), world.work.backlog[k][area]);
      }
      EXPECT_EQ(static_cast<float>(w.outcome.leading), world.posts.leading_hours[area]);
      EXPECT_EQ(static_cast<float>(w.outcome.perfunctory), world.work.perfunctory[area]);
      for (std::size_t k = 0; k < lever_count; ++k)
        EXPECT_EQ(w.levers[k].in_force, world.levers(static_cast<Lever>(k), area));
      ASSERT_EQ(w.staff.size(), world.staff.of(area).size());
      for (std::size_t k = 0; k < w.staff.size(); ++k) {
        const StaffId id{world.staff.of(area).first.value + static_cast<std::uint32_t>(k)};
        EXPECT_EQ(w.staff[k].vacant == 0 && !w.staff[k].on_leave, world.staff.at_work(id));
        on_leave += w.staff[k].on_leave ? 1 : 0;
        vacant += w.staff[k].vacant > 0 ? 1 : 0;
      }
      EXPECT_EQ(w.plan.secretary, w.secretary.vacant == 0);
      campaigns += w.plan.arrivals.campaigns > 0 ? 1 : 0;
      troubles += w.plan.arrivals.troubles > 0 ? 1 : 0;
      led += w.outcome.leading > 0 ? 1 : 0;
      helped += w.interventions.empty() ? 0 : 1;
    }
  }
  for (const int n : {vacant, on_leave, campaigns, troubles, led, helped})
    EXPECT_GT(n, 0) << vacant << ' ' << on_leave << ' ' << campaigns << ' ' << troubles << ' ' << led << ' '
                    << helped;
}

TEST(AreaTrace, ChangesNothing)
{
  const Scenario scenario = busy();
  const Week week = make_week(scenario);
  const World alone = after(district(scenario, week), week, traced_weeks, 2, scenario.run.luck());
  Followed all(scenario);
  while (all.simulation->weeks() < traced_weeks) all.simulation->step(nullptr);
  EXPECT_EQ(digest_of(all.simulation->world()), digest_of(alone));
}

TEST(AreaTrace, IsTheSameOnAnyNumberOfThreads)
{
  const auto told_on = [](int threads) {
    Followed all(busy(), threads);
    while (all.simulation->weeks() < traced_weeks) all.simulation->step(nullptr);
    return std::move(all.told);
  };
  const std::vector<Told> one = told_on(1);
  const std::vector<Told> three = told_on(3);
  for (std::size_t a = 0; a < one.size(); ++a) {
    ASSERT_EQ(one[a]->size(), three[a]->size());
    for (std::size_t w = 0; w < one[a]->size(); ++w) {
      EXPECT_EQ((*one[a])[w].plan.due, (*three[a])[w].plan.due);
      EXPECT_EQ((*one[a])[w].outcome.routine, (*three[a])[w].outcome.routine);
      EXPECT_EQ((*one[a])[w].leading.power, (*three[a])[w].leading.power);
    }
  }
}

TEST(AreaTrace, LeversComeFromProgrammePoliciesAndLeading)
{
  Scenario scenario = busy();
  for (double& spread : scenario.of<Programme>().spread) spread = 0;
  scenario.of<Programme>()[Lever::calls_head] = 4;
  scenario.of<Programme>()[Lever::calls_backbone] = 1;
  scenario.of<Programme>()[Lever::offers_activity] = 0.25;
  Followed all(scenario);
  while (all.simulation->weeks() < traced_weeks) all.simulation->step(nullptr);
  const LeadershipEffect leading(scenario.of<LeadershipEffect>());
  for (const Told& told : all.told) {
    for (const AreaWeekTrace& w : *told) {
      const auto lever = [&](Lever which) { return w.levers[static_cast<std::size_t>(which)]; };
      const float policy = w.week >= 3 ? 2.0F : 0.0F;
      EXPECT_EQ(lever(Lever::calls_head).programme, 4.0F);
      EXPECT_EQ(lever(Lever::calls_head).interventions, 4.0F + policy);
      EXPECT_FLOAT_EQ(lever(Lever::calls_head).in_force,
                      (4.0F + policy) * static_cast<float>(w.leading.left_alone));
      EXPECT_EQ(lever(Lever::calls_backbone).in_force, 1.0F);
      const double added = leading.added(w.leading, 0) + leading.added(w.leading, 3);  // mobilised, brokered
      EXPECT_NEAR(lever(Lever::offers_activity).in_force, 0.25 + added, 1e-6);
      EXPECT_EQ(w.interventions.size(), w.week >= 3 ? 1U : 0U);
      EXPECT_GE(w.plan.asked, w.week >= 3 ? 3 : 0);
    }
  }
}

TEST(AreaTrace, LooksAtTheWeeksAskedForOnly)
{
  const Scenario scenario = busy();
  Week week = make_week(scenario);
  World world = district(scenario, week);
  const auto told = follow_area(week, scenario, {AreaId{0}, 1, 2});
  Simulation simulation(std::move(world), week, scenario.run.luck(), Workers(1));
  for (int k = 0; k < 4; ++k) simulation.step(nullptr);
  ASSERT_EQ(told->size(), 2U);
  EXPECT_EQ(told->front().week, 1);
  EXPECT_EQ(told->back().week, 2);
}

TEST(AreaTrace, OfAnotherModelThanTheWeeksIsABug)
{
  const Scenario scenario = busy();
  for (const bool of_work : {true, false}) {
    Scenario other = scenario;
    if (of_work) {
      other.of<Workload>().item_hours += 0.001;
    } else {
      other.of<LeadershipEffect>().most[0] += 0.001;
    }
    Week week = make_week(scenario);
    World world = district(scenario, week);
    follow_area(week, other, {AreaId{0}, 0, 0});
    Simulation simulation(std::move(world), week, scenario.run.luck(), Workers(1));
    EXPECT_THROW(simulation.step(nullptr), Bug);
  }
}

}  // namespace
}  // namespace linli
