/// Taking part, for many residents at once: the same bits as the readable form (participation.cpp), which says what
/// is computed.  Columns are read where they lie, a block of residents at a time; what one loop hands to the next
/// stands side by side in arrays that stay in the nearest cache.  `__restrict`, because compilers would otherwise
/// fear that these arrays overlap with columns, and not vectorise.
#include "core/random_lanes.hpp"
#include "mechanisms/residents/participation_decision.hpp"

#include <algorithm>

namespace linli {
namespace {

constexpr std::size_t lanes = 256;
constexpr std::size_t activity = static_cast<std::size_t>(Channel::activity);
constexpr std::size_t volunteering = static_cast<std::size_t>(Channel::volunteering);
constexpr std::size_t deliberation = static_cast<std::size_t>(Channel::deliberation);

using Lanes = float[lanes];

/// Weeks since somebody last took part in one of the channels of `bits`.
void count_weeks(std::uint8_t* __restrict weeks, const std::uint8_t* __restrict took_part, std::uint8_t bits,
                 std::size_t count)
{
  for (std::size_t k = 0; k < count; ++k) {
    const std::uint8_t later = weeks[k] < long_ago ? static_cast<std::uint8_t>(weeks[k] + 1) : long_ago;
    weeks[k] = (took_part[k] & bits) != 0 ? std::uint8_t{0} : later;
  }
}

}  // namespace

/// One area on its way through `act`.
class Participation::Pass {
 public:
  Pass(const Participation& participation, World& world, AreaId area, const Moment& moment)
      : participation_(participation),
        slopes_(participation.params_),
        world_(world),
        state_(world.residents),
        people_(world.people.residents),
        here_(world, area),
        moment_(moment),
        everybody_(world.people.areas.residents[area]),
        group_(world.people.areas.groups[area].first)
  {
  }

  void run()
  {
    const bool session = here_.offers[deliberation] > 0;
    for (first_ = everybody_.first.value; first_ < everybody_.last.value; first_ += lanes) {
      count_ = std::min<std::size_t>(lanes, everybody_.last.value - first_);
      surround();
      draw();
      look();
      hear(0.0F, informed_);
      if (session) hear(slopes_.open * here_.openness, informed_open_);
      notice(session ? informed_open_
                     : informed_);  // without a session it does not matter who is informed of it
      for (const Channel channel : by_commitment) {
        if (channel == Channel::deliberation && !session) continue;
        choose(channel, channel == Channel::deliberation ? informed_open_ : informed_);
      }
      store();
    }
  }

 private:
  template <class T>
  const T* here(const Column<T, ResidentId>& column) const
  {
    return column.data() + first_;
  }
  template <class T>
  T* here(Column<T, ResidentId>& column) const
  {
    return column.data() + first_;
  }

  /// Head and offers of the building group of each.
  void surround()
  {
    const auto own = static_cast<float>(participation_.params_.group_offers);
    for (std::size_t k = 0; k < count_;) {
      while (world_.people.groups.residents[group_].last.value <= first_ + k)
        group_ = BuildingGroupId{group_.value + 1};
      const auto end =
          std::min<std::size_t>(count_, world_.people.groups.residents[group_].last.value - first_);
      std::fill(head_ + k, head_ + end, world_.groups.head[group_] != nobody ? 1.0F : 0.0F);
      std::fill(own_offers_ + k, own_offers_ + end, world_.groups.self_governing[group_] != 0 ? own : 0.0F);
      k = end;
    }
  }

  void draw()
  {
    alignas(64) std::uint32_t some[lanes] = {};
    if (count_ < lanes) std::copy_n(here(people_.key), count_, some);
    luck_.fill(moment_.luck, Stream::participation, moment_.address(),
               count_ < lanes ? some : here(people_.key));
  }

  /// Views, and the hours of the week.
  void look()
  {
    const float* belonging = here(state_.belonging);
    const float* trust = here(state_.trust);
    const float* satisfaction = here(state_.satisfaction);
    const float* efficacy = here(state_.efficacy);
    const float* f = here(state_.exposure);
    const std::uint8_t* years_here = here(people_.years_here);
    const std::uint8_t* free_hours = here(people_.free_hours);
    alignas(64) Lanes influence;
    if (participation_.params_.influence != Influence::linear) {
      const float* threshold = state_.threshold.empty() ? zero_ : here(state_.threshold);
      for (std::size_t k = 0; k < count_; ++k) influence[k] = participation_.influence(f[k], threshold[k]);
      f = influence;
    }
    float* __restrict views = views_;
    for (std::size_t k = 0; k < count_; ++k)
      views[k] = slopes_.views(belonging[k], trust[k], here_.trust, satisfaction[k], efficacy[k], f[k],
                               years_here[k]);
    float* __restrict left = left_;
    for (std::size_t k = 0; k < count_; ++k) left[k] = free_hours[k];
  }

