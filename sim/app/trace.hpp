#pragma once
/// What `linli trace` tells, and how.
#include "engine/trace.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// Who somebody is when the story begins.
struct Profile {
  std::uint32_t key = 0;
  int age = 0;
  std::string sex, education, activity, registration, tenure, party;
  int years_here = 0;
  double propensity = 0;  ///< personal inclination, standard normal over adults
  bool adult = false;
  std::string role;
  std::size_t household_size = 0;
  std::size_t group = 0;  ///< 1 … within the area
  std::size_t group_size = 0;
  int area = 0;  ///< its number in the district
  std::string subdistrict;
};
Profile profile_of(const World& world, ResidentId id);

const char* role_label(Role role);

/// A story and where it is from.
struct Story {
  std::string scenario;
  RunParams run;
  Profile who;
  std::vector<WeekTrace> weeks;  ///< none of a child

  /// The number of a week of the run in the study; negative in the burn-in.
  std::int64_t of_study(std::int64_t week) const { return week - run.burn_in; }
};

/// For people, in at most 120 columns.
std::string text_of(const Story& story);
/// For programs: one JSON document with the same content.
std::string json_of(const Story& story);

}  // namespace linli
