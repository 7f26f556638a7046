#include "mechanisms/residents/exposure.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr float tolerance = 1e-6F;  // a few roundings of float

void set(Column<float, ResidentId>& column, const std::vector<float>& values)
{
  for (std::size_t k = 0; k < values.size(); ++k) column[ResidentId{k}] = values[k];
}

void expect_near(const Column<float, ResidentId>& column, const std::vector<double>& expected)
{
  for (std::size_t k = 0; k < expected.size(); ++k)
    EXPECT_NEAR(column[ResidentId{k}], expected[k], tolerance) << "resident " << k;
}

void act_everywhere(const Exposure& exposure, World& world)
{
  for (std::size_t a = 0; a < world.areas(); ++a) exposure.act(world, AreaId{a}, {});
}

/// Two areas.  Group 1: Ann, Bo and their child Cai; Dan alone.  Group 2: Eve alone.  Group 3, in the other
/// area: Fay and Gus.
enum Who : std::size_t { ann, bo, cai, dan, eve, fay, gus };

World seven_people()
{
  const TinyGroup one = group_of({{.people = {{}, {}, {.age = 8}}}, {.people = {{}}}});
  const TinyGroup two = group_of(singles(1));
  const TinyGroup three = group_of({{.people = {{}, {}}}});
  return still_world(population_of({area_of({one, two}), area_of({three})}),
                     {{eve, fay, dan}, {dan}, {}, {ann}, {}, {ann}, {}});
}

TEST(Exposure, OneStepByHand)
{
  World world = seven_people();
  ResidentState& r = world.residents;
  // With a half-life of 1 week: 255, 255/2 -> 128, nothing, 255/8 -> 32, 255/4 -> 64, 128, nothing.
  const std::uint8_t weeks_since[] = {0, 1, long_ago, 3, 2, 1, long_ago};
  for (std::size_t k = 0; k < 7; ++k) r.weeks_since[ResidentId{k}] = weeks_since[k];
  // In steps of 1/255: 128, 153, 0, 51, 102, 204, 255.
  set(r.belonging, {0.5F, 0.6F, 0.0F, 0.2F, 0.4F, 0.8F, 1.0F});
  // Active: Eve and Fay of Ann's three; nobody; nobody; Ann; nobody; all of Fay's list of one; nobody.
  set(r.acquaintances, {1.5F, 0.49F, 0, 1, 0, 5, 0});
  let_be_seen(world);
  // What happens this week is not seen yet.
  r.weeks_since.assign(7, 0);

  act_everywhere(Exposure({.household = 0.4, .acquaintances = 0.4, .building_group = 0.2, .half_life = 1}),
                 world);

  expect_near(r.exposure,
              {(0.4 * 128 + 0.4 * (64 + 128) / 2 + 0.2 * (128 + 32) / 2) / 255,  // Ann: Bo; Eve, Fay; Bo, Dan
               (0.4 * 255 + 0.2 * (255 + 32) / 2) / 0.6 / 255,                   // Bo: Ann; nobody; Ann, Dan
               0,                                                                // Cai is a child
               (0.4 * 255 + 0.2 * (255 + 128) / 2) / 0.6 / 255,                  // Dan: nobody; Ann; Ann, Bo
               0,                                                                // Eve: nobody anywhere
               0.4,                                                              // Fay: Gus; Ann; Gus
               128.0 / 255});                                                    // Gus: Fay; nobody; Fay
  expect_near(r.belonging_around, {(102 + 204) / 2.0 / 255, 0.6, 0, 128.0 / 255, 0.4, 128.0 / 255, 1});
}

TEST(Exposure, EverybodyTookPartKWeeksAgo)
{
  // Closed form: xi = 2^(-k / half-life), whatever the weights, to half a step of 1/255.
  for (const double half_life : {0.5, 8.0, 30.0}) {
    for (const int k : {0, 1, 2, 7, 8, 40, 254}) {
      World world = seven_people();
      set(world.residents.acquaintances, {3, 1, 0, 1, 0, 1, 0});
      world.residents.weeks_since.assign(7, static_cast<std::uint8_t>(k));
      world.residents.weeks_since[ResidentId{cai}] = long_ago;
      let_be_seen(world);
      act_everywhere(
          Exposure({.household = 0.3, .acquaintances = 0.6, .building_group = 0.9, .half_life = half_life}),
          world);
      for (const std::size_t who : {ann, bo, dan, fay, gus}) {
        EXPECT_NEAR(world.residents.exposure[ResidentId{who}], std::exp2(-k / half_life),
                    0.5 / 255 + tolerance)
            << "resident " << who << ", " << k << " weeks, half-life " << half_life;
      }
    }
  }
}

