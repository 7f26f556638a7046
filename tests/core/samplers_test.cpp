#include "core/samplers.hpp"

#include "core/errors.hpp"
#include "support/statistics.hpp"

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <vector>

namespace linli {
namespace {

using test::chi_square_p;
using test::false_alarm;
using test::kolmogorov_p;
using test::normal_p;

constexpr Luck luck{2017, 0};

Draws at(std::uint32_t id, std::uint32_t week = 0)
{
  return {luck, Stream::participation, week, id};
}

/// One draw at each of `count` addresses; every sample has a `week` of its own.
template <class Sampler>
std::vector<double> sample(std::uint32_t week, std::uint32_t count, Sampler&& sampler)
{
  std::vector<double> out(count);
  for (std::uint32_t id = 0; id < count; ++id) {
    Draws draws = at(id, week);
    out[id] = sampler(draws);
  }
  return out;
}

std::vector<double> histogram(const std::vector<double>& values, std::size_t bins)
{
  std::vector<double> counts(bins, 0.0);
  for (const double x : values) counts.at(static_cast<std::size_t>(x)) += 1;
  return counts;
}

TEST(SampleBelow, IsUniform)
{
  constexpr std::uint32_t draws = 100000;
  for (const std::uint32_t count : {2U, 3U, 7U, 10U, 256U}) {
    const auto values = sample(count, draws, [&](Draws& d) { return sample_below(d, count); });
    EXPECT_GT(chi_square_p(histogram(values, count),
                           std::vector<double>(count, static_cast<double>(draws) / count)),
              false_alarm)
        << count;
  }
}

TEST(SampleBelow, RejectsWhatWouldFavourSomeNumbers)
{
  // Of 3 × 2^30 numbers every third would come up twice as often as the others if no word were rejected.
  constexpr std::uint32_t draws = 100000;
  constexpr std::uint32_t count = 3U << 30;
  const auto values = sample(1, draws, [](Draws& d) { return sample_below(d, count); });
  std::vector<double> thirds(3, 0.0);
  for (const double x : values) thirds[static_cast<std::uint32_t>(x) % 3] += 1;
  EXPECT_GT(chi_square_p(thirds, std::vector<double>(3, draws / 3.0)), false_alarm);
  EXPECT_LT(*std::max_element(values.begin(), values.end()), count);
}

TEST(SampleBelow, KnowsOnlyZeroBelowOne)
{
  for (std::uint32_t id = 0; id < 100; ++id) {
    Draws draws = at(id);
    EXPECT_EQ(sample_below(draws, 1), 0U);
  }
}

TEST(SampleBelow, NeedsSomethingToDrawFrom)
{
  Draws draws = at(0);
  EXPECT_THROW(sample_below(draws, 0), Bug);
}

TEST(NormalQuantile, IsBoosts)
{
  const boost::math::normal normal;
  const auto expect_near = [&](double p) {
    const double truth = boost::math::quantile(normal, p);
    ASSERT_NEAR(normal_quantile(p), truth, 1e-13 * std::abs(truth)) << p;
  };
  for (int k = 1; k < 100000; ++k) {
    if (k != 50000) expect_near(k / 100000.0);
  }
  for (int e = 2; e <= 300; ++e) expect_near(std::pow(10.0, -e));
  for (int e = 2; e <= 52; ++e) expect_near(1 - std::ldexp(1.0, -e));
  // AS 241 changes its formula at 0.075, 0.925 and e^-25.
  for (const double p : {0.075, 0.925, std::exp(-25.0), 1 - std::exp(-25.0)}) {
    for (const double x : {std::nextafter(p, 0.0), p, std::nextafter(p, 1.0)}) expect_near(x);
  }
  expect_near(0.5 + 0x1p-30);
  expect_near(0.5 - 0x1p-30);
  EXPECT_EQ(normal_quantile(0.5), 0.0);
}

TEST(NormalQuantile, HasTheErrorItStates)
{
  // Newton's correction in long double, whose own error is of second order.
  double worst = 0;
  for (int k = 1; k < 20000; ++k) {
    const double p = k / 20000.0;
    const double z = normal_quantile(p);
    if (k == 10000) continue;
    const long double root_two = std::sqrt(2.0L);
    const long double below = boost::math::erfc(-static_cast<long double>(z) / root_two) / 2;
    const long double density =
        std::exp(-static_cast<long double>(z) * z / 2) / std::sqrt(2 * std::acos(-1.0L));
    worst = std::max(worst, static_cast<double>(std::abs((below - p) / density / z)));
  }
  EXPECT_LT(worst, 1e-15);
}

TEST(SampleNormal, IsNormal)
{
  const auto values = sample(2, 200000, [](Draws& d) { return sample_normal(d); });
  EXPECT_GT(kolmogorov_p(values, [](double x) { return boost::math::cdf(boost::math::normal(), x); }),
            false_alarm);
  double sum = 0;
  double squares = 0;
  for (const double x : values) {
    sum += x;
    squares += x * x;
  }
  const auto n = static_cast<double>(values.size());
  EXPECT_GT(normal_p(sum / std::sqrt(n)), false_alarm);
  EXPECT_GT(normal_p((squares - n) / std::sqrt(2 * n)), false_alarm);
}

TEST(SampleNormal, IsTheQuantileOfOneUniformNumber)
{
  // So that with common luck a shifted mean moves every draw by the shift.
  for (std::uint32_t id = 0; id < 100; ++id) {
    Draws normal = at(id);
    Draws uniform = at(id);
    EXPECT_EQ(sample_normal(normal), normal_quantile(uniform.uniform()));
    EXPECT_EQ(normal.word(), uniform.word()) << "both stand at the same place afterwards";
  }
}

TEST(SampleExponential, IsExponential)
{
  const auto values = sample(3, 200000, [](Draws& d) { return sample_exponential(d); });
  EXPECT_GT(kolmogorov_p(values, [](double x) { return x < 0 ? 0.0 : -std::expm1(-x); }), false_alarm);
}

TEST(SampleGumbel, IsGumbel)
{
  const auto values = sample(4, 200000, [](Draws& d) { return sample_gumbel(d); });
  EXPECT_GT(kolmogorov_p(values, [](double x) { return std::exp(-std::exp(-x)); }), false_alarm);
}

TEST(SampleGumbel, ChoosesInProportionToWeights)
{
  const std::array<double, 4> weights{1, 2, 3, 10};
  constexpr std::uint32_t draws = 50000;
  const auto values = sample(5, draws, [&](Draws& d) {
    std::size_t best = 0;
    double highest = -std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < weights.size(); ++k) {
      const double score = std::log(weights[k]) + sample_gumbel(d);
      if (score > highest) {
        highest = score;
        best = k;
      }
    }
    return static_cast<double>(best);
  });
  std::vector<double> expected;
  for (const double w : weights) expected.push_back(draws * w / 16);
  EXPECT_GT(chi_square_p(histogram(values, 4), expected), false_alarm);
}

TEST(SampleGamma, IsGamma)
{
  std::uint32_t week = 100;
  for (const double shape : {0.1, 0.5, 1.0, 4.0, 50.0, 1000.0}) {
    // Enough to notice 2 % in a constant of the method, where it shows most.
    const std::uint32_t count = shape == 0.1 || shape == 4.0 ? 500000 : 50000;
    const auto values = sample(week++, count, [&](Draws& d) { return sample_gamma(d, shape); });
    const boost::math::gamma_distribution<> gamma(shape);
    EXPECT_GT(kolmogorov_p(values, [&](double x) { return boost::math::cdf(gamma, x); }), false_alarm)
        << shape;
    double sum = 0;
    for (const double x : values) sum += x;
    const auto n = static_cast<double>(values.size());
    EXPECT_GT(normal_p((sum - n * shape) / std::sqrt(n * shape)), false_alarm) << shape;
  }
  Draws draws = at(0);
  EXPECT_THROW(sample_gamma(draws, 0), Bug);
  EXPECT_THROW(sample_gamma(draws, -1), Bug);
}

TEST(SamplePoisson, IsPoisson)
{
  constexpr std::uint32_t draws = 50000;
  std::uint32_t week = 200;
  for (const double mean : {0.1, 0.9, 3.0, 30.0, 500.0, 1100.0}) {
    const auto values = sample(week++, draws, [&](Draws& d) { return sample_poisson(d, mean); });
    const auto top = static_cast<std::size_t>(*std::max_element(values.begin(), values.end())) + 2;
    const boost::math::poisson poisson(mean);
    std::vector<double> expected;
    for (std::size_t k = 0; k + 1 < top; ++k) expected.push_back(draws * boost::math::pdf(poisson, k));
    expected.push_back(draws * boost::math::cdf(boost::math::complement(poisson, top - 2)));
    EXPECT_GT(chi_square_p(histogram(values, top), expected), false_alarm) << mean;
  }
}

TEST(SamplePoisson, CountsNothingAtMeanZero)
{
  for (std::uint32_t id = 0; id < 100; ++id) {
    Draws draws = at(id);
    EXPECT_EQ(sample_poisson(draws, 0), 0U);
  }
}

TEST(SamplePoisson, KnowsItsRange)
{
  Draws draws = at(0);
  EXPECT_THROW(sample_poisson(draws, -0.1), Bug);
  EXPECT_THROW(sample_poisson(draws, 100000.1), Bug);
  EXPECT_THROW(sample_poisson(draws, std::numeric_limits<double>::quiet_NaN()), Bug);
}

TEST(Shuffle, MakesAllOrdersEquallyLikely)
{
  constexpr std::uint32_t shuffles = 60000;
  std::map<std::array<int, 4>, double> seen;
  for (std::uint32_t id = 0; id < shuffles; ++id) {
    std::array<int, 4> items{0, 1, 2, 3};
    shuffle(items.data(), 4, at(id, 300));
    seen[items] += 1;
  }
  ASSERT_EQ(seen.size(), 24U);
  std::vector<double> counts;
  for (const auto& [order, count] : seen) counts.push_back(count);
  EXPECT_GT(chi_square_p(counts, std::vector<double>(24, shuffles / 24.0)), false_alarm);
}

TEST(Shuffle, KeepsEverything)
{
  std::vector<int> items(1000);
  for (int k = 0; k < 1000; ++k) items[static_cast<std::size_t>(k)] = k;
  const std::vector<int> before = items;
  shuffle(items.data(), 1000, at(1, 301));
  EXPECT_NE(items, before);
  std::sort(items.begin(), items.end());
  EXPECT_EQ(items, before);
}

TEST(Shuffle, OfNoneOrOneDoesNothing)
{
  int item = 7;
  shuffle(&item, 1, at(0));
  shuffle(&item, 0, at(0));
  EXPECT_EQ(item, 7);
}

}  // namespace
}  // namespace linli