  /// Who is informed of an offer.
  void hear(float extra, float* __restrict informed) const
  {
    const float* acquaintances = here(state_.acquaintances);
    const float* contact = here(state_.contact);
    const std::uint8_t* knows = here(state_.knows_committee);
    for (std::size_t k = 0; k < count_; ++k)
      informed[k] = slopes_.informed_of(acquaintances[k], knows[k], head_[k], contact[k], extra);
  }

  /// Who notices an offer among all others.
  void notice(const float* informed_open)
  {
    const std::uint8_t* outside = here(state_.outside);
    const auto& offers = here_.offers;
    float* __restrict noticed = noticed_;
    for (std::size_t k = 0; k < count_; ++k) {
      float invitations = slopes_.outside * in_255(outside[k]);
      invitations += (offers[0] + own_offers_[k]) * informed_[k];
      invitations += offers[1] * informed_[k];
      invitations += offers[2] * informed_[k];
      invitations += offers[3] * informed_open[k];
      noticed[k] = slopes_.noticed(invitations);
      took_part_[k] = 0;
    }
  }

  void choose(Channel channel, const float* informed)
  {
    const auto c = static_cast<std::size_t>(channel);
    const float offers = here_.offers[c];
    const float own = c == activity ? 1.0F : 0.0F;
    const float asked = slopes_.hours_asked[c];
    const float volunteer = c == volunteering ? slopes_.registered : 0.0F;
    const float* disposition = here(state_.disposition.columns[c]);
    const float* contact = here(state_.contact);
    const float* habit = here(state_.habit.columns[c]);
    const std::uint8_t* registered = here(state_.registered);
    const std::uint8_t* band = here(people_.band);
    alignas(64) Lanes rate;
    alignas(64) Lanes unused;
    float* __restrict intention = c < standing_channels ? here(state_.intention.columns[c]) : unused;
    for (std::size_t k = 0; k < count_; ++k) {
      const float y = slopes_.intention(disposition[k], views_[k], here_.appeal * contact[k], habit[k],
                                        volunteer * registered[k]);
      rate[k] = Slopes::rate(offers + own * own_offers_[k], informed[k], noticed_[k], y,
                             Slopes::time(left_[k], asked));
      intention[k] = band[k] != no_age_band ? y : 0.0F;
    }
    const std::uint32_t* luck = luck_.words[c];
    float* __restrict left = left_;
    std::uint32_t* __restrict took_part = took_part_;
    for (std::size_t k = 0; k < count_; ++k) {
      const bool comes = uniform24(luck[k]) < at_least_one(rate[k]);
      const float after = left[k] > asked ? left[k] - asked : 0.0F;
      left[k] = comes ? after : left[k];
      took_part[k] |= comes ? bit_of(channel) : 0U;
    }
  }

  void store()
  {
    const std::uint8_t* band = here(people_.band);
    std::uint8_t* __restrict took_part = here(state_.took_part);
    const std::size_t count = count_;  // bytes may overlap with anything, also with a member
    for (std::size_t k = 0; k < count; ++k)
      took_part[k] = band[k] != no_age_band ? static_cast<std::uint8_t>(took_part_[k]) : std::uint8_t{0};
    for (std::size_t c = 0; c < weekly_channels; ++c)
      count_weeks(here(state_.weeks_since_in.columns[c]), took_part, bit_of(all_channels[c]), count_);
    count_weeks(here(state_.weeks_since), took_part, 0xFF, count_);
  }

  const Participation& participation_;
  const Slopes slopes_;
  const World& world_;
  ResidentState& state_;
  const Residents& people_;
  const Conditions here_;
  const Moment& moment_;
  const IdRange<ResidentId> everybody_;
  BuildingGroupId group_;    // of the first resident in hand
  std::uint32_t first_ = 0;  // of those in hand
  std::size_t count_ = 0;    // of those in hand
  RandomLanes<lanes> luck_{};
  alignas(64) Lanes head_ = {}, own_offers_ = {}, views_ = {}, left_ = {};
  alignas(64) Lanes informed_ = {}, informed_open_ = {}, noticed_ = {}, zero_ = {};
  alignas(64) std::uint32_t took_part_[lanes] = {};
};

void Participation::act(World& world, AreaId area, const Moment& moment) const
{
  Pass(*this, world, area, moment).run();
}

}  // namespace linli
