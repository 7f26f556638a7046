#pragma once
/// An intervention as a scenario describes it: when and where it acts, which levers it moves, what it costs.
#include "core/calendar.hpp"
#include "core/conditions.hpp"
#include "core/describe.hpp"
#include "world/levers.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace linli {

struct InterventionParams {
  // When
  When from = When::week(0);      ///< first start
  When until = When::week(5200);  ///< first week in which it no longer acts
  std::vector<When> weeks{};      ///< instead of `from`: all starts
  std::int64_t every = 0;         ///< weeks from one start to the next; 0 = one start
  std::int64_t lasts = 0;         ///< weeks it lasts after each start; 0 = to the end

  // Where
  std::vector<std::string> subdistricts{};
  std::vector<std::int64_t> areas{};   ///< their numbers
  std::vector<std::string> regimes{};  ///< of at least half of an area's households
  std::string rank_by{};               ///< a series
  double lowest = 0;                   ///< share of the areas, those with the lowest values
  double highest = 0;
  std::int64_t rerank_every = 0;  ///< weeks; 0 = ranked once, at each start
  std::int64_t capacity = 0;      ///< areas at the same time; 0 = no limit

  // If
  Conditions condition{};  ///< it acts where this holds; none = everywhere
  Conditions unless{};     ///< and this does not
  std::int64_t delay = 0;  ///< weeks for which the condition holds before it acts

  // What
  double strength = 1;
  std::int64_t ramp = 0;                                       ///< weeks until the strength is reached
  std::array<double, lever_count> levers = neutral_amounts();  ///< at strength 1

  // At what price
  std::int64_t cost_once = 0;    ///< fen an area, at each start there
  std::int64_t cost_weekly = 0;  ///< fen an area and week, at strength 1
  double secretary_hours = 0;    ///< hours a week, at strength 1
  double staff_hours = 0;

  /// Of the condition, then of what stops it.
  std::vector<Threshold> thresholds() const;
  double& operator[](Lever lever) { return levers[static_cast<std::size_t>(lever)]; }

  /// Amounts that leave every lever alone.
  static std::array<double, lever_count> neutral_amounts();
  static std::vector<Field> describe();
  /// What cannot be meant: starts given twice, a condition without its threshold, no lever, ...
  std::vector<Contradiction> contradictions() const;
};

}  // namespace linli
