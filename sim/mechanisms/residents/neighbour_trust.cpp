#include "mechanisms/residents/neighbour_trust.hpp"

#include "core/calendar.hpp"
#include "core/math.hpp"
#include "mechanisms/mean_over_adults.hpp"

#include <algorithm>

namespace linli {

Declaration NeighbourTrust::declaration()
{
  return {
      .name = "neighbour_trust",
      .en = "Trust in neighbours, and the cohesion of building groups",
      .zh = "邻里信任",
      .equation = "W <- W + gain n/(n + half) (1 - W) - loss troubles W + drift (W0 - W); cohesion = mean W",
      .report = "recommendation 2; G7, B9, B19",
      .reads = {"area.first_building_group", "building_group.first_resident", "resident.age_band",
                "resident.acquaintances", "resident.neighbour_trust", "building_group.troubles"},
      .writes = {"resident.neighbour_trust", "building_group.cohesion"}};
}

void NeighbourTrust::make_room(World& world) const
{
  give_rows(world.residents.neighbour_trust, world.size());
  give_rows(world.residents.acquaintances, world.size());
  give_rows(world.groups.troubles, world.people.groups.size());
  give_rows(world.groups.cohesion, world.people.groups.size());
}

void NeighbourTrust::begin(World& world, HouseholdId household, const Luck&) const
{
  const Residents& who = world.people.residents;
  for (const ResidentId id : world.people.households.residents[household]) {
    const float w = settled(who.years_here[id], world.residents.acquaintances[id]);
    world.residents.neighbour_trust[id] = who.adult(id) ? w : 0.0F;
  }
}

float NeighbourTrust::settled(float years_here, float acquaintances) const
{
  const double n = static_cast<double>(acquaintances);
  const double gain = params_.gain * n / (n + params_.half);
  const double rate = gain + params_.loss * params_.start_troubles + params_.drift;
  if (rate <= 0) return static_cast<float>(params_.anchor);
  const double at_last = (gain + params_.drift * params_.anchor) / rate;
  const int weeks = weeks_per_year * static_cast<int>(years_here);
  const double way_to_go = pow(1 - std::min(rate, 1 - 1e-9), weeks);
  return static_cast<float>(at_last + (params_.anchor - at_last) * way_to_go);
}

void NeighbourTrust::begin(World& world, AreaId area, const Luck&) const
{
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    const IdRange<ResidentId> members = world.people.groups.residents[group];
    world.groups.cohesion[group] =
        mean_over_adults(world, members, world.residents.neighbour_trust.from(members.first));
  }
}

float NeighbourTrust::next(float trust, float acquaintances, float troubles) const
{
  const float contact = acquaintances / (acquaintances + static_cast<float>(params_.half));
  return trust + static_cast<float>(params_.gain) * contact * (1.0F - trust) -
         static_cast<float>(params_.loss) * troubles * trust +
         static_cast<float>(params_.drift) * (static_cast<float>(params_.anchor) - trust);
}

void NeighbourTrust::act(World& world, AreaId area, const Moment&) const
{
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    const IdRange<ResidentId> members = world.people.groups.residents[group];
    const float troubles = world.groups.troubles[group];
    const std::uint8_t* band = world.people.residents.band.from(members.first);
    const float* acquaintances = world.residents.acquaintances.from(members.first);
    float* trust = world.residents.neighbour_trust.from(members.first);
    for (std::size_t k = 0; k < members.size(); ++k) {
      const float w = next(trust[k], acquaintances[k], troubles);
      trust[k] = band[k] != no_age_band ? w : 0.0F;
    }
    world.groups.cohesion[group] = mean_over_adults(world, members, trust);
  }
}

}  // namespace linli
