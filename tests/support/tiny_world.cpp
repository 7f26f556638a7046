#include "support/tiny_world.hpp"

#include "engine/assemble.hpp"
#include "scenario/read_scenario.hpp"
#include "support/places.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linli::test {
namespace {

/// Whom the residents of an area know elsewhere, rising.
std::vector<ResidentId> guests_of(IdRange<ResidentId> own, const Knows& knows)
{
  std::vector<ResidentId> out;
  for (const ResidentId id : own) {
    for (const std::size_t who : knows[id.value]) {
      if (!own.contains(ResidentId{who})) out.emplace_back(who);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

Ties ties_of(const Population& population, const Knows& knows)
{
  Ties ties;
  for (std::size_t a = 0; a < population.areas.size(); ++a) {
    const IdRange<ResidentId> own = population.areas.residents[AreaId{a}];
    const std::vector<ResidentId> guests = guests_of(own, knows);
    for (const ResidentId id : own) {
      for (const std::size_t row : knows[id.value]) {
        const ResidentId who{row};
        const auto guest = std::lower_bound(guests.begin(), guests.end(), who) - guests.begin();
        const std::size_t position =
            own.contains(who) ? who.value - own.first.value : own.size() + static_cast<std::size_t>(guest);
        ties.to.push_back(static_cast<std::uint16_t>(position));
      }
      ties.of.close(TieId{ties.to.size()});
    }
    for (const ResidentId guest : guests) ties.guest.push_back(guest);
    ties.guests.close(GuestId{ties.guest.size()});
  }
  return ties;
}

Knows knows_of(const Population& population, const Ties& ties)
{
  Knows out(population.residents.size());
  for (std::size_t a = 0; a < population.areas.size(); ++a) {
    const IdRange<ResidentId> own = population.areas.residents[AreaId{a}];
    for (const ResidentId id : own) {
      for (const std::uint16_t position : ties.list(id))
        out[id.value].push_back(ties.resident(AreaId{a}, own, position).value);
    }
  }
  return out;
}

World still_world(Population population, Knows knows)
{
  World world;
  knows.resize(population.residents.size());
  world.ties = ties_of(population, knows);
  world.people = std::move(population);
  world.levers.reset(world.areas());
  ResidentState::for_each_column(world.residents,
                                 [&](const char*, auto& column) { column.resize(world.size()); });
  DwellingState::for_each_column(
      world.dwellings, [&](const char*, auto& column) { column.resize(world.people.households.size()); });
  BuildingGroupState::for_each_column(
      world.groups, [&](const char*, auto& column) { column.resize(world.people.groups.size()); });
  AreaState::for_each_column(world.places, [&](const char*, auto& column) { column.resize(world.areas()); });
  ResidentState& r = world.residents;
  for (auto* column : {&r.weeks_since, &r.weeks_since_call}) column->assign(world.size(), long_ago);
  for (auto& column : r.weeks_since_in.columns) column.assign(world.size(), long_ago);
  world.groups.head.assign(world.people.groups.size(), nobody);
  world.places.sessions.assign(world.areas(), 0);
  world.seen.last_week.resize(world.size());
  world.seen.next.resize(world.size());
  let_be_seen(world);
  make_room(world, make_week(Scenario{}));
  world.residents.threshold.assign(world.size(), 0.0F);
  world.staff = {};  // places on the staff follow parameters
  return world;
}

void let_be_seen(World& world)
{
  world.seen.note(world.residents, {ResidentId{0}, ResidentId{world.size()}});
  world.seen.turn();
}

Programme::Params programme_of(std::initializer_list<std::pair<Lever, double>> levels)
{
  Programme::Params params = Programme::Params::nothing();
  for (const auto& [lever, level] : levels) params[lever] = level;
  params.session_every = 1;
  params.festival_every = 1;
  return params;
}

Scenario baseline(double scale)
{
  Scenario scenario = read_scenario(source_dir() + "/scenarios/baseline.yaml");
  scenario.population.scale = scale;
  return scenario;
}

World district(const Scenario& scenario, const Week& week)
{
  return assemble(scenario, week, Workers(2)).world;
}

World lived_in_district(std::int64_t weeks)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  return after(district(scenario, week), week, weeks, 2, scenario.run.luck());
}

World after(World world, const Week& week, std::int64_t weeks, int threads, const Luck& luck)
{
  Simulation simulation(std::move(world), week, luck, Workers(threads));
  while (simulation.weeks() < weeks) simulation.step(nullptr);
  return std::move(simulation.world());
}

void expect_same_bits_on_any_number_of_threads(const Week& week)
{
  const World start = lived_in_district();
  const std::string alone = digest_of(after(start, week, 3, 1));
  EXPECT_NE(alone, digest_of(start)) << "nothing happens, so nothing is tested";
  for (const int threads : {2, 3, 7})
    EXPECT_EQ(alone, digest_of(after(start, week, 3, threads))) << threads << " threads";
}

}  // namespace linli::test
