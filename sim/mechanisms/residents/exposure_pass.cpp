/// What residents see of the people around them: one area at a time, as fast as memory allows.  exposure.hpp says what
/// is computed.
#include "mechanisms/residents/exposure.hpp"

#include <algorithm>
#include <memory>

namespace linli {
namespace {

/// What can be seen of one person, spread so that sums of many do not run into each other.
std::uint32_t spread(std::uint8_t noticed, std::uint8_t belonging)
{
  return noticed | (static_cast<std::uint32_t>(belonging) << 16);
}

/// The same of many together.
struct Many {
  std::int32_t noticed;
  std::int32_t adults;  ///< children never take part, so they add nothing
};

/// An array for one area, which is written before it is read.
template <class T>
using Room = std::unique_ptr<T[]>;
template <class T>
Room<T> room_for(std::size_t rows)
{
  return std::make_unique_for_overwrite<T[]>(rows);
}

/// Mean of `count` things that add up to `sum` parts of 255; 0 if there are none.
inline float mean_255(float sum, float count)
{
  return sum / (255.0F * (count < 1.0F ? 1.0F : count));
}

}  // namespace

inline float Exposure::exposure(const Around& a) const
{
  const auto [household, acquaintances, group] =
      weights_;  // loaded unconditionally, or the loop does not vectorise
  const float h = a.household < 1.0F ? 0.0F : household;
  const float n = a.known < 1.0F ? 0.0F : acquaintances;
  const float g = a.group < 1.0F ? 0.0F : group;
  const float weight = h + n + g;
  const float sum = h * mean_255(a.household_sum, a.household) + n * mean_255(a.known_sum, a.known) +
                    g * mean_255(a.group_sum, a.group);
  return sum / (weight <= 0.0F ? 1.0F : weight);
}

/// One area on its way through `act`.  Residents are numbered from the area's first.
class Exposure::Pass {
 public:
  Pass(const Exposure& exposure, World& world, AreaId area)
      : exposure_(exposure),
        people_(world.people),
        area_(area),
        origin_(world.people.areas.residents[area].first),
        residents_(static_cast<std::uint32_t>(world.people.areas.residents[area].size())),
        seen_(world.seen.last_week.data()),
        guest_(world.ties.guest.from(world.ties.guests[area].first)),
        band_(world.people.residents.band.from(origin_)),
        first_tie_(world.ties.of.first().data() + origin_.value),
        to_(world.ties.to.data()),
        acquaintances_(world.residents.acquaintances.from(origin_)),
        belonging_(world.residents.belonging.from(origin_)),
        exposure_out_(world.residents.exposure.from(origin_)),
        around_out_(world.residents.belonging_around.from(origin_)),
        view_(room_for<std::uint32_t>(residents_ + 1)),
        up_to_(room_for<std::uint64_t>(residents_ + 1)),
        at_home_noticed_(room_for<std::int32_t>(residents_ + wide)),
        at_home_adults_(room_for<std::int32_t>(residents_ + wide)),
        known_(room_for<std::int32_t>(residents_)),
        by_known_(room_for<std::uint32_t>(residents_ + ahead)),
        known_sum_(room_for<std::uint32_t>(residents_))
  {
  }

  void run()
  {
    look_around();
    look_at_acquaintances();
    for (const BuildingGroupId group : people_.areas.groups[area_]) {
      look_at_home(group);
      conclude(group);
    }
  }

 private:
  std::uint32_t glimpse(ResidentId id) const
  {
    const Glimpse& g = seen_[id.value];
    return spread(exposure_.noticed_[g.weeks_since], g.belonging);
  }

  std::uint32_t position(ResidentId id) const { return id.value - origin_.value; }

  /// Everybody here as they were last week, and running sums over them.
  void look_around()
  {
    std::uint64_t sum = 0;
    for (std::uint32_t k = 0; k < residents_; ++k) {
      const std::uint32_t seen = glimpse(ResidentId{origin_.value + k});
      view_[k] = seen;
      up_to_[k] = sum;
      sum += (seen & 0xFFFFU) | (std::uint64_t{band_[k] != no_age_band ? 1U : 0U} << 32);
    }
    up_to_[residents_] = sum;
  }

  Many among(IdRange<ResidentId> residents) const
  {
    const std::uint64_t sum = up_to_[position(residents.last)] - up_to_[position(residents.first)];
    return {static_cast<std::int32_t>(sum), static_cast<std::int32_t>(sum >> 32)};
  }

