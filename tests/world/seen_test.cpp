#include "world/seen.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

ResidentState state_of(std::size_t residents)
{
  ResidentState state;
  state.weeks_since.assign(residents, 0);
  state.belonging.assign(residents, 0);
  return state;
}

Seen seen_of(std::size_t residents)
{
  Seen seen;
  seen.last_week.resize(residents);
  seen.next.resize(residents);
  return seen;
}

constexpr IdRange<ResidentId> range(std::size_t first, std::size_t last)
{
  return {ResidentId{first}, ResidentId{last}};
}

TEST(Seen, AGlimpseIsTwoBytes)
{
  EXPECT_EQ(sizeof(Glimpse), 2U);
  EXPECT_EQ(Glimpse{}.weeks_since, long_ago) << "whom nobody has heard of never took part";
}

TEST(Seen, BelongingIsRoundedToTheNearest255th)
{
  ResidentState state = state_of(7);
  const float belonging[] = {0, 1, 0.5F, 0.2F, 0.0019F, 0.0020F, 0.9979F};
  const int steps[] = {0, 255, 128, 51, 0, 1, 254};  // 127.5 goes to even; 0.48; 0.51; 254.46
  for (std::size_t k = 0; k < 7; ++k) state.belonging[ResidentId{k}] = belonging[k];
  Seen seen = seen_of(7);
  seen.note(state, range(0, 7));
  for (std::size_t k = 0; k < 7; ++k) EXPECT_EQ(seen.next[ResidentId{k}].belonging, steps[k]) << k;
}

TEST(Seen, RoundingErrsByHalfAStepAtMost)
{
  ResidentState state = state_of(10001);
  for (std::size_t k = 0; k <= 10000; ++k) state.belonging[ResidentId{k}] = static_cast<float>(k) / 10000.0F;
  Seen seen = seen_of(10001);
  seen.note(state, range(0, 10001));
  for (std::size_t k = 0; k <= 10000; ++k)
    ASSERT_LE(std::abs(seen.next[ResidentId{k}].belonging / 255.0 - static_cast<double>(k) / 10000),
              0.5 / 255 + 1e-6);
}

TEST(Seen, NotesOnlyWhoIsAskedFor)
{
  ResidentState state = state_of(4);
  for (std::size_t k = 0; k < 4; ++k) state.weeks_since[ResidentId{k}] = static_cast<std::uint8_t>(10 + k);
  Seen seen = seen_of(4);
  seen.note(state, range(1, 3));
  EXPECT_EQ(seen.next[ResidentId{0}], Glimpse{});
  EXPECT_EQ(seen.next[ResidentId{1}].weeks_since, 11);
  EXPECT_EQ(seen.next[ResidentId{2}].weeks_since, 12);
  EXPECT_EQ(seen.next[ResidentId{3}], Glimpse{});
}

TEST(Seen, NothingIsSeenBeforeTheWeekTurns)
{
  ResidentState state = state_of(2);
  state.weeks_since.assign(2, 5);
  Seen seen = seen_of(2);
  seen.note(state, range(0, 2));
  EXPECT_EQ(seen.last_week[ResidentId{0}], Glimpse{});
  seen.turn();
  EXPECT_EQ(seen.last_week[ResidentId{0}].weeks_since, 5);
  EXPECT_EQ(seen.last_week[ResidentId{1}].weeks_since, 5);
  // What stood there is overwritten next week.
  state.weeks_since.assign(2, 6);
  seen.note(state, range(0, 2));
  seen.turn();
  EXPECT_EQ(seen.last_week[ResidentId{0}].weeks_since, 6);
}

TEST(Seen, TheEngineShowsEveryWeekWhatItEndedWith)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  for (int w = 0; w < 5; ++w) {
    simulation.step(nullptr);
    const World& world = simulation.world();
    for (std::size_t k = 0; k < world.size(); ++k) {
      const ResidentId id{k};
      const Glimpse expected{world.residents.weeks_since[id],
                             static_cast<std::uint8_t>(std::rint(255.0F * world.residents.belonging[id]))};
      ASSERT_EQ(world.seen.last_week[id], expected) << "resident " << k << ", week " << w;
    }
  }
}

}  // namespace
}  // namespace linli
