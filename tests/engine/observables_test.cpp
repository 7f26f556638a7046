#include "engine/observables.hpp"

#include "core/samplers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <set>

namespace linli {
namespace {

Sums sums_of(const std::vector<std::uint8_t>& category, const std::vector<float>& values)
{
  Sums sums{};
  add_by_category(category, values, sums);
  return sums;
}

Sums counts_of(const std::vector<std::uint8_t>& category, const std::vector<std::uint8_t>& values, int limit)
{
  Sums sums{};
  count_by_category_below(category, values, limit, sums);
  return sums;
}

Sums naive_sums(const std::vector<std::uint8_t>& band, const std::vector<float>& values)
{
  Sums out{};
  for (std::size_t k = 0; k < band.size(); ++k) {
    if (band[k] != no_category) out[band[k]] += static_cast<double>(values[k]);
  }
  return out;
}

TEST(AddByCategory, EqualsTheNaiveSumForEveryLength)
{
  // Values are multiples of 1/256, so that every order of additions gives the same float.
  Draws draws(Luck{5, 0}, Stream::participation, 0, 0);
  for (std::size_t size = 0; size <= 40; ++size) {
    std::vector<std::uint8_t> band(size);
    std::vector<float> values(size);
    for (std::size_t k = 0; k < size; ++k) {
      const std::uint32_t b = sample_below(draws, most_categories + 1);
      band[k] = b == most_categories ? no_category : static_cast<std::uint8_t>(b);
      values[k] = static_cast<float>(sample_below(draws, 1000)) / 256.0F;
      if (b == most_categories && k % 2 == 0)
        values[k] = std::numeric_limits<float>::quiet_NaN();  // nobody's value
    }
    EXPECT_EQ(sums_of(band, values), naive_sums(band, values)) << size;
  }
}

TEST(AddByCategory, IsCloseForManyValues)
{
  Draws draws(Luck{6, 0}, Stream::participation, 0, 0);
  constexpr std::size_t size = 20003;
  std::vector<std::uint8_t> band(size);
  std::vector<float> values(size);
  for (std::size_t k = 0; k < size; ++k) {
    band[k] = static_cast<std::uint8_t>(sample_below(draws, most_categories));
    values[k] = static_cast<float>(draws.uniform());
  }
  const Sums sums = sums_of(band, values);
  const Sums naive = naive_sums(band, values);
  for (std::size_t b = 0; b < most_categories; ++b) EXPECT_NEAR(sums[b], naive[b], 2e-5 * naive[b]);
}

TEST(AddByCategory, AddsToWhatIsThere)
{
  Sums sums{1, 2};
  add_by_category(std::vector<std::uint8_t>{1}, std::vector<float>{0.5F}, sums);
  count_by_category_below(std::vector<std::uint8_t>{0}, std::vector<std::uint8_t>{3}, 4, sums);
  EXPECT_EQ(sums, (Sums{2, 2.5}));
}

TEST(AddByCategory, ColumnsTogetherGiveTheSameBitsAsOneByOne)
{
  Draws draws(Luck{7, 0}, Stream::participation, 0, 0);
  constexpr std::size_t size = 1003;
  std::vector<std::uint8_t> band(size);
  for (auto& b : band) b = static_cast<std::uint8_t>(sample_below(draws, most_categories));
  for (std::size_t count = 1; count <= columns_at_once; ++count) {
    std::vector<std::vector<float>> values(count, std::vector<float>(size));
    std::vector<std::span<const float>> columns;
    std::vector<Sums> together(count);
    std::vector<Sums*> sums;
    for (std::size_t c = 0; c < count; ++c) {
      for (float& x : values[c]) x = static_cast<float>(draws.uniform());
      columns.emplace_back(values[c]);
      sums.push_back(&together[c]);
    }
    add_by_category(band, columns, sums);
    for (std::size_t c = 0; c < count; ++c) EXPECT_EQ(together[c], sums_of(band, values[c])) << c;
  }
}

TEST(CountByCategoryBelow, CountsTheRowsBelowTheLimit)
{
  const std::vector<std::uint8_t> band{0, 1, no_category, 1, 4, 4, 4, 1, 0};
  const std::vector<std::uint8_t> weeks{0, 1, 0, 51, 52, 254, 255, 0, 0};
  EXPECT_EQ(counts_of(band, weeks, 1), (Sums{2, 1, 0, 0, 0}));
  EXPECT_EQ(counts_of(band, weeks, 52), (Sums{2, 3, 0, 0, 0}));
  EXPECT_EQ(counts_of(band, weeks, 255), (Sums{2, 3, 0, 0, 2}));
  EXPECT_EQ(counts_of({}, {}, 255), Sums{});
}

TEST(CountByCategoryBelow, CountsAnyNumberOfRows)
{
  // Also more than fit into a byte, or into a block of bytes.
  for (const std::size_t size : {1U, 31U, 32U, 33U, 255U, 256U, 257U, 1000U, 8159U, 8160U, 8192U, 20000U}) {
    std::vector<std::uint8_t> band(size, 3);
    const std::vector<std::uint8_t> weeks(size, 0);
    EXPECT_EQ(counts_of(band, weeks, 1), (Sums{0, 0, 0, static_cast<double>(size), 0}));
    band.back() = 4;
    EXPECT_EQ(counts_of(band, weeks, 1), (Sums{0, 0, 0, static_cast<double>(size - 1), 1}));
    EXPECT_EQ(counts_of(band, weeks, 0), Sums{});
    EXPECT_EQ(counts_of(band, weeks, 256), counts_of(band, weeks, 1));
  }
}

TEST(Observables, SayWhatTheyAre)
{
  std::set<std::string> names;
  for (const Observable& o : all_observables()) {
    EXPECT_TRUE(names.insert(o.name).second) << o.name << " is there twice";
    EXPECT_FALSE(o.en.empty() || o.zh.empty()) << o.name;
    EXPECT_FALSE(o.unit.units.empty() || o.unit.en.empty() || o.unit.zh.empty()) << o.name;
    EXPECT_NE(static_cast<bool>(o.add), static_cast<bool>(o.part)) << o.name << " adds up adults, or parts";
    EXPECT_TRUE(!o.column || o.add) << o.name;
  }
}

/// Read by UDUNITS (tried with 2.2.28), and not taken for a duration.
TEST(Observables, HaveUnitsThatReadersTakeForWhatTheyAre)
{
  const std::set<std::string> read{"1", "1e-3", "hour", "hours/week", "years"};
  for (const Observable& o : all_observables()) EXPECT_TRUE(read.contains(o.unit.units)) << o.name;
}

TEST(Observables, SayWhomTheyAreAboutAndHowTheyAreReduced)
{
  std::set<std::string> names;
  for (std::size_t k = 0; k <= static_cast<std::size_t>(Whom::troubles); ++k) {
    const Named name = name_of(static_cast<Whom>(k));
    EXPECT_TRUE(names.insert(name.en).second && names.insert(name.zh).second) << name.en;
  }
  for (const Reduction r : {Reduction::mean, Reduction::total, Reduction::ratio})
    EXPECT_TRUE(names.insert(name_of(r).en).second && names.insert(name_of(r).zh).second) << name_of(r).en;
  for (const Observable& o : all_observables()) {
    if (o.by_adult()) {
      EXPECT_EQ(o.whom, Whom::adults) << o.name;
    }
    if (o.name == "intervention_yuan") {
      EXPECT_EQ(o.reduction, Reduction::total);
    }
    if (o.name.starts_with("secretary_") && o.name != "secretary_vacant") {
      EXPECT_EQ(o.whom, Whom::secretaries) << o.name;
    }
  }
}

}  // namespace
}  // namespace linli