  /// Sums over the active acquaintances of everybody, those with equally many one after the other: the length of the
  /// walk is then foreseen by the processor, which is worth twice the sorting.
  void look_at_acquaintances()
  {
    std::array<std::uint32_t, Ties::longest_list + 2> next{};
    for (std::uint32_t k = 0; k < residents_; ++k) {
      // Never negative; lround would be a call, and this is a vector.
      const auto active =
          static_cast<std::int32_t>(acquaintances_[k] + 0.5F);  // NOLINT(bugprone-incorrect-roundings)
      known_[k] = std::min(active, static_cast<std::int32_t>(first_tie_[k + 1] - first_tie_[k]));
    }
    for (std::uint32_t k = 0; k < residents_; ++k) ++next[static_cast<std::size_t>(known_[k]) + 1];
    for (std::size_t n = 1; n < next.size(); ++n) next[n] += next[n - 1];
    for (std::uint32_t k = 0; k < residents_; ++k) by_known_[next[static_cast<std::size_t>(known_[k])]++] = k;
    view_[residents_] = 0;  // stands for every guest in the walk
    std::fill_n(by_known_.get() + residents_, ahead, 0U);
    std::size_t guests = 0;
    for (std::uint32_t at = 0; at < residents_; ++at) {
      const std::uint32_t k = by_known_[at];
      __builtin_prefetch(to_ + first_tie_[by_known_[at + ahead]]);
      const std::uint16_t* list = to_ + first_tie_[k];
      const std::int32_t known = known_[k];
      if (guests + Ties::longest_list > most_guests) guests = look_at(guests);
      std::uint32_t sum = 0;
      for (std::int32_t t = 0; t < known; ++t) {
        sum += view_[std::min<std::uint32_t>(list[t], residents_)];
        guest_known_[guests] = {k, list[t]};
        guests += list[t] < residents_ ? 0U : 1U;
      }
      known_sum_[k] = sum;
    }
    look_at(guests);
  }

  /// Adds what is seen of so many guests in hand; none are then.  They are few among active acquaintances, so they are
  /// looked up where they live rather than brought here, and after the walk, which need not branch then.
  std::size_t look_at(std::size_t guests)
  {
    for (std::size_t g = 0; g < guests; ++g) {
      const auto [by, position] = guest_known_[g];
      known_sum_[by] += glimpse(guest_[position - residents_]);
    }
    return 0;
  }

  /// Sums over the household of everybody in a group.  Written several at a time, so that hardly any household needs a
  /// second turn; the next household overwrites what was too much.
  void look_at_home(BuildingGroupId group)
  {
    for (const HouseholdId household : people_.groups.households[group]) {
      const IdRange<ResidentId> members = people_.households.residents[household];
      const Many at_home = among(members);
      const std::uint32_t last = position(members.last);
      for (std::uint32_t k = position(members.first); k < last; k += wide) {
        std::fill_n(at_home_noticed_.get() + k, wide, at_home.noticed);
        std::fill_n(at_home_adults_.get() + k, wide, at_home.adults);
      }
    }
  }

  void conclude(BuildingGroupId group)
  {
    const IdRange<ResidentId> neighbours = people_.groups.residents[group];
    const Many in_group = among(neighbours);
    float* __restrict exposure = exposure_out_;
    float* __restrict around = around_out_;
    for (std::uint32_t k = position(neighbours.first); k < position(neighbours.last); ++k) {
      const auto f = [](std::int32_t count) { return static_cast<float>(count); };
      const auto mine = static_cast<std::int32_t>(view_[k] & 0xFFFFU);
      const std::int32_t self = band_[k] != no_age_band ? 1 : 0;
      const float known = f(known_[k]);
      const float seen = exposure_.exposure({f(at_home_noticed_[k] - mine), f(at_home_adults_[k] - self),
                                             f(static_cast<std::int32_t>(known_sum_[k] & 0xFFFFU)), known,
                                             f(in_group.noticed - mine), f(in_group.adults - self)});
      exposure[k] = self > 0 ? seen : 0.0F;
      const float theirs = mean_255(f(static_cast<std::int32_t>(known_sum_[k] >> 16)), known);
      around[k] = known > 0.0F ? theirs : belonging_[k];
    }
  }

  static constexpr std::uint32_t wide = 8;   // residents written at a time
  static constexpr std::uint32_t ahead = 8;  // residents whose lists are on their way to the processor

  const Exposure& exposure_;
  const Population& people_;
  AreaId area_;
  ResidentId origin_;
  std::uint32_t residents_;
  const Glimpse* seen_;  // of everybody, by id
  const ResidentId* guest_;
  const std::uint8_t* band_;
  const std::uint32_t* first_tie_;
  const std::uint16_t* to_;
  const float* acquaintances_;
  const float* belonging_;
  float* exposure_out_;
  float* around_out_;
  Room<std::uint32_t> view_;   // what is seen of each, spread
  Room<std::uint64_t> up_to_;  // noticed of all before, and adults among them << 32
  Room<std::int32_t> at_home_noticed_, at_home_adults_;
  Room<std::int32_t> known_;      // active acquaintances of each
  Room<std::uint32_t> by_known_;  // residents in the order of their number
  struct GuestKnown {
    std::uint32_t by;
    std::uint32_t position;
  };
  static constexpr std::size_t most_guests = 1024;  // in hand at a time
  GuestKnown guest_known_[most_guests + 1];
  Room<std::uint32_t> known_sum_;  // what is seen of them, spread
};

void Exposure::act(World& world, AreaId area, const Moment&) const
{
  Pass(*this, world, area).run();
}

}  // namespace linli
