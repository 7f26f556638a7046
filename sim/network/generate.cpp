#include "network/generate.hpp"

#include "core/errors.hpp"
#include "core/math.hpp"
#include "core/random_lanes.hpp"
#include "core/text.hpp"
#include "network/area_edges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <span>

namespace linli {
namespace {

using detail::Adults;
using detail::Edge;
using detail::Ground;
using detail::Nearness;

Adults adults_of(const Population& p)
{
  Adults out;
  for (std::size_t a = 0; a < p.areas.size(); ++a) {
    for (const ResidentId id : p.areas.residents[AreaId{a}]) {
      if (p.residents.adult(id)) out.who.push_back(id);
    }
    out.of.close(ResidentId{out.who.size()});
  }
  return out;
}

/// One direction of an edge, in the list of one resident.
struct Met {
  ResidentId who;
  Nearness nearness;
};

/// All ties of one area's residents.
struct AreaTies {
  std::vector<std::uint32_t> first;  ///< of each resident in `known`, one more entry than residents
  std::vector<ResidentId> known;     ///< by resident, closest first
  std::vector<ResidentId> guests;    ///< rising
};

/// The edges that touch an area, under the residents they belong to.
struct AreaMeetings {
  std::vector<std::uint32_t> first;  ///< of each resident in `met`, one more entry than residents
  std::vector<Met> met;
};

/// Puts both directions of the edges that touch an area under the residents they belong to.
AreaMeetings by_resident(IdRange<ResidentId> own, const std::vector<Edge>& inside,
                         const std::vector<Edge>& across)
{
  AreaMeetings out;
  out.first.assign(own.size() + 2, 0);  // counted two places up, so that filling leaves starts behind
  const auto at = [&](ResidentId id) { return id.value - own.first.value; };
  for (const Edge& e : inside) {
    ++out.first[at(e.a) + 2];
    ++out.first[at(e.b) + 2];
  }
  for (const Edge& e : across) ++out.first[at(own.contains(e.a) ? e.a : e.b) + 2];
  for (std::size_t k = 2; k < out.first.size(); ++k) out.first[k] += out.first[k - 1];
  out.met.resize(out.first.back());
  const auto put = [&](ResidentId whose, ResidentId who, Nearness nearness) {
    out.met[out.first[at(whose) + 1]++] = {who, nearness};
  };
  for (const Edge& e : inside) {
    put(e.a, e.b, e.nearness);
    put(e.b, e.a, e.nearness);
  }
  for (const Edge& e : across) {
    const bool mine = own.contains(e.a);
    put(mine ? e.a : e.b, mine ? e.b : e.a, e.nearness);
  }
  out.first.pop_back();
  return out;
}

std::vector<ResidentId> guests_of(IdRange<ResidentId> own, const std::vector<Edge>& across)
{
  std::vector<ResidentId> guests;
  guests.reserve(across.size());
  for (const Edge& e : across) guests.push_back(own.contains(e.a) ? e.b : e.a);
  std::sort(guests.begin(), guests.end());
  guests.erase(std::unique(guests.begin(), guests.end()), guests.end());
  return guests;
}

/// Races everybody somebody met: an exponential time at the rate of closeness and likeness, sixteen at once.
/// An arrival is the time's bits, which order like positive numbers do, above the resident's id: one whole
/// number to sort by.
void race(const Ground& g, const std::array<float, 4>& closeness, ResidentId whose, std::span<const Met> met,
          std::vector<std::uint64_t>& arrivals)
{
  constexpr std::size_t lanes = 16;
  const auto& key = g.population.residents.key;
  RandomLanes<lanes> luck;
  alignas(64) std::uint32_t keys[lanes] = {};
  alignas(64) float weight[lanes] = {};
  arrivals.clear();
  for (std::size_t start = 0; start < met.size(); start += lanes) {
    const std::size_t count = std::min(lanes, met.size() - start);
    for (std::size_t k = 0; k < count; ++k) {
      const Met& other = met[start + k];
      keys[k] = key[other.who];
      weight[k] = closeness[static_cast<std::size_t>(other.nearness)] *
                  g.liking(g.traits[whose], g.traits[other.who]);
    }
    luck.fill(g.luck, Stream::tie_order, key[whose], keys);
    alignas(64) float time[lanes];
    for (std::size_t k = 0; k < lanes; ++k) {
      const float u =
          (static_cast<float>(static_cast<std::int32_t>(luck.words[0][k] >> 8)) + 0.5F) * 0x1p-24F;
      time[k] = -log(u) / weight[k];
    }
    for (std::size_t k = 0; k < count; ++k) {
      arrivals.push_back(std::uint64_t{std::bit_cast<std::uint32_t>(time[k])} << 32 |
                         met[start + k].who.value);
    }
  }
}

/// Puts every list in order of closeness and drops doubles: two edges of one pair race with the same luck and
/// the same weight, arrive together and so lie side by side.
AreaTies in_order(const Ground& g, IdRange<ResidentId> own, const AreaMeetings& meetings)
{
  const std::array<float, 4> closeness{exp(static_cast<float>(g.params.closeness_building_group)),
                                       exp(static_cast<float>(g.params.closeness_compound)),
                                       exp(static_cast<float>(g.params.closeness_area)), 1.0F};
  AreaTies out;
  out.first.reserve(own.size() + 1);
  out.first.push_back(0);
  out.known.reserve(meetings.met.size());
  std::vector<std::uint64_t> arrivals;
  for (std::size_t r = 0; r < own.size(); ++r) {
    const std::span<const Met> met(meetings.met.data() + meetings.first[r],
                                   meetings.met.data() + meetings.first[r + 1]);
    race(g, closeness, ResidentId{own.first.value + r}, met, arrivals);
    std::sort(arrivals.begin(), arrivals.end());
    auto end = std::unique(arrivals.begin(), arrivals.end());
    end = std::min(end, arrivals.begin() + Ties::longest_list);
    for (auto it = arrivals.begin(); it < end; ++it) {
      out.known.push_back(ResidentId{static_cast<std::uint32_t>(*it)});
    }
    out.first.push_back(static_cast<std::uint32_t>(out.known.size()));
  }
  return out;
}

void require_room(const Population& p, AreaId area, std::size_t guests)
{
  const std::size_t seen = p.areas.residents[area].size() + guests;
  if (seen <= Ties::most_seen) return;
  throw Error(Exit::resources,
              fmt::format("area {} and those its residents know outside are {} people", p.areas.number[area],
                          grouped(static_cast<std::int64_t>(seen))),
              fmt::format("at most {} fit into the two bytes of a tie", Ties::most_seen),
              "divide the area, lower network.share_outside or lower population.scale");
}

/// Sends every edge across areas to the two areas it touches, in order.
std::vector<std::vector<Edge>> by_area(const Population& p, const std::vector<std::vector<Edge>>& across)
{
  Column<std::uint16_t, ResidentId> area_of(p.residents.size());
  for (std::size_t a = 0; a < p.areas.size(); ++a) {
    for (const ResidentId id : p.areas.residents[AreaId{a}]) area_of[id] = static_cast<std::uint16_t>(a);
  }
  std::vector<std::vector<Edge>> out(p.areas.size());
  for (std::size_t a = 0; a < across.size(); ++a) {
    for (const Edge& e : across[a]) {
      out[a].push_back(e);
      out[area_of[e.b]].push_back(e);
    }
  }
  return out;
}

Ties joined(const Population& p, const std::vector<AreaTies>& areas, const Workers& workers)
{
  Ties ties;
  std::uint32_t end = 0;
  std::uint32_t guests_end = 0;
  for (const AreaTies& area : areas) {
    for (std::size_t r = 0; r + 1 < area.first.size(); ++r) ties.of.close(TieId{end + area.first[r + 1]});
    end += static_cast<std::uint32_t>(area.known.size());
    guests_end += static_cast<std::uint32_t>(area.guests.size());
    ties.guests.close(GuestId{guests_end});
  }
  ties.to.resize(end);
  ties.guest.resize(guests_end);
  workers.for_each(areas.size(), [&](std::size_t a) {
    const IdRange<ResidentId> own = p.areas.residents[AreaId{a}];
    const std::vector<ResidentId>& guests = areas[a].guests;
    std::copy(guests.begin(), guests.end(), ties.guest.from(ties.guests[AreaId{a}].first));
    if (own.size() == 0) return;
    std::uint16_t* to = ties.to.from(ties.of[own.first].first);
    for (const ResidentId who : areas[a].known) {
      const std::size_t position =
          own.contains(who)
              ? who.value - own.first.value
              : own.size() + static_cast<std::size_t>(std::lower_bound(guests.begin(), guests.end(), who) -
                                                      guests.begin());
      *to++ = static_cast<std::uint16_t>(position);
    }
  });
  return ties;
}

}  // namespace

Ties generate_ties(const Population& population, const NetworkParams& params, std::uint64_t seed,
                   const Workers& workers)
{
  const Column<Traits, ResidentId> traits = traits_of(population);
  const Liking liking(params.homophily);
  const Adults adults = adults_of(population);
  const Ground ground{population, params, traits, liking, adults, Luck{seed, 0}};
  const std::size_t areas = population.areas.size();
  std::vector<std::vector<Edge>> inside(areas);
  std::vector<std::vector<Edge>> across(areas);
  workers.for_each(areas, [&](std::size_t a) {
    for (const BuildingGroupId group : population.areas.groups[AreaId{a}])
      detail::add_group_edges(ground, group, inside[a]);
    detail::add_area_edges(ground, AreaId{a}, inside[a], across[a]);
    detail::add_outside_edges(ground, AreaId{a}, across[a]);
  });
  across = by_area(population, across);
  std::vector<AreaTies> lists(areas);
  workers.for_each(areas, [&](std::size_t a) {
    const IdRange<ResidentId> own = population.areas.residents[AreaId{a}];
    lists[a] = in_order(ground, own, by_resident(own, inside[a], across[a]));
    lists[a].guests = guests_of(own, across[a]);
    require_room(population, AreaId{a}, lists[a].guests.size());
  });
  return joined(population, lists, workers);
}

}  // namespace linli
