#include "population/joint_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <utility>
#include <vector>

namespace linli {
namespace {

/// Properties are tried on the same cases every time, unless RC_PARAMS says otherwise.
[[maybe_unused]] const int same_cases = setenv("RC_PARAMS", "seed=2017", 0);

/// Counts with halves, whole numbers, many small ones and some large.
rc::Gen<std::vector<double>> expectations()
{
  const auto one =
      rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 100000), rc::gen::element(1.0, 2.0, 3.0, 1e3, 1e5)),
                   [](const std::pair<int, double>& x) { return x.first / x.second; });
  return rc::gen::container<std::vector<double>>(one);
}

RC_GTEST_PROP(RoundedInOrder, KeepsEveryRunWithinOne, ())
{
  const std::vector<double> values = *expectations();
  const std::vector<std::uint32_t> whole = rounded_in_order(values);
  RC_ASSERT(whole.size() == values.size());
  for (std::size_t first = 0; first < values.size(); ++first) {
    double exact = 0;
    double given = 0;
    for (std::size_t k = first; k < values.size(); ++k) {
      exact += values[k];
      given += whole[k];
      RC_ASSERT(std::abs(given - exact) <= 1 + 1e-6);
      if (first == 0) RC_ASSERT(std::abs(given - exact) <= 0.5 + 1e-6);
    }
  }
}

RC_GTEST_PROP(RoundedInOrder, KeepsAWholeTotal, ())
{
  std::vector<double> values = *expectations();
  const auto people = static_cast<double>(*rc::gen::inRange(0, 2000000));
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  RC_PRE(sum > 0);
  for (double& v : values) v *= people / sum;
  const std::vector<std::uint32_t> whole = rounded_in_order(values);
  RC_ASSERT(std::accumulate(whole.begin(), whole.end(), std::uint64_t{0}) ==
            static_cast<std::uint64_t>(people));
}

TEST(RoundedInOrder, CarriesFractionsOn)
{
  EXPECT_EQ(rounded_in_order(std::vector<double>{0.4, 0.4, 0.4, 0.4, 0.4}),
            (std::vector<std::uint32_t>{0, 1, 0, 1, 0}));
  EXPECT_EQ(rounded_in_order(std::vector<double>{3, 0, 7}), (std::vector<std::uint32_t>{3, 0, 7}));
  EXPECT_EQ(rounded_in_order(std::vector<double>{}), (std::vector<std::uint32_t>{}));
  EXPECT_EQ(rounded_in_order(std::vector<double>{0.5}), (std::vector<std::uint32_t>{1}));
}

}  // namespace
}  // namespace linli