TEST(Exposure, WhoNeverTookPartIsNotNoticed)
{
  EXPECT_EQ(Exposure({.half_life = 30}).noticed(long_ago), 0);
  EXPECT_EQ(Exposure({.half_life = 30}).noticed(254), 1);  // 255 2^(-254/30) = 0.72
  EXPECT_EQ(Exposure({.half_life = 8}).noticed(0), 255);
  EXPECT_EQ(Exposure({.half_life = 8}).noticed(8), 128);  // 127.5, to even
  EXPECT_EQ(Exposure({.half_life = 8}).noticed(16), 64);  // 63.75
}

/// One resident whose household, acquaintance and other neighbour took part 0, 1 and 2 weeks ago.
World three_kinds_of_others(bool at_home, bool known, bool next_door)
{
  const TinyHousehold own{.people = at_home ? copies(2, TinyPerson{}) : copies(1, TinyPerson{})};
  std::vector<TinyHousehold> group{own};
  if (next_door) group.push_back({.people = {{}}});
  World world = still_world(population_of({area_of({group_of(group), group_of(singles(1))})}),
                            {{at_home + next_door + 1U}});
  ResidentState& r = world.residents;
  r.acquaintances[ResidentId{0}] = known ? 1 : 0;
  if (at_home) r.weeks_since[ResidentId{1}] = 0;
  if (next_door) r.weeks_since[ResidentId{at_home + 1U}] = 2;
  r.weeks_since[ResidentId{at_home + next_door + 1U}] = 1;
  let_be_seen(world);
  return world;
}

TEST(Exposure, PartsWithNobodyInThemDoNotCount)
{
  struct Case {
    bool at_home, known, next_door;
    double expected;  // weights 0.5, 0.3, 0.2; noticed at home 255, known 128, next door 64
  };
  // A household's members are neighbours of the group too: with somebody at home the group is (255 + 64) / 2.
  for (const Case c :
       {Case{true, true, true, (0.5 * 255 + 0.3 * 128 + 0.2 * 159.5) / 255},
        Case{true, true, false, (0.5 * 255 + 0.3 * 128 + 0.2 * 255) / 255},
        Case{true, false, true, (0.5 * 255 + 0.2 * 159.5) / 0.7 / 255}, Case{true, false, false, 1.0},
        Case{false, true, true, (0.3 * 128 + 0.2 * 64) / 0.5 / 255}, Case{false, true, false, 128.0 / 255},
        Case{false, false, true, 64.0 / 255}, Case{false, false, false, 0.0}}) {
    World world = three_kinds_of_others(c.at_home, c.known, c.next_door);
    Exposure({.household = 0.5, .acquaintances = 0.3, .building_group = 0.2, .half_life = 1})
        .act(world, AreaId{0}, {});
    EXPECT_NEAR(world.residents.exposure[ResidentId{0}], c.expected, tolerance)
        << c.at_home << c.known << c.next_door;
  }
}

TEST(Exposure, PartsWithoutWeightDoNotCount)
{
  // Only the household counts, and somebody who lives alone has none: nothing is seen, not 0 / 0.
  World world = three_kinds_of_others(false, true, true);
  Exposure({.household = 1, .acquaintances = 0, .building_group = 0}).act(world, AreaId{0}, {});
  EXPECT_EQ(world.residents.exposure[ResidentId{0}], 0.0F);
}

TEST(Exposure, ChildrenSeeNothingAndAreNotCounted)
{
  // An adult with four children who took part last week: only the neighbour, who did not, is counted.
  const TinyHousehold family{.people = {{}, {.age = 17}, {.age = 3}, {.age = 8}, {.age = 12}}};
  World world = still_world(population_of({area_of({group_of({family, {.people = {{}}}})})}));
  world.residents.weeks_since[ResidentId{0}] = 0;
  world.residents.belonging[ResidentId{1}] = 0.25F;
  let_be_seen(world);
  Exposure({}).act(world, AreaId{0}, {});
  const ResidentState& r = world.residents;
  EXPECT_EQ(r.exposure[ResidentId{0}], 0.0F);
  for (const std::size_t child : {1U, 2U, 3U, 4U}) EXPECT_EQ(r.exposure[ResidentId{child}], 0.0F);
  EXPECT_FLOAT_EQ(r.exposure[ResidentId{5}], 1.0F);  // the one other adult of the group took part
  EXPECT_EQ(r.belonging_around[ResidentId{1}], 0.25F);
}

