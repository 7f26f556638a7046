/// Three pretend ranks: three copies of one world, each in charge of a third of the areas and subdistricts, that
/// hear of each other only what is seen, what settling asks and what was settled.  Together they are the one-process run, bit for
/// bit.
#include "support/columns.hpp"
#include "support/lively.hpp"
#include "support/tiny_world.hpp"
#include "test_mechanisms.hpp"

#include <gtest/gtest.h>

#include <array>
#include <barrier>
#include <cstring>
#include <memory>
#include <thread>

namespace linli {
namespace {

using namespace test;

constexpr std::size_t ranks = 3;
constexpr std::int64_t weeks = 20;

/// What is told between ranks; every rank leaves its own and takes the others', all at the same time.
class Exchange {
 public:
  explicit Exchange(const World& world) : people_(world.people), meeting_(ranks) {}

  Ownership of(std::size_t rank)
  {
    Ownership own;
    for (std::size_t a = rank; a < people_.areas.size(); a += ranks) own.areas.emplace_back(a);
    for (std::size_t s = rank; s < people_.subdistricts.size(); s += ranks) own.subdistricts.emplace_back(s);
    own.exchange = [this, rank](World& world) { exchange(rank, world); };
    own.hear_settled = [this, rank](World& world) { hear_settled(rank, world); };
    return own;
  }

 private:
  void exchange(std::size_t rank, World& world)
  {
    worlds_[rank] = &world;
    meeting_.arrive_and_wait();
    for (std::size_t a = 0; a < people_.areas.size(); ++a) {
      if (a % ranks == rank) continue;
      const World& other = *worlds_[a % ranks];
      for (const ResidentId id : people_.areas.residents[AreaId{a}])
        world.seen.next[id] = other.seen.next[id];
      world.places.quality[AreaId{a}] = other.places.quality[AreaId{a}];
      world.assessment.total[AreaId{a}] = other.assessment.total[AreaId{a}];
      take_secretary(world, other, AreaId{a});
      world.rest.heads[AreaId{a}] = other.rest.heads[AreaId{a}];
      for (const BuildingGroupId group : people_.areas.groups[AreaId{a}]) {
        world.groups.head[group] = other.groups.head[group];
        world.groups.self_governing[group] = other.groups.self_governing[group];
      }
      for (auto& [name, values] : world.observed.series)
        values[AreaId{a}] = other.observed.series.at(name)[AreaId{a}];
    }
    meeting_.arrive_and_wait();  // nobody turns the week while others still look
  }

  /// The post of secretary of an area, who holds it, and how they are.
  static void take_secretary(World& world, const World& other, AreaId area)
  {
    const auto take = [](auto&& table, const auto& from, auto id) {
      using Table = std::remove_cvref_t<decltype(table)>;
      std::vector<const void*> columns;
      Table::for_each_column(from, [&](const char*, const auto& column) { columns.push_back(&column); });
      std::size_t next = 0;
      Table::for_each_column(table, [&](const char*, auto& column) {
        using C = std::remove_reference_t<decltype(column)>;
        column[id] = (*static_cast<const C*>(columns[next++]))[id];
      });
    };
    take(world.people.posts, other.people.posts, area);
    take(world.posts, other.posts, area);
    const SecretaryId who = secretary_of(other, area);
    take(world.secretaries, other.secretaries, who);
    take(world.people.secretaries, other.people.secretaries, who);
  }

  void hear_settled(std::size_t rank, World& world)
  {
    worlds_[rank] = &world;
    meeting_.arrive_and_wait();
    for (std::size_t s = 0; s < people_.subdistricts.size(); ++s) {
      if (s % ranks == rank) continue;
      World& other = *worlds_[s % ranks];
      for (const AreaId area : people_.subdistricts.areas[SubdistrictId{s}]) {
        world.extensions.of<AreaId>().at("area.places")[area] =
            other.extensions.of<AreaId>().at("area.places")[area];
        world.places.quality_elsewhere[area] = other.places.quality_elsewhere[area];
        take_secretary(world, other, area);
        world.rest.heads[area] = other.rest.heads[area];
        world.rest.self_governing[area] = other.rest.self_governing[area];
      }
      world.reserves.people[SubdistrictId{s}] = other.reserves.people[SubdistrictId{s}];
      world.reserves.prepared[SubdistrictId{s}] = other.reserves.prepared[SubdistrictId{s}];
    }
    meeting_.arrive_and_wait();
  }

