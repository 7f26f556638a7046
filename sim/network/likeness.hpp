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

/// How much more the alike are liked: exp(−homophily (1 − likeness)), 1 for the fully alike, where likeness
/// is the mean of closeness in age (nothing left at 30 years), closeness in education (nothing left at four
/// levels), same registration and same tenure, each 0 to 1.  A product of four looked-up factors, one for
/// each.
class Liking {
 public:
  explicit Liking(double homophily);

  float operator()(const Traits& a, const Traits& b) const
  {
    const int years = a.age > b.age ? a.age - b.age : b.age - a.age;
    const int levels = a.education > b.education ? a.education - b.education : b.education - a.education;
    return age_[static_cast<std::size_t>(years < years_apart ? years : years_apart)] *
           education_[static_cast<std::size_t>(levels)] * (a.registration == b.registration ? 1.0F : other_) *
           (a.tenure == b.tenure ? 1.0F : other_);
  }

  static constexpr int years_apart = 30;
  static constexpr int levels_apart = 4;

 private:
  std::array<float, years_apart + 1> age_;
  std::array<float, levels_apart + 1> education_;
  float other_;  ///< for another registration, or another tenure
};

}  // namespace linli
