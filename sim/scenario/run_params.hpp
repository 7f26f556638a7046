#pragma once
/// What a scenario is called, and how long it runs.
#include "core/calendar.hpp"
#include "core/describe.hpp"
#include "core/random.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// How long, from when, under which luck.
struct RunParams {
  Date start = {0};            ///< first day of the study; the burn-in lies before it
  std::int64_t burn_in = 520;  ///< weeks
  std::int64_t weeks = 260;    ///< weeks of the study
  std::int64_t seed = 1;
  std::int64_t replicate = 0;

  static std::vector<Field> describe();
  /// A start that is no Monday.
  std::vector<Contradiction> contradictions() const;
  std::int64_t all_weeks() const { return burn_in + weeks; }
  Calendar calendar() const { return {start, burn_in}; }
  Luck luck() const { return {static_cast<std::uint64_t>(seed), static_cast<std::uint32_t>(replicate)}; }
};

/// Title and description, at the top of the file.
struct Naming {
  std::string name = "unnamed";
  std::string description{};

  static std::vector<Field> describe();
};

}  // namespace linli
