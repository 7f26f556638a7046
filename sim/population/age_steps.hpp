#pragma once
/// Steps of age in which the joint table of persons is fitted: the census bands, cut where school age, work
/// age and adulthood begin, so that every margin covers whole steps.
#include <array>
#include <cstddef>

namespace linli {

struct AgeStep {
  int low;           ///< first year of age
  int high;          ///< one past the last
  std::size_t band;  ///< the census band it is part of
};

constexpr std::array<AgeStep, 23> age_steps{
    {{0, 1, 0},    {1, 5, 1},    {5, 6, 2},    {6, 10, 2},   {10, 15, 3},  {15, 16, 4},
     {16, 18, 4},  {18, 20, 4},  {20, 25, 5},  {25, 30, 6},  {30, 35, 7},  {35, 40, 8},
     {40, 45, 9},  {45, 50, 10}, {50, 55, 11}, {55, 60, 12}, {60, 65, 13}, {65, 70, 14},
     {70, 75, 15}, {75, 80, 16}, {80, 85, 17}, {85, 90, 18}, {90, 100, 18}}};
constexpr std::size_t census_bands = 19;

/// Part of its census band that lives in a step: ages are spread evenly within a band; four in five of 85+
/// are under 90 (assumed).
constexpr double share_of_band(std::size_t step)
{
  constexpr std::array<int, census_bands> width{1, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0};
  const AgeStep& s = age_steps[step];
  if (s.band == 18) return s.low == 85 ? 0.8 : 0.2;
  return static_cast<double>(s.high - s.low) / width[s.band];
}

}  // namespace linli
