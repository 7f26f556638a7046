#pragma once
/// The same world with its rows in another order.
#include "world/world.hpp"

#include <cstdint>
#include <map>

namespace linli::test {

/// Which rows change places: compounds within areas and building groups within compounds; or also households within
/// groups and residents within households.
enum class Relabel { places, everybody };

/// Permutes rows; everybody keeps key, state, home and acquaintances (in their order of closeness).  `seed` decides
/// how.
World relabelled(const World& world, Relabel which, std::uint64_t seed);

/// Rows by key.
std::map<std::uint32_t, ResidentId> rows_by_key(const World& world);

}  // namespace linli::test
