#include "mechanisms/participation.hpp"

#include "core/math.hpp"
#include "core/random_lanes.hpp"
#include "core/samplers.hpp"

#include <algorithm>

namespace linli {
namespace {

constexpr std::size_t lanes = 16;

/// What decides for sixteen residents at once, as floats side by side: the loop over them then vectorises.
struct Block {
  alignas(64) std::uint32_t key[lanes] = {};
  alignas(64) float disposition[lanes] = {};
  alignas(64) float belonging[lanes] = {};
  alignas(64) float exposure[lanes] = {};
  alignas(64) float threshold[lanes] = {};
  alignas(64) float habit[lanes] = {};
  alignas(64) float acquaintances[lanes] = {};
  alignas(64) float free_hours[lanes] = {};
  RandomLanes<lanes> luck{};

  void load(const World& world, ResidentId first, std::uint32_t count)
  {
    const ResidentState& r = world.residents;
    const std::uint32_t at = first.value;
    std::copy_n(world.people.residents.key.data() + at, count, key);
    std::copy_n(r.disposition.data() + at, count, disposition);
    std::copy_n(r.belonging.data() + at, count, belonging);
    std::copy_n(r.exposure.data() + at, count, exposure);
    if (!r.threshold.empty()) std::copy_n(r.threshold.data() + at, count, threshold);
    std::copy_n(r.habit.data() + at, count, habit);
    std::copy_n(r.acquaintances.data() + at, count, acquaintances);
    std::copy_n(world.people.residents.free_hours.data() + at, count, free_hours);
  }
};

}  // namespace

Declaration Participation::declaration()
{
  return {
      .name = "participation",
      .en = "Taking part in organised activities",
      .zh = "参与社区活动",
      .equation = "Y = logistic(d + b_B (B - 1/2) + b_N f(xi) + m c + b_H H); P = 1 - exp(-offers q Y time)",
      .report = "problems 2 and 3; K11, K12, K13, B1, B6, B23, P2, P3",
      .reads = {"area.first_resident", "resident.key", "resident.age_band", "resident.free_hours",
                "resident.disposition", "resident.habit", "resident.threshold", "resident.exposure",
                "resident.acquaintances", "resident.belonging", "resident.weeks_since", "lever.offers",
                "lever.calls", "lever.appeal"},
      .writes = {"resident.intention", "resident.took_part", "resident.weeks_since"}};
}

template <class F>
void Participation::act_with(F influence, World& world, AreaId area, const Moment& moment) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  const float offers = world.levers(Lever::offers, area);
  const float calls = world.levers(Lever::calls, area);
  const float appeal = world.levers(Lever::appeal, area);
  Block in;
  for (std::uint32_t first = everybody.first.value; first < everybody.last.value; first += lanes) {
    const std::uint32_t count = std::min<std::uint32_t>(lanes, everybody.last.value - first);
    in.load(world, ResidentId{first}, count);
    in.luck.fill(moment.luck, Stream::participation, moment.address(), in.key);
    alignas(64) float intention[lanes];
    alignas(64) std::uint32_t took_part[lanes];
    for (std::uint32_t k = 0; k < lanes; ++k) {
      const Outcome o =
          decide({in.disposition[k], in.belonging[k], influence(in.exposure[k], in.threshold[k]), in.habit[k],
                  in.acquaintances[k], in.free_hours[k], offers, calls, appeal,
                  uniform24(in.luck.words[0][k]), uniform24(in.luck.words[1][k])});
      intention[k] = o.intention;
      took_part[k] = o.took_part ? 1U : 0U;
    }
    ResidentState& r = world.residents;
    const std::uint8_t* band = world.people.residents.band.data() + first;
    std::uint8_t* weeks_since = r.weeks_since.data() + first;
    std::uint8_t* took_part_out = r.took_part.data() + first;
    float* intention_out = r.intention.data() + first;
    for (std::uint32_t k = 0; k < count; ++k) {
      const bool adult = band[k] != no_age_band;
      const std::uint8_t takes_part = adult ? static_cast<std::uint8_t>(took_part[k]) : std::uint8_t{0};
      const std::uint8_t later =
          weeks_since[k] < long_ago ? static_cast<std::uint8_t>(weeks_since[k] + 1) : long_ago;
      intention_out[k] = adult ? intention[k] : 0.0F;
      took_part_out[k] = takes_part;
      weeks_since[k] = takes_part != 0 ? std::uint8_t{0} : later;
    }
  }
}

