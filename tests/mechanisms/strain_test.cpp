#include "mechanisms/committee/strain.hpp"

#include "mechanisms/committee/staffing.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};
constexpr SecretaryId secretary{0};

double sigma(double x)
{
  return 1 / (1 + std::exp(-x));
}

Week staffed_week(const Strain::Params& params)
{
  Week week;
  Staffing::Params still;
  still.quit = still.quit_burnt = still.leave = still.leave_burnt = 0;
  week.local<Staffing>(still);
  week.local<Strain>(params);
  return week;
}

/// A secretary and three of staff, all of middling skill, before the first week.
World office(const Strain::Params& params)
{
  World world = still_world(population_of({area_of({group_of(singles(2))})}));
  prepare(world, staffed_week(params), {}, Workers(1));
  for (auto& skill : world.secretaries.skill) skill[secretary] = 0.5F;
  for (float& skill : world.staff.skill) skill = 0.5F;
  return world;
}

TEST(Strain, OneStepByHand)
{
  Strain::Params p;
  p.rate = 0.1;
  World world = office(p);
  StaffState& staff = world.staff;
  const StaffId one{1};
  staff.strain.exhaustion[one] = 0.7F;
  staff.strain.cynicism[one] = 0.3F;
  staff.strain.accomplishment[one] = 0.6F;
  staff.strain.temper[one] = 0.5F;
  staff.skill[one] = 0.7F;
  world.work.staff_load[here] = 1.25F;
  world.work.perfunctory[here] = 0.5F;
  world.work.urgent[here] = 20;
  world.work.done[0][here] = 60;
  world.levers.apply(Lever::reward, here, 0.5F);
  world.levers.apply(Lever::delegation, here, 0.25F);
  world.secretaries.skill[static_cast<std::size_t>(Skill::coordinating)][secretary] = 0.9F;
  Strain(p).act(world, here, {.week = 3, .luck = {}});
  // Support 0.5 + 0.2 x 0.5 + 0.5 x 0.4 = 0.8; control 0.3 + 0.2 x 0.25 - 0.5 x 20/80 = 0.225.
  EXPECT_NEAR(staff.strain.exhaustion[one], 0.7 + 0.1 * (sigma(0.5 + 0.8 * 0.25 - 0.3 + 0.275 + 0.5) - 0.7),
              1e-6);
  EXPECT_NEAR(staff.strain.cynicism[one], 0.3 + 0.1 * (sigma(3 * 0.2 - 0.3 + 0.25) - 0.3), 1e-6);
  EXPECT_NEAR(staff.strain.accomplishment[one],
              0.6 + 0.1 * (sigma(0.4 + 2 * 0.2 - 0.8 * 0.5 - 1.5 * 0.2) - 0.6), 1e-6);
}

TEST(Strain, BurnoutIsGradedByWhatIsPastItsCutOff)
{
  const Strain model({});
  EXPECT_EQ(model.burnout({.exhaustion = 0.5, .cynicism = 0.5, .accomplishment = 0.5}), 0);
  EXPECT_EQ(model.burnout({.exhaustion = 0.7, .cynicism = 0.5, .accomplishment = 0.5}), 1);
  EXPECT_EQ(model.burnout({.exhaustion = 0.7, .cynicism = 0.5, .accomplishment = 0.3}), 2);
  EXPECT_EQ(model.burnout({.exhaustion = 0.7, .cynicism = 0.7, .accomplishment = 0.3}), 3);
}

TEST(Strain, ConstantLoadSettlesExhaustion)
{
  // Closed form: X(t) = X* + (X(0) - X*)(1 - rate)^t.
  Strain::Params p;
  World world = office(p);
  world.work.staff_load.assign(1, 1.4F);
  world.posts.load.assign(1, 0.8F);
  const World begun = world;
  for (const int weeks : {1, 7, 60}) {
    const World later = after(begun, staffed_week(p), weeks);
    const double passed = std::pow(1 - p.rate, weeks);
    for (const StaffId id : begun.staff.of(here)) {
      const double settled =
          sigma(0.5 + 0.8 * 0.4 + 0.2 + static_cast<double>(begun.staff.strain.temper[id]));
      const double x0 = static_cast<double>(begun.staff.strain.exhaustion[id]);
      EXPECT_NEAR(later.staff.strain.exhaustion[id], settled + (x0 - settled) * passed, 1e-5);
    }
    const Strains<SecretaryId>& s = begun.secretaries.strain;
    const double settled = sigma(0.5 - 0.8 * 0.2 + 0.2 + static_cast<double>(s.temper[secretary]));
    const double x0 = static_cast<double>(s.exhaustion[secretary]);
    EXPECT_NEAR(later.secretaries.strain.exhaustion[secretary], settled + (x0 - settled) * passed, 1e-5);
  }
}

TEST(Strain, SomebodyNewBringsATemperOfTheirOwn)
{
  World world = office({});
  const World before = world;
  world.staff.hired[StaffId{0}] = 5;
  world.people.secretaries.appointed[secretary] = 5;
  Strain({}).act(world, here, {.week = 4, .luck = {}});
  EXPECT_NE(world.staff.strain.temper[StaffId{0}], before.staff.strain.temper[StaffId{0}]);
  EXPECT_EQ(world.staff.strain.temper[StaffId{1}], before.staff.strain.temper[StaffId{1}]);
  EXPECT_NE(world.secretaries.strain.temper[secretary], before.secretaries.strain.temper[secretary]);
}

TEST(Strain, WhoIsThereBeforeTheRunHasStayed)
{
  Strain::Params p;
  p.stayed = -0.5;
  Strain::Params all = p;
  all.stayed = 0;
  const World selected = office(p);
  const World everybody = office(all);
  for (const StaffId id : selected.staff.of(here))
    EXPECT_NEAR(selected.staff.strain.temper[id], everybody.staff.strain.temper[id] - 0.5F, 1e-6F);
  EXPECT_EQ(selected.secretaries.strain.temper, everybody.secretaries.strain.temper);
}

TEST(Strain, SinglePredictorsAreWeak)
{
  // K15, P15: over the staff of a district the correlation of load and exhaustion stays below 0.3, above 0.
  const World world = lived_in_district(60);
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const auto load = static_cast<double>(world.work.staff_load[AreaId{a}]);
    for (const StaffId id : world.staff.of(AreaId{a})) {
      const auto tired = static_cast<double>(world.staff.strain.exhaustion[id]);
      n += 1, x += load, y += tired, xx += load * load, yy += tired * tired, xy += load * tired;
    }
  }
  const double r = (xy / n - x / n * y / n) / std::sqrt((xx / n - x / n * x / n) * (yy / n - y / n * y / n));
  EXPECT_LT(r, 0.3);
  EXPECT_GT(r, 0.0);
}

TEST(Strain, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(staffed_week({}));
}

}  // namespace
}  // namespace linli
