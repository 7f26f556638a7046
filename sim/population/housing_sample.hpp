#pragma once
/// Which building groups of a subdistrict are simulated, where not all are.
///
/// A building group is what residents live in: who calls at their doors, whom they see, who becomes their head.  One
/// of six households is not a small one of thirty.  So part of a district has fewer groups, not smaller ones: every
/// area has as many as its share asks for, at least one, and they stand in some of the compounds that the whole area
/// has.  Where a share asks for less than one group, that one is smaller than usual.
#include "core/random.hpp"
#include "population/attributes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace linli::detail {

constexpr std::size_t regimes = property_regimes;

/// The compounds of a subdistrict before anybody has moved in.
struct Sites {
  std::vector<std::uint32_t> area_first{0};  ///< of each area among them, one more entry than areas
  std::vector<std::uint32_t> number;         ///< of each in the whole subdistrict, the address of its draws
  std::vector<double> weight;                ///< size
  std::vector<Regime> regime;
  std::vector<std::uint32_t> groups;  ///< that are simulated; empty if all are
};

/// Households of each compound if those of each regime live in its compounds by weight, `outside` ones in all.
std::vector<double> households_expected(const Sites& sites,
                                        const std::array<std::size_t, regimes>& households,
                                        std::size_t outside);

/// Sums of a number of each compound over areas, by regime.
std::vector<std::array<double, regimes>> by_area(const Sites& sites, const std::vector<double>& of_compound);

/// Compounds with simulated groups, and how many each has.  Areas have expected / `group_size` groups, rounded, at
/// least one.  Compounds get them by chance in proportion to their size; what that gives to a regime too much or too
/// little the next areas make good, so that regimes keep their shares.  Every regime that has households and compounds
/// keeps one if there are enough groups.  The weight of a compound becomes what its groups hold if all of an area's
/// are equal.
Sites simulated_sites(const Sites& whole, const std::vector<double>& expected, double group_size,
                      Draws draws);

}  // namespace linli::detail
