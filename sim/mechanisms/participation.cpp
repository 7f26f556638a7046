#include "mechanisms/participation.hpp"

#include "core/random_lanes.hpp"
#include "mechanisms/participation_decision.hpp"

#include <algorithm>
#include <cstring>

namespace linli {
namespace {

constexpr std::size_t lanes = 64;
constexpr std::size_t activity = static_cast<std::size_t>(Channel::activity);
constexpr std::size_t volunteering = static_cast<std::size_t>(Channel::volunteering);
constexpr std::size_t deliberation = static_cast<std::size_t>(Channel::deliberation);

using Lanes = float[lanes];

/// What decides for 64 residents at once, as floats side by side: the loops over them then vectorise.
struct Block {
  alignas(64) std::uint32_t key[lanes] = {};
  alignas(64) Lanes disposition[weekly_channels] = {};
  alignas(64) Lanes habit[weekly_channels] = {};
  alignas(64) Lanes belonging = {}, trust = {}, satisfaction = {}, efficacy = {};
  alignas(64) Lanes exposure = {}, threshold = {}, acquaintances = {}, contact = {};
  alignas(64) Lanes free_hours = {}, knows = {}, registered = {}, outside = {}, years_here = {};
  alignas(64) Lanes head = {}, own_offers = {};
  RandomLanes<lanes> luck{};

  void load(const World& world, std::uint32_t at, std::uint32_t count)
  {
    const ResidentState& r = world.residents;
    const auto copy = [&](const auto& column, Lanes& into) {
      using T = typename std::remove_cvref_t<decltype(column)>::value_type;
      const T* from = column.data() + at;
      if constexpr (std::is_same_v<T, float>) {
        if (count == lanes) {  // a length known beforehand is worth a case of its own
          std::memcpy(into, from, sizeof(Lanes));
        } else {
          std::copy_n(from, count, into);
        }
      } else {
        // Through a buffer of its own, so that the compiler need not fear that reading and writing overlap.
        T values[lanes] = {};
        if (count == lanes) {
          std::memcpy(values, from, sizeof(values));
        } else {
          std::copy_n(from, count, values);
        }
        for (std::size_t k = 0; k < lanes; ++k) into[k] = static_cast<float>(values[k]);
      }
    };
    std::copy_n(world.people.residents.key.data() + at, count, key);
    for (std::size_t k = 0; k < weekly_channels; ++k) {
      copy(r.disposition.columns[k], disposition[k]);
      copy(r.habit.columns[k], habit[k]);
    }
    copy(r.belonging, belonging);
    copy(r.trust, trust);
    copy(r.satisfaction, satisfaction);
    copy(r.efficacy, efficacy);
    copy(r.exposure, exposure);
    if (!r.threshold.empty()) copy(r.threshold, threshold);
    copy(r.acquaintances, acquaintances);
    copy(r.contact, contact);
    copy(world.people.residents.free_hours, free_hours);
    copy(world.people.residents.years_here, years_here);
    copy(r.knows_committee, knows);
    copy(r.registered, registered);
    copy(r.outside, outside);
  }
};

/// What of the area decides, the same for everybody there.
struct Conditions {
  std::array<float, weekly_channels> offers;
  float trust, appeal, openness;

  Conditions(const World& world, AreaId area)
      : offers{world.levers(Lever::offers_activity, area) + world.levers(Lever::festival, area),
               world.levers(Lever::offers_volunteering, area), world.levers(Lever::offers_team, area),
               world.levers(Lever::session, area)},
        trust(world.places.trust[area]),
        appeal(world.levers(Lever::appeal, area)),
        openness(world.levers(Lever::openness, area))
  {
  }
};

float in_255(std::uint8_t x)
{
  return static_cast<float>(x) * (1.0F / 255.0F);
}

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
  const GroupId group = world.people.groups.residents.parent_of(id, world.people.areas.groups[area]);
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

/// One area on its way through `act`.
class Participation::Pass {
 public:
  Pass(const Participation& participation, World& world, AreaId area, const Moment& moment)
      : participation_(participation),
        slopes_(participation.params_),
        world_(world),
        here_(world, area),
        moment_(moment),
        everybody_(world.people.areas.residents[area]),
        group_(world.people.areas.groups[area].first)
  {
  }

  void run()
  {
    for (std::uint32_t first = everybody_.first.value; first < everybody_.last.value; first += lanes) {
      const std::uint32_t count = std::min<std::uint32_t>(lanes, everybody_.last.value - first);
      in_.load(world_, first, count);
      surround(first, count);
      in_.luck.fill(moment_.luck, Stream::participation, moment_.address(), in_.key);
      decide();
      store(first, count);
    }
  }

 private:
  /// Head and offers of the building group of each.
  void surround(std::uint32_t first, std::uint32_t count)
  {
    for (std::uint32_t k = 0; k < count;) {
      while (world_.people.groups.residents[group_].last.value <= first + k)
        group_ = GroupId{group_.value + 1};
      const std::uint32_t end = std::min(count, world_.people.groups.residents[group_].last.value - first);
      const float head = world_.groups.head[group_] != nobody ? 1.0F : 0.0F;
      const float own = world_.groups.self_governing[group_] != 0
                            ? static_cast<float>(participation_.params_.group_offers)
                            : 0.0F;
      for (; k < end; ++k) {
        in_.head[k] = head;
        in_.own_offers[k] = own;
      }
    }
  }

