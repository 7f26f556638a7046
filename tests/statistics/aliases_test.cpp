#include "statistics/aliases.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace linli {
namespace {

using Groups = std::vector<std::vector<EffectOf>>;

TEST(Aliases, OfThreeFactorsInFourRuns)
{
  // 2^(3−1): C = A B and so on.
  EXPECT_EQ(aliases(3, Resolution::three), (Groups{{{0}, {1, 2}}, {{1}, {0, 2}}, {{2}, {0, 1}}}));
}

TEST(Aliases, OfFourFactorsInEightRuns)
{
  EXPECT_EQ(aliases(4, Resolution::four), (Groups{{{0, 1}, {2, 3}}, {{0, 2}, {1, 3}}, {{0, 3}, {1, 2}}}));
}

TEST(Aliases, AWholeFactorialHasNone)
{
  EXPECT_TRUE(aliases(2, Resolution::three).empty());
  EXPECT_TRUE(aliases(4, Resolution::five).empty());
  EXPECT_TRUE(aliases(0, Resolution::three).empty());
}

/// The column of signs of an effect over the runs.
std::vector<int> column(const Design& design, const EffectOf& effect)
{
  std::vector<int> out;
  for (const std::vector<std::size_t>& run : design) {
    int sign = 1;
    for (const std::size_t factor : effect) sign *= run[factor] == 0 ? -1 : 1;
    out.push_back(sign);
  }
  return out;
}

TEST(Aliases, AreWhatTheDesignDoesNotTellApart)
{
  for (const Resolution resolution : {Resolution::three, Resolution::four, Resolution::five}) {
    constexpr std::size_t factors = 7;
    const Design design = fractional_factorial(factors, resolution);
    std::set<std::set<EffectOf>> told;
    for (const auto& group : aliases(factors, resolution)) told.insert({group.begin(), group.end()});
    std::set<std::set<EffectOf>> seen;
    std::vector<EffectOf> effects;
    for (std::size_t i = 0; i < factors; ++i) effects.push_back({i});
    for (std::size_t i = 0; i < factors; ++i)
      for (std::size_t j = i + 1; j < factors; ++j) effects.push_back({i, j});
    for (const EffectOf& one : effects) {
      std::set<EffectOf> same;
      for (const EffectOf& other : effects) {
        int product = 0;
        const auto a = column(design, one);
        const auto b = column(design, other);
        for (std::size_t run = 0; run < design.size(); ++run) product += a[run] * b[run];
        if (std::abs(product) == static_cast<int>(design.size())) same.insert(other);
      }
      if (same.size() > 1) seen.insert(same);
    }
    EXPECT_EQ(told, seen);
  }
}

}  // namespace
}  // namespace linli
