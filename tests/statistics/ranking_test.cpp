#include "statistics/ranking.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;
using Arms = std::vector<Values>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(ChanceOfBest, OfTwoReplicatesByHand)
{
  // Differences −1 and 3: a resample has the first twice (1/4), both (1/2) or the second twice (1/4); only in the first
  // is the second arm not better.
  const Values chance =
      chance_of_best(Arms{{1, 0}, {0, 3}}, Better::higher, {.resamples = 20000, .luck = {}});
  EXPECT_NEAR(chance[0], 0.25, 3 * std::sqrt(0.25 * 0.75 / 20000));
  EXPECT_DOUBLE_EQ(chance[0] + chance[1], 1);
  const Values lower = chance_of_best(Arms{{1, 0}, {0, 3}}, Better::lower, {.resamples = 20000, .luck = {}});
  EXPECT_DOUBLE_EQ(lower[0], chance[1]);
}

TEST(ChanceOfBest, EqualArmsShareAndPairsAreDrawnTogether)
{
  EXPECT_EQ(chance_of_best(Arms{{1, 2, 3}, {1, 2, 3}}, Better::higher), (Values{0.5, 0.5}));
  // Less than 1 better in every replicate, though replicates differ by hundreds.
  EXPECT_EQ(chance_of_best(Arms{{100, 500, 900}, {100.5, 500.5, 900.5}}, Better::higher), (Values{0, 1}));
}

TEST(ChanceOfBest, IsAboutThePValueOfTheDifference)
{
  // Mean difference 1 standard error above 0: the normal distribution has 0.8413 above −1.
  Draws draws({}, Stream::threshold, 0, 0);
  Values luck;
  for (int k = 0; k < 200; ++k) luck.push_back(sample_normal(draws));
  double sum = 0;
  double squares = 0;
  for (const double x : luck) sum += x;
  for (const double x : luck) squares += (x - sum / 200) * (x - sum / 200);
  Values ahead;
  for (const double x : luck) ahead.push_back(x - sum / 200 + std::sqrt(squares / 200 / 200));
  const Values chance = chance_of_best(Arms{Values(200, 0.0), ahead}, Better::higher);
  EXPECT_NEAR(chance[1], 0.8413, 0.03) << "2,000 resamples: standard deviation 0.008";
}

TEST(ChanceOfBest, LeavesOutReplicatesOfWhichOneIsMissing)
{
  const Values with = chance_of_best(Arms{{1, missing, 0, 2}, {0, 5, 3, 1}}, Better::higher);
  EXPECT_EQ(with, chance_of_best(Arms{{1, 0, 2}, {0, 3, 1}}, Better::higher));
  EXPECT_TRUE(std::isnan(chance_of_best(Arms{{1, missing}, {0, 3}}, Better::higher)[0]));
  EXPECT_TRUE(chance_of_best(Arms{}, Better::higher).empty());
}

TEST(Regrets, ByHand)
{
  // Best in the worlds: 5, 4, 9.
  const Arms arms{{5, 1, 8}, {3, 4, 9}};
  const std::vector<Regret> found = regrets(arms, Better::higher);
  EXPECT_DOUBLE_EQ(found[0].mean, 4.0 / 3);
  EXPECT_EQ(found[0].largest, 3);
  EXPECT_EQ(found[0].worst, 1U);
  EXPECT_DOUBLE_EQ(found[0].leads, 1.0 / 3);
  EXPECT_DOUBLE_EQ(found[1].mean, 2.0 / 3);
  EXPECT_EQ(found[1].largest, 2);
  EXPECT_EQ(found[1].worst, 0U);
  // Lowest: 3, 1, 8.
  EXPECT_EQ(regrets(arms, Better::lower)[1].largest, 3);
  EXPECT_DOUBLE_EQ(regrets(arms, Better::lower)[0].mean, 2.0 / 3);
  // Weights 2, 1, 1: (0 · 2 + 3 + 1) / 4.
  EXPECT_DOUBLE_EQ(regrets(arms, Better::higher, Values{2, 1, 1})[0].mean, 1);
  EXPECT_DOUBLE_EQ(regrets(arms, Better::higher, Values{2, 1, 1})[0].leads, 0.5);
}

TEST(Regrets, LeaveOutWorldsOfWhichAnArmIsMissing)
{
  const std::vector<Regret> found = regrets(Arms{{missing, 1, 8}, {9, 4, 9}}, Better::higher);
  EXPECT_DOUBLE_EQ(found[0].mean, 2);
  EXPECT_EQ(found[0].worst, 1U);
  EXPECT_TRUE(std::isnan(regrets(Arms{{missing}, {1}}, Better::higher)[1].largest));
  EXPECT_TRUE(std::isnan(regrets(Arms{{2}, {1}}, Better::higher, Values{0})[1].mean));
  EXPECT_THROW(regrets(Arms{{2}, {1}}, Better::higher, Values{-1}), Bug);
}

TEST(ParetoSet, ByHand)
{
  // Taking part up, hours down.  The third is worse than the first in one and equal in the other; the last two are equal.
  const std::vector<Better> better{Better::higher, Better::lower};
  const Arms arms{{5, 10}, {3, 4}, {5, 11}, {2, 5}, {missing, 0}, {6, 20}, {6, 20}};
  EXPECT_EQ(pareto_set(arms, better), (std::vector<std::size_t>{0, 1, 5, 6}));
  const std::vector<Better> both_up{Better::higher, Better::higher};
  EXPECT_EQ(pareto_set(arms, both_up), (std::vector<std::size_t>{5, 6}));
  EXPECT_TRUE(pareto_set(Arms{}, better).empty());
}

TEST(VarianceRemoved, ByHand)
{
  EXPECT_DOUBLE_EQ(variance_removed(Values{1, 2, 3}, Values{11, 12, 13}), 1);
  EXPECT_DOUBLE_EQ(variance_removed(Values{1, 2, 3}, Values{3, 2, 1}), -1);
  // Variances 1 and 1, differences −1, 1, 0 with variance 1.
  EXPECT_DOUBLE_EQ(variance_removed(Values{1, 3, 2}, Values{2, 2, 2}), 0);
  EXPECT_DOUBLE_EQ(variance_removed(Values{1, 3, 2}, Values{2, 3, 1}), 0.5);
  EXPECT_DOUBLE_EQ(variance_removed(Values{1, 9, 3, 2}, Values{2, missing, 3, 1}), 0.5);
  EXPECT_TRUE(std::isnan(variance_removed(Values{1, 1}, Values{2, 2})));
  EXPECT_TRUE(std::isnan(variance_removed(Values{1}, Values{2})));
}

TEST(VarianceRemoved, IsTheCorrelationOfArmsOfOneVariance)
{
  Draws draws({}, Stream::threshold, 1, 0);
  Values a;
  Values b;
  for (int k = 0; k < 4000; ++k) {
    const double shared = sample_normal(draws);
    a.push_back(std::sqrt(0.8) * shared + std::sqrt(0.2) * sample_normal(draws));
    b.push_back(std::sqrt(0.8) * shared + std::sqrt(0.2) * sample_normal(draws));
  }
  EXPECT_NEAR(variance_removed(a, b), 0.8, 3 * (1 - 0.8 * 0.8) / std::sqrt(4000.0));
}

}  // namespace
}  // namespace linli
