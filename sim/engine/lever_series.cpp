#include "engine/observable_kinds.hpp"

#include <string>
#include <utility>

namespace linli {
namespace {

/// Hours are those of a week: readers of results take bare hours for a duration.
SeriesUnit unit_of(const LeverInfo& info)
{
  const std::string label(info.unit.label);
  if (label == units::hours().label) return series_units::hours_a_week();
  if (label == units::per_week().label) return series_units::a_week();
  if (label == units::share().label) return series_units::share();
  if (label == units::people().label) return series_units::people();
  return series_units::number();
}

}  // namespace

bool is_of_lever(std::string_view name)
{
  return name.starts_with("lever.");
}

std::vector<Observable> lever_series()
{
  std::vector<Observable> out;
  for (const LeverInfo& info : lever_table()) {
    out.push_back(of_areas(
        column_of(info.lever), unit_of(info), "Lever in force: " + info.en, "实际杠杆：" + info.zh,
        [lever = info.lever](const World& world, AreaId area) { return world.levers(lever, area); }));
  }
  return out;
}

std::vector<Observable> nameable_observables()
{
  std::vector<Observable> out = all_observables();
  for (Observable& o : lever_series()) out.push_back(std::move(o));
  return out;
}

}  // namespace linli
