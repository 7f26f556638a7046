#pragma once
/// A plan in which nothing is as it is by itself.
#include "made_up.hpp"
#include "study/plan_fields.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace linli::test {

/// Gives every member a value that it does not have by itself, no two numbers or texts the same.
class Filler {
 public:
  template <class T>
  void operator()(const char*, T& value)
  {
    fill(value);
  }

 private:
  template <class T>
  void fill(T& value)
  {
    ++number_;
    if constexpr (std::is_same_v<T, bool>) {
      value = true;
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(1);
    } else if constexpr (std::is_floating_point_v<T>) {
      value = number_ + 0.1;
    } else if constexpr (std::is_arithmetic_v<T>) {
      value = static_cast<T>(number_);
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = fmt::format("text \"{}\"\n社区", number_);
    } else {
      plan_fields::fields(*this, value);
    }
  }
  template <class T>
  void fill(std::vector<T>& values)
  {
    values.resize(2);
    for (T& value : values) fill(value);
  }
  template <class T>
  void fill(std::optional<T>& value)
  {
    fill(value.emplace());
  }
  void fill(Address& run) { run = made_up_address(static_cast<std::uint64_t>(++number_)); }
  void fill(When& when) { when = {true, ++number_}; }
  void fill(Range& range)
  {
    range.low = ++number_ - 0.5;
    range.high = ++number_ + 0.7;
  }

  int number_ = 0;
};

/// Everything in it differs from what a plan has by itself, and it fits together: 2 arms, points and worlds.
inline Plan full_plan()
{
  Plan plan;
  Filler filler;
  plan_fields::fields(filler, plan);
  plan.replicates = 2;
  plan.group_of = {1, 0};
  plan.moved = {{1, 0}, {0, 1}};
  plan.reference_arm = 1;
  plan.reference_point = 1;
  plan.pasts = {{7, {}, 3}, {9, 0, 5}};
  plan.cells = made_up_plan(2, 2, 2, 2).cells;
  for (PlannedCell& cell : plan.cells) cell.past = 1;
  return plan;
}

}  // namespace linli::test
