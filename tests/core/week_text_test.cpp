#include "core/week_text.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

constexpr Calendar calendar{Date{0}, 10};  // the study begins on 2018-01-01, after ten weeks

TEST(WeekText, CountsInTheStudyAndHasTheDate)
{
  EXPECT_EQ(week_text(calendar, 0), "week -10 (2017-10-23)");
  EXPECT_EQ(week_text(calendar, 9), "week -1 (2017-12-25)");
  EXPECT_EQ(week_text(calendar, 10), "week 0 (2018-01-01)");
  EXPECT_EQ(week_text(calendar, 62), "week 52 (2018-12-31)");
}

TEST(WeekText, NamesASpanByItsFirstAndItsLast)
{
  EXPECT_EQ(weeks_text(calendar, 0, 61), "week -10 to week 51, 2017-10-23 to 2018-12-24");
}

TEST(WeekText, SaysWhereARunStands)
{
  EXPECT_EQ(after_text(calendar, 0), "before its first week");
  EXPECT_EQ(after_text(calendar, 1), "after week -10 (2017-10-23)");
  EXPECT_EQ(after_text(calendar, 11), "after week 0 (2018-01-01)");
}

}  // namespace
}  // namespace linli
