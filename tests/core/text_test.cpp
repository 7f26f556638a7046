#include "core/text.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace linli {
namespace {

const std::vector<std::string> towns{"caoyang", "changfeng", "changshou", "ganquan", "shiquan", "taopu"};

TEST(NearestName, ForgivesOneEditInThreeLetters)
{
  EXPECT_EQ(nearest_name("changfeng", towns), "changfeng");
  EXPECT_EQ(nearest_name("changfen", towns), "changfeng");    // one missing
  EXPECT_EQ(nearest_name("changfengg", towns), "changfeng");  // one more
  EXPECT_EQ(nearest_name("changfemg", towns), "changfeng");   // one wrong
  EXPECT_EQ(nearest_name("chagnfeng", towns), "changfeng");   // two swapped: one edit
  EXPECT_EQ(nearest_name("ganqaun", towns), "ganquan");
  EXPECT_EQ(nearest_name("xxxngfeng", towns), "changfeng");   // 9 letters, 3 edits
  EXPECT_EQ(nearest_name("xxxxgfeng", towns), std::nullopt);  // 9 letters, 4 edits
  EXPECT_EQ(nearest_name("putuo", towns), std::nullopt);      // 5 letters, 3 edits to taopu
}

TEST(NearestName, AllowsOneEditInShortNames)
{
  EXPECT_EQ(nearest_name("b", {"a"}), "a");
  EXPECT_EQ(nearest_name("ba", {"ab"}), "ab");
  EXPECT_EQ(nearest_name("", {"a"}), "a");
  EXPECT_EQ(nearest_name("", {"ab"}), std::nullopt);
  EXPECT_EQ(nearest_name("xy", {"ab"}), std::nullopt);
}

TEST(NearestName, IgnoresCase)
{
  EXPECT_EQ(nearest_name("TAOPU", towns), "taopu");
  EXPECT_EQ(nearest_name("taopu", {"TaoPu"}), "TaoPu");
}

TEST(NearestName, TakesTheNearestAndOfEqualsTheFirst)
{
  EXPECT_EQ(nearest_name("changfhou", towns), "changshou");
  EXPECT_EQ(nearest_name("cat", {"car", "cap"}), "car");
  EXPECT_EQ(nearest_name("cap", {"car", "cap"}), "cap");
}

TEST(NearestName, CopesWithNoNamesAndLongOnes)
{
  EXPECT_EQ(nearest_name("taopu", {}), std::nullopt);
  EXPECT_EQ(nearest_name(std::string(100000, 'x'), towns), std::nullopt);
}

TEST(Listed, JoinsNames)
{
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}), "a and b");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
}

TEST(NumberText, IsTheShortest)
{
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(1), "1");
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(number_text(-2.5), "-2.5");
  EXPECT_EQ(number_text(1e9), "1000000000");
  EXPECT_EQ(number_text(123456789012345), "123456789012345");
  EXPECT_EQ(number_text(1e20), "1e+20");
  EXPECT_EQ(number_text(0.001), "0.001");
}

TEST(NumberText, ReadsBackAsTheSameNumber)
{
  std::uint64_t bits = 88172645463325252ULL;  // xorshift, for numbers of all magnitudes
  for (int k = 0; k < 20000; ++k) {
    bits ^= bits << 13;
    bits ^= bits >> 7;
    bits ^= bits << 17;
    const auto x = std::bit_cast<double>(bits);
    if (!std::isfinite(x)) continue;
    ASSERT_EQ(std::strtod(number_text(x).c_str(), nullptr), x);
  }
}

TEST(Grouped, PutsACommaEveryThreeDigits)
{
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(7), "7");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(12345), "12,345");
  EXPECT_EQ(grouped(123456), "123,456");
  EXPECT_EQ(grouped(1254524), "1,254,524");
  EXPECT_EQ(grouped(-1254524), "-1,254,524");
  EXPECT_EQ(grouped(-100), "-100");
  EXPECT_EQ(grouped(std::numeric_limits<std::int64_t>::max()), "9,223,372,036,854,775,807");
  EXPECT_EQ(grouped(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808");
}

TEST(TableCell, KeepsBarsFromEndingTheCell)
{
  EXPECT_EQ(table_cell("plain"), "plain");
  EXPECT_EQ(table_cell("|a||b|"), "\\|a\\|\\|b\\|");
  EXPECT_EQ(table_cell(""), "");
}

TEST(InvalidUtf8, PassesEveryKindOfCharacter)
{
  EXPECT_EQ(invalid_utf8(""), std::nullopt);
  EXPECT_EQ(invalid_utf8(std::string("plain\0text", 10)), std::nullopt);
  EXPECT_EQ(invalid_utf8("普陀区 é 😀"), std::nullopt);
  // The first and last of every length.
  for (const char* text : {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                           "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_EQ(invalid_utf8(text), std::nullopt);
  }
}

TEST(InvalidUtf8, NamesTheFirstWrongByte)
{
  const auto after_two = [](const std::string& wrong) { return invalid_utf8("ok" + wrong); };
  EXPECT_EQ(after_two("\x80"), 2U);   // a continuation alone
  EXPECT_EQ(after_two("\xC3"), 2U);   // cut off
  EXPECT_EQ(after_two("\xC3z"), 2U);  // not continued
  EXPECT_EQ(after_two("\xE6\x99"), 2U);
  EXPECT_EQ(after_two("\xE6\x99z"), 2U);
  EXPECT_EQ(after_two("\xF0\x9F\x98"), 2U);
  EXPECT_EQ(after_two("\xC0\xAF"), 2U);  // overlong
  EXPECT_EQ(after_two("\xC1\xBF"), 2U);
  EXPECT_EQ(after_two("\xE0\x9F\xBF"), 2U);
  EXPECT_EQ(after_two("\xF0\x8F\xBF\xBF"), 2U);
  EXPECT_EQ(after_two("\xED\xA0\x80"), 2U);      // half of a surrogate pair
  EXPECT_EQ(after_two("\xF4\x90\x80\x80"), 2U);  // beyond U+10FFFF
  EXPECT_EQ(after_two("\xF5\x80\x80\x80"), 2U);
  EXPECT_EQ(after_two("\xFF"), 2U);
  EXPECT_EQ(invalid_utf8("普\xFF"), 3U);
}

TEST(ShellQuoted, IsOneWordAndNoOption)
{
  EXPECT_EQ(shell_quoted("results/a.week-00104.checkpoint"), "results/a.week-00104.checkpoint");
  EXPECT_EQ(shell_quoted("my file"), "'my file'");
  EXPECT_EQ(shell_quoted("it's $HOME"), "'it'\\''s $HOME'");
  EXPECT_EQ(shell_quoted(""), "''");
  EXPECT_EQ(shell_quoted("-x.h5"), "./-x.h5");
}

}  // namespace
}  // namespace linli
