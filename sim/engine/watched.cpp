#include "engine/watched.hpp"

#include <algorithm>
#include <limits>

namespace linli {

float area_value(const Observable& series, const World& world, AreaId area)
{
  Sums sums{};
  series.add(world, area, world.people.residents.band.of(world.people.areas.residents[area]), sums);
  const bool over_adults = series.mean == Mean::over_adults;
  double value = 0;
  for (std::size_t c = 0; c < (over_adults ? most_categories : 1); ++c) value += sums[c];
  const double weight = over_adults ? world.people.areas.adults[area] : 1.0;
  return weight > 0 ? static_cast<float>(value / weight) : std::numeric_limits<float>::quiet_NaN();
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
