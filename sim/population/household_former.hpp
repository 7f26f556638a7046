#pragma once
/// How one household is filled with people who fit together; a part of `form_households`.
#include "core/errors.hpp"
#include "core/random.hpp"
#include "core/samplers.hpp"
#include "population/household_forming.hpp"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace linli {

/// Fills households one after the other from a pool of people.
class HouseholdFormer {
 public:
  HouseholdFormer(PersonPool& pool, const Luck& luck, std::uint32_t subdistrict)
      : pool_(pool), luck_(luck), subdistrict_(subdistrict)
  {
    out_.first.push_back(0);
  }

  /// Lets people outside family households share units of two to eight.
  void lodge(const std::vector<Person>& people);
  /// A family household of a kind (index into `household_kinds()`) with so many elders.
  void family(std::size_t kind, std::size_t elders);
  /// All that were formed; everybody must have a home.
  FormedHouseholds finish()
  {
    ensures(pool_.left({0, oldest_age}) == 0, "everybody has a home");
    return std::move(out_);
  }

 private:
  enum class Bond { couple, parent, siblings };

  void close(std::size_t kind, Living living);
  void one_generation(const HouseholdKind& kind, std::size_t elders);
  void generations(const HouseholdKind& kind, std::size_t elders);
  void generation(int want, std::size_t members, std::size_t elders, AgeRange ages, Bond bond);
  int settle_first(AgeRange ages, std::optional<Sex> sex);
  int settle(int want, AgeRange ages, Sex sex);
  Sex either() { return (draws_->word() & 1U) != 0 ? Sex::female : Sex::male; }
  int about(double mean, double sd)
  {
    return static_cast<int>(std::rint(mean + sd * sample_normal(*draws_)));
  }

  PersonPool& pool_;
  Luck luck_;
  std::uint32_t subdistrict_;
  FormedHouseholds out_;
  std::optional<Draws> draws_;                  // of the household being formed
  std::optional<Registration> registration_{};  // and its registration, that of its first member
};

}  // namespace linli