TEST(Exposure, OnlyTheFirstOfTheListAreActive)
{
  // Ten acquaintances in another group, the k-th of whom took part k weeks ago; half-life 1 week.
  std::vector<std::size_t> list;
  for (std::size_t k = 1; k <= 10; ++k) list.push_back(k);
  World world = still_world(population_of({area_of({group_of(singles(1)), group_of(singles(10))})}), {list});
  for (std::size_t k = 1; k <= 10; ++k)
    world.residents.weeks_since[ResidentId{k}] = static_cast<std::uint8_t>(k - 1);
  let_be_seen(world);
  const double noticed[] = {255, 128, 64, 32, 16, 8, 4, 2, 1, 0};  // 255 / 2^k, rounded
  for (const float n : {0.5F, 1.0F, 1.49F, 1.51F, 2.49F, 9.6F, 10.0F, 25.0F}) {
    world.residents.acquaintances[ResidentId{0}] = n;
    Exposure({.half_life = 1}).act(world, AreaId{0}, {});
    const auto active = std::min(10, static_cast<int>(std::floor(n + 0.5F)));
    double sum = 0;
    for (int k = 0; k < active; ++k) sum += noticed[k];
    EXPECT_NEAR(world.residents.exposure[ResidentId{0}], sum / active / 255, tolerance) << n;
  }
}

TEST(Exposure, GuestsAreCountedHoweverManyThereAre)
{
  // Ten people of one area know 250 of another, more than are looked up at a time; the k-th took part k mod 8 weeks
  // ago; half-life 1 week.
  constexpr std::size_t hosts = 10;
  constexpr std::size_t guests = 250;
  std::vector<std::size_t> list;
  for (std::size_t k = 0; k < guests; ++k) list.push_back(hosts + k);
  World world =
      still_world(population_of({area_of({group_of(singles(hosts))}), area_of({group_of(singles(guests))})}),
                  std::vector<std::vector<std::size_t>>(hosts, list));
  double sum = 0;
  const double noticed[] = {255, 128, 64, 32, 16, 8, 4, 2};  // 255 / 2^k, rounded
  for (std::size_t k = 0; k < guests; ++k) {
    world.residents.weeks_since[ResidentId{hosts + k}] = static_cast<std::uint8_t>(k % 8);
    sum += noticed[k % 8];
  }
  let_be_seen(world);
  for (std::size_t k = 0; k < hosts; ++k)
    world.residents.acquaintances[ResidentId{k}] = static_cast<float>(guests);
  Exposure({.household = 0, .acquaintances = 1, .building_group = 0, .half_life = 1})
      .act(world, AreaId{0}, {});
  for (std::size_t k = 0; k < hosts; ++k)
    EXPECT_NEAR(world.residents.exposure[ResidentId{k}], sum / guests / 255, tolerance) << k;
}

TEST(Exposure, SumsOfManyDoNotRunIntoEachOther)
{
  // The most that can be: 250 acquaintances, all of whom took part and belong entirely.
  std::vector<std::size_t> list;
  for (std::size_t k = 1; k <= 250; ++k) list.push_back(k);
  World world = still_world(population_of({area_of({group_of(singles(251))})}), {list});
  world.residents.weeks_since.assign(251, 0);
  world.residents.belonging.assign(251, 1.0F);
  world.residents.acquaintances[ResidentId{0}] = 250;
  let_be_seen(world);
  Exposure({}).act(world, AreaId{0}, {});
  EXPECT_FLOAT_EQ(world.residents.exposure[ResidentId{0}], 1.0F);
  EXPECT_FLOAT_EQ(world.residents.belonging_around[ResidentId{0}], 1.0F);
}

TEST(Exposure, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Exposure>({}));
}

}  // namespace
}  // namespace linli
