#include "calibration/calibration.hpp"

#include "calibration/calibration_experiments.hpp"
#include "calibration/survey_statistics.hpp"
#include "engine/assemble.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace linli {
namespace {

using namespace test;

TEST(Calibration, DistanceIsOneAtTheEndOfAHit)
{
  const CalibrationRow target{"key", "K", "", "", "", 0.5, 0.4, 0.7};
  EXPECT_DOUBLE_EQ(distance(target, 0.5), 0);
  EXPECT_DOUBLE_EQ(distance(target, 0.45), 0.5);
  EXPECT_DOUBLE_EQ(distance(target, 0.4), 1);
  EXPECT_NEAR(distance(target, 0.8), 1.5, 1e-12);
  const CalibrationRow at_least{"key", "P", "", "", "", 1.2, 1.2, std::numeric_limits<double>::infinity()};
  EXPECT_DOUBLE_EQ(distance(at_least, 5), 0);
  EXPECT_DOUBLE_EQ(distance(at_least, 0.9), 1.25);
  EXPECT_TRUE(hit(target, 0.7));
  EXPECT_FALSE(hit(target, 0.39));
}

TEST(Calibration, TrendIsTheSlopeOverTheMean)
{
  std::vector<float> weekly;
  for (int t = 0; t < 105; ++t) weekly.push_back(10.0F + 0.125F * static_cast<float>(t));
  EXPECT_NEAR(trend_a_year(weekly), 0.125 * 52 / (10 + 0.125 * 52), 1e-6);
  EXPECT_EQ(trend_a_year(std::vector<float>(104, 3.0F)), 0.0);
}

TEST(Calibration, SeasonsAreNoTrend)
{
  // A line through 104 weeks of this would fall by a quarter of the mean a year.
  std::vector<float> weekly;
  for (int t = 0; t < 104; ++t) weekly.push_back(t % 52 < 26 ? 2.0F : 1.0F);
  EXPECT_EQ(trend_a_year(weekly), 0.0);
  for (std::size_t t = 52; t < weekly.size(); ++t) weekly[t] += 0.5F;
  EXPECT_NEAR(trend_a_year(weekly), 0.5 / 1.75, 1e-6);
  EXPECT_TRUE(std::isnan(trend_a_year(std::vector<float>(weekly.begin(), weekly.begin() + 52))))
      << "too short";
}

TEST(Calibration, EffectsComparePeopleWithThemselves)
{
  World with = lived_in_district(1);
  World without = with;
  with.residents.voted.assign(with.size(), 0);
  without.residents.voted.assign(with.size(), 0);
  std::vector<float> contacts(with.size(), 0.0F);
  const std::vector<float> met{1, 1, 1, 1, 0.5F, 0.5F, 0};
  for (std::size_t k = 0; k < met.size(); ++k) contacts[k] = met[k];
  for (const std::uint32_t k : {0U, 1U, 2U, 4U, 6U}) with.residents.voted[ResidentId{k}] = 1;
  without.residents.voted[ResidentId{0}] = 1;
  const Effects effects = effect_of_calls(with, without, contacts);
  EXPECT_DOUBLE_EQ(effects.opens, 0.5);
  EXPECT_DOUBLE_EQ(effects.others, 0.5);
}

/// Index of the row that tells of something.
std::size_t row_of(std::string_view what)
{
  const std::vector<Target>& rows = calibration_targets();
  return static_cast<std::size_t>(std::ranges::find(rows, what, &Target::what) - rows.begin());
}

TEST(Calibration, MeasuresEveryRowOfTheEvidenceInItsOrder)
{
  ASSERT_EQ(calibration_targets().size(), calibration_rows().size());
  for (std::size_t k = 0; k < calibration_rows().size(); ++k) {
    EXPECT_EQ(calibration_targets()[k].key, calibration_rows()[k].key);
    EXPECT_FALSE(calibration_rows()[k].what_zh.empty());
    EXPECT_EQ(&calibration_row(calibration_rows()[k].key), &calibration_rows()[k]) << "keys are told apart";
  }
}

TEST(Calibration, EachRowTakesItsOwnNumber)
{
  Findings f{};
  f.survey.turnout = 0.1;
  f.survey.odds_belonging = 3;
  f.survey.odds_area_trust = 2;
  f.survey.odds_sex = 4;
  f.survey.women_heads = 0.7;
  f.survey.women_volunteers = 0.6;
  f.committee.items = 140;
  f.calls = {.opens = 0.08, .others = 0.04};
  const auto measured = [&](std::string_view what) {
    return calibration_targets().at(row_of(what)).measure(f);
  };
  EXPECT_EQ(measured("turnout in committee elections, of all adults"), 0.1);
  EXPECT_EQ(measured("items on the list of an area"), 140);
  EXPECT_EQ(measured("part of that in others at home"), 0.5);
  EXPECT_EQ(measured("smaller of the two odds ratios of K11 over that of sex"), 0.5);
  EXPECT_NEAR(measured("women among heads less among volunteers of the year"), 0.1, 1e-12);
  f.survey.odds_area_trust = std::nan("");
  EXPECT_TRUE(std::isnan(measured("smaller of the two odds ratios of K11 over that of sex")));
}

TEST(Calibration, RowsThatOneAreaCannotShowAreMissingAndTheOthersAreThere)
{
  Scenario scenario = baseline(0.5);
  scenario.run.burn_in = 240;
  scenario.population.areas = {7};
  scenario.of<Election>().first = 10;
  scenario.of<Election>().every = 210;
  const Measured one = measure(scenario, Workers(1), [](std::string_view) {});
  for (const std::string_view what : {"odds ratio of the area's mean trust over its range",
                                      "correlation over subdistricts of rehired secretaries and mean age"})
    EXPECT_TRUE(std::isnan(one.values.at(row_of(what)))) << what;
  for (const std::string_view what :
       {"turnout in committee elections, of all adults", "items on the list of an area",
        "odds ratio of belonging over its range"})
    EXPECT_TRUE(std::isfinite(one.values.at(row_of(what)))) << what;
}

TEST(Calibration, MeasuresEveryRowOfASmallDistrict)
{
  Scenario scenario = baseline(0.005);
  scenario.of<Election>().first = 10;
  scenario.of<Election>().every = 210;
  const auto silent = [](std::string_view) {};
  const Measured one = measure(scenario, Workers(1), silent);
  ASSERT_EQ(one.values.size(), calibration_targets().size());
  ASSERT_EQ(one.trends.size(), headline_series().size());
  for (const double value : one.values) EXPECT_TRUE(std::isfinite(value));
  EXPECT_GT(one.values[0], 0.2) << "turnout";
  EXPECT_GT(one.values[7], 0.0) << "a call at the door raises turnout";
  EXPECT_EQ(measure(scenario, Workers(2), silent).values, one.values) << "threads";
}

TEST(Calibration, TrendsAreOfTheLastTwoYearsOfTheBurnIn)
{
  // Elections are in weeks 4, 60, 116, 172; the burn-in ends before the second, after the third, after the fourth.
  for (const std::int64_t burn_in : {56, 130, 200}) {
    Scenario scenario = baseline(0.003);
    scenario.run.burn_in = burn_in;
    scenario.of<Election>().first = 4;
    scenario.of<Election>().every = 56;
    const Measured measured = measure(scenario, Workers(1), [](std::string_view) {});

    const Week week = make_week(scenario);
    Simulation run(assemble(scenario, week, Workers(1)).world, week, scenario.run.luck(), Workers(1));
    Recording last(all_observables(), run.world(), {Grouping::district});
    std::vector<double> voters;
    while (run.weeks() < std::max<std::int64_t>(burn_in, 61)) {
      run.step(run.weeks() >= burn_in - 104 && run.weeks() < burn_in ? &last : nullptr);
      if ((run.weeks() - 1) % 56 == 4) {
        const auto& voted = run.world().residents.voted;
        voters.push_back(static_cast<double>(std::count(voted.begin(), voted.end(), 1)));
      }
    }
    ASSERT_EQ(headline_series().front(), "turnout");
    EXPECT_NEAR(measured.trends.front(), (1 - voters[voters.size() - 2] / voters.back()) / (56.0 / 52), 1e-12)
        << "from the last election but one to the last";
    for (std::size_t k = 1; k < headline_series().size(); ++k) {
      for (std::size_t o = 0; o < last.observables().size(); ++o) {
        if (last.observables()[o].name != headline_series()[k]) continue;
        EXPECT_EQ(measured.trends[k], trend_a_year(last.series(o, Grouping::district)))
            << headline_series()[k] << " of " << burn_in;
      }
    }
  }
}

}  // namespace
}  // namespace linli
