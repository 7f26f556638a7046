#include "network/area_edges.hpp"

#include "core/math.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <array>

namespace linli::detail {
namespace {

/// Positions [first, last) among adults.
struct Span {
  std::uint32_t first;
  std::uint32_t last;

  std::uint32_t size() const { return last - first; }
  bool contains(std::uint32_t position) const { return position >= first && position < last; }
};

constexpr int most_tries = 32;  // meetings before somebody gives up; more than enough unless nobody is alike

/// The adults of a group door by door: first members of all households, then second members, ...
std::vector<ResidentId> ring_of(const Population& p, BuildingGroupId group, std::vector<HouseholdId>& home)
{
  std::vector<ResidentId> ring;
  bool more = true;
  for (std::size_t rank = 0; more; ++rank) {
    more = false;
    for (const HouseholdId h : p.groups.households[group]) {
      std::size_t adults_before = 0;
      for (const ResidentId id : p.households.residents[h]) {
        if (!p.residents.adult(id)) continue;
        if (adults_before++ == rank) {
          ring.push_back(id);
          home.push_back(h);
          more = true;
          break;
        }
      }
    }
  }
  return ring;
}

/// Whether a chance meeting becomes a tie.
bool keeps(const Ground& g, ResidentId a, ResidentId b, Draws& draws)
{
  return uniform24(draws.word()) < g.liking(g.traits[a], g.traits[b]);
}

std::uint32_t ties_started(double mean_degree, Draws& draws)
{
  return sample_poisson(draws, mean_degree / 2);  // the other half is started by others
}

}  // namespace

void add_group_edges(const Ground& g, BuildingGroupId group, std::vector<Edge>& edges)
{
  std::vector<HouseholdId> home;
  const std::vector<ResidentId> ring = ring_of(g.population, group, home);
  const std::size_t n = ring.size();
  const auto half = static_cast<std::size_t>(g.params.group_degree() / 2);
  if (half == 0 || n < 2) return;
  std::vector<std::uint8_t> linked(n * n, 0);
  const auto free = [&](std::size_t a, std::size_t b) {
    return home[a] != home[b] && linked[a * n + b] == 0;
  };
  const auto link = [&](std::size_t a, std::size_t b) {
    linked[a * n + b] = linked[b * n + a] = 1;
    edges.push_back({ring[a], ring[b], Nearness::group});
  };
  const auto rewired = static_cast<float>(g.params.rewired());
  for (std::size_t offset = 1; offset <= half; ++offset) {
    for (std::size_t a = 0; a < n; ++a) {
      std::size_t b = (a + offset) % n;
      Draws draws(g.luck, Stream::tie_group, static_cast<std::uint32_t>(offset),
                  g.population.residents.key[ring[a]]);
      if (uniform24(draws.word()) < rewired) {
        for (int tries = 0; tries < most_tries; ++tries) {
          const std::size_t other = sample_below(draws, static_cast<std::uint32_t>(n));
          if (free(a, other) && keeps(g, ring[a], ring[other], draws)) {
            b = other;
            break;
          }
        }
      }
      if (free(a, b)) link(a, b);
    }
  }
}

namespace {

enum class Where { subdistrict, district };

/// People whom residents of an area meet outside it.
class Outside {
 public:
  Outside(const Ground& g, AreaId area) : g_(g)
  {
    const Population& p = g.population;
    const IdRange<AreaId> areas = p.subdistricts.areas[p.areas.subdistrict[area]];
    const auto positions = [](IdRange<ResidentId> r) { return Span{r.first.value, r.last.value}; };
    own_ = positions(g.adults.of[area]);
    near_ = positions(g.adults.of.between(areas.first, areas.last));
    everybody_ = static_cast<std::uint32_t>(g.adults.who.size());
  }

  bool anybody() const { return others_near() || others_far(); }

  /// A tie of `id` with somebody of the subdistrict if that is where, and there is anybody, else of the district.
  void meet(ResidentId id, Where where, Nearness nearness, Draws& draws, std::vector<Edge>& edges) const
  {
    const bool close_by = others_near() && (where == Where::subdistrict || !others_far());
    for (int tries = 0; tries < most_tries; ++tries) {
      const std::uint32_t pick =
          close_by ? near_.first + sample_below(draws, near_.size()) : sample_below(draws, everybody_);
      const ResidentId other = g_.adults.who[ResidentId{pick}];
      if (own_.contains(pick) || close_by != near_.contains(pick) || !keeps(g_, id, other, draws)) continue;
      edges.push_back({id, other, nearness});
      return;
    }
  }

