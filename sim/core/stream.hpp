#pragma once
/// Purposes of random numbers.
#include <cstdint>

namespace linli {

/// One entry per random decision.  Append, never reorder and never reuse: the number is part of the address
/// of every draw, so changing it changes results.
enum class Stream : std::uint16_t {
  // population
  person_order = 1,
  person_age = 2,
  household_order = 3,
  household_ages = 4,
  household_registration = 5,
  tenure = 6,
  housing = 7,
  area_size = 8,
  compound = 9,
  group_size = 10,
  lift = 11,
  years_here = 12,
  propensity = 13,
  free_hours = 14,
  sociability = 15,
  secretary = 16,
  collective = 17,
  initial_attitude = 18,
  // network
  tie_group = 32,
  tie_area = 33,
  tie_outside = 34,
  tie_order = 35,
  // mechanisms
  participation = 64,
  threshold = 65,
};

}  // namespace linli
