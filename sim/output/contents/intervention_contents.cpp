#include "output/contents/intervention_contents.hpp"

#include "output/contents/time_axis.hpp"

#include <numeric>

namespace linli {
namespace {

/// What was recorded of every week and area.
template <class T>
Dataset recorded(const InterventionRecord& record, const char* name,
                 void (InterventionRecord::*read)(std::size_t, std::span<T>) const, Attributes meaning)
{
  return {name,
          {"time", "area"},
          Stored<T>(record.weeks() * record.areas(),
                    [&record, read](std::size_t first, std::span<T> into) {
                      (record.*read)(first / record.areas(), into);
                    }),
          std::move(meaning)};
}

FileGroup intervention_group(const Scenario& scenario, const World& world, const InterventionRecord& record)
{
  const InterventionParams& how = scenario.interventions.at(record.intervention());
  std::vector<std::int64_t> weeks(record.weeks());
  std::iota(weeks.begin(), weeks.end(), std::int64_t{0});
  std::vector<std::int32_t> numbers(world.people.areas.number.begin(), world.people.areas.number.end());
  return {record.intervention(),
          {{"long_name", "where and when an intervention acted, and what it cost"},
           {"secretary_hours", how.secretary_hours},
           {"staff_hours", how.staff_hours}},
          {time_axis(scenario.run.calendar(), weeks),
           make_axis("area", std::move(numbers), {{"long_name", "residential area, a number; synthetic"}}),
           recorded(record, "strength", &InterventionRecord::read_strength,
                    {{"units", "1"},
                     {"unit_label", "number"},
                     {"unit_label_zh", "数"},
                     {"long_name", "strength reached; NaN where it does not act"},
                     {"long_name_zh", "政策强度"}}),
           recorded(record, "yuan", &InterventionRecord::read_yuan,
                    {{"units", "1"},
                     {"unit_label", "yuan"},
                     {"unit_label_zh", "元"},
                     {"long_name", "spent this week"},
                     {"long_name_zh", "本周支出"}})},
          {}};
}

}  // namespace

FileGroup interventions_group(const Scenario& scenario, const World& world,
                              const std::vector<const InterventionRecord*>& records)
{
  FileGroup out{"interventions", {{"long_name", "what policy added, a group for each intervention"}}, {}, {}};
  for (const InterventionRecord* record : records)
    out.groups.push_back(intervention_group(scenario, world, *record));
  return out;
}

}  // namespace linli
