#pragma once
#include "world/world.hpp"

#include <cstddef>
#include <cstdint>

namespace linli {

/// Mean of a column over the adults among some residents, in a fixed order of additions that vectorises; 0 if there
/// are none.
inline float mean_over_adults(const World& world, IdRange<ResidentId> residents, const float* values)
{
  constexpr std::size_t lanes = 8;
  const std::uint8_t* band = world.people.residents.band.from(residents.first);
  float sum[lanes] = {};
  std::int32_t adults[lanes] = {};
  const std::size_t whole = residents.size() / lanes * lanes;
  for (std::size_t k = 0; k < whole; k += lanes) {
    for (std::size_t l = 0; l < lanes; ++l) {
      const bool counts = band[k + l] != no_age_band;
      sum[l] += counts ? values[k + l] : 0.0F;
      adults[l] += counts ? 1 : 0;
    }
  }
  for (std::size_t k = whole; k < residents.size(); ++k) {
    if (band[k] == no_age_band) continue;
    sum[k - whole] += values[k];
    ++adults[k - whole];
  }
  double total = 0;
  std::int32_t count = 0;
  for (std::size_t l = 0; l < lanes; ++l) {
    total += static_cast<double>(sum[l]);
    count += adults[l];
  }
  return count > 0 ? static_cast<float>(total / count) : 0.0F;
}

}  // namespace linli
