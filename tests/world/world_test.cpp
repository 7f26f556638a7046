#include "world/world.hpp"

#include "support/columns.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace linli {
namespace {

using namespace test;

/// Two areas, five people, a guest each way, and no column empty.
World two_areas()
{
  World world =
      still_world(population_of({area_of({group_of({{.people = {{}, {.age = 9}}}, {.people = {{}}}})}),
                                 area_of({group_of(singles(2))})}),
                  {{2, 3}, {}, {0}, {0}, {}});
  world.extensions.of<ResidentId>()["resident.rumour"].assign(world.size(), 0.5F);
  world.extensions.of<AreaId>()["area.rumour"].assign(world.areas(), 0.25F);
  world.interventions.by_name["talks"].make_room(world.areas());
  world.observed.series["turnout"].assign(world.areas(), 0.5F);
  prepare(world, make_week(Scenario{}), {}, Workers(1));
  world.residents.threshold.assign(world.size(), 0.5F);
  return world;
}

TEST(World, ListsEveryColumnOnceByName)
{
  const std::vector<std::string> names = column_names(two_areas());
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
  for (const char* name : {"subdistrict.first_area",
                           "area.first_resident",
                           "compound.regime",
                           "building_group.first_household",
                           "household.tenure",
                           "resident.key",
                           "resident.age_band",
                           "secretary.employment",
                           "post.secretary",
                           "post.vacant",
                           "tie.first",
                           "tie.to",
                           "tie.first_guest",
                           "tie.guest",
                           "resident.disposition_activity",
                           "resident.intention_volunteering",
                           "resident.weeks_since",
                           "resident.weeks_since_deliberation",
                           "resident.habit_election",
                           "resident.expectation_higher",
                           "resident.threshold",
                           "resident.belonging_anchor",
                           "household.arrived",
                           "building_group.head",
                           "area.trust",
                           "area.petitions_committee",
                           "lever.offers_activity",
                           "lever.calls",
                           "lever.appeal",
                           "intervention.talks.held",
                           "intervention.talks.fen_total",
                           "observed.turnout",
                           "seen.last_week",
                           "resident.rumour",
                           "area.rumour"}) {
    EXPECT_EQ(std::count(names.begin(), names.end(), name), 1) << name;
  }
}

/// Bytes of everything a struct of columns holds, by its size: a column that is left out of the list makes the
/// struct larger than its columns.  The other members are counted here by hand.
template <class Table>
std::size_t unlisted_bytes(std::size_t others)
{
  std::size_t bytes = 0;
  Table table;
  Table::for_each_column(table, [&](const char*, auto& column) { bytes += sizeof(column); });
  return sizeof(Table) - bytes - others;
}

TEST(World, NoColumnIsLeftOut)
{
  EXPECT_EQ(unlisted_bytes<Residents>(0), 0U);
  EXPECT_EQ(unlisted_bytes<Households>(0), 0U);
  EXPECT_EQ(unlisted_bytes<BuildingGroups>(0), 0U);
  EXPECT_EQ(unlisted_bytes<Compounds>(0), 0U);
  EXPECT_EQ(unlisted_bytes<Areas>(0), 0U);
  EXPECT_EQ(unlisted_bytes<Secretaries>(0), 0U);
  EXPECT_EQ(unlisted_bytes<Posts>(0), 0U);
  EXPECT_EQ(unlisted_bytes<Population>(2 * sizeof(std::vector<std::string>)), 0U);  // names of subdistricts
  EXPECT_EQ(unlisted_bytes<Ties>(0), 0U);
  EXPECT_EQ(unlisted_bytes<ResidentState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<DwellingState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<BuildingGroupState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<AreaState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<PostState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<RestState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<SecretaryState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<StaffState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<WorkState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<TroubleState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<AssessmentState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<ReserveState>(0), 0U);
  EXPECT_EQ(unlisted_bytes<Levers>(0), 0U);
  EXPECT_EQ(unlisted_bytes<Seen>(sizeof(Seen::next)), 0U);  // scratch
  EXPECT_EQ(sizeof(World), sizeof(Population) + sizeof(Ties) + sizeof(ResidentState) + sizeof(DwellingState) +
                               sizeof(BuildingGroupState) + sizeof(AreaState) + sizeof(Levers) +
                               sizeof(Seen) + sizeof(InterventionStates) + sizeof(Observed) +
                               sizeof(Extensions) + sizeof(PostState) + sizeof(RestState) + sizeof(Events) +
                               sizeof(SecretaryState) + sizeof(StaffState) + sizeof(WorkState) +
                               sizeof(TroubleState) + sizeof(UsualState) + sizeof(AssessmentState) +
                               sizeof(ReserveState));
  std::size_t of_intervention = 0;
  InterventionState state;
  InterventionState::for_each_column(
      state, "", [&](const char*, const auto& column) { of_intervention += sizeof(column); });
  EXPECT_EQ(of_intervention + sizeof(state.thresholds), sizeof(InterventionState));
}

TEST(World, ColumnsSayWhatTheyAre)
{
  const World world = two_areas();
  std::set<std::string> entities;
  std::map<std::string, ColumnBytes> by_name;
  for (const ColumnBytes& column : columns_of(world)) {
    entities.insert(column.indexed_by);
    by_name[column.name] = column;
  }
  const ColumnBytes& key = by_name["resident.key"];
  EXPECT_EQ(key.rows, 5U);
  EXPECT_EQ(key.bytes_per_row, 4U);
  EXPECT_EQ(key.bytes(), 20U);
  EXPECT_EQ(key.indexed_by, "resident");
  EXPECT_EQ(static_cast<const void*>(key.data), world.people.residents.key.data());
  EXPECT_EQ(by_name["area.first_resident"].rows, 3U);
  EXPECT_EQ(by_name["tie.to"].rows, 4U);
  EXPECT_EQ(by_name["seen.last_week"].bytes(), 10U);
  EXPECT_EQ(by_name["lever.calls"].indexed_by, "area");
  EXPECT_EQ(entities, (std::set<std::string>{"subdistrict", "area", "compound", "building_group", "household",
                                             "resident", "tie", "guest", "secretary", "staff"}));
}

TEST(World, DigestFeelsEveryByteOfEveryColumn)
{
  World world = two_areas();
  const std::string whole = digest_of(world);
  std::set<std::string> seen{whole};
  std::size_t bytes = 0;
  for (const std::string& name : column_names(world)) {
    const std::span<std::byte> column = column_bytes(world, name);
    ASSERT_FALSE(column.empty()) << name << " is empty, so nothing is tested";
    for (std::byte& b : column) {
      b ^= std::byte{1};
      EXPECT_TRUE(seen.insert(digest_of(world)).second) << name;
      b ^= std::byte{1};
      ++bytes;
    }
  }
  EXPECT_EQ(digest_of(world), whole);
  EXPECT_EQ(bytes_of(world), bytes);
}

TEST(World, DigestFeelsWhereAColumnEnds)
{
  // The same bytes, divided otherwise between two columns, are another world.
  World one = two_areas();
  World other = one;
  one.extensions.of<ResidentId>()["a"].assign(2, 0.0F);
  one.extensions.of<ResidentId>()["b"].assign(3, 0.0F);
  other.extensions.of<ResidentId>()["a"].assign(3, 0.0F);
  other.extensions.of<ResidentId>()["b"].assign(2, 0.0F);
  EXPECT_EQ(bytes_of(one), bytes_of(other));
  EXPECT_NE(digest_of(one), digest_of(other));
  // And so is another name.
  World renamed = two_areas();
  renamed.extensions.of<AreaId>()["area.other"] = renamed.extensions.of<AreaId>()["area.rumour"];
  renamed.extensions.of<AreaId>().erase("area.rumour");
  EXPECT_NE(digest_of(renamed), digest_of(two_areas()));
}

TEST(World, CopiesAreWorldsOfTheirOwn)
{
  const World world = two_areas();
  World copy = world;
  EXPECT_EQ(digest_of(copy), digest_of(world));
  copy.residents.habit[Channel::team][ResidentId{1}] = 1;
  EXPECT_NE(digest_of(copy), digest_of(world));
  EXPECT_EQ(differing(copy, world), std::set<std::string>{"resident.habit_team"});
  EXPECT_EQ(world.residents.habit[Channel::team][ResidentId{1}], 0.0F);
}

TEST(World, ScratchIsNoState)
{
  World world = two_areas();
  const std::string before = digest_of(world);
  world.seen.next.assign(world.size(), {7, 7});
  EXPECT_EQ(digest_of(world), before);
}

}  // namespace
}  // namespace linli
