#include "core/calendar.hpp"

#include <gtest/gtest.h>

#include <string>

namespace linli {
namespace {

TEST(Date, CountsFromTheFirstDayOf2018)
{
  EXPECT_EQ(parse_date("2018-01-01"), Date{0});
  EXPECT_EQ(parse_date("2017-12-31"), Date{-1});
  EXPECT_EQ(parse_date("2019-01-01"), Date{365});
  EXPECT_EQ(parse_date("2021-01-01"), Date{365 * 3 + 1});
  EXPECT_EQ(parse_date("1970-01-01"), Date{-17532});  // 48 years with 12 leap days
}

TEST(Date, KnowsLeapYears)
{
  for (const char* exists : {"2020-02-29", "2000-02-29", "1600-02-29", "2024-02-29"})
    EXPECT_TRUE(parse_date(exists));
  for (const char* not_there : {"2019-02-29", "1900-02-29", "2100-02-29", "2020-02-30"}) {
    EXPECT_FALSE(parse_date(not_there)) << not_there;
  }
  EXPECT_EQ(parse_date("2020-03-01")->days - parse_date("2020-02-28")->days, 2);
  EXPECT_EQ(parse_date("2019-03-01")->days - parse_date("2019-02-28")->days, 1);
}

TEST(Date, RefusesWhatIsNotADay)
{
  for (const char* text : {"",
                           "2018",
                           "2018-1-1",
                           "2018-00-01",
                           "2018-13-01",
                           "2018-04-31",
                           "2018-01-00",
                           "2018-01-32",
                           "18-01-01",
                           "2018/01/01",
                           "2018-01-01 ",
                           " 2018-01-01",
                           "2018-01-0x",
                           "+018-01-01",
                           "-018-01-01",
                           "2018-+1-01",
                           "2018-01-01T00:00",
                           "20180101",
                           "２０１８-01-01",
                           "2018-01--1"}) {
    EXPECT_FALSE(parse_date(text)) << '"' << text << '"';
  }
}

TEST(Date, IsWrittenAsItIsRead)
{
  EXPECT_EQ(to_string(Date{0}), "2018-01-01");
  EXPECT_EQ(to_string(Date{58}), "2018-02-28");
  EXPECT_EQ(to_string(Date{-1}), "2017-12-31");
  const std::int64_t first = parse_date("0000-01-01").value().days;
  const std::int64_t last = parse_date("9999-12-31").value().days;
  EXPECT_EQ(last - first + 1, 25 * 146097);  // ten thousand years; 400 of them have 146097 days
  std::string before;
  for (std::int64_t day = first; day <= last; day += 13) {
    const std::string text = to_string(Date{day});
    ASSERT_EQ(parse_date(text), Date{day}) << text;
    ASSERT_LT(before, text) << "days are in the order of their texts";
    before = text;
  }
}

TEST(Calendar, BeginsItsStudyAfterTheBurnIn)
{
  const Calendar calendar{.study_start = Date{0}, .burn_in = 208};
  EXPECT_EQ(calendar.date_of(208), Date{0});
  EXPECT_EQ(calendar.date_of(209), Date{7});
  EXPECT_EQ(to_string(calendar.date_of(0)), "2014-01-06");  // 208 weeks earlier
  EXPECT_EQ(to_string(calendar.date_of(208 + 260)), "2022-12-26");
}

TEST(Calendar, HasWeeksThatBeginOnTheDayOfTheStart)
{
  const Calendar calendar{.study_start = parse_date("2018-01-01").value(), .burn_in = 5};
  for (std::int64_t week = 0; week < 1000; ++week) {
    // 2018-01-01 is a Monday: every week begins a multiple of seven days from it.
    ASSERT_EQ(calendar.date_of(week).days % days_per_week, 0) << week;
  }
}

}  // namespace
}  // namespace linli
