/// Nobody's week depends on who is taken up first, nor on where their building stands in a table.
#include "core/samplers.hpp"
#include "engine/assemble.hpp"
#include "support/columns.hpp"
#include "support/lively.hpp"
#include "support/relabelled.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <set>

namespace linli {
namespace {

using namespace test;

constexpr std::int64_t weeks = 20;

TEST(Order, AreasInAnyOrder)
{
  const Scenario scenario = lively(Influence::linear);
  const Week week = make_week(scenario);
  const World start = district(scenario, week);
  const std::string expected = digest_of(after(start, week, weeks));
  for (std::uint32_t variant = 0; variant < 4; ++variant) {
    Simulation simulation(start, week, scenario.run.luck(), Workers(variant % 2 == 0 ? 1 : 3));
    Ownership ownership = simulation.ownership();
    if (variant == 0) {
      std::reverse(ownership.areas.begin(), ownership.areas.end());
    } else {
      shuffle(ownership.areas.data(), static_cast<std::uint32_t>(ownership.areas.size()),
              Draws(Luck{variant, 0}, Stream::person_order, 0, 0));
    }
    ASSERT_NE(ownership.areas, simulation.ownership().areas);
    simulation.own(ownership);
    while (simulation.weeks() < weeks) simulation.step(nullptr);
    EXPECT_EQ(digest_of(simulation.world()), expected) << "order " << variant;
  }
}

TEST(Order, AWorldRelabelledIsTheSameWorld)
{
  // The helper itself: everybody keeps state, home and acquaintances, and most stand elsewhere.
  const World world = lived_in_district();
  const World other = relabelled(world, Relabel::everybody, 1);
  const auto rows = rows_by_key(other);
  ASSERT_EQ(rows.size(), world.size());
  const Knows knew = knows_of(world.people, world.ties);
  const Knows knows = knows_of(other.people, other.ties);
  const auto key = [](const World& w, std::size_t row) { return w.people.residents.key[ResidentId{row}]; };
  std::size_t moved = 0;
  for (std::size_t k = 0; k < world.size(); ++k) {
    const ResidentId id{k};
    const ResidentId now = rows.at(key(world, k));
    moved += now == id ? 0 : 1;
    ASSERT_EQ(other.people.areas.residents.parent_of(now), world.people.areas.residents.parent_of(id));
    ASSERT_EQ(other.people.residents.age[now], world.people.residents.age[id]);
    const HouseholdId home = world.people.households.residents.parent_of(id);
    const HouseholdId home_now = other.people.households.residents.parent_of(now);
    ASSERT_EQ(other.people.households.tenure[home_now], world.people.households.tenure[home]);
    ASSERT_EQ(other.people.households.residents[home_now].size(),
              world.people.households.residents[home].size());
    ASSERT_EQ(other.seen.last_week[now], world.seen.last_week[id]);
    ASSERT_EQ(knows[now.value].size(), knew[k].size());
    for (std::size_t t = 0; t < knew[k].size(); ++t)
      ASSERT_EQ(key(other, knows[now.value][t]), key(world, knew[k][t]));
  }
  EXPECT_GT(moved, world.size() / 2);
  EXPECT_EQ(digest_of(relabelled(world, Relabel::everybody, 1)), digest_of(other));

  const Scenario larger = baseline(0.05);  // areas of several building groups
  const Week week = make_week(larger);
  const World areas = after(district(larger, week), week, 5, 2, larger.run.luck());
  const World places = relabelled(areas, Relabel::places, 1);
  const IdRange<BuildingGroupId> groups = areas.people.areas.groups[AreaId{0}];
  const auto first_key = [](const World& w, BuildingGroupId g) {
    return w.people.residents.key[w.people.groups.residents[g].first];
  };
  std::set<std::uint32_t> before;
  std::set<std::uint32_t> now;
  for (const BuildingGroupId group : groups) {
    before.insert(first_key(areas, group));
    now.insert(first_key(places, group));
  }
  EXPECT_EQ(now, before) << "neighbours stay in order";
  EXPECT_NE(digest_of(places), digest_of(areas));
}

/// Fails unless every resident, found by key, has the same bits in every column of state.
void expect_same_residents(const World& one, const World& other)
{
  const auto rows = rows_by_key(other);
  const auto columns = columns_of(other);
  for (const ColumnBytes& column : columns_of(one)) {
    if (column.indexed_by != "resident" || column.name == "tie.first") continue;
    const auto same = std::find_if(columns.begin(), columns.end(),
                                   [&](const ColumnBytes& c) { return c.name == column.name; });
    ASSERT_EQ(same->rows, column.rows);
    std::size_t different = 0;
    for (std::size_t k = 0; k < column.rows; ++k) {
      const std::size_t there = rows.at(one.people.residents.key[ResidentId{k}]).value;
      different += std::memcmp(column.data + k * column.bytes_per_row,
                               same->data + there * column.bytes_per_row, column.bytes_per_row) == 0
                       ? 0
                       : 1;
    }
    EXPECT_EQ(different, 0U) << "residents with another " << column.name;
  }
}

void expect_the_same_week(const Week& week, const World& start, const Luck& luck, Relabel which)
{
  const World expected = after(start, week, weeks, 2, luck);
  EXPECT_NE(digest_of(expected), digest_of(start)) << "nothing happens, so nothing is tested";
  for (const std::uint64_t seed : {1U, 2U}) {
    const World other = relabelled(start, which, seed);
    EXPECT_NE(digest_of(other), digest_of(start));
    expect_same_residents(expected, after(other, week, weeks, 2, luck));
    // Starting values, too, belong to people and not to rows.
    expect_same_residents(start, prepared(other.people, other.ties, week, luck, Workers(2)));
  }
}

class OrderOfPlaces : public testing::TestWithParam<Influence> {};

TEST_P(OrderOfPlaces, GivesEverybodyTheSameBits)
{
  // Means over an area are sums of floats in the order of rows, and differ in their last bits: nobody listens.
  Scenario scenario = lively(GetParam(), 0.05);  // areas of several compounds, these of several groups
  scenario.population.areas = {3, 4, 5, 40, 41, 200};
  scenario.of<Participation>().trust_area = 0;
  scenario.of<Satisfaction>().elsewhere = 0;
  const Week week = make_week(scenario);
  expect_the_same_week(week, district(scenario, week), scenario.run.luck(), Relabel::places);
}

INSTANTIATE_TEST_SUITE_P(All, OrderOfPlaces,
                         testing::Values(Influence::linear, Influence::threshold, Influence::sigmoid));

class OrderOfResidents : public testing::TestWithParam<Influence> {};

TEST_P(OrderOfResidents, GivesEverybodyTheSameBits)
{
  // All that asks nobody but the resident's own key; who calls at a door or leads a group, and in which week a group
  // has its turn, goes by the order of neighbours.
  Scenario scenario = lively(GetParam());
  scenario.of<Participation>().trust_area = 0;
  Week week;
  week.policy<Programme>(scenario.of<Programme>());
  week.local<Exposure>(scenario.of<Exposure>());
  week.local<Participation>(scenario.of<Participation>());
  week.local<Acquaintances>(scenario.of<Acquaintances>());
  week.local<Belonging>(scenario.of<Belonging>());
  week.local<Efficacy>(scenario.of<Efficacy>());
  week.local<Habit>(scenario.of<Habit>());
  expect_the_same_week(week, district(scenario, week), scenario.run.luck(), Relabel::everybody);
}

INSTANTIATE_TEST_SUITE_P(All, OrderOfResidents,
                         testing::Values(Influence::linear, Influence::threshold, Influence::sigmoid));

}  // namespace
}  // namespace linli
