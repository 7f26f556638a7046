/// whole model | burn-in | |trend| of participation over the last 52 weeks < 3 % a year; high and low start meet
#include "support/columns.hpp"
#include "support/runs.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr std::size_t year = 52;

/// District means, week by week.
struct Course {
  std::vector<float> weekly;
  std::vector<float> yearly;
  double adults = 0;
};

/// The burn-in of the baseline from so many offers to which people had come, out of habit.
Course burn_in(double scale, double offers, std::int64_t weeks)
{
  Scenario scenario = baseline(scale);
  scenario.run.burn_in = weeks;
  scenario.of<Participation>().start = {offers, 0, 0, 0};
  scenario.of<Habit>().start = {offers, 0, 0, 0};
  scenario.output.series = {"participation_activity", "participation_activity_year"};
  const Run run = after(Run::begin(scenario, Workers(2)), weeks);
  Course course{district_series(run, "participation_activity"),
                district_series(run, "participation_activity_year"), 0};
  for (const std::int32_t adults : run.recording().adults(Grouping::age_band)) course.adults += adults;
  return course;
}

double mean_of_last_year(const std::vector<float>& series)
{
  double sum = 0;
  for (std::size_t k = series.size() - year; k < series.size(); ++k) sum += static_cast<double>(series[k]);
  return sum / year;
}

/// Slope of the straight line through the last 52 weeks, per year and relative to their mean.
double trend_of_last_year(const std::vector<float>& series)
{
  double xy = 0;
  double xx = 0;
  for (std::size_t k = 0; k < year; ++k) {
    const double x = static_cast<double>(k) - (year - 1) / 2.0;
    xy += x * static_cast<double>(series[series.size() - year + k]);
    xx += x * x;
  }
  return xy / xx * year / mean_of_last_year(series);
}

void expect_high_and_low_start_to_meet(double scale, std::int64_t weeks)
{
  const Course low = burn_in(scale, 0.01, weeks);
  const Course high = burn_in(scale, 6, weeks);
  ASSERT_EQ(low.weekly.size(), static_cast<std::size_t>(weeks));
  EXPECT_GT(high.weekly[0], 1.5F * low.weekly[0]) << "they start alike, so nothing is tested";

  const double p = mean_of_last_year(low.weekly);
  // Each mean is over adults × 52 decisions.  Five standard errors of the difference of two independent runs would
  // be missed once in two million seeds; these two share people and luck, so that they differ by less.
  const double error = 5 * std::sqrt(2 * p * (1 - p) / (low.adults * year));
  EXPECT_LT(error, 0.05 * p) << "the error is too large for a test";
  EXPECT_NEAR(mean_of_last_year(high.weekly), p, error);

  const double yearly = mean_of_last_year(low.yearly);
  EXPECT_NEAR(mean_of_last_year(high.yearly), yearly, 5 * std::sqrt(2 * yearly * (1 - yearly) / low.adults));
  EXPECT_LT(std::abs(trend_of_last_year(low.yearly)), 0.03);
  EXPECT_LT(std::abs(trend_of_last_year(high.yearly)), 0.03);
}

TEST(BurnIn, HighAndLowStartMeetInATwentiethOfTheDistrict)
{
  // Heads remember the start for longer than participation itself: six years of the ten of the burn-in.
  expect_high_and_low_start_to_meet(0.05, 312);
}

TEST(BurnInNightly, HighAndLowStartMeet)
{
  // So many people that 1 % shows; heads and those who know the committee take eight years to forget.
  expect_high_and_low_start_to_meet(1.0, 416);
}

TEST(BurnIn, WhoLivesWhereStaysTheSame)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  const World start = simulation.world();
  const auto people = [](const World& world) {
    std::vector<std::string> out;
    for (const ColumnBytes& column : columns_of(world)) {
      // Who there is, where they live and whom they could know; the state of people and levers may change.  Who moves in
      // takes the place of somebody alike, but for their inclination and their years here.
      if (column.name == "resident.propensity" || column.name == "resident.years_here") continue;
      bool fixed = column.name.substr(0, 4) == "tie.";
      Population::for_each_column(
          world.people, [&](const char* name, const auto&) { fixed = fixed || column.name == name; });
      if (fixed) out.push_back(digest_of(column));
      EXPECT_TRUE(column.indexed_by != "resident" || column.name == "tie.first" ||
                  column.rows == world.size() || column.rows == 0)
          << column.name;
    }
    return out;
  };
  const std::vector<std::string> expected = people(start);
  EXPECT_GT(expected.size(), 30U);
  while (simulation.weeks() < scenario.run.burn_in) {
    simulation.step(nullptr);
    ASSERT_EQ(people(simulation.world()), expected) << "week " << simulation.weeks();
  }
}

}  // namespace
}  // namespace linli
