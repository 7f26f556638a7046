#pragma once
/// Who lives outside family households: in dormitories, shared lodgings, homes for the old.
#include "population/person_pool.hpp"

#include <cstdint>
#include <vector>

namespace linli {

struct Lodgers {
  std::vector<Person> younger;  ///< 18 to 64, like next to like
  std::vector<Person> elders;   ///< 65 and more
};

/// Takes `people` out of the pool, `elders` of them of 65 and more.  Young migrants live outside family
/// households five times, under-25s three times as often as people of middle age, older ones less ([?]).
Lodgers choose_lodgers(PersonPool& pool, std::uint32_t people, std::uint32_t elders, const Luck& luck,
                       std::uint32_t subdistrict);

}  // namespace linli
