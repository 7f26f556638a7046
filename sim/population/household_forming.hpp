#pragma once
/// People form households.
#include "population/household_kinds.hpp"
#include "population/person_pool.hpp"

#include <cstdint>
#include <vector>

namespace linli {

/// The households of one subdistrict before they have an address.
struct FormedHouseholds {
  std::vector<Person> people;        ///< household after household
  std::vector<std::uint32_t> first;  ///< index into `people`; one more entry than households
  std::vector<std::uint8_t> kind;    ///< index into household_kinds(); unused outside family households
  std::vector<Living> living;

  std::size_t size() const { return kind.size(); }
  std::size_t people_of(std::size_t household) const { return first[household + 1] - first[household]; }
};

/// Forms all households of a subdistrict.  `counts` are family households by kind × elders
/// (household_kinds.hpp). People outside family households are taken first (young migrants, students, the
/// elders that no household holds) and lodge together in units of two to eight; then households are filled,
/// those with the narrowest choice first. Plausible ages are preferred — partners about two years apart,
/// parents about 28 years older than a child, one registration a household — but everybody is housed and
/// counts hold exactly ([?] for all of these numbers).
FormedHouseholds form_households(PersonPool& pool, const std::vector<std::uint32_t>& counts, const Luck& luck,
                                 std::uint32_t subdistrict);

}  // namespace linli