  void decide()
  {
    alignas(64) Lanes views, informed, informed_open, noticed, left, f;
    for (std::size_t k = 0; k < lanes; ++k) f[k] = in_.exposure[k];
    if (participation_.params_.influence != Influence::linear) {
      for (std::size_t k = 0; k < lanes; ++k)
        f[k] = participation_.influence(in_.exposure[k], in_.threshold[k]);
    }
    for (std::size_t k = 0; k < lanes; ++k) {
      views[k] = slopes_.views(in_.belonging[k], in_.trust[k], here_.trust, in_.satisfaction[k],
                               in_.efficacy[k], f[k], in_.years_here[k]);
      informed[k] =
          slopes_.informed_of(in_.acquaintances[k], in_.knows[k], in_.head[k], in_.contact[k], 0.0F);
      informed_open[k] = informed[k];
      left[k] = in_.free_hours[k];
      took_part_[k] = 0;
    }
    if (here_.offers[deliberation] > 0) {
      for (std::size_t k = 0; k < lanes; ++k) {
        informed_open[k] = slopes_.informed_of(in_.acquaintances[k], in_.knows[k], in_.head[k],
                                               in_.contact[k], slopes_.open * here_.openness);
      }
    }
    const auto& offers = here_.offers;
    for (std::size_t k = 0; k < lanes; ++k) {
      float invitations = slopes_.outside * (in_.outside[k] * (1.0F / 255.0F));
      invitations += (offers[0] + in_.own_offers[k]) * informed[k];
      invitations += offers[1] * informed[k];
      invitations += offers[2] * informed[k];
      invitations += offers[3] * informed_open[k];
      noticed[k] = slopes_.noticed(invitations);
    }
    for (const Channel channel : by_commitment) {
      const auto c = static_cast<std::size_t>(channel);
      if (c == deliberation && offers[c] <= 0) continue;
      const Lanes& q = c == deliberation ? informed_open : informed;
      const float asked = slopes_.hours_asked[c];
      const float registered = c == volunteering ? slopes_.registered : 0.0F;
      const float own = c == activity ? 1.0F : 0.0F;
      const std::uint32_t bit = bit_of(channel);
      alignas(64) Lanes chance;
      int many = 0;
      for (std::size_t k = 0; k < lanes; ++k) {
        const float y = slopes_.intention(in_.disposition[c][k], views[k], here_.appeal * in_.contact[k],
                                          in_.habit[c][k], registered * in_.registered[k]);
        chance[k] = Slopes::rate(offers[c] + own * in_.own_offers[k], q[k], noticed[k], y,
                                 Slopes::time(left[k], asked));
        intention_[c][k] = y;
        many |= chance[k] < few ? 0 : 1;
      }
      // Often all of them are below `few`, where the series is enough: the same bits without an exponential.
      if (many == 0) {
        for (std::size_t k = 0; k < lanes; ++k) chance[k] = at_least_one_of_few(chance[k]);
      } else {
        for (std::size_t k = 0; k < lanes; ++k) chance[k] = at_least_one(chance[k]);
      }
      for (std::size_t k = 0; k < lanes; ++k) {
        const bool comes = uniform24(in_.luck.words[c][k]) < chance[k];
        const float after = left[k] > asked ? left[k] - asked : 0.0F;
        left[k] = comes ? after : left[k];
        took_part_[k] |= comes ? bit : 0U;
      }
    }
  }

  void store(std::uint32_t first, std::uint32_t count)
  {
    if (count == lanes) {
      store_lanes(first,
                  std::integral_constant<std::size_t, lanes>());  // a length known beforehand vectorises best
    } else {
      store_lanes(first, count);
    }
  }

  template <class Count>
  void store_lanes(std::uint32_t first, Count count)
  {
    ResidentState& r = world_.residents;
    std::uint8_t band[lanes] = {};
    std::copy_n(world_.people.residents.band.data() + first, std::size_t{count}, band);
    std::uint8_t took_part[lanes];
    for (std::size_t k = 0; k < lanes; ++k)
      took_part[k] = band[k] != no_age_band ? static_cast<std::uint8_t>(took_part_[k]) : std::uint8_t{0};
    for (std::size_t c = 0; c < standing_channels; ++c) {
      float* intention = r.intention.columns[c].data() + first;
      for (std::size_t k = 0; k < count; ++k) intention[k] = band[k] != no_age_band ? intention_[c][k] : 0.0F;
    }
    for (std::size_t c = 0; c < weekly_channels; ++c)
      count_weeks(r.weeks_since_in.columns[c].data() + first, took_part, bit_of(all_channels[c]), count);
    count_weeks(r.weeks_since.data() + first, took_part, 0xFF, count);
    std::copy_n(took_part, std::size_t{count}, r.took_part.data() + first);
  }

  template <class Count>
  static void count_weeks(std::uint8_t* weeks, const std::uint8_t (&took_part)[lanes], std::uint8_t bits,
                          Count count)
  {
    std::uint8_t next[lanes] = {};
    std::copy_n(weeks, std::size_t{count}, next);
    for (std::size_t k = 0; k < lanes; ++k) {
      const std::uint8_t later = next[k] < long_ago ? static_cast<std::uint8_t>(next[k] + 1) : long_ago;
      next[k] = (took_part[k] & bits) != 0 ? std::uint8_t{0} : later;
    }
    std::copy_n(next, std::size_t{count}, weeks);
  }

  const Participation& participation_;
  const Slopes slopes_;
  World& world_;
  const Conditions here_;
  const Moment& moment_;
  const IdRange<ResidentId> everybody_;
  GroupId group_;
  Block in_;
  alignas(64) Lanes intention_[weekly_channels] = {};
  alignas(64) std::uint32_t took_part_[lanes] = {};
};

void Participation::act(World& world, AreaId area, const Moment& moment) const
{
  Pass(*this, world, area, moment).run();
}

}  // namespace linli
