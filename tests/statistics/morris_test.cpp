#include "statistics/morris.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;
using Function = std::function<double(const Values&)>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<Values> run(const std::vector<Trajectory>& trajectories, const Function& function)
{
  std::vector<Values> out;
  for (const Trajectory& trajectory : trajectories) {
    out.emplace_back();
    for (const Values& point : trajectory.points) out.back().push_back(function(point));
  }
  return out;
}

std::vector<MorrisMeasure> screen(std::size_t factors, std::size_t number, const Function& function)
{
  const auto trajectories = morris_trajectories({.factors = factors, .trajectories = number});
  return morris_measures(elementary_effects(trajectories, run(trajectories, function)));
}

TEST(MorrisTrajectories, MoveEveryFactorOnceByTwoThirds)
{
  const auto trajectories = morris_trajectories({.factors = 5, .trajectories = 200});
  std::vector<int> met(4);  // levels of the second factor at the start
  std::vector<int> first(5);
  for (const Trajectory& trajectory : trajectories) {
    ASSERT_EQ(trajectory.points.size(), 6U);
    for (std::size_t k = 0; k < 5; ++k) {
      for (std::size_t factor = 0; factor < 5; ++factor) {
        const double step = trajectory.points[k + 1][factor] - trajectory.points[k][factor];
        EXPECT_NEAR(std::abs(step), factor == trajectory.moved[k] ? 2.0 / 3 : 0, 1e-12);
        EXPECT_GE(trajectory.points[k][factor], 0);
        EXPECT_LE(trajectory.points[k][factor], 1);
      }
    }
    std::vector<std::size_t> sorted = trajectory.moved;
    std::ranges::sort(sorted);
    EXPECT_EQ(sorted, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
    ++met[static_cast<std::size_t>(std::lround(3 * trajectory.points[0][1]))];
    ++first[trajectory.moved[0]];
  }
  // 50 and 40 are expected, with standard deviations of 6.1 and 5.7.
  for (const int times : met) EXPECT_NEAR(times, 50, 4 * 6.1);
  for (const int times : first) EXPECT_NEAR(times, 40, 4 * 5.7);
}

TEST(MorrisTrajectories, DifferAndStayWhenMoreAreAdded)
{
  const auto few = morris_trajectories({.factors = 2, .trajectories = 8});
  const auto more = morris_trajectories({.factors = 2, .trajectories = 16});
  for (std::size_t t = 0; t < few.size(); ++t) EXPECT_EQ(few[t].points, more[t].points);
  for (std::size_t t = 0; t < more.size(); ++t)
    for (std::size_t other = 0; other < t; ++other) EXPECT_NE(more[t].points, more[other].points);
  EXPECT_NE(few[0].points,
            morris_trajectories({.factors = 2, .trajectories = 1, .luck = {.seed = 5}})[0].points);
  EXPECT_THROW(morris_trajectories({.factors = 2, .levels = 5}), Bug);
  EXPECT_THROW(morris_trajectories({.factors = 2, .groups = {0, 2}}), Bug);
}

TEST(MorrisMeasures, OfALinearModelAreItsCoefficients)
{
  const auto found = screen(4, 6, [](const Values& x) { return 7 + 3 * x[0] - 5 * x[1] + 0.25 * x[3]; });
  const Values coefficients{3, -5, 0, 0.25};
  for (std::size_t factor = 0; factor < 4; ++factor) {
    EXPECT_NEAR(found[factor].mean.estimate, coefficients[factor], 1e-12);
    EXPECT_NEAR(found[factor].absolute.estimate, std::abs(coefficients[factor]), 1e-12);
    EXPECT_NEAR(found[factor].deviation.estimate, 0, 1e-12);
    EXPECT_NEAR(found[factor].mean.high, coefficients[factor], 1e-11);
    EXPECT_EQ(found[factor].effects, 6U);
  }
}

TEST(MorrisMeasures, OfASquareAndAProductAreThoseWorkedOut)
{
  // On four levels: effects of x² are 2/3 and 4/3 equally often; those of (x − ½)(y − ½) are ±½ and ±1/6.
  constexpr double n = 200;
  const auto found =
      screen(3, 200, [](const Values& x) { return x[0] * x[0] + (x[1] - 0.5) * (x[2] - 0.5); });
  EXPECT_NEAR(found[0].mean.estimate, 1, 3 * (1.0 / 3) / std::sqrt(n));
  EXPECT_NEAR(found[0].deviation.estimate, 1.0 / 3, 0.01);
  const double deviation = std::sqrt(5.0) / 6;
  for (const std::size_t factor : {1U, 2U}) {
    EXPECT_NEAR(found[factor].mean.estimate, 0, 3 * deviation / std::sqrt(n)) << "up and down cancel";
    EXPECT_NEAR(found[factor].absolute.estimate, 1.0 / 3, 3 * (1.0 / 6) / std::sqrt(n));
    EXPECT_NEAR(found[factor].deviation.estimate, deviation, 3 * 0.0105);
  }
}

TEST(MorrisMeasures, SortTheFactorsOfMorrisFunction)
{
  // Morris 1991, section 5, without its small random coefficients: 20 factors, of which the last ten do nothing, 8 to 10
  // are linear, 7 is curved, 1 to 6 interact.  w = 2 (x − ½), for 3, 5, 7: 2 (1.1 x / (x + 0.1) − ½).
  const auto function = [](const Values& x) {
    Values w;
    for (std::size_t i = 0; i < 20; ++i)
      w.push_back(i == 2 || i == 4 || i == 6 ? 2 * (1.1 * x[i] / (x[i] + 0.1) - 0.5) : 2 * (x[i] - 0.5));
    double y = 0;
    for (std::size_t i = 0; i < 10; ++i) y += 20 * w[i];
    for (std::size_t i = 0; i < 6; ++i)
      for (std::size_t j = i + 1; j < 6; ++j) y -= 15 * w[i] * w[j];
    for (std::size_t i = 0; i < 5; ++i)
      for (std::size_t j = i + 1; j < 5; ++j)
        for (std::size_t k = j + 1; k < 5; ++k) y -= 10 * w[i] * w[j] * w[k];
    return y + 5 * w[0] * w[1] * w[2] * w[3];
  };
  const auto found = screen(20, 20, function);
  for (const std::size_t linear : {7U, 8U, 9U}) {
    EXPECT_NEAR(found[linear].mean.estimate, 40, 1e-9);
    EXPECT_NEAR(found[linear].deviation.estimate, 0, 1e-9);
  }
  for (std::size_t idle = 10; idle < 20; ++idle) EXPECT_NEAR(found[idle].absolute.estimate, 0, 1e-9);
  for (std::size_t interacting = 0; interacting < 6; ++interacting) {
    EXPECT_GT(found[interacting].deviation.low, 15);
    EXPECT_GT(found[interacting].absolute.low, 10);
  }
  // From 0 to 2/3 and from 1/3 to 1 the effects of w are 30 · 1.9130 and 30 · 0.3077: 33.3 ± 24.1.
  EXPECT_NEAR(found[6].mean.estimate, 33.3, 3 * 24.1 / std::sqrt(20.0));
  EXPECT_NEAR(found[6].absolute.estimate, found[6].mean.estimate, 1e-9);
  EXPECT_NEAR(found[6].deviation.estimate, 24.1, 4);
}

TEST(ElementaryEffects, AFailedRunTakesTheTwoBesideIt)
{
  const auto trajectories = morris_trajectories({.factors = 4, .trajectories = 3});
  const auto function = [](const Values& x) { return x[0] + 2 * x[1] + 3 * x[2] + 4 * x[3]; };
  auto y = run(trajectories, function);
  y[1][2] = missing;
  y[2][0] = missing;
  const auto effects = elementary_effects(trajectories, y);
  const auto whole = elementary_effects(trajectories, run(trajectories, function));
  for (std::size_t factor = 0; factor < 4; ++factor) {
    EXPECT_EQ(effects[factor][0], whole[factor][0]);
    const bool beside = trajectories[1].moved[1] == factor || trajectories[1].moved[2] == factor;
    EXPECT_EQ(std::isnan(effects[factor][1]), beside);
    EXPECT_EQ(std::isnan(effects[factor][2]), trajectories[2].moved[0] == factor);
  }
  const std::size_t lost = trajectories[1].moved[1];
  EXPECT_LT(morris_measures(effects)[lost].effects, 3U);
}

TEST(ElementaryEffects, DivideByTheStepThatWasTaken)
{
  const std::vector<Trajectory> rounded{{{{0, 0.5}, {0.5, 0.5}, {0.5, 0.5}}, {0, 1}}};
  const auto effects = elementary_effects(rounded, std::vector<Values>{{1, 4, 9}});
  EXPECT_DOUBLE_EQ(effects[0][0], 6);
  EXPECT_TRUE(std::isnan(effects[1][0])) << "it did not move";
  const MorrisMeasure nothing = morris_measures(effects)[1];
  EXPECT_TRUE(std::isnan(nothing.mean.estimate) && std::isinf(nothing.mean.high));
  EXPECT_TRUE(std::isnan(nothing.deviation.estimate));
  EXPECT_TRUE(std::isnan(morris_measures(effects)[0].deviation.estimate)) << "of one effect";
}

TEST(ElementaryEffects, OfGroupsMoveTogether)
{
  const auto trajectories = morris_trajectories({.factors = 4, .trajectories = 50, .groups = {0, 1, 0, 2}});
  ASSERT_EQ(trajectories[0].points.size(), 4U);
  const auto y = run(trajectories, [](const Values& x) { return 3 * x[0] - 3 * x[2] + 2 * x[1]; });
  const auto found = morris_measures(elementary_effects(trajectories, y));
  // The two go together (0) or apart (6), each half of the time.
  EXPECT_NEAR(found[0].absolute.estimate, 3, 3 * 3 / std::sqrt(50.0));
  EXPECT_NEAR(found[1].mean.estimate, 2, 1e-12);
  EXPECT_NEAR(found[2].absolute.estimate, 0, 1e-12);
}

TEST(MorrisMeasures, CoverTheTruthAsOftenAsTheySayUnderNoise)
{
  constexpr int studies = 1000;
  const auto trajectories = morris_trajectories({.factors = 2, .trajectories = 10});
  int mean_covered = 0;
  int deviation_covered = 0;
  for (std::uint32_t s = 0; s < studies; ++s) {
    Draws draws({}, Stream::threshold, s, 0);
    const auto y = run(trajectories, [&](const Values& x) { return 3 * x[0] + sample_normal(draws); });
    const MorrisMeasure found = morris_measures(elementary_effects(trajectories, y), 0.9)[0];
    const double deviation = std::sqrt(2.0) * 1.5;  // of the difference of two, divided by 2/3
    mean_covered += found.mean.low <= 3 && 3 <= found.mean.high ? 1 : 0;
    deviation_covered += found.deviation.low <= deviation && deviation <= found.deviation.high ? 1 : 0;
  }
  const double apart = 3 * std::sqrt(studies * 0.9 * 0.1);
  EXPECT_NEAR(mean_covered, studies * 0.9, apart);
  EXPECT_NEAR(deviation_covered, studies * 0.9, apart);
}

}  // namespace
}  // namespace linli
