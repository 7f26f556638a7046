#include "statistics/resampling.hpp"

#include <cstdint>

namespace linli {

std::vector<std::size_t> resample(const Bootstrap& bootstrap, std::size_t number, std::size_t cases)
{
  Draws draws(bootstrap.luck, Stream::bootstrap, static_cast<std::uint32_t>(number), 0);
  std::vector<std::size_t> drawn(cases);
  for (std::size_t& one : drawn) one = static_cast<std::size_t>((std::uint64_t{draws.word()} * cases) >> 32);
  return drawn;
}

}  // namespace linli
