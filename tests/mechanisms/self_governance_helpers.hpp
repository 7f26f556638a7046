#pragma once
/// Building groups in which only what a test is about happens.
#include "mechanisms/residents/self_governance.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace linli::test {

constexpr AreaId here{0};
constexpr BuildingGroupId first_group{0};

/// Nothing happens by itself.
inline SelfGovernance::Params idle()
{
  SelfGovernance::Params p;
  p.start_heads = 0;
  p.start_backbone = 0;
  p.appear = p.found = p.leave = p.old = p.tired = 0;
  p.willing = p.woman = p.retired = 0;
  p.join = p.unasked = p.quit = 0;
  p.regulars = 0.08;
  return p;
}

inline World groups_of(std::size_t groups, std::vector<TinyHousehold> households)
{
  World world = still_world(population_of({area_of(copies(groups, group_of(std::move(households))))}));
  start<SelfGovernance>(world, idle(), {});
  return world;
}

/// Known, and there this week.
inline void make_eligible(World& world)
{
  world.residents.knows_committee.assign(world.size(), 1);
  world.residents.weeks_since.assign(world.size(), 0);
}

}  // namespace linli::test
