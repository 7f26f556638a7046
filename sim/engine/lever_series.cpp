#include "engine/observables.hpp"

#include <string>
#include <utility>

namespace linli {
namespace {

/// Hours are those of a week: readers of results take bare hours for a duration.
std::string unit_of(const LeverInfo& info)
{
  return info.unit.label == units::hours().label ? "hours/week" : std::string(info.unit.label);
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
    out.push_back(
        {column_of(info.lever), unit_of(info), "Lever in force: " + info.en, "实际杠杆：" + info.zh,
         Mean::over_areas,
         [lever = info.lever](const World& world, AreaId area, std::span<const std::uint8_t>, Sums& sums) {
           sums[0] += static_cast<double>(world.levers(lever, area));
         }});
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
