#include "mechanisms/exposure.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

/// What can be seen of one person, spread so that sums of many do not run into each other.
std::uint32_t spread(std::uint8_t noticed, std::uint8_t belonging)
{
  return noticed | (static_cast<std::uint32_t>(belonging) << 16);
}

/// An area's residents and guests as they were last week, in one block that stays in the cache.
std::vector<std::uint32_t> view_of(const World& world, AreaId area,
                                   const std::array<std::uint8_t, 256>& noticed)
{
  const IdRange<ResidentId> own = world.people.areas.residents[area];
  const auto guests = world.ties.guest.of(world.ties.guests[area]);
  std::vector<std::uint32_t> view(own.size() + guests.size());
  const Glimpse* seen = world.seen.last_week.from(own.first);
  for (std::size_t k = 0; k < own.size(); ++k)
    view[k] = spread(noticed[seen[k].weeks_since], seen[k].belonging);
  const Glimpse* everybody = world.seen.last_week.data();
  for (std::size_t k = 0; k < guests.size(); ++k) {
    const Glimpse g = everybody[guests[k].value];
    view[own.size() + k] = spread(noticed[g.weeks_since], g.belonging);
  }
  return view;
}

/// Running sums over an area's residents: what is noticed of those before a position, and how many of them
/// are adults. Children never take part, so they add nothing.
class Running {
 public:
  Running(const std::vector<std::uint32_t>& view, const std::uint8_t* band, std::size_t residents)
      : sums_(residents + 1)
  {
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < residents; ++k) {
      sums_[k] = sum;
      sum += (view[k] & 0xFFFFU) | (std::uint64_t{band[k] != no_age_band ? 1U : 0U} << 32);
    }
    sums_[residents] = sum;
  }

  struct Sum {
    std::uint32_t noticed;
    std::uint32_t adults;
  };
  Sum between(std::uint32_t first, std::uint32_t last) const
  {
    const std::uint64_t sum = sums_[last] - sums_[first];
    return {static_cast<std::uint32_t>(sum), static_cast<std::uint32_t>(sum >> 32)};
  }

 private:
  std::vector<std::uint64_t> sums_;
};

constexpr std::size_t lanes = 64;

/// What is counted around a few residents, side by side, so that the arithmetic after counting vectorises.
struct Counts {
  alignas(64) std::int32_t household_sum[lanes] = {}, household[lanes] = {};
  alignas(64) std::int32_t known_sum[lanes] = {}, known[lanes] = {}, belonging_sum[lanes] = {};
  alignas(64) std::int32_t group_sum[lanes] = {}, group[lanes] = {},
                           self[lanes] = {};  ///< self: 1 for an adult
  alignas(64) float belonging[lanes] = {};    ///< own
};

/// Mean of `count` things that add up to `sum` parts of 255; 0 if there are none.
inline float mean_255(float sum, float count)
{
  return sum / (255.0F * (count < 1.0F ? 1.0F : count));
}

}  // namespace

Exposure::Exposure(const Params& params)
    : weights_{static_cast<float>(params.household), static_cast<float>(params.acquaintances),
               static_cast<float>(params.building_group)}
{
  for (std::size_t k = 0; k < noticed_.size(); ++k) {
    const double weeks = static_cast<double>(k);
    noticed_[k] = static_cast<std::uint8_t>(std::rint(255.0 * pow(2.0, -weeks / params.half_life)));
  }
  noticed_[long_ago] = 0;  // never, as far as anybody remembers
}

Declaration Exposure::declaration()
{
  return {
      .name = "exposure",
      .en = "What residents see of the people around them",
      .zh = "身边人的参与",
      .equation =
          "xi = (w_h r_household + w_n r_acquaintances + w_g r_group) / sum w, r = 2^(-weeks / half_life)",
      .report = "problem 3; K2, B6, G1, G2, P8, P18",
      .reads = {"area.first_resident", "area.first_building_group", "building_group.first_household",
                "building_group.first_resident", "household.first_resident", "resident.age_band", "tie.first",
                "tie.to", "tie.first_guest", "tie.guest", "resident.acquaintances", "resident.belonging",
                "seen.last_week"},
      .writes = {"resident.exposure", "resident.belonging_around"}};
}

void Exposure::make_room(World& world) const
{
  give_rows(world.residents.exposure, world.size());
  give_rows(world.residents.belonging_around, world.size());
}

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

/// One area on its way through `act`: pointers to its rows, and the counts of the residents in hand.
class Exposure::Pass {
 public:
  Pass(const Exposure& exposure, World& world, AreaId area)
      : exposure_(exposure),
        people_(world.people),
        area_(area),
        everybody_(world.people.areas.residents[area]),
        view_(view_of(world, area, exposure.noticed_)),
        band_(world.people.residents.band.from(everybody_.first)),
        first_tie_(world.ties.of.first().data() + everybody_.first.value),
        to_(world.ties.to.data()),
        acquaintances_(world.residents.acquaintances.from(everybody_.first)),
        belonging_(world.residents.belonging.from(everybody_.first)),
        exposure_out_(world.residents.exposure.from(everybody_.first)),
        around_out_(world.residents.belonging_around.from(everybody_.first)),
        running_(view_, band_, everybody_.size()),
        known_(everybody_.size()),
        sum_(everybody_.size())
  {
  }

