#include "mechanisms/residents/trust.hpp"

#include "core/math.hpp"
#include "mechanisms/mean_over_adults.hpp"
#include "mechanisms/residents/personal.hpp"
#include "mechanisms/turns.hpp"

#include <algorithm>
#include <cstring>

namespace linli {

namespace {

/// The first resident from a row on who took part or met an appeal this week, or `last`.  Few did, so eight at a time
/// are passed over: of a float that is not negative, all bits are 0 exactly if it is 0.
std::uint32_t next_who_did_or_heard(const ResidentState& r, std::uint32_t from, std::uint32_t last)
{
  constexpr std::uint32_t glance = 8;
  for (; from + glance <= last; from += glance) {
    std::uint64_t did;
    std::uint64_t contact[glance / 2];
    std::memcpy(&did, r.took_part.data() + from, sizeof(did));
    std::memcpy(contact, r.contact.data() + from, sizeof(contact));
    if ((did | contact[0] | contact[1] | contact[2] | contact[3]) != 0) break;
  }
  while (from < last && r.took_part.data()[from] == 0 && r.contact.data()[from] <= 0.0F) ++from;
  return from;
}

/// The area's branch meets where the committee does, and heads and backbone work with it.
bool knows_by_role(const World& world, ResidentId id)
{
  return world.people.residents.band[id] != no_age_band &&
         (world.people.residents.party[id] == Party::area_branch || world.residents.role[id] != Role::none);
}

}  // namespace

Declaration Trust::declaration()
{
  return {
      .name = "trust",
      .en = "Trust in the residents' committee, and knowing it",
      .zh = "对居委会的信任与认识",
      .equation =
          "T <- T + met (handled - T); T <- T + heard n/(half+n) (responsiveness - T) + drift (T0 - T)",
      .report = "problems 1, 3; K11, B2, A14, A20",
      .reads = {"area.first_resident", "area.first_building_group", "building_group.first_resident",
                "resident.key", "resident.age_band", "resident.party", "resident.role", "resident.trust",
                "resident.trust_anchor", "resident.acquaintances", "resident.expectation_committee",
                "resident.took_part", "resident.contact", "resident.knows_committee", "lever.responsiveness"},
      .writes = {"resident.trust", "resident.knows_committee", "area.trust"}};
}

void Trust::make_room(World& world) const
{
  ResidentState& r = world.residents;
  for (auto* column : {&r.trust, &r.trust_anchor, &r.acquaintances, &r.contact, &r.expectation[0]})
    give_rows(*column, world.size());
  give_rows(r.knows_committee, world.size());
  give_rows(r.role, world.size());
  give_rows(r.disposition[Channel::activity], world.size());
  give_rows(r.took_part, world.size());
  give_rows(world.places.trust, world.areas());
}

void Trust::derive(World& world, HouseholdId household, const Luck& luck) const
{
  const Residents& who = world.people.residents;
  for (const ResidentId id : world.people.households.residents[household]) {
    if (!who.adult(id)) continue;
    const double mean = params_.anchor + params_.anchor_age[who.band[id]] +
                        params_.anchor_party[static_cast<std::size_t>(who.party[id])];
    world.residents.trust_anchor[id] =
        personal_anchor(world, household, id, luck, Stream::trust_anchor, mean, params_.anchor_sd);
  }
}

void Trust::begin(World& world, HouseholdId household, const Luck& luck) const
{
  const Residents& who = world.people.residents;
  const bool newcomers = arrival_of(world, household) > 0;
  for (const ResidentId id : world.people.households.residents[household]) {
    const double start = static_cast<double>(world.residents.trust_anchor[id]) + params_.start;
    world.residents.trust[id] = who.adult(id) ? static_cast<float>(std::clamp(start, 0.0, 1.0)) : 0.0F;
    const float u = uniform24(random_block(luck, Stream::committee_contacts, 0, who.key[id], 1)[0]);
    const auto disposition = static_cast<double>(world.residents.disposition[Channel::activity][id]);
    const double chance = params_.know_start + params_.know_start_willing * logistic(disposition);
    const bool knows = !newcomers && who.adult(id) && static_cast<double>(u) < chance;
    const bool of_branch =
        who.adult(id) && who.party[id] == Party::area_branch;  // who moves in is moved to it
    world.residents.knows_committee[id] = knows || of_branch ? 1 : 0;
  }
}

void Trust::begin(World& world, AreaId area, const Luck&) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  world.places.trust[area] = mean_over_adults(world, everybody, world.residents.trust.from(everybody.first));
}

