#include "compare/shown_numbers.hpp"

#include "compare/text_table.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

TEST(ShownNumbers, HaveTheDecimalsTheIntervalIsSureOf)
{
  EXPECT_EQ(number_like(3.0512, {3.05, 2.6, 3.5}), "3.1");
  EXPECT_EQ(number_like(-1234567.8, {0, -40, 40}), "−1,234,568");
  EXPECT_EQ(signed_like(0.0123, {0, 0.011, 0.013}), "+0.012");
  EXPECT_EQ(signed_like(-0.0001, {0, -1, 1}), "0") << "nothing has no sign";
  EXPECT_EQ(ends_text({3.05, 2.61, 3.49}), "[2.6, 3.5]");
  EXPECT_EQ(ends_text({3, -infinite, infinite}), "–");
  EXPECT_EQ(number_like(none, {0, 0, 1}), "–");
  EXPECT_EQ(number_like(2.5, {2.5, 2.5, 2.5}), "2.50") << "without a width three digits";
  EXPECT_EQ(number_like(0.1, {0.1, 0.1 - 1e-17, 0.1 + 3e-17}), "0.100") << "rounding is no width";
}

TEST(ShownNumbers, ThreeDigits)
{
  EXPECT_EQ(three_digits(34822.7), "34,800");
  EXPECT_EQ(three_digits(41.26), "41.3");
  EXPECT_EQ(three_digits(60), "60");
  EXPECT_EQ(three_digits(-0.012345), "−0.0123");
  EXPECT_EQ(three_digits(0), "0");
  EXPECT_EQ(three_digits(none), "–");
  EXPECT_EQ(p_text(0.0004), "< 0.001");
  EXPECT_EQ(p_text(0.0385), "0.038");
  EXPECT_EQ(percent_text(0.834), "83 %");
}

TEST(TextTable, AlignsByCharacters)
{
  TextTable table({"outcome", "x", "empty", "y"}, 1);
  table.add({"信任", "−1", "", "20"});
  table.add({"a", "10", "", "3"});
  EXPECT_EQ(table.text(), "  outcome   x   y\n  信任     −1  20\n  a        10   3\n");
}

}  // namespace
}  // namespace linli
