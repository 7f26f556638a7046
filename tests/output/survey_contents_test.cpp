#include "output/contents/survey_contents.hpp"

#include "support/pointers.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

const AttributeValue& attribute(const Attributes& attributes, std::string_view name)
{
  static const AttributeValue none = std::string("no such attribute");
  const Attribute* found = find_attribute(attributes, name);
  return found == nullptr ? none : found->value;
}

/// Two adults who all answer, asked in the first week of the burn-in and the second of the study.
TEST(SurveysGroup, ByHand)
{
  Scenario scenario;
  scenario.run.burn_in = 1;
  scenario.run.weeks = 3;
  World world = still_world(population_of({area_of({group_of(singles(2))})}));
  const std::vector<Question> questions{
      {"row", series_units::people(), "Which row?", "第几行？",
       [](const World&, ResidentId id) { return static_cast<float>(id.value); }},
      {"habit", series_units::index(), "Which habit?", "什么习惯？",
       [](const World& w, ResidentId id) { return w.residents.habit[Channel::team][id]; }}};
  std::vector<Survey> surveys;
  surveys.emplace_back(SurveyPlan{"poll", {.sample = 0, .response = 1}, {0, 2}},
                       std::make_shared<MemoryStore>(), questions);
  for (std::int64_t week = 0; week < 4; ++week) {
    world.residents.habit[Channel::team].assign(2, 0.25F * static_cast<float>(week));
    surveys[0].close_week(world, {week, {}});
  }
  const FileGroup all = surveys_group(scenario, pointers_to(surveys));
  EXPECT_EQ(all.name, "surveys");
  const FileGroup* poll = find_group(all, "poll");
  ASSERT_NE(poll, nullptr);
  EXPECT_EQ(attribute(poll->attributes, "frame"), AttributeValue("all"));
  EXPECT_EQ(attribute(poll->attributes, "sample"), AttributeValue(std::int64_t{0}));
  EXPECT_EQ(attribute(poll->attributes, "response"), AttributeValue(1.0));
  EXPECT_EQ(attribute(poll->attributes, "response_elder"), AttributeValue(SurveyParams{}.response_elder));
  EXPECT_EQ(attribute(poll->attributes, "response_took_part"),
            AttributeValue(SurveyParams{}.response_took_part));
  using Strings = std::vector<std::string>;
  using Doubles = std::vector<double>;
  using Counts = std::vector<std::int32_t>;
  const auto dataset = [&](const char* name) { return *find_dataset(*poll, name); };
  EXPECT_EQ(dataset("time").values, Values(std::vector<std::int64_t>{-7, 7}));
  EXPECT_EQ(dataset("question").values, Values(Strings{"row", "habit"}));
  EXPECT_EQ(dataset("text").values, Values(Strings{"Which row?", "Which habit?"}));
  EXPECT_EQ(dataset("text_zh").values, Values(Strings{"第几行？", "什么习惯？"}));
  EXPECT_EQ(dataset("unit").values, Values(Strings{"people", "index, 0 to 1"}));
  EXPECT_EQ(dataset("estimate").dimensions, (Strings{"time", "question"}));
  EXPECT_EQ(dataset("estimate").values, Values(Doubles{0.5, 0, 0.5, 0.5}));
  EXPECT_EQ(dataset("standard_error").values, Values(Doubles{0, 0, 0, 0}));
  EXPECT_EQ(dataset("truth").values, Values(Doubles{0.5, 0, 0.5, 0.5}));
  EXPECT_EQ(dataset("answered").values, Values(Counts{2, 2, 2, 2}));
  for (const char* people : {"frame_size", "asked", "respondents"}) {
    EXPECT_EQ(dataset(people).dimensions, Strings{"time"});
    EXPECT_EQ(dataset(people).values, Values(Counts{2, 2}));
    EXPECT_EQ(attribute(dataset(people).attributes, "units"), AttributeValue("1"));
    EXPECT_EQ(attribute(dataset(people).attributes, "unit_label"), AttributeValue("people"));
  }
}

TEST(SurveysGroup, BeforeItsFirstWeekIsEmptyAndWhole)
{
  std::vector<Survey> surveys;
  surveys.emplace_back(SurveyPlan{"poll", {.frame = Frame::reachable}, {5}});
  const FileGroup all = surveys_group({}, pointers_to(surveys));
  const FileGroup& poll = all.groups.at(0);
  EXPECT_EQ(attribute(poll.attributes, "frame"), AttributeValue("reachable"));
  for (const Dataset& dataset : poll.datasets) {
    std::size_t values = 1;
    for (const std::size_t length : shape_of(poll, dataset)) values *= length;
    EXPECT_EQ(size_of(dataset.values), values) << dataset.name;
  }
}

}  // namespace
}  // namespace linli
