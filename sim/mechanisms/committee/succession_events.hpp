#pragma once
/// Who comes into the post of a secretary and who leaves it, as events.
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

/// Tells that whoever now holds the post of an area has come into it, after so many weeks in which it was vacant.
void tell_appointment(World& world, AreaId area, Appointed from, int weeks_vacant);

/// Tells that whoever holds the post of an area leaves it in this week.  How long they were in office is missing for
/// those who were before the run.
void tell_departure(World& world, AreaId area, Departure reason, const Moment& moment);

}  // namespace linli
