/// Nobody's week depends on who is taken up first, nor on where somebody stands in a table.
#include "core/samplers.hpp"
#include "engine/assemble.hpp"
#include "support/columns.hpp"
#include "support/relabelled.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace linli {
namespace {

using namespace test;

constexpr std::int64_t weeks = 20;

Scenario scenario_with(Influence influence)
{
  Scenario scenario = baseline();
  scenario.of<Participation>().influence = influence;
  scenario.of<Programme>() = {.offers = 1, .calls = 0.1, .appeal = 0.8};
  return scenario;
}

TEST(Order, AreasInAnyOrder)
{
  const Scenario scenario = scenario_with(Influence::linear);
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
  const World other = relabelled(world, 1);
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
  EXPECT_EQ(digest_of(relabelled(world, 1)), digest_of(other));
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

class OrderOfResidents : public testing::TestWithParam<Influence> {};

TEST_P(OrderOfResidents, GivesEverybodyTheSameBits)
{
  const Scenario scenario = scenario_with(GetParam());
  const Week week = make_week(scenario);
  const Luck luck = scenario.run.luck();
  const World start = district(scenario, week);
  const World expected = after(start, week, weeks, 2, luck);
  for (const std::uint64_t seed : {1U, 2U}) {
    const World other = relabelled(start, seed);
    EXPECT_NE(digest_of(other), digest_of(start));
    expect_same_residents(expected, after(other, week, weeks, 2, luck));
    // Starting values, too, belong to people and not to rows.
    expect_same_residents(start, prepared(other.people, other.ties, week, luck, Workers(2)));
  }
}

INSTANTIATE_TEST_SUITE_P(All, OrderOfResidents,
                         testing::Values(Influence::linear, Influence::threshold, Influence::sigmoid));

}  // namespace
}  // namespace linli
