#include "mechanisms/committee/mentoring.hpp"

#include "mechanisms/committee/leadership_skills.hpp"
#include "mechanisms/programme.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace linli {
namespace {

using namespace test;

constexpr SubdistrictId town{0};

World secretaries(std::size_t count)
{
  World world = still_world(population_of(copies(count, area_of({group_of(singles(1))}))));
  start<Mentoring>(world, {}, {});
  for (std::size_t a = 0; a < count; ++a) {
    for (auto& skill : world.secretaries.skill) skill[SecretaryId{a}] = 0.9F - 0.05F * static_cast<float>(a);
  }
  return world;
}

std::vector<int> mentored(const World& world)
{
  return {world.secretaries.mentored.begin(), world.secretaries.mentored.end()};
}

TEST(Mentoring, OneStepByHand)
{
  // Ten posts, all offered a place: 0.137 x 2 x 10 = 2.74 places, so three, to the three least skilled in office.
  World world = secretaries(10);
  for (std::size_t a = 0; a < 10; ++a) world.levers.apply(Lever::mentoring, AreaId{a}, 1);
  world.posts.vacant[AreaId{9}] = 2;
  world.levers.values[static_cast<std::size_t>(Lever::mentoring)][AreaId{8}] = 0;
  Mentoring::Params p;
  p.mentors = 0.16;
  Mentoring(p).act(world, town, {});  // 0.16 x 2 x 9 = 2.88
  EXPECT_EQ(mentored(world), (std::vector<int>{0, 0, 0, 0, 0, 1, 1, 1, 0, 0}));
}

TEST(Mentoring, PlacesAreKeptForATerm)
{
  World world = secretaries(4);
  for (std::size_t a = 0; a < 4; ++a) world.levers.apply(Lever::mentoring, AreaId{a}, 1);
  const Mentoring model({});
  model.act(world, town, {.week = 26, .luck = {}});
  EXPECT_EQ(mentored(world), (std::vector<int>{0, 0, 0, 1}));
  world.secretaries.skill[0][SecretaryId{0}] = -9;  // now by far the least skilled
  model.act(world, town, {.week = 51, .luck = {}});
  EXPECT_EQ(mentored(world), (std::vector<int>{0, 0, 0, 1}));
  model.act(world, town, {.week = 52, .luck = {}});
  EXPECT_EQ(mentored(world), (std::vector<int>{1, 0, 0, 0}));
  world.posts.vacant[AreaId{0}] = 1;
  model.act(world, town, {.week = 53, .luck = {}});
  EXPECT_EQ(mentored(world), (std::vector<int>{0, 0, 0, 0})) << "a place ends with the office";
}

TEST(Mentoring, EnoughPlacesAreForAll)
{
  // Closed form.
  World world = secretaries(7);
  for (std::size_t a = 0; a < 7; ++a) world.levers.apply(Lever::mentoring, AreaId{a}, 1);
  Mentoring::Params p;
  p.mentors = 0.5;
  Mentoring(p).act(world, town, {});
  EXPECT_EQ(mentored(world), std::vector<int>(7, 1));
}

TEST(Mentoring, SameBitsOnAnyNumberOfThreads)
{
  Week week;
  week.policy<Programme>(programme_of({{Lever::mentoring, 1}}));
  Mentoring::Params p;
  p.term = 1;
  week.settle<Mentoring>(p);
  week.local<LeadershipSkills>({});
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
