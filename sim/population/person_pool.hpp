#pragma once
/// The people of one subdistrict who do not yet have a home.
#include "core/random.hpp"
#include "population/attributes.hpp"
#include "population/joint_table.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace linli {

/// One person before becoming a row of the residents' table.
struct Person {
  std::uint8_t age = 0;
  Sex sex = Sex::male;
  Registration registration = Registration::here;
  Education education = Education::primary_or_less;
  Activity activity = Activity::child;
  Party party = Party::none;
};

/// Ages from `low` to `high`, both included.
struct AgeRange {
  int low;
  int high;
};
constexpr AgeRange minors{0, adult_age - 1};
constexpr AgeRange working{adult_age, elder_age - 1};
constexpr AgeRange elderly{elder_age, oldest_age};

/// Everybody of a subdistrict by registration, sex and year of age; people leave the pool as they find a
/// home, so what the pool held in all is what the households hold in all.
class PersonPool {
 public:
  /// `counts` are whole persons by cell of `axes` (see person_table.hpp).  Within a step, ages are dealt
  /// evenly.
  PersonPool(const JointTable& axes, const std::vector<std::uint32_t>& counts, const Luck& luck,
             std::uint32_t subdistrict);

  /// Somebody of these ages, everybody equally likely; of one sex and one registration if given.
  std::optional<Person> any(Draws& draws, AgeRange ages, std::optional<Sex> sex = {},
                            std::optional<Registration> registration = {});
  /// The person nearest in age to `want`, at most `reach` years away.
  std::optional<Person> nearest(int want, AgeRange ages, int reach, Sex sex, Registration registration);
  /// A person of exactly this kind, if there is one left.
  std::optional<Person> take(Registration registration, Sex sex, int age);

  std::uint32_t left(AgeRange ages) const;
  std::uint32_t left(Registration registration, Sex sex, int age) const
  {
    return left_[slot(registration, sex, age)];
  }

 private:
  static constexpr std::size_t ages_ = oldest_age + 1;
  static std::size_t slot(Registration registration, Sex sex, int age)
  {
    return (static_cast<std::size_t>(registration) * 2 + static_cast<std::size_t>(sex)) * ages_ +
           static_cast<std::size_t>(age);
  }

  std::array<std::uint32_t, 6 * ages_> first_{};
  std::array<std::uint32_t, 6 * ages_> left_{};
  std::vector<std::uint8_t>
      traits_;  ///< education, activity and Party of everybody, by slot, in random order
};

}  // namespace linli
