#pragma once
/// One column changed to other values that are possible.
#include "world/world.hpp"

#include <string>

namespace linli::test {

/// The area around which ranges are disturbed; it needs areas, residents and guests on both sides.
constexpr AreaId disturbed_area{1};

/// A copy in which one column holds other values; everything that an area or the first subdistrict reaches
/// from its ranges stays within the tables, so that mechanisms can be run on it.  `seed` decides which values.
World disturbed(World world, const std::string& name, std::uint64_t seed);

}  // namespace linli::test
