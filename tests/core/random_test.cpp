#include "core/random.hpp"

#include "core/random_lanes.hpp"
#include "portable_lanes.hpp"
#include "support/statistics.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>
#include <vector>

namespace linli {
namespace {

using test::false_alarm;
using test::normal_p;

/// The block at a counter and key as Random123 writes them: id, week, purpose, replicate; seed.
RandomBlock block_at(const std::array<std::uint32_t, 4>& counter, const std::array<std::uint32_t, 2>& key)
{
  const Luck luck{key[0] | (std::uint64_t{key[1]} << 32), counter[3]};
  return random_block(luck, static_cast<Stream>(counter[2] & 0xFFFF), counter[1], counter[0],
                      counter[2] >> 16);
}

TEST(RandomBlock, IsPhilox)
{
  // The known answers that Random123 1.14 ships for philox4x32 with 10 rounds (tests/kat_vectors).
  EXPECT_EQ(block_at({0, 0, 0, 0}, {0, 0}), (RandomBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(block_at({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (RandomBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(block_at({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (RandomBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomBlock, IsThatOfRandom123)
{
  const r123::Philox4x32 theirs;
  std::uint32_t x = 1;
  const auto next = [&x] { return x = x * 1664525U + 1013904223U; };
  for (int k = 0; k < 10000; ++k) {
    const std::array<std::uint32_t, 4> counter{next(), next(), next(), next()};
    const std::array<std::uint32_t, 2> key{next(), next()};
    const r123::Philox4x32::ctr_type expected =
        theirs({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    ASSERT_EQ(block_at(counter, key), (RandomBlock{expected[0], expected[1], expected[2], expected[3]}));
  }
}

/// Compares a whole fill with one block per id.
template <class Lanes, std::size_t count>
void expect_blocks(const Luck& luck, Stream stream, std::uint32_t week, std::uint32_t first_id)
{
  std::array<std::uint32_t, count> ids;
  for (std::size_t k = 0; k < count; ++k) ids[k] = first_id + static_cast<std::uint32_t>(k * k * 7919);
  Lanes many;
  many.fill(luck, stream, week, ids.data());
  for (std::size_t k = 0; k < count; ++k) {
    const RandomBlock one = random_block(luck, stream, week, ids[k]);
    for (std::size_t w = 0; w < 4; ++w)
      ASSERT_EQ(many.words[w][k], one[w]) << "word " << w << " of id " << ids[k];
  }
}

template <class Lanes, std::size_t count>
void expect_blocks_everywhere()
{
  for (const std::uint64_t seed : {0ULL, 1ULL, 2017ULL, 0x299f31d0a4093822ULL, ~0ULL}) {
    for (const std::uint32_t replicate : {0U, 1U, 99U, ~0U}) {
      for (const Stream stream :
           {Stream::person_order, Stream::tie_order, Stream::participation, Stream::threshold}) {
        for (const std::uint32_t week : {0U, 1U, 467U, ~0U}) {
          for (const std::uint32_t id : {0U, 1254523U, 0xFFFFFF00U}) {
            ASSERT_NO_FATAL_FAILURE((expect_blocks<Lanes, count>({seed, replicate}, stream, week, id)));
          }
        }
      }
    }
  }
}

TEST(RandomLanes, AreTheBlocksOfTheirIds)
{
  expect_blocks_everywhere<RandomLanes<8>, 8>();
  expect_blocks_everywhere<RandomLanes<16>, 16>();
  expect_blocks_everywhere<RandomLanes<128>, 128>();
}

TEST(RandomLanes, AreTheSameWithoutVectorInstructions)
{
  expect_blocks_everywhere<test::PortableLanes, 8>();
}

TEST(Uniform24, LiesBetweenZeroAndOne)
{
  EXPECT_EQ(uniform24(0), 0.0F);
  EXPECT_EQ(uniform24(255), 0.0F);  // the lowest eight bits do not count
  EXPECT_EQ(uniform24(256), 0x1p-24F);
  EXPECT_EQ(uniform24(0x80000000U), 0.5F);
  EXPECT_EQ(uniform24(0xFFFFFFFFU), 1.0F - 0x1p-24F);
  EXPECT_LT(uniform24(0xFFFFFFFFU), 1.0F);
}

TEST(Uniform52, IsNeverZeroNorOne)
{
  EXPECT_EQ(uniform52(0, 0), 0x1p-53);
  EXPECT_EQ(uniform52(0, 0xFFF), 0x1p-53);  // the lowest twelve bits do not count
  EXPECT_EQ(uniform52(0, 0x1000), 3 * 0x1p-53);
  EXPECT_EQ(uniform52(0x80000000U, 0), 0.5 + 0x1p-53);
  EXPECT_EQ(uniform52(~0U, ~0U), 1.0 - 0x1p-53);
  EXPECT_LT(uniform52(~0U, ~0U), 1.0);
}

TEST(RandomBlock, DependsOnEveryPartOfItsAddress)
{
  const Luck luck{7, 3};
  const RandomBlock base = random_block(luck, Stream::participation, 12, 34, 5);
  const std::vector<RandomBlock> others{
      random_block({8, 3}, Stream::participation, 12, 34, 5),
      random_block({7 + (std::uint64_t{1} << 32), 3}, Stream::participation, 12, 34, 5),
      random_block({7, 4}, Stream::participation, 12, 34, 5),
      random_block(luck, Stream::threshold, 12, 34, 5),
      random_block(luck, Stream::participation, 13, 34, 5),
      random_block(luck, Stream::participation, 12, 35, 5),
      random_block(luck, Stream::participation, 12, 34, 6),
      random_block(luck, Stream::participation, 34, 12, 5)};
  for (std::size_t k = 0; k < others.size(); ++k) {
    // False alarm: 32 comparisons × 2^-32.
    for (std::size_t w = 0; w < 4; ++w) EXPECT_NE(others[k][w], base[w]) << "address " << k << ", word " << w;
  }
}

TEST(RandomBlock, IsDifferentAtEveryAddressOfASeed)
{
  // Philox permutes its counters: two addresses that differ anywhere can never share a block.
  std::set<RandomBlock> seen;
  std::size_t addresses = 0;
  for (const Stream stream : {Stream::participation, Stream::threshold}) {
    for (std::uint32_t replicate = 0; replicate < 4; ++replicate) {
      for (std::uint32_t week = 0; week < 10; ++week) {
        for (std::uint32_t id = 0; id < 100; ++id) {
          for (std::uint32_t draw = 0; draw < 4; ++draw, ++addresses) {
            seen.insert(random_block({1, replicate}, stream, week, id, draw));
          }
        }
      }
    }
  }
  EXPECT_EQ(seen.size(), addresses);
}

TEST(RandomBlock, HasFairBitsOverIdsWeeksAndReplicates)
{
  constexpr std::uint32_t draws = 20000;
  const auto expect_fair = [](const char* over, auto&& block_of) {
    std::array<double, 128> ones{};
    for (std::uint32_t k = 0; k < draws; ++k) {
      const RandomBlock block = block_of(k);
      for (std::size_t bit = 0; bit < 128; ++bit) ones[bit] += (block[bit / 32] >> (bit % 32)) & 1U;
    }
    for (std::size_t bit = 0; bit < 128; ++bit) {  // false alarms: 3 × 128 × 1e-6
      EXPECT_GT(normal_p((ones[bit] - draws / 2.0) / std::sqrt(draws / 4.0)), false_alarm)
          << over << ", bit " << bit;
    }
  };
  expect_fair("ids", [](std::uint32_t k) { return random_block({1, 0}, Stream::participation, 0, k); });
  expect_fair("weeks", [](std::uint32_t k) { return random_block({1, 0}, Stream::participation, k, 0); });
  expect_fair("replicates", [](std::uint32_t k) {
    return random_block({1, k}, Stream::participation, 0, 0);
  });
}

TEST(RandomBlock, IsUncorrelatedBetweenNeighbouringIdsAndWeeks)
{
  constexpr std::uint32_t draws = 100000;
  const auto uniform_at = [](std::uint32_t week, std::uint32_t id) {
    const RandomBlock block = random_block({1, 0}, Stream::participation, week, id);
    return uniform52(block[0], block[1]) - 0.5;
  };
  double ids = 0;
  double weeks = 0;
  for (std::uint32_t k = 0; k < draws; ++k) {
    ids += uniform_at(0, k) * uniform_at(0, k + 1);
    weeks += uniform_at(k, 0) * uniform_at(k + 1, 0);
  }
  const double sd = std::sqrt(static_cast<double>(draws)) / 12;  // of a sum of products of centred uniforms
  EXPECT_GT(normal_p(ids / sd), false_alarm);
  EXPECT_GT(normal_p(weeks / sd), false_alarm);
}

TEST(Draws, AreTheWordsOfTheirAddressInOrder)
{
  const Luck luck{11, 2};
  Draws draws(luck, Stream::lift, 3, 4);
  for (std::uint32_t draw = 0; draw < 5; ++draw) {
    const RandomBlock block = random_block(luck, Stream::lift, 3, 4, draw);
    for (std::size_t w = 0; w < 4; ++w) EXPECT_EQ(draws.word(), block[w]) << draw << ' ' << w;
  }
}

TEST(Draws, MakeAUniformNumberOfTwoWords)
{
  Draws words({11, 2}, Stream::lift, 3, 4);
  Draws uniforms({11, 2}, Stream::lift, 3, 4);
  for (int k = 0; k < 10; ++k) {
    const std::uint32_t high = words.word();
    const std::uint32_t low = words.word();
    EXPECT_EQ(uniforms.uniform(), uniform52(high, low));
  }
}

TEST(Draws, ShareTheirLuckAtOneAddress)
{
  Draws one({5, 0}, Stream::group_size, 1, 2);
  Draws other({5, 0}, Stream::group_size, 1, 2);
  one.word();
  Draws copy = one;
  EXPECT_EQ(one.word(), copy.word());
  other.word();
  other.word();
  EXPECT_EQ(one.word(), other.word());
}

}  // namespace
}  // namespace linli
