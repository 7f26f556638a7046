#include "portable_lanes.hpp"

#include <cstddef>
#include <cstring>

// The header once more, in a namespace of its own so that the program has both forms side by side.
#undef __AVX2__
namespace portable::linli {
using namespace ::linli;
}  // namespace portable::linli
namespace portable {
#include "core/random_lanes.hpp"
}  // namespace portable

namespace linli::test {

void PortableLanes::fill(const Luck& luck, Stream stream, std::uint32_t week, const std::uint32_t* ids)
{
  portable::linli::RandomLanes<8> lanes;
  lanes.fill(luck, stream, week, ids);
  static_assert(sizeof lanes.words == sizeof words);
  std::memcpy(words, lanes.words, sizeof words);
}

}  // namespace linli::test
