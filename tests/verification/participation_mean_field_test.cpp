/// Participation and exposure where the truth is known: in the mean field of one large building group.
/// exposure, linear | mean field | fixed points of p = 1 − exp(−λ σ(a + b E ξ)), bistable range as computed
#include "engine/assemble.hpp"
#include "mechanisms/residents/exposure.hpp"
#include "mechanisms/residents/participation.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

namespace linli {
namespace {

using namespace test;

double sigma(double x)
{
  return 1 / (1 + std::exp(-x));
}

/// A complete graph: one building group, in which only the group counts.  With participation at a constant p a
/// week, k weeks since the last time, as of the end of last week, have probability p (1 − p)^k (k = 0: last
/// week itself), so that E ξ = Σ p (1 − p)^k r_k; without rounding r_k that is p / (1 − (1 − p) 2^(−1/half-life)).
struct MeanField {
  double offers, intercept, slope, half_life;

  double seen(double p) const
  {
    const Exposure exposure({.half_life = half_life});
    double sum = 0;
    for (int k = 0; k < long_ago; ++k)
      sum += p * std::pow(1 - p, k) * exposure.noticed(static_cast<std::uint8_t>(k)) / 255.0;
    return sum;
  }
  double next(double p) const { return 1 - std::exp(-offers * sigma(intercept + slope * seen(p))); }
  double gain(double p) const { return (next(p + 1e-6) - next(p - 1e-6)) / 2e-6; }

  /// All p with p = next(p), rising.
  std::vector<double> fixed_points() const
  {
    std::vector<double> out;
    constexpr int steps = 2000;
    for (int k = 0; k < steps; ++k) {
      double low = static_cast<double>(k) / steps;
      double high = static_cast<double>(k + 1) / steps;
      const bool above = next(low) > low;
      if (above == (next(high) > high)) continue;
      for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        ((next(middle) > middle) == above ? low : high) = middle;
      }
      out.push_back(low);
    }
    return out;
  }
};

constexpr std::size_t crowd = 4000;
constexpr std::int64_t settling = 150;
constexpr std::int64_t observing = 100;

/// Mean participation a week after settling, if all (nobody) took part in the week before the first.
double simulated(const MeanField& m, bool all)
{
  World world = still_world(population_of({area_of({group_of(singles(crowd))})}));
  world.residents.disposition[Channel::activity].assign(crowd, static_cast<float>(m.intercept));
  world.residents.weeks_since.assign(crowd, all ? 0 : long_ago);
  let_be_seen(world);
  Week week = week_of<Programme>(programme_of({{Lever::offers_activity, m.offers}}));
  week.local<Exposure>({.household = 0, .acquaintances = 0, .building_group = 1, .half_life = m.half_life});
  week.local<Participation>({.belonging = 0,
                             .trust = 0,
                             .trust_area = 0,
                             .satisfaction = 0,
                             .efficacy = 0,
                             .exposure = m.slope,
                             .habit = 0,
                             .informed = 1000,
                             .attention = 1000,
                             .decade_here = 0});
  Simulation simulation(std::move(world), week, Luck{17, 0}, Workers(1));
  double sum = 0;
  while (simulation.weeks() < settling + observing) {
    simulation.step(nullptr);
    if (simulation.weeks() <= settling) continue;
    for (const std::uint8_t t : simulation.world().residents.took_part) sum += any_weekly_channel(t);
  }
  return sum / static_cast<double>(crowd * observing);
}

/// Six standard errors of the mean of `observing` weekly shares of a crowd, which the feedback magnifies by
/// 1 / (1 − gain); twice that, because what is remembered of the crowd is noisy too.
double tolerance(const MeanField& m, double p)
{
  return 2 * 6 * std::sqrt(p * (1 - p) / static_cast<double>(crowd * observing)) / (1 - m.gain(p));
}

TEST(ParticipationMeanField, RoundingWhatIsSeenHardlyMatters)
{
  for (const double half_life : {2.0, 8.0}) {
    const MeanField m{1, 0, 0, half_life};
    for (const double p : {0.01, 0.1, 0.5, 0.9})
      EXPECT_NEAR(m.seen(p), p / (1 - (1 - p) * std::exp2(-1 / half_life)), 0.5 / 255) << p;
  }
}

TEST(ParticipationMeanField, OneFixedPointIsReachedFromBothSides)
{
  for (const MeanField& m :
       {MeanField{0.5, -1.5, 1.5, 8}, MeanField{2, -2, 2, 2}, MeanField{1, 0.5, -3, 4}}) {
    const std::vector<double> fixed = m.fixed_points();
    ASSERT_EQ(fixed.size(), 1U);
    EXPECT_NEAR(simulated(m, false), fixed[0], tolerance(m, fixed[0]));
    EXPECT_NEAR(simulated(m, true), fixed[0], tolerance(m, fixed[0]));
  }
}

TEST(ParticipationMeanField, HighAndLowStartStayApartWhereThereAreTwo)
{
  const MeanField m{2, -6, 9, 2};
  const std::vector<double> fixed = m.fixed_points();
  ASSERT_EQ(fixed.size(), 3U);
  EXPECT_LT(m.gain(fixed[0]), 1);
  EXPECT_GT(m.gain(fixed[1]), 1) << "the one in the middle is unstable";
  EXPECT_LT(m.gain(fixed[2]), 1);
  EXPECT_NEAR(simulated(m, false), fixed[0], tolerance(m, fixed[0]));
  EXPECT_NEAR(simulated(m, true), fixed[2], tolerance(m, fixed[2]));
  EXPECT_GT(fixed[2] - fixed[0], 0.5);
}

TEST(ParticipationMeanField, TheBistableRangeIsAsComputed)
{
  // Along the intercept: only low, both, only high.  At the edges themselves a crowd tips over by chance, so they
  // are computed closely, and the crowd is tried a little away from them.
  const auto fixed_at = [](double a) { return MeanField{2, a, 9, 2}.fixed_points(); };
  EXPECT_EQ(fixed_at(-8.0).size(), 1U);
  EXPECT_EQ(fixed_at(-7.5).size(), 3U);
  EXPECT_EQ(fixed_at(-5.0).size(), 3U);
  EXPECT_EQ(fixed_at(-4.9).size(), 1U);
  for (const double a : {-8.5, -7.0, -5.5, -4.5}) {
    const MeanField m{2, a, 9, 2};
    const std::vector<double> fixed = fixed_at(a);
    EXPECT_NEAR(simulated(m, false), fixed.front(), tolerance(m, fixed.front())) << a;
    EXPECT_NEAR(simulated(m, true), fixed.back(), tolerance(m, fixed.back())) << a;
    EXPECT_EQ(fixed.back() - fixed.front() > 0.5, a == -7.0 || a == -5.5);
  }
}

}  // namespace
}  // namespace linli
