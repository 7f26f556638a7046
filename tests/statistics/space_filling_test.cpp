#include "statistics/space_filling.hpp"

#include "core/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <set>

namespace linli {
namespace {

using testing::ElementsAre;

constexpr Luck luck{7, 3};

/// A coordinate, which has 52 bits.
std::uint64_t bits_of(double coordinate)
{
  return static_cast<std::uint64_t>(std::ldexp(coordinate, 52));
}

/// What is left of a dimension of Sobol's sequence without the shift.
std::vector<double> unshifted(const SpacePoints& points, std::size_t dimension)
{
  std::vector<double> out;
  for (const std::vector<double>& point : points) {
    const std::uint64_t bits = bits_of(point[dimension]) ^ bits_of(points[0][dimension]);
    out.push_back(std::ldexp(static_cast<double>(bits), -52));
  }
  return out;
}

void expect_within_unit(const SpacePoints& points)
{
  for (const std::vector<double>& point : points) {
    for (const double x : point) {
      EXPECT_GE(x, 0);
      EXPECT_LT(x, 1);
    }
  }
}

TEST(LatinHypercube, HasOnePointInEachPartAlongEveryDimension)
{
  for (const std::size_t n : {1U, 2U, 7U, 100U}) {
    const SpacePoints points = latin_hypercube(n, 5, luck);
    ASSERT_EQ(points.size(), n);
    expect_within_unit(points);
    for (std::size_t d = 0; d < 5; ++d) {
      std::set<int> parts;
      for (const std::vector<double>& point : points)
        parts.insert(static_cast<int>(point.at(d) * static_cast<double>(n)));
      EXPECT_EQ(parts.size(), n) << "dimension " << d << " of " << n;
    }
  }
}

TEST(LatinHypercube, HasPointsAnywhereInTheirParts)
{
  const SpacePoints points = latin_hypercube(1000, 1, luck);
  double sum = 0;
  double least = 1;
  double most = 0;
  for (const std::vector<double>& point : points) {
    const double within = point[0] * 1000 - std::floor(point[0] * 1000);
    sum += within;
    least = std::min(least, within);
    most = std::max(most, within);
  }
  EXPECT_NEAR(sum / 1000, 0.5, 5 / std::sqrt(12.0 * 1000));
  EXPECT_LT(least, 0.02);
  EXPECT_GT(most, 0.98);
}

TEST(LatinHypercube, MixesTheOrderOfDimensionsApart)
{
  const SpacePoints points = latin_hypercube(50, 2, luck);
  int same = 0;
  int rising = 0;
  for (std::size_t k = 0; k < 50; ++k) {
    const auto part = [&](std::size_t d) { return static_cast<std::size_t>(points[k][d] * 50); };
    same += part(0) == part(1) ? 1 : 0;
    rising += part(0) == k ? 1 : 0;
  }
  EXPECT_LT(same, 10);
  EXPECT_LT(rising, 10);
}

TEST(LatinHypercube, HangsOnItsLuckOnly)
{
  EXPECT_EQ(latin_hypercube(16, 3, luck), latin_hypercube(16, 3, luck));
  EXPECT_NE(latin_hypercube(16, 3, luck), latin_hypercube(16, 3, {8, 3}));
  EXPECT_NE(latin_hypercube(16, 3, luck), latin_hypercube(16, 3, {7, 4}));
}

TEST(LatinHypercube, HasAsManyPointsAsItSays)
{
  constexpr std::size_t most = 131072;
  EXPECT_EQ(latin_hypercube(most, 1, luck).size(), most);
  EXPECT_THROW(latin_hypercube(most + 1, 1, luck), Bug);
}

/// Joe & Kuo's table, in the order of Gray codes.
TEST(SobolSequence, IsThatOfJoeAndKuo)
{
  const SpacePoints points = sobol_sequence(8, 4, luck);
  EXPECT_THAT(unshifted(points, 0), ElementsAre(0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125));
  EXPECT_THAT(unshifted(points, 1), ElementsAre(0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625));
  EXPECT_THAT(unshifted(points, 2), ElementsAre(0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375));
  EXPECT_THAT(unshifted(points, 3), ElementsAre(0, 0.5, 0.25, 0.75, 0.875, 0.375, 0.625, 0.125));
}

TEST(SobolSequence, FillsEveryElementaryIntervalOnce)
{
  for (int m = 0; m <= 8; ++m) {
    const SpacePoints points = sobol_sequence(std::size_t{1} << static_cast<unsigned>(m), 2, luck);
    for (int along = 0; along <= m; ++along) {
      std::set<std::pair<int, int>> cells;
      for (const std::vector<double>& point : points)
        cells.emplace(static_cast<int>(std::ldexp(point[0], along)),
                      static_cast<int>(std::ldexp(point[1], m - along)));
      EXPECT_EQ(cells.size(), points.size()) << m << " bits, " << along << " of them along the first";
    }
  }
}

TEST(SobolSequence, IsBalancedInEveryDimension)
{
  const SpacePoints points = sobol_sequence(256, 300, luck);
  expect_within_unit(points);
  for (std::size_t d = 0; d < 300; ++d) {
    std::set<int> parts;
    for (const std::vector<double>& point : points) parts.insert(static_cast<int>(point[d] * 256));
    EXPECT_EQ(parts.size(), 256U) << "dimension " << d;
  }
}

TEST(SobolSequence, KeepsEarlierPointsAndDimensions)
{
  const SpacePoints few = sobol_sequence(16, 3, luck);
  const SpacePoints many = sobol_sequence(64, 5, luck);
  for (std::size_t k = 0; k < few.size(); ++k) {
    for (std::size_t d = 0; d < 3; ++d) EXPECT_EQ(few[k][d], many[k][d]);
  }
}

TEST(SobolSequence, HangsOnItsLuckOnly)
{
  EXPECT_EQ(sobol_sequence(16, 3, luck), sobol_sequence(16, 3, luck));
  EXPECT_NE(sobol_sequence(16, 3, luck), sobol_sequence(16, 3, {8, 3}));
  EXPECT_NE(sobol_sequence(16, 3, luck), sobol_sequence(16, 3, {7, 4}));
}

TEST(SobolSequence, ShiftsEveryDimensionByItsOwnLuck)
{
  const SpacePoints points = sobol_sequence(1, 20, luck);
  EXPECT_EQ(std::set<double>(points[0].begin(), points[0].end()).size(), 20U);
}

TEST(SobolSequence, HasAPowerOfTwoOfPoints)
{
  EXPECT_THROW(sobol_sequence(12, 2, luck), Bug);
  EXPECT_THROW(sobol_sequence(0, 2, luck), Bug);
}

}  // namespace
}  // namespace linli
