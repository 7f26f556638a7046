#pragma once
/// RandomLanes as compiled for a processor without AVX2.
#include "core/random.hpp"

#include <cstdint>

namespace linli::test {

struct PortableLanes {
  std::uint32_t words[4][8];

  void fill(const Luck& luck, Stream stream, std::uint32_t week, const std::uint32_t* ids);
};

}  // namespace linli::test
