#include "engine/survey.hpp"

#include "support/relabelled.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"
#include "survey_helpers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace linli {
namespace {

using namespace test;

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

TEST(Survey, ByHand)
{
  const SurveyWave wave = held(five_people(), plan_of(elders_answer()));
  EXPECT_EQ(wave.frame_size, 4);
  EXPECT_EQ(wave.asked, 4);
  EXPECT_EQ(wave.respondents, 3);
  const std::size_t belonging = question("belonging");
  EXPECT_EQ(wave.answered[belonging], 3);
  EXPECT_DOUBLE_EQ(wave.estimate[belonging], 7.0 / 12);
  // In twelfths the answers are 3, 6 and 12, so that s² = (16 + 1 + 25) / 2 / 144; a quarter of the frame is missed.
  EXPECT_DOUBLE_EQ(wave.standard_error[belonging], std::sqrt(0.25 * 21 / 144 / 3));
  EXPECT_DOUBLE_EQ(wave.truth[belonging], 1.75 / 4);
  const std::size_t took_part = question("participation_activity_year");
  EXPECT_DOUBLE_EQ(wave.estimate[took_part], 1.0 / 3) << "51 weeks ago is within a year, 52 are not";
  EXPECT_DOUBLE_EQ(wave.truth[took_part], 1.0 / 4);
}

TEST(Survey, AQuestionThatDoesNotApplyToSomeIsAnsweredByTheOthers)
{
  const World world = five_people();
  const auto of_those_from = [](std::size_t row) {
    return Question{"belonging", series_units::index(), "", "", [row](const World& w, ResidentId id) {
                      return id.value < row ? nothing : w.residents.belonging[id];
                    }};
  };
  const std::vector<Question> questions{of_those_from(1), of_those_from(2), of_those_from(3),
                                        of_those_from(4)};
  const SurveyWave wave = hold_survey(world, plan_of(elders_answer()), questions, {0, {}});
  EXPECT_EQ(wave.answered, (std::vector<std::int32_t>{2, 1, 0, 0}));
  EXPECT_DOUBLE_EQ(wave.estimate[0], 0.75);
  EXPECT_DOUBLE_EQ(wave.standard_error[0], std::sqrt(0.25 * 0.125 / 2));
  EXPECT_DOUBLE_EQ(wave.truth[0], 0.5);
  EXPECT_DOUBLE_EQ(wave.estimate[1], 1);
  EXPECT_TRUE(std::isnan(wave.standard_error[1])) << "one answer has no variance";
  EXPECT_TRUE(std::isnan(wave.estimate[2]));
  EXPECT_TRUE(std::isnan(wave.standard_error[2]));
  EXPECT_EQ(wave.truth[2], 0);
  EXPECT_TRUE(std::isnan(wave.truth[3])) << "it applies to the child only";
  const SurveyWave all = hold_survey(world, plan_of(census()), questions, {0, {}});
  EXPECT_EQ(all.estimate[2], all.truth[2]);
  EXPECT_EQ(all.standard_error[2], 0) << "one answer, which is all there is";
  EXPECT_TRUE(std::isnan(all.standard_error[3]));
}

TEST(Survey, OfEverybodyIsTheTruth)
{
  const SurveyWave wave = held(lived_in(), plan_of(census()));
  EXPECT_EQ(wave.respondents, wave.frame_size);
  EXPECT_EQ(wave.estimate, wave.truth);
  EXPECT_EQ(wave.standard_error, std::vector<double>(wave.truth.size(), 0.0));
  const std::size_t belonging = question("belonging");
  double sum = 0;
  double adults = 0;
  for (std::size_t k = 0; k < lived_in().size(); ++k) {
    if (!lived_in().people.residents.adult(ResidentId{k})) continue;
    sum += static_cast<double>(lived_in().residents.belonging[ResidentId{k}]);
    adults += 1;
  }
  EXPECT_NEAR(wave.truth[belonging], sum / adults, 1e-12);
  EXPECT_EQ(wave.frame_size, adults);
}

TEST(Survey, ThatNobodyAnswersFindsNothing)
{
  const SurveyWave wave = held(lived_in(), plan_of({.sample = 100, .response = 0}));
  EXPECT_EQ(wave.asked, 100);
  EXPECT_EQ(wave.respondents, 0);
  EXPECT_TRUE(std::isnan(wave.estimate[0]));
  EXPECT_TRUE(std::isnan(wave.standard_error[0]));
  EXPECT_FALSE(std::isnan(wave.truth[0]));
}

/// Bit for bit: sums are in the order of keys, not of rows.
TEST(Survey, IsTheSameWhereverItsPeopleStand)
{
  for (const Frame frame : {Frame::all, Frame::reachable}) {
    const SurveyPlan plan = plan_of({.sample = 1000, .frame = frame});
    const SurveyWave wave = held(lived_in(), plan);
    for (const std::uint64_t seed : {1U, 2U})
      EXPECT_TRUE(held(relabelled(lived_in(), Relabel::everybody, seed), plan) == wave);
  }
}

TEST(Survey, RecordsTheChosenWeeks)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  Simulation simulation(lived_in(), week, scenario.run.luck(), Workers(2));
  Survey survey(plan_of({.sample = 300}, "some", {1, 4}));
  std::vector<SurveyWave> expected;
  for (std::int64_t w = 0; w < 6; ++w) {
    simulation.step(nullptr);
    const std::string before = digest_of(simulation.world());
    survey.close_week(simulation.world(), {w, scenario.run.luck()});
    EXPECT_EQ(digest_of(simulation.world()), before);
    if (w == 1 || w == 4)
      expected.push_back(held(simulation.world(), survey.plan(), {w, scenario.run.luck()}));
    EXPECT_EQ(survey.rows(), expected.size());
  }
  EXPECT_TRUE(survey.wave(0) == expected[0]);
  EXPECT_TRUE(survey.wave(1) == expected[1]);
  EXPECT_NE(expected[0].estimate, expected[1].estimate);
  EXPECT_NE(expected[0].truth, expected[1].truth);
  EXPECT_EQ(survey.store().size(), 2 * survey.bytes_a_row());
}

