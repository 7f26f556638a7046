#pragma once
/// The edges that one area proposes; a part of `generate_ties`.
#include "network/generate.hpp"
#include "network/likeness.hpp"

#include <cstdint>
#include <vector>

namespace linli::detail {

/// How close two people live; also the class of closeness of their tie.
enum class Nearness : std::uint8_t { group, compound, area, outside };

/// A mutual tie of two residents.
struct Edge {
  ResidentId a;
  ResidentId b;
  Nearness nearness;
};

/// Adults of the whole population, area by area, so that one can be picked at random.
struct Adults {
  Partition<AreaId, ResidentId> of;    ///< ranges of `who`
  Column<ResidentId, ResidentId> who;  ///< in storage order
};

/// What the generators read.
struct Ground {
  const Population& population;
  const NetworkParams& params;
  const Column<Traits, ResidentId>& traits;
  const Liking& liking;
  const Adults& adults;
  Luck luck;
};

/// Ties inside a building group, appended.
void add_group_edges(const Ground& ground, BuildingGroupId group, std::vector<Edge>& edges);
/// Ties that the adults of an area start to people inside (outside) it, appended; duplicates possible.  Where only one
/// of an area's groups is simulated, people of other areas stand in for its neighbours: these ties go `across`.
void add_area_edges(const Ground& ground, AreaId area, std::vector<Edge>& edges, std::vector<Edge>& across);
void add_outside_edges(const Ground& ground, AreaId area, std::vector<Edge>& edges);

}  // namespace linli::detail