  const Population people_;
  std::barrier<> meeting_;
  std::array<World*, ranks> worlds_{};
};

/// What a rank knows before the first week: of residents of others' areas only what is seen, of building groups
/// who leads them, of households nothing; their own state is noise to it.
World as_known_to(std::size_t rank, World world)
{
  world.for_each_column([&](const char* name, auto& column) {
    using Id = typename std::remove_cvref_t<decltype(column)>::index_type;
    const std::string text(name);
    const bool settled_with =
        text == "building_group.head" || text == "building_group.self_governing" || text == "seen.last_week";
    if (text.find(".first") != text.npos || settled_with || column.empty()) return;
    const Areas& areas = world.people.areas;
    for (std::size_t a = 0; a < world.areas(); ++a) {
      if (a % ranks == rank) continue;
      const auto noise = [&](auto ids) { fill_with_noise(std::as_writable_bytes(column.of(ids)), a); };
      if constexpr (std::is_same_v<Id, ResidentId>) noise(areas.residents[AreaId{a}]);
      if constexpr (std::is_same_v<Id, HouseholdId>) noise(areas.households[AreaId{a}]);
      if constexpr (std::is_same_v<Id, BuildingGroupId>) noise(areas.groups[AreaId{a}]);
      if constexpr (std::is_same_v<Id, StaffId>) noise(world.staff.of(AreaId{a}));
    }
  });
  return world;
}

/// Areas of a rank in which some resident has another value of a column.
std::size_t areas_that_differ(std::size_t rank, const World& world, const ColumnBytes& a,
                              const ColumnBytes& b)
{
  std::size_t count = 0;
  for (std::size_t area = rank; area < world.areas(); area += ranks) {
    const IdRange<ResidentId> own = world.people.areas.residents[AreaId{area}];
    const std::size_t from = own.first.value * a.bytes_per_row;
    const std::size_t size = own.size() * a.bytes_per_row;
    count += std::memcmp(a.data + from, b.data + from, size) == 0 ? 0 : 1;
  }
  return count;
}

void expect_same_own_residents(std::size_t rank, const World& world, const World& alone)
{
  const auto expected = columns_of(alone);
  const auto obtained = columns_of(world);
  ASSERT_EQ(obtained.size(), expected.size());
  for (std::size_t k = 0; k < expected.size(); ++k) {
    ASSERT_EQ(obtained[k].name, expected[k].name);
    if (expected[k].indexed_by != "resident" || expected[k].name == "tie.first" || expected[k].rows == 0)
      continue;
    EXPECT_EQ(areas_that_differ(rank, alone, expected[k], obtained[k]), 0U)
        << "areas of rank " << rank << " with another " << expected[k].name;
  }
}

/// Which areas it reaches depends on how all of them stand.
InterventionParams ranked()
{
  InterventionParams params{
      .from = When::week(1), .rank_by = "participation_any", .lowest = 0.5, .rerank_every = 3};
  params.capacity = 20;
  params[Lever::openness] = 0.3;
  return params;
}

TEST(Ranks, ThreeRanksEqualOneProcess)
{
  Scenario scenario = lively(Influence::linear);
  scenario.interventions["ranked"] = ranked();
  Week week = make_week(scenario);
  week.settle<Places>({});
  week.local<Rumour>({});
  week.local<Outings>({});
  const Luck luck = scenario.run.luck();
  const World start = district(scenario, week);
  const World alone = after(start, week, weeks, 2, luck);

  Exchange exchange(start);
  std::vector<std::unique_ptr<Simulation>> simulations;
  for (std::size_t rank = 0; rank < ranks; ++rank) {
    simulations.push_back(std::make_unique<Simulation>(as_known_to(rank, start), week, luck, Workers(1)));
    simulations.back()->own(exchange.of(rank));
  }
  std::vector<std::thread> threads;
  for (const auto& simulation : simulations) {
    threads.emplace_back([&simulation] {
      while (simulation->weeks() < weeks) simulation->step(nullptr);
    });
  }
  for (std::thread& thread : threads) thread.join();

  for (std::size_t rank = 0; rank < ranks; ++rank) {
    const World& world = simulations[rank]->world();
    expect_same_own_residents(rank, world, alone);
    EXPECT_EQ(digests_of(world).at("seen.last_week"), digests_of(alone).at("seen.last_week"));
    for (const char* settled : {"area.places", "area.quality_elsewhere", "observed.participation_any",
                                "intervention.ranked.acting", "intervention.ranked.rank"})
      EXPECT_EQ(digests_of(world).at(settled), digests_of(alone).at(settled)) << settled;
  }
}

TEST(Ranks, WithoutExchangeTheyWouldNotBeEqual)
{
  // The test above could not fail if nobody looked across areas.
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  const World start = district(scenario, week);
  Simulation deaf(start, week, scenario.run.luck(), Workers(1));
  Ownership own;
  for (std::size_t a = 0; a < start.areas(); a += ranks) own.areas.emplace_back(a);
  deaf.own(own);
  while (deaf.weeks() < weeks) deaf.step(nullptr);
  const World alone = after(start, week, weeks, 2, scenario.run.luck());
  const auto expected = columns_of(alone);
  const auto obtained = columns_of(deaf.world());
  std::size_t different = 0;
  for (std::size_t k = 0; k < expected.size(); ++k) {
    if (expected[k].name == "resident.exposure")
      different = areas_that_differ(0, alone, expected[k], obtained[k]);
  }
  EXPECT_GT(different, start.areas() / ranks / 2);
}

}  // namespace
}  // namespace linli
