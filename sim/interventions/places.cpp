#include "interventions/places.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace linli {
namespace {

template <class T>
bool has(const std::vector<T>& list, const T& item)
{
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool is_left(const InterventionParams& params, const Population& people, AreaId area)
{
  const Areas& areas = people.areas;
  const std::string& town = people.subdistricts.name[areas.subdistrict[area].value];
  return (params.subdistricts.empty() || has(params.subdistricts, town)) &&
         (params.areas.empty() || has(params.areas, std::int64_t{areas.number[area]})) &&
         (params.regimes.empty() || share_under(people, area, params.regimes) >= 0.5);
}

}  // namespace

std::vector<AreaId> areas_left(const InterventionParams& params, const Population& people)
{
  std::vector<AreaId> left;
  for (std::size_t a = 0; a < people.areas.size(); ++a) {
    if (is_left(params, people, AreaId{a})) left.emplace_back(a);
  }
  return left;
}

double share_under(const Population& people, AreaId area, const std::vector<std::string>& regimes)
{
  double under = 0;
  double all = 0;
  for (std::size_t regime = 0; regime < property_regimes; ++regime) {
    const auto rest = static_cast<double>(people.areas.rest_households[regime][area]);
    all += rest;
    under += has(regimes, regime_labels()[regime]) ? rest : 0.0;
  }
  for (const CompoundId compound : people.areas.compounds[area]) {
    const auto regime = static_cast<std::size_t>(people.compounds.regime[compound]);
    if (!has(regimes, regime_labels()[regime])) continue;
    const IdRange<BuildingGroupId> groups = people.compounds.groups[compound];
    under += static_cast<double>(people.groups.households.between(groups.first, groups.last).size());
  }
  all += static_cast<double>(people.areas.households[area].size());
  return all > 0 ? under / all : 0;
}

std::vector<AreaId> chosen_by_rank(const InterventionParams& params, const World& world,
                                   std::vector<AreaId> areas)
{
  const Column<float, AreaId>& values = world.observed.series.at(params.rank_by);
  const float sign = params.lowest > 0 ? 1.0F : -1.0F;
  const auto key = [&](AreaId area) {
    const bool missing = std::isnan(values[area]);
    return std::tuple(missing, missing ? 0.0F : sign * values[area], world.people.areas.number[area]);
  };
  std::sort(areas.begin(), areas.end(), [&](AreaId a, AreaId b) { return key(a) < key(b); });
  areas.resize(part_of(params.lowest > 0 ? params.lowest : params.highest, areas.size()));
  return areas;
}

std::size_t part_of(double share, std::size_t count)
{
  const double wanted = share * static_cast<double>(count) - 1e-9;
  const std::size_t least = share > 0 ? std::min<std::size_t>(count, 1) : 0;
  return wanted > 0 ? std::min(count, static_cast<std::size_t>(wanted) + 1) : least;
}

std::vector<Claim> given_places(std::vector<Claim> claims, std::int64_t capacity)
{
  const auto key = [](const Claim& c) { return std::tuple(!c.acting, c.rank, -int{c.waited}, c.number); };
  std::sort(claims.begin(), claims.end(), [&](const Claim& a, const Claim& b) { return key(a) < key(b); });
  if (capacity > 0 && claims.size() > static_cast<std::size_t>(capacity))
    claims.resize(static_cast<std::size_t>(capacity));
  return claims;
}

}  // namespace linli