  void run()
  {
    look_at_acquaintances();
    const std::uint32_t origin = everybody_.first.value;
    for (const GroupId group : people_.areas.groups[area_]) {
      const IdRange<ResidentId> neighbours = people_.groups.residents[group];
      const auto in_group = running_.between(neighbours.first.value - origin, neighbours.last.value - origin);
      for (const HouseholdId household : people_.groups.households[group]) {
        const IdRange<ResidentId> members = people_.households.residents[household];
        const auto at_home = running_.between(members.first.value - origin, members.last.value - origin);
        for (std::uint32_t k = members.first.value - origin; k < members.last.value - origin; ++k) {
          count(k, at_home, in_group);
          if (++filled_ == lanes) flush();
        }
      }
    }
    flush();
  }

 private:
  /// Sums over the active acquaintances of everybody, those with equally many one after the other: the length of the
  /// walk is then foreseen by the processor, which is worth twice the sorting.
  void look_at_acquaintances()
  {
    std::array<std::uint32_t, Ties::longest_list + 2> next{};
    const auto residents = static_cast<std::uint32_t>(everybody_.size());
    for (std::uint32_t k = 0; k < residents; ++k) {
      known_[k] = static_cast<std::uint16_t>(
          std::min(static_cast<std::uint32_t>(acquaintances_[k] + 0.5F), first_tie_[k + 1] - first_tie_[k]));
      ++next[known_[k] + 1U];
    }
    for (std::size_t n = 1; n < next.size(); ++n) next[n] += next[n - 1];
    std::vector<std::uint32_t> order(residents);
    for (std::uint32_t k = 0; k < residents; ++k) order[next[known_[k]]++] = k;
    for (const std::uint32_t k : order) {
      const std::uint16_t* list = to_ + first_tie_[k];
      const std::uint32_t known = known_[k];
      std::uint32_t sum = 0;
      for (std::uint32_t t = 0; t < known; ++t) sum += view_[list[t]];
      sum_[k] = sum;
    }
  }

  void count(std::uint32_t k, const Running::Sum& at_home, const Running::Sum& in_group)
  {
    const std::uint32_t known = known_[k];
    const std::uint32_t sum = sum_[k];
    const std::uint32_t mine = view_[k] & 0xFFFFU;
    const std::uint32_t self = band_[k] != no_age_band ? 1 : 0;
    counts_.household_sum[filled_] = static_cast<std::int32_t>(at_home.noticed - mine);
    counts_.household[filled_] = static_cast<std::int32_t>(at_home.adults - self);
    counts_.known_sum[filled_] = static_cast<std::int32_t>(sum & 0xFFFFU);
    counts_.known[filled_] = static_cast<std::int32_t>(known);
    counts_.belonging_sum[filled_] = static_cast<std::int32_t>(sum >> 16);
    counts_.group_sum[filled_] = static_cast<std::int32_t>(in_group.noticed - mine);
    counts_.group[filled_] = static_cast<std::int32_t>(in_group.adults - self);
    counts_.self[filled_] = static_cast<std::int32_t>(self);
    counts_.belonging[filled_] = belonging_[k];
  }

  void flush()
  {
    alignas(64) float xi[lanes];
    alignas(64) float belonging[lanes];
    const Counts& c = counts_;
    for (std::size_t k = 0; k < lanes; ++k) {
      const auto f = [](std::int32_t count) { return static_cast<float>(count); };
      const float seen = exposure_.exposure({f(c.household_sum[k]), f(c.household[k]), f(c.known_sum[k]),
                                             f(c.known[k]), f(c.group_sum[k]), f(c.group[k])});
      xi[k] = c.self[k] > 0 ? seen : 0.0F;
      const float around = mean_255(f(c.belonging_sum[k]), f(c.known[k]));
      belonging[k] = c.known[k] > 0 ? around : c.belonging[k];
    }
    std::copy_n(xi, filled_, exposure_out_ + start_);
    std::copy_n(belonging, filled_, around_out_ + start_);
    start_ += filled_;
    filled_ = 0;
  }

  const Exposure& exposure_;
  const Population& people_;
  AreaId area_;
  IdRange<ResidentId> everybody_;
  std::vector<std::uint32_t> view_;
  const std::uint8_t* band_;
  const std::uint32_t* first_tie_;
  const std::uint16_t* to_;
  const float* acquaintances_;
  const float* belonging_;
  float* exposure_out_;
  float* around_out_;
  Running running_;
  std::vector<std::uint16_t> known_;  // active acquaintances of each
  std::vector<std::uint32_t> sum_;    // what is seen of them, spread
  Counts counts_;
  std::size_t start_ = 0;   // first resident in hand, from the area's first
  std::size_t filled_ = 0;  // how many are in hand
};

void Exposure::act(World& world, AreaId area, const Moment&) const
{
  Pass(*this, world, area).run();
}

}  // namespace linli