void Participation::act(World& world, AreaId area, const Moment& moment) const
{
  switch (params_.influence) {
    case Influence::linear:
      act_with([](float exposure, float) { return exposure; }, world, area, moment);
      break;
    case Influence::threshold:
      act_with([](float exposure, float threshold) { return exposure >= threshold ? 1.0F : 0.0F; }, world,
               area, moment);
      break;
    case Influence::sigmoid:
      act_with([slope = static_cast<float>(params_.sigmoid_slope),
                middle = static_cast<float>(params_.sigmoid_middle)](
                   float exposure, float) { return logistic(slope * (exposure - middle)); },
               world, area, moment);
      break;
  }
}

float Participation::disposition_of(const World& world, ResidentId id, Tenure tenure) const
{
  const Residents& who = world.people.residents;
  const auto of = [](const auto& effects, auto category) {
    return effects[static_cast<std::size_t>(category)];
  };
  const double hours = std::max<double>(who.free_hours[id], params_.hours_asked / 4);
  const double x = params_.intercept + of(params_.age, who.band[id]) + of(params_.sex, who.sex[id]) +
                   of(params_.education, who.education[id]) + of(params_.registration, who.registration[id]) +
                   of(params_.tenure, tenure) + of(params_.party, who.party[id]) +
                   params_.decade_here * who.years_here[id] / 10.0 +
                   params_.propensity_sd * who.propensity[id] +
                   params_.hours * log(hours / params_.hours_asked);
  return static_cast<float>(x);
}

void Participation::make_room(World& world) const
{
  ResidentState& r = world.residents;
  r.disposition.assign(world.size(), 0.0F);
  r.intention.assign(world.size(), 0.0F);
  r.took_part.assign(world.size(), 0);
  r.weeks_since.assign(world.size(), long_ago);
  r.threshold.assign(params_.influence == Influence::threshold ? world.size() : 0, 0.0F);
}

void Participation::derive(World& world, AreaId area, const Luck& luck) const
{
  ResidentState& r = world.residents;
  const Residents& who = world.people.residents;
  for (const HouseholdId household : world.people.areas.households[area]) {
    for (const ResidentId id : world.people.households.residents[household]) {
      if (!who.adult(id)) continue;
      r.disposition[id] = disposition_of(world, id, world.people.households.tenure[household]);
    }
  }
  if (params_.influence != Influence::threshold) return;
  for (const ResidentId id : world.people.areas.residents[area]) {
    Draws draws(luck, Stream::threshold, 0, who.key[id]);
    r.threshold[id] =
        static_cast<float>(params_.threshold_mean + params_.threshold_sd * sample_normal(draws));
  }
}

void Participation::begin(World& world, AreaId area, const Luck& luck) const
{
  if (params_.start < 1e-9) return;  // too rare for anybody to remember
  for (const ResidentId id : world.people.areas.residents[area]) {
    if (!world.people.residents.adult(id)) continue;
    // Weeks since the last time if everybody had taken part at the starting rate: geometric.
    Draws draws(luck, Stream::participation_start, 0, world.people.residents.key[id]);
    const double weeks = params_.start < 1 ? log(draws.uniform()) / log(1.0 - params_.start) : 0.0;
    world.residents.weeks_since[id] =
        static_cast<std::uint8_t>(std::min(weeks + 1.0, static_cast<double>(long_ago)));
  }
}

}  // namespace linli
