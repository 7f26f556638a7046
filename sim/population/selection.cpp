#include "core/errors.hpp"
#include "core/text.hpp"
#include "population/synthesis.hpp"

#include <algorithm>

namespace linli {
namespace {

std::vector<Problem> unknown_names(const Population& whole, const PopulationParams& params)
{
  std::vector<Problem> problems;
  for (const std::string& name : params.subdistricts) {
    const auto& names = whole.subdistricts.name;
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const auto near = nearest_name(name, names);
    problems.push_back(Problem{.path = "population.subdistricts",
                               .problem = "no subdistrict is called " + name,
                               .why = "known are " + listed(names),
                               .hint = near ? "did you mean " + *near + "?" : ""});
  }
  const auto areas = static_cast<std::int64_t>(whole.areas.size());
  for (const std::int64_t number : params.areas) {
    if (number >= 1 && number <= areas) continue;
    problems.push_back(Problem{.path = "population.areas",
                               .problem = "there is no area " + std::to_string(number),
                               .why = "areas are numbered 1 to " + std::to_string(areas)});
  }
  return problems;
}

bool chosen(const Population& whole, const PopulationParams& params, AreaId area)
{
  const auto has = [](const auto& list, const auto& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  };
  const std::string& town = whole.subdistricts.name[whole.areas.subdistrict[area].value];
  const bool here = params.subdistricts.empty() || has(params.subdistricts, town);
  return here &&
         (params.areas.empty() || has(params.areas, static_cast<std::int64_t>(whole.areas.number[area])));
}

template <class Table, class I>
void copy_rows(const Table& from, Table& to, IdRange<I> rows)
{
  std::vector<const void*> sources;
  Table::for_each_column(from, [&](const char*, const auto& column) { sources.push_back(&column); });
  std::size_t next = 0;
  Table::for_each_column(to, [&](const char*, auto& column) {
    const auto& source = *static_cast<const std::remove_reference_t<decltype(column)>*>(sources[next++]);
    if constexpr (std::is_same_v<typename std::remove_reference_t<decltype(column)>::index_type, I>) {
      if (source.size() < rows.last.value) return;
      for (const I id : rows) column.push_back(source[id]);
    }
  });
}

/// Appends one area; `to`'s ranges are rebuilt around the copied rows.
void copy_area(const Population& from, Population& to, AreaId area)
{
  for (const CompoundId compound : from.areas.compounds[area]) {
    for (const BuildingGroupId group : from.compounds.groups[compound]) {
      for (const HouseholdId household : from.groups.households[group]) {
        copy_rows(from.residents, to.residents, from.households.residents[household]);
        to.households.residents.close(ResidentId{to.residents.size()});
        to.households.living.push_back(from.households.living[household]);
        to.households.kind.push_back(from.households.kind[household]);
        to.households.tenure.push_back(from.households.tenure[household]);
      }
      to.groups.households.close(HouseholdId{to.households.size()});
      to.groups.residents.close(ResidentId{to.residents.size()});
      to.groups.lift.push_back(from.groups.lift[group]);
    }
    to.compounds.groups.close(BuildingGroupId{to.groups.size()});
    to.compounds.regime.push_back(from.compounds.regime[compound]);
    to.compounds.age.push_back(from.compounds.age[compound]);
  }
  to.areas.compounds.close(CompoundId{to.compounds.size()});
  to.areas.groups.close(BuildingGroupId{to.groups.size()});
  to.areas.households.close(HouseholdId{to.households.size()});
  to.areas.residents.close(ResidentId{to.residents.size()});
  to.areas.number.push_back(from.areas.number[area]);
  to.areas.adults.push_back(from.areas.adults[area]);
  to.areas.people.push_back(from.areas.people[area]);
  for (std::size_t r = 0; r < property_regimes; ++r)
    to.areas.rest_households[r].push_back(from.areas.rest_households[r][area]);
  to.areas.rest_groups.push_back(from.areas.rest_groups[area]);
  to.areas.group_part.push_back(from.areas.group_part[area]);
  const SecretaryId who = from.posts.secretary[area];
  to.posts.secretary.push_back(SecretaryId{to.secretaries.size()});
  copy_rows(from.secretaries, to.secretaries, IdRange<SecretaryId>{who, SecretaryId{who.value + 1}});
}

}  // namespace

Population select(const Population& whole, const PopulationParams& params)
{
  const std::vector<Problem> problems = unknown_names(whole, params);
  if (!problems.empty()) throw Error(Exit::scenario, problems);
  if (params.subdistricts.empty() && params.areas.empty()) return whole;
  Population out;
  for (std::size_t s = 0; s < whole.subdistricts.size(); ++s) {
    bool any = false;
    for (const AreaId area : whole.subdistricts.areas[SubdistrictId{s}]) {
      if (!chosen(whole, params, area)) continue;
      any = true;
      copy_area(whole, out, area);
      out.areas.subdistrict.push_back(SubdistrictId{out.subdistricts.size()});
    }
    if (!any) continue;
    out.subdistricts.name.push_back(whole.subdistricts.name[s]);
    out.subdistricts.name_zh.push_back(whole.subdistricts.name_zh[s]);
    out.subdistricts.areas.close(AreaId{out.areas.size()});
  }
  if (out.areas.size() == 0) {
    throw Error(Exit::scenario,
                "population: no area is both in population.subdistricts and in population.areas");
  }
  return out;
}

}  // namespace linli
