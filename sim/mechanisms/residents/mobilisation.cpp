#include "mechanisms/residents/mobilisation.hpp"

#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>

namespace linli {

Mobilisation::Mobilisation(const Params& params) : params_(params)
{
  for (std::size_t k = 0; k < recency_.size(); ++k)
    recency_[k] = static_cast<float>(pow(2.0, -static_cast<double>(k) / params.half_life));
  recency_[long_ago] = 0;
}

Declaration Mobilisation::declaration()
{
  return {
      .name = "mobilisation",
      .en = "Calls at the door",
      .zh = "上门动员",
      .equation =
          "calls = calls_head + calls_backbone backbone + calls adults; c_i = 1 - t 2^(-weeks/half_life); "
          "c_j = share c_i at home",
      .report = "recommendation 2; K13, G1, G2, P18",
      .reads = {"area.first_resident", "area.first_building_group", "area.group_part",
                "building_group.first_household", "building_group.first_resident", "household.first_resident",
                "resident.key", "resident.age_band", "building_group.head", "building_group.backbone",
                "resident.weeks_since", "resident.weeks_since_call", "lever.calls", "lever.calls_head",
                "lever.calls_backbone"},
      .writes = {"resident.contact", "resident.weeks_since_call", "area.calls"}};
}

void Mobilisation::make_room(World& world) const
{
  give_rows(world.residents.contact, world.size());
  give_rows(world.residents.weeks_since_call, world.size(), long_ago);
  give_rows(world.residents.weeks_since, world.size(), long_ago);
  give_rows(world.groups.head, world.people.groups.size(), nobody);
  give_rows(world.groups.backbone, world.people.groups.size());
  give_rows(world.places.calls, world.areas());
}

void Mobilisation::begin(World& world, HouseholdId household, const Luck&) const
{
  for (const ResidentId id : world.people.households.residents[household]) {
    world.residents.contact[id] = 0;
    world.residents.weeks_since_call[id] = long_ago;
  }
}

float Mobilisation::freshness(std::uint8_t weeks_since_call) const
{
  return 1.0F - static_cast<float>(params_.tiring) * recency_[weeks_since_call];
}

std::vector<double> Mobilisation::readiness(const World& world, IdRange<ResidentId> neighbours) const
{
  const std::uint8_t* weeks_since = world.residents.weeks_since.from(neighbours.first);
  const std::uint8_t* band = world.people.residents.band.from(neighbours.first);
  std::vector<double> up_to(neighbours.size());
  double sum = 0;
  for (std::size_t k = 0; k < up_to.size(); ++k) {
    const double weight = 1 + params_.prospecting * static_cast<double>(recency_[weeks_since[k]]);
    sum += band[k] != no_age_band ? weight : 0.0;
    up_to[k] = sum;
  }
  return up_to;
}

void Mobilisation::call(World& world, BuildingGroupId group, ResidentId who) const
{
  ResidentState& r = world.residents;
  const float fresh = freshness(r.weeks_since_call[who]);
  const auto share = static_cast<float>(params_.household);
  const HouseholdId home =
      world.people.households.residents.parent_of(who, world.people.groups.households[group]);
  for (const ResidentId id : world.people.households.residents[home]) {
    if (world.people.residents.band[id] == no_age_band) continue;
    r.contact[id] = std::max(r.contact[id], id == who ? fresh : share * fresh);
  }
  r.weeks_since_call[who] = 0;
}

void Mobilisation::act(World& world, AreaId area, const Moment& moment) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  for (std::uint8_t& weeks : world.residents.weeks_since_call.of(everybody))
    weeks = static_cast<std::uint8_t>(weeks < long_ago ? weeks + 1 : long_ago);
  std::ranges::fill(world.residents.contact.of(everybody), 0.0F);
  const double by_head = static_cast<double>(world.levers(Lever::calls_head, area)) *
                         static_cast<double>(world.people.areas.group_part[area]);
  const auto by_backbone = static_cast<double>(world.levers(Lever::calls_backbone, area));
  const auto by_committee = static_cast<double>(world.levers(Lever::calls, area));
  int made = 0;
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    const IdRange<ResidentId> neighbours = world.people.groups.residents[group];
    const auto bands = world.people.residents.band.of(neighbours);
    const auto adults = static_cast<double>(
        std::ranges::count_if(bands, [](std::uint8_t band) { return band != no_age_band; }));
    const double calls = (world.groups.head[group] != nobody ? by_head : 0.0) +
                         by_backbone * world.groups.backbone[group] + by_committee * adults;
    if (calls <= 0 || adults <= 0) continue;
    Draws draws(moment.luck, Stream::calls, moment.address(), world.people.residents.key[neighbours.first]);
    const auto whole = static_cast<int>(calls + draws.uniform());
    if (whole == 0) continue;
    const std::vector<double> up_to = readiness(world, neighbours);
    for (int k = 0; k < whole; ++k) {
      const auto called = std::ranges::upper_bound(up_to, draws.uniform() * up_to.back()) - up_to.begin();
      call(world, group, ResidentId{neighbours.first.value + static_cast<std::uint32_t>(called)});
    }
    made += whole;
  }
  world.places.calls[area] = static_cast<float>(made);
}

std::vector<Field> Mobilisation::Params::describe()
{
  using P = Mobilisation::Params;
  return {
      number<&P::household>({.name = "household",
                             .unit = units::share(),
                             .valid = {0, 1},
                             .plausible = {0.4, 0.7},
                             .en = "Part of an appeal that is passed on to the others at home",
                             .zh = "家庭内传递",
                             .source = "[L] Nickerson 2008",
                             .evidence = "K13, G2"}),
      number<&P::prospecting>(
          {.name = "prospecting",
           .valid = {0, 100},
           .plausible = {0, 5},
           .en = "How much more often those who have just taken part are asked than others",
           .zh = "优先找积极居民",
           .source = "[L] Brady, Schlozman & Verba 1999; size [?]"}),
      number<&P::tiring>({.name = "tiring",
                          .unit = units::share(),
                          .valid = {0, 1},
                          .plausible = {0.2, 0.8},
                          .en = "Part of an appeal that is lost when the last one was just made",
                          .zh = "重复动员的衰减",
                          .source = "[?]"}),
      number<&P::half_life>(
          {.name = "half_life",
           .unit = units::weeks(),
           .valid = {0.1, 1000},
           .plausible = {4, 26},
           .en = "Weeks after which half of that tiring, and of what callers remember, is forgotten",
           .zh = "记忆半衰期",
           .source = "[?]"}),
  };
}

}  // namespace linli
