#pragma once
/// What `linli trace --area` tells, and how.
#include "engine/area_trace.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// Which area a story is of.
struct AreaProfile {
  int number = 0;  ///< in the district
  std::string subdistrict;
  std::size_t residents = 0;  ///< simulated, as are the next two
  std::int64_t adults = 0;
  std::size_t groups = 0;
  float simulated = 1;    ///< share of its building groups
  std::size_t staff = 0;  ///< places
};
AreaProfile profile_of(const World& world, AreaId area);

/// A story of an area and where it is from.
struct AreaStory {
  std::string scenario;
  RunParams run;
  AreaProfile area;
  std::vector<AreaWeekTrace> weeks;

  /// The number of a week of the run in the study; negative in the burn-in.
  std::int64_t of_study(std::int64_t week) const { return week - run.burn_in; }
};

/// For people, in at most 120 columns.
std::string text_of(const AreaStory& story);
/// For programs: one JSON document with the same content.
std::string json_of(const AreaStory& story);

}  // namespace linli
