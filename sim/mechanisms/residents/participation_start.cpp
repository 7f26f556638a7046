/// Participation before the first week, and of people who move in.
#include "core/math.hpp"
#include "core/samplers.hpp"
#include "mechanisms/residents/participation.hpp"
#include "mechanisms/residents/personal.hpp"

#include <algorithm>

namespace linli {

Declaration Participation::declaration()
{
  Declaration d{
      .name = "participation",
      .en = "Taking part: activities, volunteering, teams, deliberation",
      .zh = "居民参与",
      .equation =
          "Y_k = logistic(d_k + x + m c (1 - c_H H_k) + b_H H_k); P_k = 1 - exp(-offers_k q_k v Y_k time_k)",
      .report = "problems 2, 3; K11, K12, K13, B1, B2, B6, B22, B23, P2, P3",
      .reads = {"area.first_resident",
                "area.first_building_group",
                "building_group.first_resident",
                "resident.key",
                "resident.age_band",
                "resident.free_hours",
                "resident.years_here",
                "resident.threshold",
                "resident.exposure",
                "resident.acquaintances",
                "resident.contact",
                "resident.belonging",
                "resident.trust",
                "resident.satisfaction",
                "resident.efficacy",
                "resident.outside",
                "resident.knows_committee",
                "resident.registered",
                "resident.weeks_since",
                "area.trust",
                "building_group.head",
                "building_group.self_governing",
                "lever.offers_activity",
                "lever.offers_volunteering",
                "lever.offers_team",
                "lever.session",
                "lever.festival",
                "lever.openness",
                "lever.appeal"},
      .writes = {"resident.took_part", "resident.weeks_since"}};
  for (const std::string& channel : channel_labels(weekly_channels)) {
    d.reads.push_back("resident.disposition_" + channel);
    d.reads.push_back("resident.habit_" + channel);
    d.reads.push_back("resident.weeks_since_" + channel);
    d.writes.push_back("resident.weeks_since_" + channel);
  }
  for (const std::string& channel : channel_labels(standing_channels))
    d.writes.push_back("resident.intention_" + channel);
  return d;
}

void Participation::make_room(World& world) const
{
  ResidentState& r = world.residents;
  const std::size_t people = world.size();
  for (auto& column : r.disposition.columns) give_rows(column, people);
  for (auto& column : r.intention.columns) give_rows(column, people);
  for (auto& column : r.weeks_since_in.columns) give_rows(column, people, long_ago);
  for (std::size_t k = 0; k < weekly_channels; ++k) give_rows(r.habit.columns[k], people);
  give_rows(r.took_part, people);
  give_rows(r.weeks_since, people, long_ago);
  give_rows(r.threshold, params_.influence == Influence::threshold ? people : 0);
  for (auto* column :
       {&r.exposure, &r.acquaintances, &r.contact, &r.belonging, &r.trust, &r.satisfaction, &r.efficacy})
    give_rows(*column, people);
  for (auto* column : {&r.outside, &r.knows_committee, &r.registered}) give_rows(*column, people);
  give_rows(world.places.trust, world.areas());
  give_rows(world.groups.head, world.people.groups.size(), nobody);
  give_rows(world.groups.self_governing, world.people.groups.size());
}

double Participation::common_disposition(const World& world, ResidentId id, Tenure tenure) const
{
  const Residents& who = world.people.residents;
  const auto of = [](const auto& effects, auto category) {
    return effects[static_cast<std::size_t>(category)];
  };
  return of(params_.age, who.band[id]) + of(params_.sex, who.sex[id]) +
         of(params_.education, who.education[id]) + of(params_.registration, who.registration[id]) +
         of(params_.tenure, tenure) + of(params_.party, who.party[id]) +
         params_.propensity_sd * static_cast<double>(who.propensity[id]);
}

void Participation::derive(World& world, HouseholdId household, const Luck& luck) const
{
  ResidentState& r = world.residents;
  const Population& people = world.people;
  const Residents& who = people.residents;
  const Tenure tenure = people.households.tenure[household];
  const BuildingGroupId group = people.groups.households.parent_of(household);
  const Regime regime = people.compounds.regime[people.compounds.groups.parent_of(group)];
  const double stake = tenure == Tenure::owner ? params_.stake[static_cast<std::size_t>(regime)] : 0.0;
  const std::uint32_t arrival = arrival_of(world, household);
  for (const ResidentId id : people.households.residents[household]) {
    if (params_.influence == Influence::threshold) {
      Draws draws(luck, Stream::threshold, arrival, who.key[id]);
      r.threshold[id] =
          static_cast<float>(params_.threshold_mean + params_.threshold_sd * sample_normal(draws));
    }
    r.outside[id] =
        static_cast<std::uint8_t>(random_block(luck, Stream::outside, arrival, who.key[id])[0] >> 24);
    if (!who.adult(id)) continue;
    const double common = common_disposition(world, id, tenure) + stake;
    const std::array<double, weekly_channels> own{
        0.0,
        params_.age_volunteering[who.band[id]] +
            params_.party_volunteering[static_cast<std::size_t>(who.party[id])],
        params_.age_team[who.band[id]] + params_.sex_team[static_cast<std::size_t>(who.sex[id])],
        params_.tenure_deliberation[static_cast<std::size_t>(tenure)]};
    for (std::size_t k = 0; k < weekly_channels; ++k) {
      const double asked = params_.hours_asked[k];
      const double hours = std::max<double>(who.free_hours[id], params_.hours_least * asked);
      r.disposition.columns[k][id] =
          static_cast<float>(params_.intercept[k] + common + own[k] + params_.hours * log(hours / asked));
    }
  }
}

void Participation::begin(World& world, HouseholdId household, const Luck& luck) const
{
  ResidentState& r = world.residents;
  for (const ResidentId id : world.people.households.residents[household]) {
    r.took_part[id] = 0;
    for (auto& column : r.intention.columns) column[id] = 0;
    for (auto& column : r.weeks_since_in.columns) column[id] = long_ago;
    r.weeks_since[id] = long_ago;
    const bool newcomer = arrival_of(world, household) > 0;
    if (newcomer || !world.people.residents.adult(id)) continue;
    // Weeks since the last time if all had taken part at their usual rates: geometric.
    Draws draws(luck, Stream::participation_start, 0, world.people.residents.key[id]);
    for (std::size_t k = 0; k < weekly_channels; ++k) {
      const double rate = rate_before(world, id, all_channels[k], params_.start[k]);
      const double u = draws.uniform();
      if (rate < 1e-9) continue;  // too rare for anybody to remember
      const double weeks = rate < 1 ? log(u) / log(1.0 - rate) : 0.0;
      const auto since = static_cast<std::uint8_t>(std::min(weeks + 1.0, static_cast<double>(long_ago)));
      r.weeks_since_in.columns[k][id] = since;
      r.weeks_since[id] = std::min(r.weeks_since[id], since);
    }
  }
}

}  // namespace linli
