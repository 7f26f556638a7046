#include "core/units.hpp"

#include "core/calendar.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace linli {
namespace {

TEST(Range, ComparesWholeNumbersExactly)
{
  const Range seeds{0, 9007199254740992.0};  // 2^53: the next whole number is no double
  EXPECT_TRUE(seeds.contains(std::int64_t{9007199254740992}));
  EXPECT_FALSE(seeds.contains(std::int64_t{9007199254740993}));
  EXPECT_FALSE(seeds.contains(std::int64_t{-1}));
  using Whole = std::numeric_limits<std::int64_t>;
  EXPECT_TRUE(Range{}.contains(Whole::max()));
  EXPECT_TRUE(Range{}.contains(Whole::min()));
  EXPECT_FALSE((Range{.low = 9223372036854775808.0}).contains(Whole::max()));
  EXPECT_TRUE((Range{.high = 9223372036854775808.0}).contains(Whole::max()));
  EXPECT_TRUE((Range{.low = -9223372036854775808.0}).contains(Whole::min()));
  EXPECT_FALSE((Range{.high = -1e30}).contains(Whole::min()));
  EXPECT_TRUE((Range{0.5, 1.5}).contains(1));
  EXPECT_FALSE((Range{0.5, 1.5}).contains(2));
  EXPECT_FALSE((Range{0.5, 1.5}).contains(0));
  EXPECT_TRUE((Range{-1.5, 0}).contains(-1));
  EXPECT_FALSE((Range{-1.5, 0}).contains(-2));
}

TEST(QuantityText, WritesYearsAsYears)
{
  EXPECT_EQ(quantity_text(6.7, units::years()), "6.7 years");
}

TEST(QuantityText, WritesMoneyToTheFen)
{
  EXPECT_EQ(quantity_text(std::int64_t{1250}, units::fen()), "12.50 yuan");
  EXPECT_EQ(quantity_text(std::int64_t{5}, units::fen()), "0.05 yuan");
  EXPECT_EQ(quantity_text(std::int64_t{-5}, units::fen()), "-0.05 yuan");
  EXPECT_EQ(quantity_text(std::int64_t{300}, units::fen()), "3 yuan");
  EXPECT_EQ(quantity_text(std::numeric_limits<std::int64_t>::min(), units::fen()),
            "-92233720368547758.08 yuan");
  EXPECT_EQ(quantity_text(std::int64_t{8}, units::weeks()), "8 weeks");
  EXPECT_EQ(quantity_text(0.25, units::per_week()), "0.25 per week");
  EXPECT_EQ(quantity_text(0.25, units::share()), "0.25");
}

TEST(Calendar, FindsTheWeekThatIsMeant)
{
  const Calendar calendar{*parse_date("2019-01-07"), 10};
  EXPECT_EQ(calendar.week_of(When::week(0)), 10);
  EXPECT_EQ(calendar.week_of(When::week(-10)), 0);
  EXPECT_EQ(calendar.week_of(When::day(*parse_date("2019-01-07"))), 10);
  EXPECT_EQ(calendar.week_of(When::day(*parse_date("2019-01-13"))), 10) << "a Sunday";
  EXPECT_EQ(calendar.week_of(When::day(*parse_date("2019-01-14"))), 11);
  EXPECT_EQ(calendar.week_of(When::day(*parse_date("2019-01-06"))), 9);
  EXPECT_EQ(calendar.week_of(When::day(*parse_date("2018-12-31"))), 9);
  EXPECT_EQ(calendar.week_of(When::day(*parse_date("2018-12-30"))), 8);
  for (std::int64_t week = 0; week < 40; ++week) {
    for (std::int64_t day = 0; day < days_per_week; ++day) {
      EXPECT_EQ(calendar.week_of(When::day({calendar.date_of(week).days + day})), week);
    }
  }
}

TEST(When, IsWrittenAsItIsRead)
{
  EXPECT_EQ(to_string(When::week(-3)), "week -3");
  EXPECT_EQ(to_string(When::day({0})), "2018-01-01");
}

}  // namespace
}  // namespace linli
