#include "engine/watched.hpp"

#include <limits>

namespace linli {

float area_value(const Observable& series, const World& world, AreaId area)
{
  if (!series.by_adult()) return static_cast<float>(value_of(series, series.part(world, area)));
  if (series.known && !series.known(world, area)) return std::numeric_limits<float>::quiet_NaN();
  Sums sums{};
  series.add(world, area, world.people.residents.band.of(world.people.areas.residents[area]), sums);
  Part part{0, static_cast<double>(world.people.areas.adults[area])};
  for (const double sum : sums) part.sum += sum;
  return static_cast<float>(value_of(series, part));
}

void watch(World& world, const std::vector<Observable>& series, AreaId area)
{
  for (const Observable& one : series)
    world.observed.series.at(one.name)[area] = area_value(one, world, area);
}

void begin_watching(World& world, const std::vector<Observable>& series, Past past)
{
  std::map<std::string, Column<float, AreaId>> observed;
  for (const Observable& one : series) {
    Column<float, AreaId>& values = observed[one.name];
    const auto known = world.observed.series.find(one.name);
    if (known != world.observed.series.end()) {
      values.swap(known->second);
      continue;
    }
    values.assign(world.areas(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t a = 0; past == Past::known && a < world.areas(); ++a)
      values[AreaId{a}] = area_value(one, world, AreaId{a});
  }
  world.observed.series.swap(observed);
}

}  // namespace linli
