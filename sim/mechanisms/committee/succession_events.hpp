#pragma once
/// Events: who comes into the post of a secretary, and who leaves the post.
#include "world/world.hpp"

#include <cstdint>
#include <vector>

namespace linli {

/// Where a new secretary comes from.
enum class Appointed : std::uint8_t { reserve, outside, exchange };

/// Why a secretary leaves a post.
enum class Departure : std::uint8_t { retirement, quit, age_limit, adjusted, exchange };

/// The tables `appointments` and `departures`.
std::vector<EventKind> succession_events();

/// Tells the event that a secretary has come into the post of an area, which was vacant for so many weeks before.
void tell_appointment(World& world, AreaId area, Appointed from, int weeks_vacant);

/// Tells the event that the secretary of an area leaves the post in this week.  The time in office is missing for
/// secretaries who were in office before the run.
void tell_departure(World& world, AreaId area, Departure reason, const Moment& moment);

}  // namespace linli
