#include "engine/observables.hpp"

#include "core/samplers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <set>

namespace linli {
namespace {

using Sums = std::array<double, age_bands>;

Sums naive_sums(const std::vector<std::uint8_t>& band, const std::vector<float>& values)
{
  Sums out{};
  for (std::size_t k = 0; k < band.size(); ++k) {
    if (band[k] != no_age_band) out[band[k]] += static_cast<double>(values[k]);
  }
  return out;
}

TEST(SumByBand, EqualsTheNaiveSumForEveryLength)
{
  // Values are multiples of 1/256, so that every order of additions gives the same float.
  Draws draws(Luck{5, 0}, Stream::participation, 0, 0);
  for (std::size_t size = 0; size <= 40; ++size) {
    std::vector<std::uint8_t> band(size);
    std::vector<float> values(size);
    for (std::size_t k = 0; k < size; ++k) {
      const std::uint32_t b = sample_below(draws, age_bands + 1);
      band[k] = b == age_bands ? no_age_band : static_cast<std::uint8_t>(b);
      values[k] = static_cast<float>(sample_below(draws, 1000)) / 256.0F;
      if (b == age_bands && k % 2 == 0)
        values[k] = std::numeric_limits<float>::quiet_NaN();  // nobody's value
    }
    EXPECT_EQ(sum_by_band(band, values), naive_sums(band, values)) << size;
  }
}

TEST(SumByBand, IsCloseForManyValues)
{
  Draws draws(Luck{6, 0}, Stream::participation, 0, 0);
  constexpr std::size_t size = 20003;
  std::vector<std::uint8_t> band(size);
  std::vector<float> values(size);
  for (std::size_t k = 0; k < size; ++k) {
    band[k] = static_cast<std::uint8_t>(sample_below(draws, age_bands));
    values[k] = static_cast<float>(draws.uniform());
  }
  const Sums sums = sum_by_band(band, values);
  const Sums naive = naive_sums(band, values);
  for (std::size_t b = 0; b < age_bands; ++b) EXPECT_NEAR(sums[b], naive[b], 2e-5 * naive[b]);
}

TEST(CountByBandBelow, CountsTheRowsBelowTheLimit)
{
  const std::vector<std::uint8_t> band{0, 1, no_age_band, 1, 4, 4, 4, 1, 0};
  const std::vector<std::uint8_t> weeks{0, 1, 0, 51, 52, 254, 255, 0, 0};
  EXPECT_EQ(count_by_band_below(band, weeks, 1), (Sums{2, 1, 0, 0, 0}));
  EXPECT_EQ(count_by_band_below(band, weeks, 52), (Sums{2, 3, 0, 0, 0}));
  EXPECT_EQ(count_by_band_below(band, weeks, 255), (Sums{2, 3, 0, 0, 2}));
  EXPECT_EQ(count_by_band_below({}, {}, 255), Sums{});
}

TEST(CountByBandBelow, CountsAnyNumberOfRows)
{
  // Also more than fit into a byte, or into a block of bytes.
  for (const std::size_t size : {1U, 127U, 128U, 129U, 255U, 256U, 257U, 1000U, 5000U}) {
    std::vector<std::uint8_t> band(size, 3);
    const std::vector<std::uint8_t> weeks(size, 0);
    EXPECT_EQ(count_by_band_below(band, weeks, 1), (Sums{0, 0, 0, static_cast<double>(size), 0}));
    band.back() = 4;
    EXPECT_EQ(count_by_band_below(band, weeks, 1), (Sums{0, 0, 0, static_cast<double>(size - 1), 1}));
    EXPECT_EQ(count_by_band_below(band, weeks, 0), Sums{});
  }
}

TEST(Observables, SayWhatTheyAre)
{
  std::set<std::string> names;
  for (const Observable& o : all_observables()) {
    EXPECT_TRUE(names.insert(o.name).second) << o.name << " is there twice";
    EXPECT_FALSE(o.unit.empty() || o.en.empty() || o.zh.empty()) << o.name;
    EXPECT_TRUE(o.add) << o.name;
  }
}

}  // namespace
}  // namespace linli
