#pragma once
/// Where an intervention acts: filters, ranking, and who gets a place if there are few.
#include "interventions/intervention_params.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <vector>

namespace linli {

/// The areas that subdistricts, numbers and property regimes leave, in their order.
std::vector<AreaId> areas_left(const InterventionParams& params, const Population& people);

/// Share of an area's households that live in compounds under these regimes.
double share_under(const Population& people, AreaId area, const std::vector<std::string>& regimes);

/// The lowest (or highest) share of `areas` by the values of a series, in that order; the number is rounded up, equal
/// values stand in the order of area numbers, missing ones last.
std::vector<AreaId> chosen_by_rank(const InterventionParams& params, const World& world,
                                   std::vector<AreaId> areas);

/// How many of `count` areas a share is: ⌈share · count⌉, but for the error of the product.
std::size_t part_of(double share, std::size_t count);

/// One area that asks for a place.
struct Claim {
  AreaId area;
  bool acting = false;       ///< has a place
  std::uint16_t rank = 0;    ///< by which places go if areas are ranked
  std::uint16_t waited = 0;  ///< weeks, by which they go else, the longest first
  std::uint16_t number = 0;  ///< of the area, which decides at last
};

/// The claims that get one of `capacity` places (0 = all do), best first: who has a place keeps it.
std::vector<Claim> given_places(std::vector<Claim> claims, std::int64_t capacity);

}  // namespace linli
