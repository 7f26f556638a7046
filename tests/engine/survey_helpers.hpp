#pragma once
/// What tests of surveys share.
#include "engine/survey.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace linli::test {

/// With an election behind it, so that every question has an answer and waves can be compared.
inline const World& lived_in()
{
  static const World world = [] {
    World out = lived_in_district(10);
    out.places.last_election.assign(out.areas(), 1);
    return out;
  }();
  return world;
}

inline SurveyPlan plan_of(SurveyParams how, std::string name = "some", std::vector<std::int64_t> weeks = {0})
{
  return {std::move(name), std::move(how), std::move(weeks)};
}

/// Everybody of the frame answers.
inline SurveyParams census(Frame frame = Frame::all)
{
  return {.sample = 0, .frame = frame, .response = 1};
}

/// What the shipped questions find.
inline SurveyWave held(const World& world, const SurveyPlan& plan, const Moment& moment = {0, {1, 0}})
{
  return hold_survey(world, plan, survey_questions(), moment);
}

inline std::size_t question(const std::string& name)
{
  const std::vector<Question> all = survey_questions();
  const auto found = std::ranges::find(all, name, &Question::name);
  EXPECT_NE(found, all.end()) << name;
  return static_cast<std::size_t>(found - all.begin());
}

/// Three adults of 60 and more, one younger, and a child.
inline World five_people()
{
  const std::vector<TinyPerson> people{{.age = 60}, {.age = 75}, {.age = 90}, {.age = 59}, {.age = 17}};
  World world = still_world(population_of({area_of({group_of({{.people = people}})})}));
  const std::vector<float> belonging{0.25F, 0.5F, 1.0F, 0.0F, 0.9F};
  for (std::size_t k = 0; k < people.size(); ++k) world.residents.belonging[ResidentId{k}] = belonging[k];
  world.residents.weeks_since_in[Channel::activity].assign(people.size(), long_ago);
  world.residents.weeks_since_in[Channel::activity][ResidentId{1}] = 51;
  world.residents.weeks_since_in[Channel::activity][ResidentId{2}] = 52;
  world.residents.weeks_since = world.residents.weeks_since_in[Channel::activity];
  return world;
}

/// Those of 60 and more answer, nobody else does.
inline SurveyParams elders_answer()
{
  return {.sample = 0, .response = 1e-15, .response_elder = 70, .response_took_part = 0};
}

}  // namespace linli::test
