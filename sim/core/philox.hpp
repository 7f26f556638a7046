#pragma once
/// Philox4x32-10 (Salmon et al. 2011, SC'11): four words at a counter of four words and a key of two.
///
/// The same bits as Random123, which tests/core/random_test.cpp compares.  Written out here because Random123's header
/// brings every intrinsic of the processor and iostream into each file of the program: a quarter of its build.
#include <array>
#include <cstdint>

namespace linli {

constexpr int philox_rounds = 10;
constexpr std::uint32_t philox_multiplier_0 = 0xD2511F53U;
constexpr std::uint32_t philox_multiplier_1 = 0xCD9E8D57U;
constexpr std::uint32_t philox_weyl_0 = 0x9E3779B9U;
constexpr std::uint32_t philox_weyl_1 = 0xBB67AE85U;

inline std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                           std::array<std::uint32_t, 2> key)
{
  for (int round = 0; round < philox_rounds; ++round) {
    const std::uint64_t a = std::uint64_t{philox_multiplier_0} * counter[0];
    const std::uint64_t b = std::uint64_t{philox_multiplier_1} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key[0] += philox_weyl_0;
    key[1] += philox_weyl_1;
  }
  return counter;
}

}  // namespace linli
