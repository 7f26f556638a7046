#include "mechanisms/committee/succession_board.hpp"

#include "core/calendar.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli {

SuccessionBoard::SuccessionBoard(const Succession& model, const Succession::Params& params, World& world,
                                 SubdistrictId subdistrict, const Moment& moment)
    : model_(model),
      params_(params),
      world_(world),
      subdistrict_(subdistrict),
      areas_(world.people.subdistricts.areas[subdistrict]),
      moment_(moment),
      week_(moment.week_of_study())
{
}

void SuccessionBoard::sit()
{
  keep_reserve();
  for (std::size_t k = 0; k < areas_.size(); ++k) {  // areas take turns to be first at the reserve
    const auto turn = (k + static_cast<std::size_t>(moment_.week)) % areas_.size();
    const AreaId area{areas_.first.value + turn};
    if (world_.posts.vacant[area] > 0) fill(area);
  }
  for (const AreaId area : areas_) {
    const bool anniversary = (week_ + world_.people.areas.number[area]) % weeks_per_year == 0;
    if (anniversary && world_.posts.vacant[area] == 0) end_year(area);
  }
  if (week_ > 0 && week_ % params_.term == 0) end_term();
  if (week_ > 0 && week_ % params_.batches_every == 0) {
    adjust();
    rotate();
  }
}

double SuccessionBoard::sum_of(Lever which) const
{
  double sum = 0;
  for (const AreaId area : areas_) sum += lever(which, area);
  return sum;
}

Draws SuccessionBoard::draws(AreaId area, Stream stream) const
{
  return {moment_.luck, stream, moment_.address(), world_.people.areas.number[area]};
}

void SuccessionBoard::keep_reserve()
{
  const auto areas = static_cast<double>(areas_.size());
  if (areas <= 0) return;
  float& people = world_.reserves.people[subdistrict_];
  float& prepared = world_.reserves.prepared[subdistrict_];
  const double wanted = params_.reserve * areas + sum_of(Lever::reserve);
  people += static_cast<float>(params_.refill * (wanted - static_cast<double>(people)));
  prepared += static_cast<float>(params_.prepare *
                                 (sum_of(Lever::batch_train) / areas - static_cast<double>(prepared)));
}

void SuccessionBoard::fill(AreaId area)
{
  std::uint16_t& vacant = world_.posts.vacant[area];
  float& reserve = world_.reserves.people[subdistrict_];
  Draws luck = draws(area, Stream::appointments);
  const bool ready = reserve >= 1;
  if (luck.uniform() >= (ready ? params_.from_reserve : params_.from_outside)) {
    vacant = static_cast<std::uint16_t>(std::min(vacant + 1, 65535));
    return;
  }
  if (ready) reserve -= 1;
  const int weeks_vacant = world_.posts.vacant[area];
  appoint(area, ready || luck.uniform() < lever(Lever::recruit, area), luck);
  tell_appointment(world_, area, ready ? Appointed::reserve : Appointed::outside, weeks_vacant);
}

/// Who comes takes the row of who left.
void SuccessionBoard::appoint(AreaId area, bool young, Draws& luck)
{
  Secretaries& who = world_.people.secretaries;
  const SecretaryId id = secretary_of(world_, area);
  who.sex[id] = luck.uniform() < params_.women ? Sex::female : Sex::male;
  const double age = young ? params_.young_mean + params_.young_sd * sample_normal(luck)
                           : Succession::retirement_age(who.sex[id]) + params_.rehired_after +
                                 params_.rehired_within * luck.uniform();
  who.age[id] = static_cast<std::uint8_t>(std::clamp(std::rint(age), params_.youngest, params_.oldest));
  who.employment[id] = young ? Employment::treated_as_such : Employment::rehired;
  who.college[id] = luck.uniform() < (young ? params_.college_young : params_.college_rehired) ? 1 : 0;
  who.appointed[id] = static_cast<std::uint16_t>(moment_.week + 1);
  who.origin[id] = world_.people.areas.number[area];
  who.age_then[id] = who.age[id];
  who.employment_then[id] = who.employment[id];
  PostState& post = world_.posts;
  post.vacant[area] = 0;
  post.appointed[area] = who.appointed[id];
  post.reputation[area] *= static_cast<float>(params_.handover);
}

