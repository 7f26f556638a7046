#pragma once
/// A handful of people without a home, for tests of the steps of synthesis.
#include "population/age_steps.hpp"
#include "population/person_pool.hpp"
#include "population/person_table.hpp"

#include <cstdint>
#include <vector>

namespace linli::test {

constexpr Luck luck{1, 0};

/// Some people of one kind: all of one age step, registered here, with senior secondary schooling.
struct Some {
  std::size_t step;
  Sex sex;
  std::uint32_t count;
};

inline PersonPool pool_of(const std::vector<Some>& people)
{
  const JointTable axes = person_axes();
  std::vector<std::uint32_t> counts(axes.cells(), 0);
  for (const Some& some : people) {
    const int age = age_steps[some.step].low;
    const Activity activity = age < 16 ? Activity::child : age < 65 ? Activity::employed : Activity::retired;
    const std::size_t cell = some.step * axes.stride(person_axis::age) +
                             static_cast<std::size_t>(some.sex) * axes.stride(person_axis::sex) +
                             2 * axes.stride(person_axis::education) +
                             static_cast<std::size_t>(activity) * axes.stride(person_axis::activity);
    counts[cell] += some.count;
  }
  return {axes, counts, luck, 0};
}

}  // namespace linli::test
