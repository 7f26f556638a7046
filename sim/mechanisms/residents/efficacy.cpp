#include "mechanisms/residents/efficacy.hpp"

#include "core/math.hpp"
#include "mechanisms/residents/personal.hpp"

#include <algorithm>

namespace linli {
Declaration Efficacy::declaration()
{
  return {.name = "efficacy",
          .en = "Efficacy: what we do here has effect",
          .zh = "参与效能感",
          .equation = "E <- E + lived (o - E), or heard xi (o - E); E <- E + drift (E0 - E)",
          .report = "recommendations 3, 4; P9, P20, B15, K14",
          .reads = {"area.first_resident", "area.number", "resident.age_band", "resident.efficacy",
                    "resident.efficacy_anchor", "resident.exposure", "resident.weeks_since_volunteering",
                    "resident.weeks_since_deliberation", "area.sessions", "lever.session", "lever.results",
                    "lever.results_good", "lever.action"},
          .writes = {"resident.efficacy", "area.sessions"}};
}

void Efficacy::make_room(World& world) const
{
  ResidentState& r = world.residents;
  for (auto* column : {&r.efficacy, &r.efficacy_anchor, &r.exposure}) give_rows(*column, world.size());
  give_rows(r.disposition[Channel::volunteering], world.size());
  for (const Channel channel : {Channel::volunteering, Channel::deliberation})
    give_rows(r.weeks_since_in[channel], world.size(), long_ago);
  give_rows(world.places.sessions, world.areas());
}

void Efficacy::derive(World& world, HouseholdId household, const Luck& luck) const
{
  const Residents& who = world.people.residents;
  for (const ResidentId id : world.people.households.residents[household]) {
    if (!who.adult(id)) continue;
    world.residents.efficacy_anchor[id] = personal_anchor(world, household, id, luck, Stream::efficacy_anchor,
                                                          params_.anchor, params_.anchor_sd);
  }
}

void Efficacy::begin(World& world, HouseholdId household, const Luck&) const
{
  const double served = arrival_of(world, household) > 0 ? 0.0 : params_.start_served;
  for (const ResidentId id : world.people.households.residents[household]) {
    const auto disposition = static_cast<double>(world.residents.disposition[Channel::volunteering][id]);
    const double start = static_cast<double>(world.residents.efficacy_anchor[id]) + params_.start +
                         served * logistic(disposition);
    world.residents.efficacy[id] =
        world.people.residents.adult(id) ? static_cast<float>(std::clamp(start, 0.0, 1.0)) : 0.0F;
  }
}

void Efficacy::begin(World& world, AreaId area, const Luck&) const
{
  world.places.sessions[area] = 0;
}

float Efficacy::learn(float efficacy, float outcome, bool was_there, float exposure) const
{
  const float rate =
      was_there ? static_cast<float>(params_.lived) : static_cast<float>(params_.heard) * exposure;
  return efficacy + rate * (outcome - efficacy);
}

void Efficacy::tell(World& world, AreaId area, const Column<std::uint8_t, ResidentId>& weeks_since, int from,
                    int to, float outcome) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  const std::uint8_t* weeks = weeks_since.from(everybody.first);
  const std::uint8_t* band = world.people.residents.band.from(everybody.first);
  const float* exposure = world.residents.exposure.from(everybody.first);
  float* efficacy = world.residents.efficacy.from(everybody.first);
  for (std::size_t k = 0; k < everybody.size(); ++k) {
    const bool was_there = weeks[k] >= from && weeks[k] < to;
    const float next = learn(efficacy[k], outcome, was_there, exposure[k]);
    efficacy[k] = band[k] != no_age_band ? next : 0.0F;
  }
}

void Efficacy::act(World& world, AreaId area, const Moment& moment) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  const auto drift = static_cast<float>(params_.drift);
  const float* anchor = world.residents.efficacy_anchor.from(everybody.first);
  const std::uint8_t* band = world.people.residents.band.from(everybody.first);
  float* efficacy = world.residents.efficacy.from(everybody.first);
  for (std::size_t k = 0; k < everybody.size(); ++k) {
    const float next = efficacy[k] + drift * (anchor[k] - efficacy[k]);
    efficacy[k] = band[k] != no_age_band ? next : 0.0F;
  }
  std::uint64_t& sessions = world.places.sessions[area];
  sessions = sessions << 1 | (world.levers(Lever::session, area) > 0 ? 1 : 0);
  const RandomBlock words =
      random_block(moment.luck, Stream::area_results, moment.address(), world.people.areas.number[area]);
  if (uniform24(words[0]) < world.levers(Lever::results, area)) {
    const float outcome = uniform24(words[1]) < world.levers(Lever::results_good, area) ? 1.0F : 0.0F;
    tell(world, area, world.residents.weeks_since_in[Channel::volunteering], 0,
         static_cast<int>(params_.served), outcome);
  }
  if ((sessions >> params_.follow_up & 1) != 0) {
    const float outcome = uniform24(words[2]) < world.levers(Lever::action, area) ? 1.0F : 0.0F;
    const int ago = static_cast<int>(params_.follow_up);
    tell(world, area, world.residents.weeks_since_in[Channel::deliberation], ago, ago + 1, outcome);
  }
}

}  // namespace linli
