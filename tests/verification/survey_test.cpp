/// Surveys against the theory of sampling (Cochran 1977).
#include "engine/survey.hpp"

#include "support/statistics.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr std::int64_t surveys = 2000;

const World& lived_in()
{
  static const World world = lived_in_district(10);
  return world;
}

std::vector<Question> about_belonging()
{
  std::vector<Question> out;
  for (const Question& question : survey_questions()) {
    if (question.name == "belonging") out.push_back(question);
  }
  return out;
}

/// Errors of many surveys of one world, in standard errors.
std::vector<double> scores(const SurveyParams& how)
{
  const SurveyPlan plan{"some", how, {}};
  std::vector<double> out;
  for (std::int64_t week = 0; week < surveys; ++week) {
    const SurveyWave wave = hold_survey(lived_in(), plan, about_belonging(), {week, {1, 0}});
    out.push_back((wave.estimate.at(0) - wave.truth.at(0)) / wave.standard_error.at(0));
  }
  return out;
}

/// The interval of ±1.96 standard errors holds the truth 95 times in 100, and all errors are normal.  The false-alarm
/// rate of each of the two comparisons is 1e-6.
void expect_right(const SurveyParams& how)
{
  const std::vector<double> z = scores(how);
  double covered = 0;
  for (const double score : z) covered += std::abs(score) < 1.959964 ? 1 : 0;
  const auto n = static_cast<double>(surveys);
  EXPECT_GT(normal_p((covered - 0.95 * n) / std::sqrt(n * 0.95 * 0.05)), false_alarm)
      << covered << " of " << n;
  EXPECT_GT(kolmogorov_p(z, [](double x) { return boost::math::cdf(boost::math::normal(), x); }),
            false_alarm);
}

TEST(SurveyTheory, IntervalsOfASmallSampleCoverTheTruth)
{
  expect_right({.sample = 400, .response = 1});
}

/// Without the correction for finite populations 99 in 100 would.
TEST(SurveyTheory, IntervalsOfHalfOfAllCoverTheTruth)
{
  const auto half = static_cast<std::int64_t>(frame_of(lived_in(), Frame::all).size() / 2);
  expect_right({.sample = half, .response = 1});
}

TEST(SurveyTheory, SilenceByChanceAloneDoesNoHarm)
{
  expect_right({.sample = 1000, .response = 0.5, .response_elder = 0, .response_took_part = 0});
}

TEST(SurveyTheory, SilenceOfThoseWhoTakeNoPartDoes)
{
  const SurveyPlan plan{"some", {.sample = 4000, .response = 0.5, .response_took_part = 1}, {}};
  const std::vector<Question> questions = survey_questions();
  ASSERT_EQ(questions.at(0).name, "participation_activity_year");
  const SurveyWave wave = hold_survey(lived_in(), plan, questions, {0, {1, 0}});
  EXPECT_GT(wave.estimate[0], wave.truth[0] + 5 * wave.standard_error[0]);
}

/// Everybody in the frame is drawn equally often.  The counts are those of draws without replacement, whose variance is
/// that of a binomial; their sum is fixed.
TEST(SurveyTheory, EverybodyIsAskedEquallyOften)
{
  const std::vector<ResidentId> frame = frame_of(lived_in(), Frame::all);
  const SurveyPlan plan{"some", {.sample = 1000}, {}};
  std::vector<double> asked(lived_in().size(), 0.0);
  for (std::int64_t week = 0; week < surveys; ++week) {
    for (const ResidentId id : sample_of(lived_in(), frame, plan, {week, {1, 0}})) asked[id.value] += 1;
  }
  const auto people = static_cast<double>(frame.size());
  const double share = 1000 / people;
  const double expected = static_cast<double>(surveys) * share;
  double statistic = 0;
  for (const ResidentId id : frame)
    statistic += (asked[id.value] - expected) * (asked[id.value] - expected) / (expected * (1 - share));
  EXPECT_GT(normal_p((statistic - (people - 1)) / std::sqrt(2 * (people - 1))), false_alarm);
}

/// Who answers, by age and participation, is binomial with the chance of the formula.
TEST(SurveyTheory, AsManyAnswerAsShould)
{
  const SurveyPlan plan{
      "some", {.sample = 0, .response = 0.4, .response_elder = 0.7, .response_took_part = -0.6}, {}};
  std::vector<Question> questions;
  for (const bool elder : {false, true}) {
    for (const bool took_part : {false, true}) {
      questions.push_back(
          {"kind", series_units::number(), "", "", [elder, took_part](const World& world, ResidentId id) {
             const bool kind = (world.people.residents.age[id] >= 60) == elder &&
                               (world.residents.weeks_since[id] < 52) == took_part;
             return kind ? 1.0F : std::nanf("");
           }});
    }
  }
  const SurveyWave wave = hold_survey(lived_in(), plan, questions, {0, {1, 0}});
  std::size_t k = 0;
  for (const double elder : {0.0, 0.7}) {
    for (const double took_part : {0.0, -0.6}) {
      double people = 0;
      for (const ResidentId id : frame_of(lived_in(), Frame::all))
        people += std::isnan(questions[k].answer(lived_in(), id)) ? 0 : 1;
      const double chance = 1 / (1 + std::exp(-(std::log(0.4 / 0.6) + elder + took_part)));
      ASSERT_GT(people, 300);
      const double z = (wave.answered[k] - people * chance) / std::sqrt(people * chance * (1 - chance));
      EXPECT_GT(normal_p(z), false_alarm) << wave.answered[k] << " of " << people;
      ++k;
    }
  }
}

}  // namespace
}  // namespace linli
