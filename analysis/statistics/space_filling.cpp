#include "statistics/space_filling.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"

#include <boost/random/sobol.hpp>

#include <bit>
#include <cstdint>
#include <numeric>

namespace linli {
namespace {

constexpr std::size_t most_points = 131072;  // of a hypercube: one decision has no more words

/// The 52 leading bits as a number in [0, 1).
double unit_of(std::uint64_t bits)
{
  return static_cast<double>(bits >> 12) * 0x1p-52;
}

}  // namespace

SpacePoints latin_hypercube(std::size_t points, std::size_t dimensions, const Luck& luck)
{
  expects(points <= most_points, "at most 131,072 points of a Latin hypercube");
  SpacePoints out(points, std::vector<double>(dimensions));
  std::vector<std::uint32_t> part(points);
  for (std::size_t d = 0; d < dimensions; ++d) {
    Draws order(luck, Stream::latin_hypercube, 0, static_cast<std::uint32_t>(d));
    Draws inside(luck, Stream::latin_hypercube, 1, static_cast<std::uint32_t>(d));
    std::iota(part.begin(), part.end(), std::uint32_t{0});
    shuffle(part.data(), static_cast<std::uint32_t>(points), order);
    for (std::size_t k = 0; k < points; ++k) {
      const double within = static_cast<double>(inside.word()) * 0x1p-32;
      out[k][d] = (static_cast<double>(part[k]) + within) / static_cast<double>(points);
    }
  }
  return out;
}

SpacePoints sobol_sequence(std::size_t points, std::size_t dimensions, const Luck& luck)
{
  expects(std::has_single_bit(points), "as many points as a power of 2");
  std::vector<std::uint64_t> shift(dimensions);
  for (std::size_t d = 0; d < dimensions; ++d) {
    Draws draws(luck, Stream::sobol_shift, 0, static_cast<std::uint32_t>(d));
    const auto high = static_cast<std::uint64_t>(draws.word()) << 32U;
    shift[d] = high | draws.word();
  }
  SpacePoints out(points, std::vector<double>(dimensions));
  for (std::size_t d = 0; d < dimensions; ++d) out[0][d] = unit_of(shift[d]);  // the sequence begins with 0
  boost::random::sobol sequence(dimensions);  // begins with the point after it
  for (std::size_t k = 1; k < points; ++k) {
    for (std::size_t d = 0; d < dimensions; ++d) out[k][d] = unit_of(sequence() ^ shift[d]);
  }
  return out;
}

}  // namespace linli