float Trust::hear(float trust, float anchor, float acquaintances, float responsiveness) const
{
  const float told = static_cast<float>(params_.heard) * acquaintances /
                     (static_cast<float>(params_.heard_half) + acquaintances);
  return trust + told * (responsiveness - trust) + static_cast<float>(params_.drift) * (anchor - trust);
}

float Trust::voice(float trust, float expectation) const
{
  return logistic(static_cast<float>(params_.voice) +
                  static_cast<float>(params_.voice_trust) * (trust - 0.5F) +
                  static_cast<float>(params_.voice_expectation) * (expectation - 0.5F));
}

void Trust::take_troubles(World& world, AreaId area, const Moment& moment) const
{
  const float responsiveness = world.levers(Lever::responsiveness, area);
  const float troubled = at_least_one(static_cast<float>(turn_every) * static_cast<float>(params_.troubles));
  const auto forget = static_cast<float>(params_.forget);
  const auto met = static_cast<float>(params_.met);
  ResidentState& r = world.residents;
  for_each_whose_turn_it_is(world, area, moment, Stream::trust,
                            [&](ResidentId id, const std::array<float, 4>& luck) {
                              if (world.people.residents.band[id] == no_age_band) return;
                              if (luck[3] < forget && !knows_by_role(world, id)) r.knows_committee[id] = 0;
                              if (luck[0] >= troubled) return;
                              if (luck[1] >= voice(r.trust[id], r.expectation[0][id])) return;
                              r.trust[id] += met * ((luck[2] < responsiveness ? 1.0F : 0.0F) - r.trust[id]);
                              r.knows_committee[id] = 1;
                            });
}

/// Those who took part, and those who were called on: a few in a hundred.
void Trust::meet(World& world, AreaId area, const Moment& moment) const
{
  const float responsiveness = world.levers(Lever::responsiveness, area);
  const auto met = static_cast<float>(params_.met);
  ResidentState& r = world.residents;
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  for (std::uint32_t i = everybody.first.value; i < everybody.last.value; ++i) {
    i = next_who_did_or_heard(r, i, everybody.last.value);
    if (i == everybody.last.value) break;
    const ResidentId id{i};
    const std::uint8_t did = r.took_part[id];
    const float contact = r.contact[id];
    if ((did & bit_of(Channel::deliberation)) != 0) r.trust[id] += met * (responsiveness - r.trust[id]);
    if (r.knows_committee[id] != 0) continue;
    const RandomBlock words = random_block(moment.luck, Stream::committee_contacts, moment.address(),
                                           world.people.residents.key[id]);
    const bool by_taking_part =
        did != 0 && uniform24(words[0]) < static_cast<float>(params_.know_taking_part);
    const bool by_call = uniform24(words[1]) < contact * static_cast<float>(params_.know_called);
    if (by_taking_part || by_call) r.knows_committee[id] = 1;
  }
}

void Trust::act(World& world, AreaId area, const Moment& moment) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  const float responsiveness = world.levers(Lever::responsiveness, area);
  const float* anchor = world.residents.trust_anchor.from(everybody.first);
  const float* acquaintances = world.residents.acquaintances.from(everybody.first);
  const std::uint8_t* band = world.people.residents.band.from(everybody.first);
  float* trust = world.residents.trust.from(everybody.first);
  for (std::size_t k = 0; k < everybody.size(); ++k) {
    const float next = hear(trust[k], anchor[k], acquaintances[k], responsiveness);
    trust[k] = band[k] != no_age_band ? next : 0.0F;
  }
  take_troubles(world, area, moment);
  meet(world, area, moment);
  world.places.trust[area] = mean_over_adults(world, everybody, trust);
}

}  // namespace linli
