/// Participation of a whole district: many worked on at once are as one by one, and children are left out.
#include "core/random.hpp"
#include "mechanisms/residents/participation.hpp"
#include "participation_helpers.hpp"
#include "support/lively.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <map>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;

class ParticipationByInfluence : public testing::TestWithParam<Influence> {};

TEST_P(ParticipationByInfluence, ManyAtOnceEqualOneByOne)
{
  // Levers stand as in the last week: a festival everywhere, sessions in half of the areas.
  Scenario scenario = lively(GetParam(), 0.02);
  scenario.of<Participation>().threshold_mean = 0.15;
  const Week week = make_week(scenario);
  const Luck luck{(std::uint64_t{7} << 32) | 5, 3};
  const World before = after(district(scenario, week), week, 5, 2, luck);
  World world = before;
  const Moment moment{5, luck};
  const Participation participation(scenario.of<Participation>());
  std::array<std::size_t, weekly_channels> took_part{};
  std::map<std::string, std::size_t> met;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const AreaId area{a};
    participation.act(world, area, moment);
    for (const ResidentId id : world.people.areas.residents[area]) {
      if (!before.people.residents.adult(id)) continue;
      const Participation::Situation s = participation.situation_of(before, area, id, moment);
      const Participation::Outcome o = participation.decide(s);
      for (std::size_t k = 0; k < standing_channels; ++k) {
        ASSERT_EQ(std::bit_cast<std::uint32_t>(world.residents.intention.columns[k][id]),
                  std::bit_cast<std::uint32_t>(o.intention[k]));
      }
      ASSERT_EQ(world.residents.took_part[id], o.took_part);
      for (std::size_t k = 0; k < weekly_channels; ++k) took_part[k] += (o.took_part >> k) & 1U;
      met["head"] += s.head > 0;
      met["no head"] += s.head <= 0;
      met["self-governing"] += s.offers[activity] > before.levers(Lever::offers_activity, area) +
                                                        before.levers(Lever::festival, area);
      met["called on"] += s.contact > 0;
      met["session"] += s.offers[deliberation] > 0;
      met["no session"] += s.offers[deliberation] <= 0;
    }
  }
  for (const std::size_t count : took_part) EXPECT_GT(count, 30U) << "nothing was decided";
  EXPECT_EQ(met.size(), 6U);
  for (const auto& [what, count] : met) EXPECT_GT(count, 100U) << what;
}

TEST_P(ParticipationByInfluence, ChildrenNeverTakePart)
{
  Scenario scenario = lively(GetParam());
  Participation::Params& params = scenario.of<Participation>();
  params.intercept.fill(20);
  params.informed = 1000;
  params.attention = 1000;
  const Week week = make_week(scenario);
  const World world = after(district(scenario, week), week, 2);
  std::size_t children = 0;
  std::size_t adults = 0;
  for (std::size_t k = 0; k < world.size(); ++k) {
    const ResidentId id{k};
    const ResidentState& r = world.residents;
    if (world.people.residents.adult(id)) {
      adults += any_weekly_channel(r.took_part[id]) == 1 ? 1U : 0U;
      continue;
    }
    ++children;
    ASSERT_EQ(r.took_part[id], 0);
    ASSERT_EQ(r.weeks_since[id], long_ago);
    for (const auto& weeks : r.weeks_since_in.columns) ASSERT_EQ(weeks[id], long_ago);
    for (const auto& intention : r.intention.columns) ASSERT_EQ(intention[id], 0.0F);
    for (const auto& habit : r.habit.columns) ASSERT_EQ(habit[id], 0.0F);
    ASSERT_EQ(r.exposure[id], 0.0F);
    ASSERT_EQ(r.contact[id], 0.0F);
    ASSERT_EQ(r.acquaintances[id], 0.0F);
    ASSERT_EQ(r.belonging[id], 0.0F);
  }
  EXPECT_GT(children, 500U);
  EXPECT_GT(adults, 5000U);
}

std::string name_of(const testing::TestParamInfo<Influence>& info)
{
  return std::vector<std::string>{"Linear", "Threshold", "Sigmoid"}.at(static_cast<std::size_t>(info.param));
}

INSTANTIATE_TEST_SUITE_P(All, ParticipationByInfluence,
                         testing::Values(Influence::linear, Influence::threshold, Influence::sigmoid),
                         name_of);

}  // namespace
}  // namespace linli
