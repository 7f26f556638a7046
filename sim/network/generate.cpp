#include "network/generate.hpp"

#include "core/errors.hpp"
#include "core/math.hpp"
#include "core/text.hpp"
#include "network/area_edges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

/// One direction of a tie, on its way into a list.
struct Half {
  ResidentId from;
  ResidentId to;
  Nearness nearness;
  float rank = 0;  ///< arrival time in the race for closeness; smaller is closer
};

/// All ties of one area's residents.
struct AreaTies {
  std::vector<Half> halves;        ///< by resident, closest first
  std::vector<ResidentId> guests;  ///< rising
};

float race(const Ground& g, const Half& h)
{
  const std::array<double, 4> closeness{g.params.closeness_group, g.params.closeness_compound,
                                        g.params.closeness_area, 0.0};
  const float weight =
      exp(static_cast<float>(closeness[static_cast<std::size_t>(h.nearness)]) +
          static_cast<float>(g.params.homophily) * likeness(g.traits[h.from], g.traits[h.to]));
  const auto& key = g.population.residents.key;
  const RandomBlock block = random_block(g.luck, Stream::tie_order, key[h.to], key[h.from]);
  return static_cast<float>(-log(uniform52(block[0], block[1]))) / weight;
}

/// Puts both directions of the edges that touch an area into lists.
AreaTies listed(const Ground& g, AreaId area, const std::vector<Edge>& inside,
                const std::vector<Edge>& across)
{
  const IdRange<ResidentId> own = g.population.areas.residents[area];
  AreaTies out;
  out.halves.reserve(2 * inside.size() + across.size());
  for (const Edge& e : inside) {
    out.halves.push_back({e.a, e.b, e.nearness});
    out.halves.push_back({e.b, e.a, e.nearness});
  }
  for (const Edge& e : across) {
    const bool mine = own.contains(e.a);
    out.halves.push_back({mine ? e.a : e.b, mine ? e.b : e.a, Nearness::outside});
    out.guests.push_back(out.halves.back().to);
  }
  std::sort(out.halves.begin(), out.halves.end(),
            [](const Half& x, const Half& y) { return x.from != y.from ? x.from < y.from : x.to < y.to; });
  out.halves.erase(std::unique(out.halves.begin(), out.halves.end(),
                               [](const Half& x, const Half& y) { return x.from == y.from && x.to == y.to; }),
                   out.halves.end());
  for (Half& h : out.halves) h.rank = race(g, h);
  for (auto first = out.halves.begin(); first != out.halves.end();) {
    const auto last =
        std::find_if(first, out.halves.end(), [&](const Half& h) { return h.from != first->from; });
    std::sort(first, last,
              [](const Half& x, const Half& y) { return x.rank != y.rank ? x.rank < y.rank : x.to < y.to; });
    first = last;
  }
  std::sort(out.guests.begin(), out.guests.end());
  out.guests.erase(std::unique(out.guests.begin(), out.guests.end()), out.guests.end());
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
  std::uint32_t guests = 0;
  for (std::size_t a = 0; a < areas.size(); ++a) {
    auto half = areas[a].halves.begin();
    for (const ResidentId id : p.areas.residents[AreaId{a}]) {
      for (; half != areas[a].halves.end() && half->from == id; ++half) ++end;
      ties.of.close(TieId{end});
    }
    guests += static_cast<std::uint32_t>(areas[a].guests.size());
    ties.guests.close(GuestId{guests});
  }
  ties.to.resize(end);
  ties.guest.resize(guests);
  workers.for_each(areas.size(), [&](std::size_t a) {
    const IdRange<ResidentId> own = p.areas.residents[AreaId{a}];
    const std::vector<ResidentId>& known = areas[a].guests;
    std::copy(known.begin(), known.end(), ties.guest.from(ties.guests[AreaId{a}].first));
    std::uint16_t* to = own.size() > 0 ? ties.to.from(ties.of[own.first].first) : nullptr;
    for (const Half& h : areas[a].halves) {
      const std::size_t position =
          own.contains(h.to)
              ? h.to.value - own.first.value
              : own.size() + static_cast<std::size_t>(std::lower_bound(known.begin(), known.end(), h.to) -
                                                      known.begin());
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
  const Adults adults = adults_of(population);
  const Ground ground{population, params, traits, adults, Luck{seed, 0}};
  const std::size_t areas = population.areas.size();
  std::vector<std::vector<Edge>> inside(areas);
  std::vector<std::vector<Edge>> across(areas);
  workers.for_each(areas, [&](std::size_t a) {
    for (const GroupId group : population.areas.groups[AreaId{a}])
      detail::add_group_edges(ground, group, inside[a]);
    detail::add_area_edges(ground, AreaId{a}, inside[a]);
    detail::add_outside_edges(ground, AreaId{a}, across[a]);
  });
  across = by_area(population, across);
  std::vector<AreaTies> lists(areas);
  workers.for_each(areas, [&](std::size_t a) {
    lists[a] = listed(ground, AreaId{a}, inside[a], across[a]);
    require_room(population, AreaId{a}, lists[a].guests.size());
  });
  return joined(population, lists, workers);
}

}  // namespace linli
