#pragma once
/// Columns by name: what changed, and noise.
#include "world/world.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace linli::test {

/// Names of all columns, in order.
std::vector<std::string> column_names(const World& world);
/// The bytes of one column, to be spoiled.
std::span<std::byte> column_bytes(World& world, const std::string& name);

/// Digests by column.
std::map<std::string, std::string> digests_of(const World& world);
/// Names of the columns whose bytes differ, or that only one of the two has.
std::set<std::string> differing(const World& a, const World& b);

/// Replaces bytes by random ones; `salt` decides which.
void fill_with_noise(std::span<std::byte> bytes, std::uint64_t salt);

}  // namespace linli::test
