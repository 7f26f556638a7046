/// When interventions act: starts and ends against a calendar with four weeks of burn-in, by hand.
#include "interventions/timetable.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using Weeks = std::vector<std::int64_t>;
constexpr std::int64_t none = -1;

/// The start under which it acts in each of the first weeks of the run; `none` where it does not.
Weeks starts(const InterventionParams& params, std::int64_t weeks)
{
  const Timetable timetable(params, {.study_start = {}, .burn_in = 4});
  Weeks out;
  for (std::int64_t week = 0; week < weeks; ++week) out.push_back(timetable.start_of(week).value_or(none));
  return out;
}

TEST(Timetable, BeginsWithTheStudyAndNeverEndsUnlessTold)
{
  EXPECT_EQ(starts({}, 7), (Weeks{none, none, none, none, 4, 4, 4}));
  EXPECT_TRUE(Timetable({}, {.study_start = {}, .burn_in = 4}).start_of(4 + 5199));
}

TEST(Timetable, EndsBeforeTheWeekOfUntil)
{
  EXPECT_EQ(starts({.from = When::week(-2), .until = When::week(1)}, 7),
            (Weeks{none, none, 2, 2, 2, none, none}));
}

TEST(Timetable, TakesDatesAsTheWeeksTheyLieIn)
{
  // The study begins on Monday, 2018-01-01: the 10th lies in its week 1, the 22nd begins week 3.
  const InterventionParams dated{.from = When::day(*parse_date("2018-01-10")),
                                 .until = When::day(*parse_date("2018-01-22"))};
  EXPECT_EQ(starts(dated, 9), (Weeks{none, none, none, none, none, 5, 5, none, none}));
}

TEST(Timetable, LastsSoManyWeeks)
{
  EXPECT_EQ(starts({.from = When::week(0), .lasts = 2}, 8),
            (Weeks{none, none, none, none, 4, 4, none, none}));
}

TEST(Timetable, Repeats)
{
  EXPECT_EQ(starts({.from = When::week(-3), .until = When::week(4), .every = 3, .lasts = 2}, 9),
            (Weeks{none, 1, 1, none, 4, 4, none, 7, none}));
}

TEST(Timetable, KnowsDatedStartsInAnyOrder)
{
  const InterventionParams dated{.weeks = {When::day(*parse_date("2018-01-15")), When::week(-4)}, .lasts = 1};
  EXPECT_EQ(starts(dated, 8), (Weeks{0, none, none, none, none, none, 6, none}));
}

TEST(Timetable, OfStartsThatOverlapTheLatestCounts)
{
  EXPECT_EQ(starts({.weeks = {When::week(-4), When::week(-3)}, .lasts = 3}, 6),
            (Weeks{0, 1, 1, 1, none, none}));
}

TEST(Timetable, KnowsWhetherItActsAtAll)
{
  const Timetable late({.from = When::week(10)}, {.study_start = {}, .burn_in = 4});
  EXPECT_FALSE(late.acts_within(0, 14));
  EXPECT_TRUE(late.acts_within(0, 15));
}

TEST(Timetable, RampGoesUpInEqualSteps)
{
  std::vector<double> shares;
  for (std::int64_t week = 10; week < 16; ++week) shares.push_back(ramp_share(4, 10, week));
  EXPECT_EQ(shares, (std::vector<double>{0.25, 0.5, 0.75, 1, 1, 1}));
  EXPECT_EQ(ramp_share(0, 10, 10), 1);
  EXPECT_EQ(ramp_share(1, 10, 10), 1);
}

}  // namespace
}  // namespace linli