 private:
  bool others_near() const { return near_.size() > own_.size(); }
  bool others_far() const { return everybody_ > near_.size(); }

  const Ground& g_;
  Span own_{};
  Span near_{};
  std::uint32_t everybody_ = 0;
};

/// Of an area with a single simulated group nobody else is simulated: people of other areas stand in for them.
void add_stand_ins(const Ground& g, AreaId area, std::vector<Edge>& edges)
{
  const Outside outside(g, area);
  if (!outside.anybody()) return;
  for (const ResidentId id : g.population.areas.residents[area]) {
    if (!g.population.residents.adult(id)) continue;
    Draws draws(g.luck, Stream::tie_area, 0, g.population.residents.key[id]);
    for (std::uint32_t left = ties_started(g.params.area_degree(), draws); left > 0; --left) {
      const bool inside = uniform24(draws.word()) < static_cast<float>(g.params.share_compound);
      outside.meet(id, Where::subdistrict, inside ? Nearness::compound : Nearness::area, draws, edges);
    }
  }
}

}  // namespace

void add_area_edges(const Ground& g, AreaId area, std::vector<Edge>& edges, std::vector<Edge>& across)
{
  const Population& p = g.population;
  const double mean = g.params.area_degree();
  const IdRange<ResidentId> everybody = g.adults.of[area];
  if (mean <= 0) return;
  if (p.areas.groups[area].size() == 1 && static_cast<double>(p.areas.rest_groups[area]) > 0)
    return add_stand_ins(g, area, across);
  const auto adults_in = [&](IdRange<ResidentId> range) {
    std::uint32_t count = 0;
    for (const ResidentId id : range) count += p.residents.adult(id) ? 1U : 0U;
    return count;
  };
  std::uint32_t compound_first = 0;  // position of the compound's first adult among those of the area
  for (const CompoundId compound : p.areas.compounds[area]) {
    const IdRange<BuildingGroupId> groups = p.compounds.groups[compound];
    if (groups.size() == 0) continue;
    const std::uint32_t compound_size = adults_in(p.groups.residents.between(groups.first, groups.last));
    const Span in_compound{compound_first, compound_first + compound_size};
    for (const BuildingGroupId group : groups) {
      const IdRange<ResidentId> neighbours = p.groups.residents[group];
      const bool others_in_compound = adults_in(neighbours) < compound_size;
      const bool others_in_area = compound_size < everybody.size();
      if (!others_in_compound && !others_in_area) continue;
      for (const ResidentId id : neighbours) {
        if (!p.residents.adult(id)) continue;
        Draws draws(g.luck, Stream::tie_area, 0, p.residents.key[id]);
        for (std::uint32_t left = ties_started(mean, draws); left > 0; --left) {
          const bool wished = uniform24(draws.word()) < static_cast<float>(g.params.share_compound);
          const bool inside = others_in_compound && (wished || !others_in_area);
          for (int tries = 0; tries < most_tries; ++tries) {
            const std::uint32_t pick =
                inside ? compound_first + sample_below(draws, compound_size)
                       : sample_below(draws, static_cast<std::uint32_t>(everybody.size()));
            const ResidentId other = g.adults.who[ResidentId{everybody.first.value + pick}];
            if (inside != in_compound.contains(pick) || neighbours.contains(other)) continue;
            if (!keeps(g, id, other, draws)) continue;
            edges.push_back({id, other, inside ? Nearness::compound : Nearness::area});
            break;
          }
        }
      }
    }
    compound_first += compound_size;
  }
}

void add_outside_edges(const Ground& g, AreaId area, std::vector<Edge>& edges)
{
  const double mean = g.params.outside_degree();
  const Outside outside(g, area);
  if (mean <= 0 || !outside.anybody()) return;
  const IdRange<ResidentId> own = g.adults.of[area];
  for (std::uint32_t k = own.first.value; k < own.last.value; ++k) {
    const ResidentId id = g.adults.who[ResidentId{k}];
    Draws draws(g.luck, Stream::tie_outside, 0, g.population.residents.key[id]);
    for (std::uint32_t left = ties_started(mean, draws); left > 0; --left) {
      const bool near = uniform24(draws.word()) < static_cast<float>(g.params.share_near);
      outside.meet(id, near ? Where::subdistrict : Where::district, Nearness::outside, draws, edges);
    }
  }
}

}  // namespace linli::detail
