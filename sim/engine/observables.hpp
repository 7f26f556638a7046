#pragma once
/// What is recorded: every series once, with its name, unit and how it is counted.
#include "world/world.hpp"

#include <array>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace linli {

/// Over whom a series is a mean.
enum class Mean {
  over_adults,  ///< and also by age band
  over_areas,   ///< every area counts the same; no age bands
};

/// One series.  `add` adds up what one area contributes this week: for means over adults the sums over the
/// adults of each age band, for means over areas the value of the area in `sums[0]`.
struct Observable {
  std::string name;
  std::string unit;
  std::string en;
  std::string zh;
  Mean mean = Mean::over_adults;
  std::function<void(const World&, AreaId, std::span<double, age_bands> sums)> add;
};

/// The series of the shipped model.
std::vector<Observable> all_observables();

/// Sums of `values` over the rows of each band, in a fixed order of additions that vectorises: eight running
/// sums a band, one after the other at the end.  Rows without a band are left out.
std::array<double, age_bands> sum_by_band(std::span<const std::uint8_t> band, std::span<const float> values);
/// Rows of each band whose value is below `limit`.
std::array<double, age_bands> count_by_band_below(std::span<const std::uint8_t> band,
                                                  std::span<const std::uint8_t> values, int limit);

}  // namespace linli
