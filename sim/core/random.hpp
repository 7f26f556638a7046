#pragma once
/// Addressed randomness.  A random number is not taken from a generator that moves on: it is looked up at an
/// address (seed, replicate, stream, week, id, draw), which always names the same number, on any number of
/// threads or ranks and in any order.  Two runs with one seed therefore share their luck (common random
/// numbers) and a restart needs no generator state.
///
/// Philox4x32-10 (philox.hpp); random_lanes.hpp has the same for many ids at once.
#include "core/errors.hpp"
#include "core/philox.hpp"
#include "core/stream.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace linli {

/// Which world of chance we are in: two runs with equal luck draw the same numbers at the same addresses.
struct Luck {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
};

/// Four independent uniform 32-bit words.
using RandomBlock = std::array<std::uint32_t, 4>;

/// The block at an address.  `week` may also be a second number, for draws about pairs or before the first week;
/// `draw` counts blocks of one decision and stays below 65,536.
inline RandomBlock random_block(const Luck& luck, Stream stream, std::uint32_t week, std::uint32_t id,
                                std::uint32_t draw = 0)
{
  const std::uint32_t purpose = static_cast<std::uint32_t>(stream) | (draw << 16);
  return philox({id, week, purpose, luck.replicate},
                {static_cast<std::uint32_t>(luck.seed), static_cast<std::uint32_t>(luck.seed >> 32)});
}

/// A uniform number in [0, 1) with 24 bits, exact in float.
inline float uniform24(std::uint32_t word)
{
  return static_cast<float>(word >> 8) * 0x1p-24F;
}

/// A uniform number in (0, 1) with 52 bits from two words; never 0 and never 1, so its logarithm exists.
inline double uniform52(std::uint32_t high, std::uint32_t low)
{
  const std::uint64_t bits = (static_cast<std::uint64_t>(high) << 20) | (low >> 12);
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

/// The words of one address one after the other, for decisions that need an unknown number of them (rejection
/// sampling, shuffles).  Nothing of it outlives the decision.
class Draws {
 public:
  Draws(const Luck& luck, Stream stream, std::uint32_t week, std::uint32_t id)
      : luck_(luck), stream_(stream), week_(week), id_(id)
  {
  }

  std::uint32_t word()
  {
    if (used_ == 4) {
      expects(draw_ < most_blocks, "a decision of fewer than 262,144 words");
      block_ = random_block(luck_, stream_, week_, id_, draw_++);
      used_ = 0;
    }
    return block_[used_++];
  }
  /// Uniform in (0, 1).
  double uniform()
  {
    const std::uint32_t high = word();
    return uniform52(high, word());
  }

 private:
  static constexpr std::uint32_t most_blocks = 65536;  // what fits beside the stream in the address

  Luck luck_;
  Stream stream_;
  std::uint32_t week_;
  std::uint32_t id_;
  std::uint32_t draw_ = 0;
  RandomBlock block_{};
  std::size_t used_ = 4;
};

}  // namespace linli
