#include "mechanisms/residents/participation.hpp"

#include "core/random.hpp"
#include "mechanisms/residents/participation_decision.hpp"

namespace linli {
namespace {

constexpr std::size_t activity = static_cast<std::size_t>(Channel::activity);
constexpr std::size_t volunteering = static_cast<std::size_t>(Channel::volunteering);
constexpr std::size_t deliberation = static_cast<std::size_t>(Channel::deliberation);

}  // namespace

Participation::Participation(const Params& params) : params_(params) {}

float Participation::influence(float exposure, float threshold) const
{
  switch (params_.influence) {
    case Influence::linear:
      return exposure;
    case Influence::threshold:
      return exposure >= threshold ? 1.0F : 0.0F;
    case Influence::sigmoid:
      break;
  }
  return logistic(static_cast<float>(params_.sigmoid_slope) *
                  (exposure - static_cast<float>(params_.sigmoid_middle)));
}

Participation::Outcome Participation::decide(const Situation& s) const
{
  const Slopes slopes(params_);
  Outcome out;
  const float views =
      slopes.views(s.belonging, s.trust, s.area_trust, s.satisfaction, s.efficacy, s.influence, s.years_here);
  const float informed = slopes.informed_of(s.acquaintances, s.knows, s.head, s.contact, 0.0F);
  out.informed.fill(informed);
  out.informed[deliberation] =
      slopes.informed_of(s.acquaintances, s.knows, s.head, s.contact, slopes.open * s.openness);
  float invitations = slopes.outside * s.outside;
  for (std::size_t k = 0; k < weekly_channels; ++k) invitations += s.offers[k] * out.informed[k];
  out.noticed = slopes.noticed(invitations);
  float left = s.free_hours;
  for (const Channel channel : by_commitment) {
    const auto k = static_cast<std::size_t>(channel);
    const float extra = k == volunteering ? slopes.registered * s.registered : 0.0F;
    out.intention[k] = slopes.intention(s.disposition[k], views, s.appeal * s.contact, s.habit[k], extra);
    out.time[k] = Slopes::time(left, slopes.hours_asked[k]);
    out.probability[k] =
        at_least_one(Slopes::rate(s.offers[k], out.informed[k], out.noticed, out.intention[k], out.time[k]));
    if (s.luck[k] >= out.probability[k]) continue;
    out.took_part = static_cast<std::uint8_t>(out.took_part | bit_of(channel));
    left = left > slopes.hours_asked[k] ? left - slopes.hours_asked[k] : 0.0F;
  }
  return out;
}

Participation::Situation Participation::situation_of(const World& world, AreaId area, ResidentId id,
                                                     const Moment& moment) const
{
  const ResidentState& r = world.residents;
  const Conditions here(world, area);
  const BuildingGroupId group = world.people.groups.residents.parent_of(id, world.people.areas.groups[area]);
  const RandomBlock words =
      random_block(moment.luck, Stream::participation, moment.address(), world.people.residents.key[id]);
  Situation s;
  for (std::size_t k = 0; k < weekly_channels; ++k) {
    s.disposition[k] = r.disposition.columns[k][id];
    s.habit[k] = r.habit.columns[k][id];
    s.offers[k] = here.offers[k];
    s.luck[k] = uniform24(words[k]);
  }
  if (world.groups.self_governing[group] != 0) s.offers[activity] += static_cast<float>(params_.group_offers);
  s.belonging = r.belonging[id];
  s.trust = r.trust[id];
  s.satisfaction = r.satisfaction[id];
  s.efficacy = r.efficacy[id];
  s.influence = influence(r.exposure[id], r.threshold.empty() ? 0.0F : r.threshold[id]);
  s.acquaintances = r.acquaintances[id];
  s.contact = r.contact[id];
  s.free_hours = static_cast<float>(world.people.residents.free_hours[id]);
  s.years_here = world.people.residents.years_here[id];
  s.knows = r.knows_committee[id];
  s.registered = r.registered[id];
  s.outside = in_255(r.outside[id]);
  s.head = world.groups.head[group] != nobody ? 1.0F : 0.0F;
  s.area_trust = here.trust;
  s.appeal = here.appeal;
  s.openness = here.openness;
  return s;
}

}  // namespace linli