TEST(SurveyQuestions, EachHaveNameUnitAndBothLanguages)
{
  std::vector<std::string> names;
  for (const Question& q : survey_questions()) {
    names.push_back(q.name);
    EXPECT_TRUE(!q.unit.en.empty() && !q.unit.zh.empty() && q.en.ends_with("?") && q.zh.ends_with("？"))
        << q.name;
  }
  std::ranges::sort(names);
  EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

/// A question that is called like a series is about the same thing.
TEST(SurveyQuestions, OfTheElectionHaveNoAnswerBeforeTheFirst)
{
  World world = lived_in();
  world.places.last_election.assign(world.areas(), 0);
  const SurveyWave before = held(world, plan_of(census()));
  EXPECT_EQ(before.answered[question("turnout")], 0);
  EXPECT_TRUE(std::isnan(before.truth[question("turnout")]));
  EXPECT_GT(held(lived_in(), plan_of(census())).answered[question("turnout")], 0);
}

TEST(SurveyQuestions, AgreeWithTheSeriesOfTheirNames)
{
  const Scenario scenario = baseline();
  Simulation simulation(lived_in(), make_week(scenario), scenario.run.luck(), Workers(2));
  Recording recording(all_observables(), simulation.world(), Recording::usual_groupings());
  simulation.step(&recording);
  const SurveyWave wave = held(simulation.world(), plan_of(census()));
  std::size_t met = 0;
  for (std::size_t k = 0; k < recording.observables().size(); ++k) {
    const std::vector<Question> all = survey_questions();
    const auto found = std::ranges::find(all, recording.observables()[k].name, &Question::name);
    if (found == all.end()) continue;
    met += 1;
    const auto at = static_cast<std::size_t>(found - all.begin());
    const double in_series = static_cast<double>(recording.series(k, Grouping::district).at(0));
    EXPECT_NEAR(wave.truth[at], in_series, 1e-5 * (1 + in_series)) << found->name;
    EXPECT_EQ(found->unit, recording.observables()[k].unit);
  }
  EXPECT_GE(met, 4U);
}

}  // namespace
}  // namespace linli
