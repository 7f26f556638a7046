#include "mechanisms/residents/satisfaction.hpp"

#include "core/math.hpp"
#include "mechanisms/residents/personal.hpp"
#include "mechanisms/turns.hpp"

#include <algorithm>

namespace linli {
namespace {

constexpr auto committee = static_cast<std::size_t>(Level::committee);
constexpr auto subdistrict = static_cast<std::size_t>(Level::subdistrict);
constexpr auto higher = static_cast<std::size_t>(Level::higher);

float within_one(float x)
{
  const float low = x < 0.0F ? 0.0F : x;
  return low > 1.0F ? 1.0F : low;
}

double households_of_rest(const World& world, AreaId area)
{
  double sum = 0;
  for (const auto& column : world.people.areas.rest_households) sum += static_cast<double>(column[area]);
  return sum;
}

}  // namespace

Declaration Satisfaction::declaration()
{
  Declaration d{
      .name = "satisfaction",
      .en = "Satisfaction and expectation",
      .zh = "满意度与期望",
      .equation = "S <- S + rate (met + q - X - S); X <- X + expectation_rate (q_heard + u - X)",
      .report = "problems 4, 5; B18, P9, A14",
      .reads = {"area.first_building_group", "building_group.first_resident", "resident.key",
                "resident.age_band", "resident.satisfaction", "resident.demands",
                "resident.expectation_committee", "resident.expectation_subdistrict",
                "resident.expectation_higher", "building_group.troubles", "area.quality_elsewhere",
                "area.first_household", "area.rest_troubles", "lever.quality", "lever.quality_subdistrict",
                "lever.quality_higher"},
      .writes = {"resident.satisfaction", "resident.expectation_committee",
                 "resident.expectation_subdistrict", "resident.expectation_higher", "area.quality"}};
  for (const std::string& regime : regime_labels()) d.reads.push_back("area.rest_households_" + regime);
  return d;
}

void Satisfaction::make_room(World& world) const
{
  give_rows(world.residents.satisfaction, world.size());
  give_rows(world.residents.demands, world.size());
  for (auto& column : world.residents.expectation) give_rows(column, world.size());
  give_rows(world.groups.troubles, world.people.groups.size());
  give_rows(world.places.quality, world.areas());
  give_rows(world.rest.troubles, world.areas());
  give_rows(world.places.quality_elsewhere, world.areas());
}

void Satisfaction::derive(World& world, HouseholdId household, const Luck& luck) const
{
  const Residents& who = world.people.residents;
  for (const ResidentId id : world.people.households.residents[household]) {
    if (!who.adult(id)) continue;
    const double mean = params_.demands_education[static_cast<std::size_t>(who.education[id])];
    world.residents.demands[id] =
        static_cast<float>(personal(world, household, id, luck, Stream::demands, mean, params_.demands_sd));
  }
}

void Satisfaction::begin(World& world, HouseholdId household, const Luck&) const
{
  for (const ResidentId id : world.people.households.residents[household]) {
    const bool adult = world.people.residents.adult(id);
    for (std::size_t l = 0; l < levels; ++l) {
      const float expects = within_one(static_cast<float>(params_.start[l]) + world.residents.demands[id]);
      world.residents.expectation[l][id] = adult ? expects : 0.0F;
    }
    const float there_is = static_cast<float>(params_.start[committee]);
    world.residents.satisfaction[id] = adult ? within_one(static_cast<float>(params_.met) + there_is -
                                                          world.residents.expectation[committee][id])
                                             : 0.0F;
  }
}

void Satisfaction::begin(World& world, AreaId area, const Luck&) const
{
  world.places.quality[area] = static_cast<float>(params_.start[committee]);
  world.places.quality_elsewhere[area] = static_cast<float>(params_.start[committee]);
}

void Satisfaction::live(World& world, AreaId area, BuildingGroupId group, float quality) const
{
  const IdRange<ResidentId> members = world.people.groups.residents[group];
  const auto rate = static_cast<float>(params_.rate);
  const auto met = static_cast<float>(params_.met);
  const auto expectation_rate = static_cast<float>(params_.expectation_rate);
  const auto elsewhere = static_cast<float>(params_.elsewhere);
  const float heard = (1.0F - elsewhere) * quality + elsewhere * world.places.quality_elsewhere[area];
  const std::uint8_t* band = world.people.residents.band.from(members.first);
  const float* demands = world.residents.demands.from(members.first);
  float* satisfaction = world.residents.satisfaction.from(members.first);
  float* expects = world.residents.expectation[committee].from(members.first);
  for (std::size_t k = 0; k < members.size(); ++k) {
    const float s = satisfaction[k] + rate * (met + quality - expects[k] - satisfaction[k]);
    const float x = expects[k] + expectation_rate * (heard + demands[k] - expects[k]);
    satisfaction[k] = band[k] != no_age_band ? within_one(s) : 0.0F;
    expects[k] = band[k] != no_age_band ? within_one(x) : 0.0F;
  }
}

void Satisfaction::hear_of_others(World& world, AreaId area, BuildingGroupId group) const
{
  const IdRange<ResidentId> members = world.people.groups.residents[group];
  const auto rate = static_cast<float>(
      1 - pow(1 - std::min(params_.expectation_rate, 1 - 1e-9), static_cast<int>(turn_every)));
  const std::uint8_t* band = world.people.residents.band.from(members.first);
  const float* demands = world.residents.demands.from(members.first);
  for (const auto& [level, lever] :
       {std::pair{subdistrict, Lever::quality_subdistrict}, std::pair{higher, Lever::quality_higher}}) {
    const float quality = world.levers(lever, area);
    float* expects = world.residents.expectation[level].from(members.first);
    for (std::size_t k = 0; k < members.size(); ++k) {
      const float x = expects[k] + rate * (quality + demands[k] - expects[k]);
      expects[k] = band[k] != no_age_band ? within_one(x) : 0.0F;
    }
  }
}

void Satisfaction::act(World& world, AreaId area, const Moment& moment) const
{
  double lived = 0;
  double adults = 0;
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    const float quality = within_one(world.levers(Lever::quality, area) -
                                     static_cast<float>(params_.troubles) * world.groups.troubles[group]);
    live(world, area, group, quality);
    if (has_its_turn(world, group, moment)) hear_of_others(world, area, group);
    const auto bands = world.people.residents.band.of(world.people.groups.residents[group]);
    const auto here =
        static_cast<double>(std::ranges::count_if(bands, [](std::uint8_t b) { return b != no_age_band; }));
    lived += here * static_cast<double>(quality);
    adults += here;
  }
  if (adults > 0 && households_of_rest(world, area) > 0) {
    const double rest = adults * households_of_rest(world, area) /
                        static_cast<double>(world.people.areas.households[area].size());
    lived += rest * static_cast<double>(
                        within_one(world.levers(Lever::quality, area) -
                                   static_cast<float>(params_.troubles) * world.rest.troubles[area]));
    adults += rest;
  }
  world.places.quality[area] = adults > 0 ? static_cast<float>(lived / adults) : 0.0F;
}

}  // namespace linli
