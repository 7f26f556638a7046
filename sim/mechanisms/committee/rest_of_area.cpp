#include "mechanisms/committee/rest_of_area.hpp"

#include <algorithm>

namespace linli {
namespace {

double odds(double share)
{
  const double inside = std::clamp(share, 1e-6, 1 - 1e-6);
  return inside / (1 - inside);
}

/// Groups of a subdistrict.
struct Groups {
  double simulated = 0;
  double heads = 0;           ///< among the other groups, if these are as the simulated ones of their area
  double self_governing = 0;  ///< the same
  double rest = 0;            ///< the other groups
  double rest_heads = 0;
};

Groups count(const World& world, IdRange<AreaId> areas)
{
  Groups n;
  for (const AreaId area : areas) {
    const double rest = rest_groups(world, area);
    const IdRange<BuildingGroupId> groups = world.people.areas.groups[area];
    const double stands_for = groups.size() > 0 ? rest / static_cast<double>(groups.size()) : 0.0;
    for (const BuildingGroupId group : groups) {
      n.heads += world.groups.head[group] != nobody ? stands_for : 0.0;
      n.self_governing += world.groups.self_governing[group] * stands_for;
    }
    n.simulated += static_cast<double>(groups.size());
    n.rest += rest;
    n.rest_heads += rest * static_cast<double>(world.rest.heads[area]);
  }
  return n;
}

}  // namespace

Declaration RestOfArea::declaration()
{
  return {.name = "rest_of_area",
          .en = "Building groups that are not simulated: which of them have a head",
          .zh = "未模拟的楼组",
          .equation =
              "odds(h) <- odds(h) odds((H + 1/2) / (G + 1)) / odds(mean h); "
              "self-governing as many of them as of H",
          .report = "",
          .reads = {"subdistrict.first_area", "area.first_building_group", "area.rest_groups",
                    "area.rest_heads", "building_group.head", "building_group.self_governing"},
          .writes = {"area.rest_heads", "area.rest_self_governing"}};
}

void RestOfArea::make_room(World& world) const
{
  give_rows(world.groups.head, world.people.groups.size(), nobody);
  give_rows(world.groups.self_governing, world.people.groups.size());
  for (auto* column : {&world.rest.heads, &world.rest.self_governing}) give_rows(*column, world.areas());
}

void RestOfArea::act(World& world, SubdistrictId subdistrict, const Moment&) const
{
  const IdRange<AreaId> areas = world.people.subdistricts.areas[subdistrict];
  const Groups n = count(world, areas);
  if (n.rest <= 0) return;
  const double seen = (n.simulated * n.heads / n.rest + 0.5) / (n.simulated + 1);
  const double ratio = odds(seen) / odds(n.rest_heads / n.rest);
  const double governing = n.heads > 0 ? n.self_governing / n.heads : 0.0;
  for (const AreaId area : areas) {
    if (rest_groups(world, area) <= 0) continue;
    const double o = ratio * odds(static_cast<double>(world.rest.heads[area]));
    world.rest.heads[area] = static_cast<float>(o / (1 + o));
    world.rest.self_governing[area] = static_cast<float>(governing * o / (1 + o));
  }
}

}  // namespace linli
