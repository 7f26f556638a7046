#pragma once
/// From margins to people: the whole synthetic district.
#include "core/describe.hpp"
#include "core/parallel.hpp"
#include "core/random.hpp"
#include "population/housing.hpp"
#include "population/margins.hpp"
#include "population/secretaries.hpp"
#include "population/tables.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// What a scenario says about its population.
struct PopulationParams {
  std::string margins = "data/putuo_2017.yaml";
  std::string secretaries = "data/secretaries_2018.yaml";
  double scale = 1.0;
  std::vector<std::string> subdistricts{};
  std::vector<std::int64_t> areas{};
  std::array<double, 3> years_here{32.8, 6.15, 24.5};  ///< mean at the start, by tenure
  std::array<double, 4> free_hours{12, 10, 26, 22};    ///< a week, median by activity of adults
  double free_hours_sd = 0.4;                          ///< of the logarithm

  static std::vector<Field> describe();
  /// A data file that is not named.
  std::vector<Contradiction> contradictions() const;
};

/// Everybody, fitted to the margins, in storage order.  The same seed gives the same district whatever the
/// replicate and the number of threads.  Of `params` it takes the scale, years here and free hours.  Throws
/// Error(scenario) if the margins contradict each other.
Population synthesize(const Margins& margins, const SecretaryRoster& roster, const HousingParams& housing,
                      const PopulationParams& params, std::uint64_t seed, const Workers& workers);

/// The part of a district that a scenario asks for; everybody keeps number, key and household.  An empty
/// choice is everything.  Throws Error(scenario) naming what does not exist.
Population select(const Population& whole, const PopulationParams& params);

}  // namespace linli
