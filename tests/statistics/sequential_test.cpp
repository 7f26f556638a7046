#include "statistics/sequential.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"
#include "statistics/moments.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;
using Arms = std::vector<Values>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Of a share `p` in so many studies, three standard deviations above what is expected.
double most_by_chance(double p, double studies)
{
  return studies * p + 3 * std::sqrt(studies * p * (1 - p));
}

/// Normal values with standard deviation 1, correlated over arms.
Arms made_up(std::uint32_t study, const Values& means, double correlation, int replicates)
{
  Draws draws({}, Stream::threshold, study, 0);
  Arms arms(means.size());
  for (int k = 0; k < replicates; ++k) {
    const double shared = sample_normal(draws);
    for (std::size_t i = 0; i < means.size(); ++i)
      arms[i].push_back(means[i] + std::sqrt(correlation) * shared +
                        std::sqrt(1 - correlation) * sample_normal(draws));
  }
  return arms;
}

/// ln of the test martingale of t², which the factor is the inverse of.
double log_evidence(double t, double n, double g)
{
  const double nu = n - 1;
  return -0.5 * std::log(1 + n * g) +
         0.5 * n * (std::log1p(t * t / nu) - std::log1p(t * t / (nu * (1 + n * g))));
}

TEST(AnytimeFactor, IsWhereTheMartingaleReachesItsBound)
{
  for (const double error : {0.05, 0.01}) {
    for (const double g : {0.3, 1.0, 4.0}) {
      for (const std::size_t n : {10U, 40U, 1000U}) {
        double low = 0;
        double high = 1000;
        for (int step = 0; step < 100; ++step) {
          const double middle = (low + high) / 2;
          (log_evidence(middle, static_cast<double>(n), g) < -std::log(error) ? low : high) = middle;
        }
        EXPECT_NEAR(anytime_factor(n, error, g), low, 1e-8 * low) << n << " " << error << " " << g;
      }
    }
  }
}

TEST(AnytimeFactor, OfTooFewValuesIsInfinite)
{
  // t² has no bound that few values can reach: even E(∞) = (1 + n g)^((n − 1) / 2) stays below 1 / error.
  EXPECT_TRUE(std::isinf(anytime_factor(0, 0.05)));
  EXPECT_TRUE(std::isinf(anytime_factor(1, 0.05)));
  EXPECT_TRUE(std::isinf(anytime_factor(4, 0.05))) << "5^1.5 = 11.2 < 20";
  EXPECT_TRUE(std::isfinite(anytime_factor(5, 0.05))) << "6^2 = 36 > 20";
  EXPECT_TRUE(std::isinf(anytime_factor(5, 0.05 / 3))) << "36 < 60";
  EXPECT_THROW(anytime_factor(5, 0), Bug);
}

TEST(AnytimeInterval, ByHand)
{
  // n = 5, g = 1, error 0.05: K = (√6 / 0.05)^0.4 = 4.7434, c = √(4 · 3.7434 / (1 − 4.7434 / 6)) = 8.455.
  const Interval found = anytime_interval(Values{1, 2, 3, 4, 5});
  EXPECT_DOUBLE_EQ(found.estimate, 3);
  EXPECT_NEAR((found.high - 3) / std::sqrt(0.5), 8.455, 2e-3);
  EXPECT_NEAR(found.high - 3, 3 - found.low, 1e-12);
  EXPECT_TRUE(std::isinf(anytime_interval(Values{1, 1, 1}).high)) << "also if nothing varies";
}

