#pragma once
/// The same world with its rows in another order.
#include "world/world.hpp"

#include <cstdint>
#include <map>

namespace linli::test {

/// Permutes compounds within areas, building groups within compounds, households within groups and residents
/// within households; everybody keeps key, state, home and acquaintances (in their order of closeness).
/// `seed` decides how.
World relabelled(const World& world, std::uint64_t seed);

/// Rows by key.
std::map<std::uint32_t, ResidentId> rows_by_key(const World& world);

}  // namespace linli::test
