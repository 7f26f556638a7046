#include "output/contents/series_contents.hpp"

#include "output/contents/common_attributes.hpp"
#include "output/contents/time_axis.hpp"

#include <numeric>

namespace linli {
namespace {

using Strings = std::vector<std::string>;

Attributes named(const std::string& meaning)
{
  return {{"long_name", meaning}};
}

Dataset time_axis(const Scenario& scenario, const Recording& recording)
{
  std::vector<std::int64_t> weeks(recording.weeks());
  std::iota(weeks.begin(), weeks.end(), std::int64_t{0});
  return time_axis(scenario.run.calendar(), weeks);
}

/// The values of a series, which stay where they are recorded.
template <class T>
Values stored(const Recording& recording, std::size_t series, Grouping grouping)
{
  const std::size_t members = recording.members(grouping);
  return Stored<T>(recording.weeks() * members,
                   [&recording, series, grouping, members](std::size_t first, std::span<T> into) {
                     recording.read(series, grouping, first / members, into);
                   });
}

/// All series of one grouping; the district has no axis of members.
void add_series(FileGroup& group, const Recording& recording, Grouping grouping,
                const std::string& member_axis)
{
  for (std::size_t k = 0; k < recording.observables().size(); ++k) {
    if (!recording.has(k, grouping)) continue;
    const Observable& o = recording.observables()[k];
    Strings dimensions{"time"};
    if (!member_axis.empty()) dimensions.push_back(member_axis);
    Attributes attributes = measured(o.unit, o.en);
    for (Attribute& more : Attributes{{"long_name_zh", o.zh},
                                      {"population", name_of(o.whom).en},
                                      {"reduction", name_of(o.reduction).en}})
      attributes.push_back(std::move(more));
    group.datasets.push_back(
        {o.name, dimensions,
         o.exact() ? stored<double>(recording, k, grouping) : stored<float>(recording, k, grouping),
         std::move(attributes)});
  }
}

template <class T, class Column>
std::vector<T> as(const Column& column)
{
  std::vector<T> out;
  for (const auto value : column) out.push_back(static_cast<T>(value));
  return out;
}

Dataset area_axis(const World& world)
{
  return make_axis("area", as<std::int32_t>(world.people.areas.number),
                   named("residential area, a number; synthetic"));
}

/// How many adults there are, by members of a group.
Dataset adults_of(Strings dimensions, std::vector<std::int32_t> adults)
{
  return {"adults", std::move(dimensions), std::move(adults),
          measured(series_units::people(), "residents of 18 years and more")};
}

FileGroup area_group(const Scenario& scenario, const World& world, const Recording& recording)
{
  const Areas& areas = world.people.areas;
  FileGroup group{"area", {}, {time_axis(scenario, recording), area_axis(world)}, {}};
  Strings towns;
  std::vector<std::int32_t> residents;
  std::vector<float> simulated;
  for (std::size_t a = 0; a < areas.size(); ++a) {
    const auto groups = static_cast<double>(areas.groups[AreaId{a}].size());
    simulated.push_back(static_cast<float>(groups / (groups + rest_groups(world, AreaId{a}))));
    towns.push_back(world.people.subdistricts.name[areas.subdistrict[AreaId{a}].value]);
    residents.push_back(static_cast<std::int32_t>(areas.residents[AreaId{a}].size()));
  }
  group.datasets.push_back({"subdistrict", {"area"}, towns, named("subdistrict or town it lies in")});
  group.datasets.push_back(
      {"residents", {"area"}, residents, measured(series_units::people(), "residents of all ages")});
  group.datasets.push_back(adults_of({"area"}, as<std::int32_t>(areas.adults)));
  group.datasets.push_back(
      {"simulated",
       {"area"},
       simulated,
       measured(series_units::share(), "part of its building groups that is simulated")});
  add_series(group, recording, Grouping::area, "area");
  return group;
}

FileGroup subdistrict_group(const Scenario& scenario, const World& world, const Recording& recording)
{
  const Subdistricts& s = world.people.subdistricts;
  std::vector<std::int32_t> adults(s.size(), 0);
  for (std::size_t a = 0; a < world.areas(); ++a)
    adults[world.people.areas.subdistrict[AreaId{a}].value] +=
        static_cast<std::int32_t>(world.people.areas.adults[AreaId{a}]);
  FileGroup group{"subdistrict",
                  {},
                  {time_axis(scenario, recording),
                   make_axis("subdistrict", s.name, named("subdistrict or town")),
                   {"name_zh", {"subdistrict"}, s.name_zh, named("its Chinese name")},
                   adults_of({"subdistrict"}, std::move(adults))},
                  {}};
  add_series(group, recording, Grouping::subdistrict, "subdistrict");
  return group;
}

FileGroup breakdown_group(const Scenario& scenario, const Recording& recording, Grouping grouping)
{
  const Breakdown& by = breakdowns()[static_cast<std::size_t>(grouping) - places];
  FileGroup group{by.name,
                  {},
                  {time_axis(scenario, recording), make_axis(by.name, by.labels, named(by.en)),
                   adults_of({by.name}, recording.adults(grouping))},
                  {}};
  add_series(group, recording, grouping, by.name);
  return group;
}

FileGroup district_group(const Scenario& scenario, const World& world, const Recording& recording)
{
  std::int32_t adults = 0;
  for (const std::uint32_t of_area : world.people.areas.adults) adults += static_cast<std::int32_t>(of_area);
  FileGroup group{"district", {}, {time_axis(scenario, recording), adults_of({}, {adults})}, {}};
  add_series(group, recording, Grouping::district, "");
  return group;
}

FileGroup percentile_group(const Scenario& scenario, const Recording& recording)
{
  const std::vector<std::int32_t> axis(percentiles.begin(), percentiles.end());
  FileGroup group{"percentile",
                  {},
                  {time_axis(scenario, recording),
                   make_axis("percentile", axis, named("percentile over residential areas"))},
                  {}};
  add_series(group, recording, Grouping::percentile, "percentile");
  return group;
}

}  // namespace

FileGroup series_group(const Scenario& scenario, const World& world, const Recording& recording, Grouping g)
{
  switch (g) {
    case Grouping::area:
      return area_group(scenario, world, recording);
    case Grouping::subdistrict:
      return subdistrict_group(scenario, world, recording);
    case Grouping::district:
      return district_group(scenario, world, recording);
    case Grouping::percentile:
      return percentile_group(scenario, recording);
    default:
      return breakdown_group(scenario, recording, g);
  }
}

}  // namespace linli