TEST(AnytimeInterval, CoversTheMeanAtAllTimesAtOnce)
{
  constexpr int sequences = 2000;
  int ever_missed = 0;
  int t_missed = 0;
  for (std::uint32_t s = 0; s < sequences; ++s) {
    const Values values = made_up(s, {3}, 0, 100).front();
    bool missed = false;
    bool by_t = false;
    for (std::size_t n = 5; n <= values.size(); ++n) {
      const Interval found = anytime_interval(std::span(values).first(n), 0.9);
      missed = missed || found.low > 3 || found.high < 3;
      const double t = std::abs(found.estimate - 3) / standard_error(std::span(values).first(n));
      by_t = by_t || t > 2.13;  // t(0.95; 4), too wide for all others
    }
    ever_missed += missed ? 1 : 0;
    t_missed += by_t ? 1 : 0;
  }
  EXPECT_LT(ever_missed, most_by_chance(0.1, sequences));
  EXPECT_GT(ever_missed, sequences / 100) << "not by saying nothing";
  EXPECT_GT(t_missed, most_by_chance(0.1, sequences)) << "an interval for one look does not";
}

struct Outcomes {
  int wrong = 0;
  int decided = 0;
  double mean_looks = 0;
};

/// Many studies with these true means, of which higher is better.
Outcomes studies(int number, const Values& means, double correlation, const StoppingRule& rule,
                 int replicates)
{
  Outcomes out;
  const double best = std::ranges::max(means);
  for (int s = 0; s < number; ++s) {
    const Arms arms = made_up(static_cast<std::uint32_t>(s), means, correlation, replicates);
    const Decision found = best_arm(arms, rule);
    const double lost = best - means[found.leader];
    const bool alone = std::ranges::count(means, best) == 1;
    out.decided += found.verdict != Verdict::not_known_yet ? 1 : 0;
    out.mean_looks += static_cast<double>(found.looked_at) / number;
    out.wrong += (found.verdict == Verdict::best_known && (lost > 0 || !alone)) ||
                         (found.verdict == Verdict::none_better && lost >= rule.matters)
                     ? 1
                     : 0;
  }
  return out;
}

TEST(BestArm, IsWrongNoMoreOftenThanItSays)
{
  constexpr int number = 1000;
  const Values equal(4, 0.0);
  Values one_better = equal;
  one_better[2] = 0.2;
  for (const double correlation : {0.0, 0.9}) {
    for (const double matters : {0.0, 0.2}) {
      const StoppingRule rule{.error = 0.1, .matters = matters};
      EXPECT_LE(studies(number, equal, correlation, rule, 60).wrong, most_by_chance(0.1, number));
      EXPECT_LE(studies(number, one_better, correlation, rule, 60).wrong, most_by_chance(0.1, number));
      EXPECT_LE(studies(number, {0, 0}, correlation, rule, 60).wrong, most_by_chance(0.1, number));
    }
  }
  // A rule that allows more is wrong more often: the bound above could be missed.
  EXPECT_GT(studies(number, {0, 0}, 0.9, {.error = 0.6, .matters = 0}, 60).wrong,
            most_by_chance(0.1, number));
}

TEST(BestArm, StopsAndTheSoonerTheClearer)
{
  const StoppingRule rule{.error = 0.05, .matters = 0.2};
  const Outcomes equal = studies(300, {0, 0, 0, 0}, 0.9, rule, 200);
  const Outcomes clear = studies(300, {0, 0, 0.5, 0}, 0.9, rule, 200);
  EXPECT_EQ(equal.decided, 300);
  EXPECT_EQ(clear.decided, 300);
  // Standard deviation of a difference: √0.2.  A leader of equals needs about (3.7 √0.2 / 0.2)² − what it leads by.
  EXPECT_GT(equal.mean_looks, 35);
  EXPECT_LT(equal.mean_looks, 65);
  EXPECT_GT(clear.mean_looks, 6);
  EXPECT_LT(clear.mean_looks, 20);
}

