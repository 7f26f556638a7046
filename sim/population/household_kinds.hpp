#pragma once
/// Kinds of family household: how many generations, how many members of each.
#include "population/joint_table.hpp"
#include "population/margins.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// A composition, oldest generation first.  In households of one generation the members are a couple or
/// sharers.
struct HouseholdKind {
  std::string name;
  std::string zh;
  std::vector<std::uint8_t> generations;  ///< members of each generation, oldest first
  bool couple = false;                    ///< its youngest generation is a couple
  double weight = 0;                      ///< how common before fitting, relative ([?])
  std::array<double, 4> elders{1, 0, 0,
                               0};  ///< how often 0, 1, 2, 3 members are of 65 and more, before fitting ([?])

  std::size_t size() const;
};

const std::vector<HouseholdKind>& household_kinds();

/// Kind × number of elders, fitted to the margins of size, generations and elders: expected family
/// households.
JointTable fitted_households(const Margins& margins);

/// Whole family households of every subdistrict, [subdistrict][kind × elders].  `persons` and `elders` are
/// the residents and the residents of 65 and more of each subdistrict: households with elders go where elders
/// live, the others fill up to the same share outside family households everywhere.
std::vector<std::vector<std::uint32_t>> households_by_subdistrict(const JointTable& fitted, double scale,
                                                                  const std::vector<double>& persons,
                                                                  const std::vector<double>& elders,
                                                                  double share_in_family);

}  // namespace linli
