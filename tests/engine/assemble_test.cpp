#include "engine/assemble.hpp"

#include "core/errors.hpp"
#include "support/columns.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"
#include "world/invariants.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace linli {
namespace {

using namespace test;

TEST(Prepared, EveryColumnHasItsRowsAndEverybodyIsSeen)
{
  const Week week = make_week(Scenario{});
  const Population people = population_of({area_of({group_of(singles(3))}), area_of({group_of(singles(2))})});
  const World world = prepared(people, ties_of(people, Knows(5)), week, {}, Workers(2));
  for (const ColumnBytes& column : columns_of(world)) {
    if (column.name.find(".first") != column.name.npos || column.indexed_by == "tie") continue;
    const std::map<std::string, std::size_t> rows{{"resident", 5}, {"household", 5},   {"building_group", 2},
                                                  {"area", 2},     {"compound", 2},    {"guest", 0},
                                                  {"staff", 6},    {"subdistrict", 1}, {"secretary", 2}};
    // Thresholds are there only where influence is `threshold`.
    EXPECT_EQ(column.rows, column.name == "resident.threshold" ? 0U : rows.at(column.indexed_by))
        << column.name;
  }
  for (const LeverInfo& info : lever_table()) {
    for (const AreaId area : {AreaId{0}, AreaId{1}}) EXPECT_EQ(world.levers(info.lever, area), info.neutral);
  }
  for (std::size_t k = 0; k < 5; ++k) {
    const ResidentId id{k};
    EXPECT_EQ(world.seen.last_week[id].weeks_since, world.residents.weeks_since[id]);
    EXPECT_EQ(world.seen.last_week[id].belonging, std::rint(255 * world.residents.belonging[id]));
  }
  EXPECT_EQ(world.seen.next.size(), 5U);
  EXPECT_TRUE(broken_invariants(world).empty());
}

TEST(Prepared, StepsPrepareInTheOrderOfTheWeek)
{
  // The second habit overrules the first.
  Week week;
  week.local<Habit>({.start = {0, 0, 0, 0}});
  week.local<Habit>({.start = {1e9, 0, 0, 0}});
  week.local<Participation>({});
  week.local<Belonging>({});
  const Population people = population_of({area_of({group_of(singles(1))})});
  const World world = prepared(people, ties_of(people, Knows(1)), week, {}, Workers(2));
  EXPECT_EQ(world.residents.habit[Channel::activity][ResidentId{0}], 1.0F);
}

class Assembly : public testing::Test {
 protected:
  static Assembled of(const Scenario& scenario, int threads = 2)
  {
    return assemble(scenario, make_week(scenario), Workers(threads));
  }
};

TEST_F(Assembly, IsTheSameOnAnyNumberOfThreads)
{
  const std::string alone = digest_of(of(baseline(), 1).world);
  for (const int threads : {2, 3, 7}) EXPECT_EQ(digest_of(of(baseline(), threads).world), alone) << threads;
}

TEST_F(Assembly, MeetsItsMarginsAndSaysWhereTheyAreFrom)
{
  const Assembled a = of(baseline());
  EXPECT_TRUE(a.fit.misfits().empty());
  EXPECT_FALSE(a.fit.rows.empty());
  ASSERT_EQ(a.margin_status.size(), a.fit.rows.size());
  EXPECT_NO_THROW(require_exact(a.secretaries_fit));
  EXPECT_EQ(a.world.areas(), 256U);
  EXPECT_EQ(a.world.people.subdistricts.size(), 10U);
  EXPECT_TRUE(broken_invariants(a.world).empty());
}

/// Columns of a world made under another luck that differ from the baseline's.
std::set<std::string> changed_by(std::int64_t seed, std::int64_t replicate)
{
  Scenario scenario = baseline();
  const World world = district(scenario, make_week(scenario));
  scenario.run.seed = seed;
  scenario.run.replicate = replicate;
  return differing(world, district(scenario, make_week(scenario)));
}

TEST_F(Assembly, AReplicateHasTheSamePeopleAndOtherLuck)
{
  const std::set<std::string> changed = changed_by(1, 1);
  // Where somebody lives, who they are and whom they could know does not depend on the replicate.
  const Scenario scenario = baseline();
  const World world = district(scenario, make_week(scenario));
  Population::for_each_column(
      world.people, [&](const char* name, const auto&) { EXPECT_FALSE(changed.contains(name)) << name; });
  Ties::for_each_column(world.ties,
                        [&](const char* name, const auto&) { EXPECT_FALSE(changed.contains(name)) << name; });
  EXPECT_FALSE(changed.empty());
}

TEST_F(Assembly, AnotherSeedHasOtherPeopleAndTies)
{
  const std::set<std::string> changed = changed_by(2, 0);
  for (const char* name : {"resident.propensity", "resident.age", "tie.to", "resident.belonging_anchor"})
    EXPECT_TRUE(changed.contains(name)) << name;
}

TEST_F(Assembly, APartOfTheDistrictKeepsItsPeople)
{
  // Whoever is left out, those who are left have the same age, home and inclination.
  Scenario scenario = baseline();
  const World whole = of(scenario).world;
  scenario.population.areas = {10, 200};
  const World part = of(scenario).world;
  ASSERT_EQ(part.areas(), 2U);
  std::size_t k = 0;
  for (const std::size_t number : {10U, 200U}) {
    for (const ResidentId id : whole.people.areas.residents[AreaId{number - 1}]) {
      const ResidentId here{k++};
      ASSERT_EQ(part.people.residents.key[here], whole.people.residents.key[id]);
      ASSERT_EQ(part.people.residents.age[here], whole.people.residents.age[id]);
      ASSERT_EQ(part.residents.belonging_anchor[here], whole.residents.belonging_anchor[id]);
      for (std::size_t c = 0; c < weekly_channels; ++c)
        ASSERT_EQ(part.residents.disposition.columns[c][here], whole.residents.disposition.columns[c][id]);
      ASSERT_EQ(part.residents.trust[here], whole.residents.trust[id]);
    }
  }
  EXPECT_EQ(k, part.size());
}

TEST_F(Assembly, WhatDoesNotExistIsAnError)
{
  Scenario scenario = baseline();
  scenario.population.areas = {257};
  EXPECT_THROW(of(scenario), Error);
  scenario.population.areas = {};
  scenario.population.subdistricts = {"pudong"};
  EXPECT_THROW(of(scenario), Error);
  scenario.population.subdistricts = {};
  scenario.population.margins = "data/no_such_file.yaml";
  EXPECT_THROW(of(scenario), Error);
}

}  // namespace
}  // namespace linli