void SuccessionBoard::leave(AreaId area, Departure reason)
{
  tell_departure(world_, area, reason, moment_);
  world_.posts.vacant[area] = 1;
  world_.secretaries.mentored[secretary_of(world_, area)] = 0;
}

void SuccessionBoard::end_year(AreaId area)
{
  Secretaries& who = world_.people.secretaries;
  const SecretaryId id = secretary_of(world_, area);
  Draws luck = draws(area, Stream::leaving_office);
  ++who.age[id];
  const bool retires =
      who.employment[id] != Employment::rehired && who.age[id] >= Succession::retirement_age(who.sex[id]);
  if (retires) who.employment[id] = Employment::rehired;
  const double goes = retires ? 1 - params_.stay
                              : model_.leaving(who.employment[id] == Employment::rehired, who.age[id],
                                               world_.secretaries.strain.burnout[id],
                                               lever(Lever::reward, area), lever(Lever::career_ladder, area));
  if (luck.uniform() < goes) leave(area, retires ? Departure::retirement : Departure::quit);
}

void SuccessionBoard::end_term()
{
  const Secretaries& who = world_.people.secretaries;
  for (const AreaId area : areas_) {
    if (world_.posts.vacant[area] > 0) continue;
    const SecretaryId id = secretary_of(world_, area);
    Draws luck = draws(area, Stream::terms);
    const bool above = who.employment[id] == Employment::rehired && who.age[id] > params_.age_limit;
    if (above && luck.uniform() < lever(Lever::age_limit, area)) leave(area, Departure::age_limit);
  }
}

std::vector<AreaId> SuccessionBoard::from_the_lowest(Lever policy) const
{
  std::vector<std::pair<float, AreaId>> order;
  for (const AreaId area : areas_) {
    const std::int64_t since = world_.people.secretaries.appointed[secretary_of(world_, area)];
    const bool assessed = (since == 0 || since + params_.assessed_after <= moment_.week + 1) &&
                          world_.assessment.total[area] > 0;
    if (world_.posts.vacant[area] == 0 && assessed && lever(policy, area) > 0)
      order.emplace_back(world_.assessment.total[area], area);
  }
  std::ranges::sort(order);
  std::vector<AreaId> out;
  for (const auto& [total, area] : order) out.push_back(area);
  return out;
}

std::size_t SuccessionBoard::whole_number(double wanted, std::uint32_t which) const
{
  if (areas_.size() == 0) return 0;
  const RandomBlock words = random_block(moment_.luck, Stream::batches, moment_.address(),
                                         world_.people.areas.number[areas_.first], which);
  return static_cast<std::size_t>(wanted + static_cast<double>(uniform24(words[0])));
}

void SuccessionBoard::adjust()
{
  const double quarter = static_cast<double>(params_.batches_every) / weeks_per_year;
  const std::vector<AreaId> order = from_the_lowest(Lever::adjust);
  const std::size_t wanted = whole_number(sum_of(Lever::adjust) * quarter, 0);
  for (std::size_t k = 0; k < std::min(wanted, order.size()); ++k) leave(order[k], Departure::adjusted);
}

void SuccessionBoard::rotate()
{
  const double quarter = static_cast<double>(params_.batches_every) / weeks_per_year;
  const std::vector<AreaId> order = from_the_lowest(Lever::rotate);
  const std::size_t pairs = whole_number(sum_of(Lever::rotate) / 2 * quarter, 1);
  for (std::size_t k = 0; k < std::min(pairs, order.size() / 2); ++k)
    exchange(order[2 * k], order[2 * k + 1]);
}

void SuccessionBoard::exchange(AreaId a, AreaId b)
{
  for (const AreaId area : {a, b}) tell_departure(world_, area, Departure::exchange, moment_);
  Column<SecretaryId, AreaId>& secretary = world_.people.posts.secretary;
  std::swap(secretary[a], secretary[b]);
  for (const AreaId area : {a, b}) {
    world_.posts.appointed[area] = static_cast<std::uint16_t>(moment_.week + 1);
    world_.posts.reputation[area] *= static_cast<float>(params_.rotation_keeps);
  }
  for (const AreaId area : {a, b}) tell_appointment(world_, area, Appointed::exchange, 0);
}

}  // namespace linli
