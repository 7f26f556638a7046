#pragma once
/// Philox4x32-10 for many ids at once, for the weekly loop; `tests/core/random_test.cpp` holds it equal to
/// Random123.
#if defined(__AVX2__)
#include <immintrin.h>
#endif

#include "core/random.hpp"

#include <cstddef>
#include <cstdint>

namespace linli {

/// Blocks for `lanes` ids, word by word: `words[w][k]` is word w of the block at (stream, week, ids[k]).
template <std::size_t lanes>
struct RandomLanes {
  static_assert(lanes % 8 == 0);
  alignas(64) std::uint32_t words[4][lanes];

  void fill(const Luck& luck, Stream stream, std::uint32_t week, const std::uint32_t* ids);
};

namespace detail {

#if defined(__AVX2__)
// GCC 12 does not find the 32 × 32 → 64 bit multiply of vectors by itself (2.5 times slower without these two
// intrinsics).  Integers only: the same bits as the portable form below.
struct WideProduct {
  __m256i high;
  __m256i low;
};

inline WideProduct wide_product(__m256i x, __m256i multiplier)
{
  const __m256i even = _mm256_mul_epu32(x, multiplier);
  const __m256i odd = _mm256_mul_epu32(_mm256_srli_epi64(x, 32), multiplier);
  return {_mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xAA),
          _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA)};
}

inline __m256i all(std::uint32_t x)
{
  return _mm256_set1_epi32(static_cast<int>(x));
}

/// The keys of ten rounds, the same for all blocks of a luck.
struct PhiloxKeys {
  __m256i key0[philox_rounds];
  __m256i key1[philox_rounds];

  explicit PhiloxKeys(std::uint64_t seed)
  {
    auto low = static_cast<std::uint32_t>(seed);
    auto high = static_cast<std::uint32_t>(seed >> 32);
    for (int round = 0; round < philox_rounds; ++round) {
      key0[round] = all(low);
      key1[round] = all(high);
      low += philox_weyl_0;
      high += philox_weyl_1;
    }
  }
};

/// Eight blocks.
inline void philox_eight(std::uint32_t* const (&words)[4], const PhiloxKeys& keys)
{
  __m256i x[4];
  for (int w = 0; w < 4; ++w) x[w] = _mm256_load_si256(reinterpret_cast<const __m256i*>(words[w]));
  for (int round = 0; round < philox_rounds; ++round) {
    const WideProduct a = wide_product(x[0], all(philox_multiplier_0));
    const WideProduct b = wide_product(x[2], all(philox_multiplier_1));
    x[0] = _mm256_xor_si256(_mm256_xor_si256(b.high, x[1]), keys.key0[round]);
    x[1] = b.low;
    x[2] = _mm256_xor_si256(_mm256_xor_si256(a.high, x[3]), keys.key1[round]);
    x[3] = a.low;
  }
  for (int w = 0; w < 4; ++w) _mm256_store_si256(reinterpret_cast<__m256i*>(words[w]), x[w]);
}
#else
using PhiloxKeys = std::uint64_t;  // the seed

/// Eight blocks.
inline void philox_eight(std::uint32_t* const (&words)[4], PhiloxKeys seed)
{
  auto key0 = static_cast<std::uint32_t>(seed);
  auto key1 = static_cast<std::uint32_t>(seed >> 32);
  for (int round = 0; round < philox_rounds; ++round) {
    for (std::size_t k = 0; k < 8; ++k) {
      const std::uint64_t a = std::uint64_t{philox_multiplier_0} * words[0][k];
      const std::uint64_t b = std::uint64_t{philox_multiplier_1} * words[2][k];
      words[0][k] = static_cast<std::uint32_t>(b >> 32) ^ words[1][k] ^ key0;
      words[1][k] = static_cast<std::uint32_t>(b);
      words[2][k] = static_cast<std::uint32_t>(a >> 32) ^ words[3][k] ^ key1;
      words[3][k] = static_cast<std::uint32_t>(a);
    }
    key0 += philox_weyl_0;
    key1 += philox_weyl_1;
  }
}
#endif

}  // namespace detail

template <std::size_t lanes>
void RandomLanes<lanes>::fill(const Luck& luck, Stream stream, std::uint32_t week, const std::uint32_t* ids)
{
  for (std::size_t k = 0; k < lanes; ++k) {
    words[0][k] = ids[k];
    words[1][k] = week;
    words[2][k] = static_cast<std::uint32_t>(stream);
    words[3][k] = luck.replicate;
  }
  const detail::PhiloxKeys keys(luck.seed);
  for (std::size_t k = 0; k < lanes; k += 8) {
    std::uint32_t* const eight[4] = {words[0] + k, words[1] + k, words[2] + k, words[3] + k};
    detail::philox_eight(eight, keys);
  }
}

}  // namespace linli
