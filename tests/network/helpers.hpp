#pragma once
/// What the tests of generated networks share.
#include "network/generate.hpp"
#include "support/tiny_population.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace linli::test {

inline const Workers two(2);

/// Ties inside building groups only, `degree` each.
inline NetworkParams in_groups(double degree, double clustering)
{
  return {.mean_degree = degree, .share_building_group = 1, .share_outside = 0, .clustering = clustering};
}

/// Ties inside the area only, none in the group.
inline NetworkParams in_area(double degree, double homophily)
{
  return {.mean_degree = degree,
          .share_building_group = 0,
          .share_outside = 0,
          .clustering = 0,
          .homophily = homophily};
}

/// What an area sees at a position.
inline ResidentId at(const Population& p, const Ties& ties, AreaId area, std::uint16_t position)
{
  return ties.resident(area, p.areas.residents[area], position);
}

/// All ties as (who, whom), in the order of the lists.
inline std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs(const Population& p, const Ties& ties)
{
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (std::size_t a = 0; a < p.areas.size(); ++a) {
    for (const ResidentId id : p.areas.residents[AreaId{a}]) {
      for (const std::uint16_t to : ties.list(id))
        out.emplace_back(id.value, at(p, ties, AreaId{a}, to).value);
    }
  }
  return out;
}

}  // namespace linli::test
