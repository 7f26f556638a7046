#pragma once
/// Households find a home: tenure, compound and building group.
#include "core/describe.hpp"
#include "population/household_forming.hpp"
#include "population/margins.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace linli {

/// How the district is built; what no margin says.
struct HousingParams {
  double compounds_per_area = 3.04;
  double households_per_building_group = 30;
  double area_size_sd = 0.15;      ///< of the logarithm of an area's size within its subdistrict
  double compound_size_sd = 0.40;  ///< of the logarithm of a compound's size within its area

  static std::vector<Field> describe();
};

/// What decides where a household lives: registration of its first member, age of its oldest, whether an
/// elder is there.
constexpr std::size_t household_classes = 18;
std::size_t household_class(const FormedHouseholds& households, std::size_t household);

/// Class × tenure × regime of all family households, fitted to the margins of tenure and property regime.
/// The joint structure before fitting is assumed ([?]): migrants and the young rent, more so in lanes and old
/// public housing; elders live in public and sold public housing; owners in commodity compounds.
JointTable fitted_housing(const std::vector<FormedHouseholds>& districts, const Margins& margins);

/// Whole family households of a subdistrict, [class][tenure × regime].
using WholeHousing = std::vector<std::vector<std::uint32_t>>;

/// Whole family households of every subdistrict: each class as `fitted` says, its households all housed. What
/// rounding gives or takes is carried on to the next class and subdistrict, so that the margins hold however
/// small the parts.
std::vector<WholeHousing> housing_by_subdistrict(const std::vector<FormedHouseholds>& districts,
                                                 const JointTable& fitted);

/// Who lives where in one subdistrict, in storage order.
struct HousingPlan {
  std::vector<std::uint32_t> households;      ///< indices into FormedHouseholds
  std::vector<std::uint32_t> group_first;     ///< into `households`, one more entry than groups
  std::vector<std::uint32_t> compound_first;  ///< into groups, one more than compounds
  std::vector<std::uint32_t> area_first;      ///< into compounds, one more than areas
  std::vector<Regime> regime;                 ///< by compound
  std::vector<std::uint8_t> compound_age;     ///< by compound, years
  std::vector<Tenure> tenure;                 ///< by household index
  /// Households that each area has by property regime where the whole subdistrict is this many times smaller.
  std::vector<std::array<double, property_regimes>> area_expected;
};

/// Plans one subdistrict.  `first_area` is the number of its first area in the district, the address of its
/// draws.  Below a `scale` of 1 the households are those of some building groups of the usual size, in some of the
/// compounds that the whole subdistrict has.
HousingPlan plan_housing(const FormedHouseholds& households, const WholeHousing& housing,
                         const HousingParams& params, std::size_t areas, std::uint32_t first_area,
                         double scale, const Luck& luck);

/// Puts lifts into building groups, newest and tallest kinds of compound first, until as many family
/// households have one as `target` says.  `regime` and `age` are those of each group's compound, `households`
/// its family households.
std::vector<std::uint8_t> place_lifts(const std::vector<std::uint32_t>& households,
                                      const std::vector<Regime>& regime, const std::vector<std::uint8_t>& age,
                                      double target, const Luck& luck);

}  // namespace linli
