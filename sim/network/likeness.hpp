#pragma once
/// Like likes like (McPherson, Smith-Lovin & Cook 2001, Annu. Rev. Sociol. 27:415).
#include "core/column.hpp"
#include "population/tables.hpp"

#include <array>
#include <cstdint>

namespace linli {

/// What people compare when they meet: age, education, registration, tenure.
struct Traits {
  std::uint8_t age = 0;
  std::uint8_t education = 0;
  std::uint8_t registration = 0;
  std::uint8_t tenure = 0;
};

/// Traits of everybody, in storage order; made for synthesis, not kept.
Column<Traits, ResidentId> traits_of(const Population& population);

/// How alike two people are, 0 to 1: the mean of closeness in age (nothing left at 30 years), closeness in
/// education (nothing left at four levels), same registration, same tenure.
inline float likeness(const Traits& a, const Traits& b)
{
  const int years = a.age > b.age ? a.age - b.age : b.age - a.age;
  const int levels = a.education > b.education ? a.education - b.education : b.education - a.education;
  const float age = years < 30 ? 1.0F - static_cast<float>(years) / 30.0F : 0.0F;
  const float education = 1.0F - static_cast<float>(levels) / 4.0F;
  const float registration = a.registration == b.registration ? 1.0F : 0.0F;
  const float tenure = a.tenure == b.tenure ? 1.0F : 0.0F;
  return 0.25F * (age + education + registration + tenure);
}

}  // namespace linli