TEST(BestArm, TellsTheLeaderTheIntervalsAndItsEquals)
{
  const Arms arms{
      {10, 11, 12, 13, 14, 15, 16, 17}, {0, 1, 1, 3, 3, 5, 5, 7}, {11, 10, 13, 12, 15, 14, 17, 16}};
  const Decision found = best_arm(arms, {.error = 0.05, .matters = 0});
  EXPECT_EQ(found.verdict, Verdict::not_known_yet) << "the third may be better than the first";
  EXPECT_EQ(found.leader, 0U) << "the first of two";
  EXPECT_EQ(found.looked_at, 8U);
  EXPECT_EQ(found.equals, (std::vector<std::size_t>{2}));
  Values difference;
  for (std::size_t k = 0; k < 8; ++k) difference.push_back(arms[1][k] - arms[0][k]);
  const Interval expected = anytime_interval(difference, 1 - 0.05 / 2);
  EXPECT_NEAR(found.to_leader[1].low, expected.low, 1e-9);
  EXPECT_NEAR(found.to_leader[1].high, expected.high, 1e-9);
  EXPECT_EQ(found.to_leader[0].high, 0);

  const Decision enough = best_arm(arms, {.error = 0.05, .matters = 20});
  EXPECT_EQ(enough.verdict, Verdict::none_better);
  EXPECT_EQ(enough.looked_at, 6U) << "with error 0.025 seven^2.5 > 40, six^2 < 40";
}

TEST(BestArm, LowerMayBeBetter)
{
  const Arms arms = made_up(1, {0, 3}, 0.5, 40);
  Arms turned = arms;
  for (Values& arm : turned)
    for (double& x : arm) x = -x;
  const Decision higher = best_arm(arms, {});
  const Decision lower = best_arm(turned, {.better = Better::lower});
  EXPECT_EQ(lower.verdict, Verdict::best_known);
  EXPECT_EQ(lower.leader, 1U);
  EXPECT_LT(higher.to_leader[0].high, 0);
  EXPECT_DOUBLE_EQ(lower.to_leader[0].low, -higher.to_leader[0].high);
  EXPECT_DOUBLE_EQ(lower.to_leader[0].high, -higher.to_leader[0].low);
}

TEST(BestArm, LooksOnlyAtLeadingReplicatesOfWhichAllHaveEnded)
{
  const Arms all = made_up(2, {0, 0, 0.02}, 0.5, 30);
  Arms ahead = all;
  ahead[0].resize(12);
  Arms cut = all;
  for (Values& arm : cut) arm.resize(12);
  const Decision of_ahead = best_arm(ahead, {});
  const Decision of_cut = best_arm(cut, {});
  EXPECT_EQ(of_ahead.looked_at, 12U);
  EXPECT_EQ(of_ahead.leader, of_cut.leader);
  EXPECT_EQ(of_ahead.to_leader[0].high, of_cut.to_leader[0].high);
  // What comes after the decision does not change it.
  const Arms clear = made_up(3, {0, 3}, 0.5, 40);
  const Decision decided = best_arm(clear, {});
  Arms longer = clear;
  longer[0].back() = 1e6;
  EXPECT_EQ(best_arm(longer, {}).to_leader[0].high, decided.to_leader[0].high);
  EXPECT_LT(decided.looked_at, 20U);
  EXPECT_EQ(best_arm(Arms(2), {}).verdict, Verdict::not_known_yet) << "nothing has ended";
}

TEST(BestArm, AFailedRunTakesItsReplicateFromAll)
{
  Arms arms = made_up(4, {0, 0, 0}, 0.5, 20);
  Arms without = arms;
  for (Values& arm : without) arm.erase(arm.begin() + 7);
  arms[1][7] = missing;
  const Decision found = best_arm(arms, {});
  EXPECT_EQ(found.looked_at, 20U);
  EXPECT_EQ(found.left_out, 1U);
  EXPECT_EQ(found.to_leader[2].high, best_arm(without, {}).to_leader[2].high);

  Arms clear = made_up(5, {0, 9}, 0.5, 20);
  clear[0][2] = missing;
  const Decision late = best_arm(clear, {});
  EXPECT_EQ(late.verdict, Verdict::best_known);
  EXPECT_EQ(late.looked_at, 10U) << "one of nine is more than a tenth";
  clear[1][3] = clear[1][5] = missing;
  EXPECT_EQ(best_arm(clear, {}).verdict, Verdict::not_known_yet) << "three of twenty";
}

}  // namespace
}  // namespace linli
