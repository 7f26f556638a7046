#pragma once
/// Turns, for events that are too rare to look at everybody every week: each building group has its turn every fourth
/// week.  The key of the group's first resident decides which week, so the turn does not depend on who else is simulated.
#include "core/random_lanes.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace linli {

constexpr std::uint32_t turn_every = 4;  ///< weeks

inline bool has_its_turn(const World& world, BuildingGroupId group, const Moment& moment)
{
  const IdRange<ResidentId> members = world.people.groups.residents[group];
  return members.size() > 0 &&
         (world.people.residents.key[members.first] + moment.address()) % turn_every == 0;
}

/// Calls f(id, luck) for every resident of the area whose building group has its turn this week, in order.  `luck` holds
/// four numbers uniform in [0, 1), drawn at the resident's own address in the stream.
template <class F>
void for_each_whose_turn_it_is(const World& world, AreaId area, const Moment& moment, Stream stream, F&& f)
{
  constexpr std::uint32_t lanes = 16;
  RandomLanes<lanes> luck;
  alignas(64) std::uint32_t key[lanes] = {};
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    if (!has_its_turn(world, group, moment)) continue;
    const IdRange<ResidentId> members = world.people.groups.residents[group];
    for (std::uint32_t first = members.first.value; first < members.last.value; first += lanes) {
      const std::uint32_t count = std::min(lanes, members.last.value - first);
      std::copy_n(world.people.residents.key.data() + first, count, key);
      luck.fill(moment.luck, stream, moment.address(), key);
      for (std::uint32_t k = 0; k < count; ++k) {
        f(ResidentId{first + k},
          std::array<float, 4>{uniform24(luck.words[0][k]), uniform24(luck.words[1][k]),
                               uniform24(luck.words[2][k]), uniform24(luck.words[3][k])});
      }
    }
  }
}

}  // namespace linli
