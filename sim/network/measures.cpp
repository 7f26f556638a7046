#include "network/measures.hpp"

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

/// Sums over the residents of one area; whole numbers, so that their order does not matter.
struct Tally {
  std::vector<std::uint64_t> degrees;
  std::array<std::uint64_t, 4> where{};
  std::uint64_t group_pairs = 0, group_closed = 0;
  std::uint64_t area_pairs = 0, area_closed = 0;
  std::uint64_t same_registration = 0;
  std::array<std::uint64_t, 3> registered{};
  std::int64_t age = 0, age_squared = 0, age_product = 0;

  void operator+=(const Tally& other)
  {
    degrees.resize(std::max(degrees.size(), other.degrees.size()));
    for (std::size_t d = 0; d < other.degrees.size(); ++d) degrees[d] += other.degrees[d];
    for (std::size_t k = 0; k < 4; ++k) where[k] += other.where[k];
    group_pairs += other.group_pairs;
    group_closed += other.group_closed;
    area_pairs += other.area_pairs;
    area_closed += other.area_closed;
    same_registration += other.same_registration;
    for (std::size_t k = 0; k < 3; ++k) registered[k] += other.registered[k];
    age += other.age;
    age_squared += other.age_squared;
    age_product += other.age_product;
  }
};

/// Everybody's neighbours inside an area, sorted, so that a tie is found by bisection.
std::vector<std::vector<std::uint16_t>> neighbours_of(const Ties& ties, IdRange<ResidentId> own)
{
  std::vector<std::vector<std::uint16_t>> out(own.size());
  for (const ResidentId id : own) {
    std::vector<std::uint16_t>& list = out[id.value - own.first.value];
    for (const std::uint16_t to : ties.list(id)) {
      if (to < own.size()) list.push_back(to);
    }
    std::sort(list.begin(), list.end());
  }
  return out;
}

void count_triangles(Tally& tally, const std::vector<std::vector<std::uint16_t>>& near,
                     const std::vector<std::uint32_t>& group, std::size_t self)
{
  const std::vector<std::uint16_t>& mine = near[self];
  for (std::size_t j = 0; j < mine.size(); ++j) {
    for (std::size_t k = j + 1; k < mine.size(); ++k) {
      const std::vector<std::uint16_t>& theirs = near[mine[j]];
      const std::uint64_t closed = std::binary_search(theirs.begin(), theirs.end(), mine[k]) ? 1 : 0;
      ++tally.area_pairs;
      tally.area_closed += closed;
      if (group[mine[j]] == group[self] && group[mine[k]] == group[self]) {
        ++tally.group_pairs;
        tally.group_closed += closed;
      }
    }
  }
}

Tally tally_of(const Population& p, const Ties& ties, AreaId area)
{
  const IdRange<ResidentId> own = p.areas.residents[area];
  std::vector<std::uint32_t> group(own.size());
  std::vector<std::uint32_t> compound(own.size());
  for (const CompoundId c : p.areas.compounds[area]) {
    for (const BuildingGroupId g : p.compounds.groups[c]) {
      for (const ResidentId id : p.groups.residents[g]) {
        group[id.value - own.first.value] = g.value;
        compound[id.value - own.first.value] = c.value;
      }
    }
  }
  const auto near = neighbours_of(ties, own);
  Tally tally;
  for (const ResidentId id : own) {
    if (!p.residents.adult(id)) continue;
    const std::size_t self = id.value - own.first.value;
    const auto list = ties.list(id);
    if (tally.degrees.size() <= list.size()) tally.degrees.resize(list.size() + 1);
    ++tally.degrees[list.size()];
    for (const std::uint16_t to : list) {
      const ResidentId other = ties.resident(area, own, to);
      const bool inside = to < own.size();
      ++tally.where[!inside ? 3 : (group[to] == group[self] ? 0 : (compound[to] == compound[self] ? 1 : 2))];
      tally.same_registration += p.residents.registration[id] == p.residents.registration[other] ? 1U : 0U;
      const std::int64_t mine = p.residents.age[id];
      tally.age += mine;
      tally.age_squared += mine * mine;
      tally.age_product += mine * p.residents.age[other];
    }
    tally.registered[static_cast<std::size_t>(p.residents.registration[id])] += list.size();
    count_triangles(tally, near, group, self);
  }
  return tally;
}

double ratio(std::uint64_t part, std::uint64_t whole)
{
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

}  // namespace

NetworkMeasures measure(const Population& population, const Ties& ties, const Workers& workers)
{
  std::vector<Tally> by_area(population.areas.size());
  workers.for_each(by_area.size(),
                   [&](std::size_t a) { by_area[a] = tally_of(population, ties, AreaId{a}); });
  Tally sum;
  for (const Tally& t : by_area) sum += t;

  NetworkMeasures m;
  double ends = 0;
  double squares = 0;
  for (std::size_t d = 0; d < sum.degrees.size(); ++d) {
    const auto count = static_cast<double>(sum.degrees[d]);
    m.adults += sum.degrees[d];
    m.degrees.push_back(sum.degrees[d]);
    ends += count * static_cast<double>(d);
    squares += count * static_cast<double>(d * d);
  }
  if (m.adults == 0 || ends <= 0) return m;
  const auto adults = static_cast<double>(m.adults);
  m.without_ties = sum.degrees[0];
  m.mean_degree = ends / adults;
  m.sd_degree = std::sqrt(std::max(0.0, squares / adults - m.mean_degree * m.mean_degree));
  for (std::size_t k = 0; k < 4; ++k) m.where[k] = static_cast<double>(sum.where[k]) / ends;
  m.group_clustering = ratio(sum.group_closed, sum.group_pairs);
  m.area_clustering = ratio(sum.area_closed, sum.area_pairs);
  m.same_registration = static_cast<double>(sum.same_registration) / ends;
  for (const std::uint64_t r : sum.registered) {
    m.same_registration_random += static_cast<double>(r) / ends * static_cast<double>(r) / ends;
  }
  const double mean = static_cast<double>(sum.age) / ends;
  const double variance = static_cast<double>(sum.age_squared) / ends - mean * mean;
  if (variance > 0)
    m.age_correlation = (static_cast<double>(sum.age_product) / ends - mean * mean) / variance;
  return m;
}

}  // namespace linli
