#include "mechanisms/residents/comparison.hpp"

namespace linli {

Declaration Comparison::declaration()
{
  return {.name = "comparison",
          .en = "What is heard of other areas",
          .zh = "居民区间比较",
          .equation = "q_elsewhere = sum of adults q over the areas of the subdistrict / sum of adults",
          .report = "problem 3; P20",
          .reads = {"subdistrict.first_area", "area.adults", "area.quality"},
          .writes = {"area.quality_elsewhere"}};
}

void Comparison::make_room(World& world) const
{
  give_rows(world.places.quality, world.areas());
  give_rows(world.places.quality_elsewhere, world.areas());
}

void Comparison::act(World& world, SubdistrictId subdistrict, const Moment&) const
{
  double quality = 0;
  double adults = 0;
  for (const AreaId area : world.people.subdistricts.areas[subdistrict]) {
    const double here = world.people.areas.adults[area];
    quality += here * static_cast<double>(world.places.quality[area]);
    adults += here;
  }
  if (adults <= 0) return;
  for (const AreaId area : world.people.subdistricts.areas[subdistrict])
    world.places.quality_elsewhere[area] = static_cast<float>(quality / adults);
}

}  // namespace linli
