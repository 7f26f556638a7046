#include "statistics/factorial.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

namespace linli {
namespace {

using Values = std::vector<double>;
using Words = std::vector<std::uint32_t>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

double sign(std::size_t level)
{
  return level == 0 ? -1 : 1;
}

/// Of points with levels −1 and 1, Σ over points of the product of some factors.
double sum_of_products(const Design& design, const std::vector<std::size_t>& factors)
{
  double sum = 0;
  for (const auto& point : design) {
    double product = 1;
    for (const std::size_t factor : factors) product *= sign(point[factor]);
    sum += product;
  }
  return sum;
}

/// The fewest factors whose product is the same in every point: the resolution.  At most 5 are looked at.
std::size_t resolution_of(const Design& design)
{
  const std::size_t d = design.front().size();
  std::size_t fewest = 6;
  for (std::uint32_t set = 1; set < (1U << d); ++set) {
    std::vector<std::size_t> factors;
    for (std::size_t j = 0; j < d; ++j)
      if ((set >> j & 1U) != 0) factors.push_back(j);
    if (factors.size() < fewest && sum_of_products(design, factors) != 0) fewest = factors.size();
  }
  return fewest;
}

/// An outcome for each point of each replicate.
template <class Of>
std::vector<Values> outcomes(const Design& design, int replicates, const Of& of)
{
  std::vector<Values> out;
  for (int r = 0; r < replicates; ++r) {
    out.emplace_back();
    for (const auto& point : design) out.back().push_back(of(r, point));
  }
  return out;
}

TEST(FullFactorial, HasEveryCombinationOnceAndInOrder)
{
  const Design expected{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}};
  EXPECT_EQ(full_factorial(std::array<std::size_t, 2>{2, 3}), expected);
  EXPECT_EQ(full_factorial({}).size(), 1U);
  EXPECT_THROW(full_factorial(std::array<std::size_t, 1>{0}), Bug);
}

TEST(FractionWords, AreThoseOfSanchezAndSanchez)
{
  EXPECT_EQ(fraction_words(18, Resolution::five),
            (Words{1, 2, 4, 8, 15, 16, 32, 51, 64, 85, 106, 128, 150, 171, 219, 237, 247, 256}));
  EXPECT_EQ(fraction_words(9, Resolution::four), (Words{1, 2, 4, 7, 8, 11, 13, 14, 16}));
  EXPECT_EQ(fraction_words(5, Resolution::three), (Words{1, 2, 3, 4, 5}));
}

TEST(FractionWords, NeedTheRunsOfTheTables)
{
  // Of resolution V 8 factors in 64 runs, 11 in 128, 17 in 256, 21 in 512, 29 in 1,024; of IV 16 in 32; of III 31 in 32.
  const auto runs = [](std::size_t factors, Resolution resolution) {
    return std::bit_ceil(fraction_words(factors, resolution).back() + 1U);
  };
  EXPECT_EQ(runs(8, Resolution::five), 64U);
  EXPECT_EQ(runs(11, Resolution::five), 128U);
  EXPECT_EQ(runs(17, Resolution::five), 256U);
  EXPECT_EQ(runs(21, Resolution::five), 512U);
  EXPECT_EQ(runs(29, Resolution::five), 1024U);
  EXPECT_EQ(runs(16, Resolution::four), 32U);
  EXPECT_EQ(runs(31, Resolution::three), 32U);
}

TEST(FractionalFactorial, HasTheResolutionThatItSays)
{
  EXPECT_EQ(resolution_of(fractional_factorial(7, Resolution::three)), 3U);
  EXPECT_EQ(fractional_factorial(7, Resolution::three).size(), 8U);
  EXPECT_EQ(resolution_of(fractional_factorial(8, Resolution::four)), 4U);
  EXPECT_EQ(fractional_factorial(8, Resolution::four).size(), 16U);
  EXPECT_EQ(resolution_of(fractional_factorial(5, Resolution::five)), 5U);
  EXPECT_EQ(fractional_factorial(5, Resolution::five).size(), 16U);
  EXPECT_EQ(resolution_of(fractional_factorial(11, Resolution::five)), 5U);
  EXPECT_EQ(fractional_factorial(2, Resolution::five).size(), 4U) << "the full factorial";
}

TEST(Contrast, ByHand)
{
  // Differences 1, 3; the third replicate lacks a run that is needed, the second one that is not.
  const std::vector<Values> y{{1, 5, 2}, {1, missing, 4}, {missing, 2, 2}};
  const Effect found = contrast(y, Values{-1, 0, 1});
  EXPECT_EQ(found.replicates, 2U);
  EXPECT_DOUBLE_EQ(found.size.estimate, 2);
  EXPECT_NEAR(found.size.high, 2 + 12.7062, 1e-4);
  EXPECT_NEAR(found.p_value, 0.2952, 1e-4);
  EXPECT_EQ(contrast(y, Values{0, 1, -1}).replicates, 2U);
}

TEST(Contrast, DoesNotTakeRoundingForAnEffect)
{
  // 0.1 + 0.2 is not 0.3: 5e-17 would be left in each replicate, and differ from 0 for certain.
  const Effect found = contrast(std::vector<Values>{{1, 1, 1}, {1, 1, 1}}, Values{0.1, 0.2, -0.3});
  EXPECT_EQ(found.size.estimate, 0);
  EXPECT_EQ(found.p_value, 1);
}

TEST(MainEffects, OfThreeLevelsByHand)
{
  // Means of the first factor's levels 1, 4, 10, of the second's 4 and 6; replicates share luck that is none of theirs.
  const std::array<double, 3> first{1, 4, 10};
  const Design design = full_factorial(std::array<std::size_t, 2>{3, 2});
  const auto y = outcomes(design, 3, [&](int r, const auto& point) {
    return 100.0 * r + first[point[0]] + (point[1] == 0 ? -1 : 1);
  });
  const std::vector<LevelEffect> found = main_effects(design, y);
  ASSERT_EQ(found.size(), 5U);
  EXPECT_NEAR(found[0].from_mean.size.estimate, -4, 1e-9);
  EXPECT_NEAR(found[2].from_mean.size.estimate, 5, 1e-9);
  EXPECT_NEAR(found[1].from_first.size.estimate, 3, 1e-9);
  EXPECT_NEAR(found[2].from_first.size.low, 9, 1e-9) << "not blurred by luck";
  EXPECT_EQ(found[0].from_first.size.high, 0);
  EXPECT_EQ(found[4].factor, 1U);
  EXPECT_EQ(found[4].level, 1U);
  EXPECT_NEAR(found[4].from_first.size.estimate, 2, 1e-9);
  for (const Interaction& pair : interactions(design, y)) EXPECT_NEAR(pair.effect.size.estimate, 0, 1e-9);
}

TEST(Interactions, AreDifferencesOfDifferences)
{
  const std::array<std::array<double, 3>, 2> cells{{{1, 2, 5}, {3, 9, 6}}};
  const Design design = full_factorial(std::array<std::size_t, 2>{2, 3});
  const auto y = outcomes(design, 2, [&](int r, const auto& point) { return r + cells[point[0]][point[1]]; });
  const std::vector<Interaction> found = interactions(design, y);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NEAR(found[0].effect.size.estimate, (9 - 3) - (2 - 1), 1e-12);
  EXPECT_EQ(found[1].second_level, 2U);
  EXPECT_NEAR(found[1].effect.size.estimate, (6 - 3) - (5 - 1), 1e-12);
}

TEST(Interactions, OfAFractionOfResolutionFiveAreThoseOfTheModel)
{
  // y = Σ b_j x_j + 3 x_0 x_4 − 2 x_1 x_2 with levels 0 and 1.
  const Design design = fractional_factorial(5, Resolution::five);
  const auto y = outcomes(design, 2, [](int r, const auto& point) {
    double sum =
        r + 3.0 * static_cast<double>(point[0] * point[4]) - 2.0 * static_cast<double>(point[1] * point[2]);
    for (std::size_t j = 0; j < 5; ++j) sum += static_cast<double>((j + 1) * point[j]);
    return sum;
  });
  for (const Interaction& pair : interactions(design, y)) {
    const double expected = pair.first == 0 && pair.second == 4   ? 3
                            : pair.first == 1 && pair.second == 2 ? -2
                                                                  : 0;
    EXPECT_NEAR(pair.effect.size.estimate, expected, 1e-9) << pair.first << pair.second;
  }
  const std::vector<LevelEffect> main = main_effects(design, y);
  EXPECT_NEAR(main[1].from_first.size.estimate, 1 + 3 * 0.5, 1e-9) << "over both levels of the other";
  EXPECT_NEAR(main[7].from_first.size.estimate, 4, 1e-9);
}

TEST(Interactions, OfAFractionOfResolutionThreeAreNotToldFromMainEffects)
{
  // The word of factor 2 is the XOR of those of 0 and 1.
  const Design design = fractional_factorial(3, Resolution::three);
  const auto y = outcomes(design, 2, [](int, const auto& point) { return sign(point[2]); });
  EXPECT_NEAR(std::abs(interactions(design, y)[0].effect.size.estimate), 4, 1e-12) << "though there is none";
}

TEST(MainEffects, LoseOnlyReplicatesThatLackARunOfTheirs)
{
  const Design design = full_factorial(std::array<std::size_t, 2>{3, 2});
  auto y =
      outcomes(design, 5, [](int r, const auto& point) { return r * 0.1 + static_cast<double>(point[0]); });
  y[1][2] = missing;  // levels 1 and 0
  y[4][4] = missing;  // levels 2 and 0
  const std::vector<LevelEffect> found = main_effects(design, y);
  EXPECT_EQ(found[1].from_first.replicates, 4U);
  EXPECT_EQ(found[2].from_first.replicates, 4U);
  EXPECT_EQ(found[1].from_mean.replicates, 3U);
  EXPECT_EQ(found[4].from_first.replicates, 3U) << "levels of the second factor need every run";
  EXPECT_NEAR(found[2].from_first.size.estimate, 2, 1e-9);
}

TEST(Interactions, OfACellThatIsNotThereAreMissing)
{
  const Design design{{0, 0}, {0, 1}, {1, 0}};
  const std::vector<Interaction> found = interactions(design, std::vector<Values>{{1, 2, 3}, {2, 3, 4}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(std::isnan(found[0].effect.size.estimate));
  EXPECT_TRUE(std::isinf(found[0].effect.size.high));
  EXPECT_EQ(found[0].effect.replicates, 0U);
}

TEST(MainEffects, CoverTheTruthAsOftenAsTheySayUnderSharedLuck)
{
  constexpr int studies = 1000;
  const Design design = full_factorial(std::array<std::size_t, 2>{2, 2});
  int main_covered = 0;
  int pair_covered = 0;
  for (std::uint32_t s = 0; s < studies; ++s) {
    Draws draws({}, Stream::threshold, s, 0);
    double shared = 0;
    const auto y = outcomes(design, 6, [&](int, const auto& point) {
      if (point[0] + point[1] == 0) shared = 5 * sample_normal(draws);
      const double own =
          static_cast<double>(1 + point[0]) * sample_normal(draws);  // noise that differs by cell
      return shared + own + static_cast<double>(point[0]);
    });
    const Interval main = main_effects(design, y, 0.9)[1].from_first.size;
    const Interval pair = interactions(design, y, 0.9)[0].effect.size;
    main_covered += main.low <= 1 && 1 <= main.high ? 1 : 0;
    pair_covered += pair.low <= 0 && 0 <= pair.high ? 1 : 0;
  }
  const double apart = 3 * std::sqrt(studies * 0.9 * 0.1);
  EXPECT_NEAR(main_covered, studies * 0.9, apart);
  EXPECT_NEAR(pair_covered, studies * 0.9, apart);
}

}  // namespace
}  // namespace linli
