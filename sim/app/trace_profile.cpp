#include "app/area_story.hpp"
#include "app/trace.hpp"

namespace linli {
namespace {

template <class E>
const std::string& label(const std::vector<std::string>& labels, E value)
{
  return labels[static_cast<std::size_t>(value)];
}

}  // namespace

const char* role_label(Role role)
{
  switch (role) {
    case Role::none:
      return "none";
    case Role::backbone:
      return "backbone";
    case Role::head:
      return "head";
  }
  return "";
}

Profile profile_of(const World& world, ResidentId id)
{
  const Population& people = world.people;
  const Residents& r = people.residents;
  const AreaId area = people.areas.residents.parent_of(id);
  const BuildingGroupId group = people.groups.residents.parent_of(id);
  const HouseholdId household = people.households.residents.parent_of(id);
  return {.key = r.key[id],
          .age = r.age[id],
          .sex = label(sex_labels(), r.sex[id]),
          .education = label(education_labels(), r.education[id]),
          .activity = label(activity_labels(), r.activity[id]),
          .registration = label(registration_labels(), r.registration[id]),
          .tenure = label(tenure_labels(), people.households.tenure[household]),
          .party = label(party_labels(), r.party[id]),
          .years_here = r.years_here[id],
          .propensity = static_cast<double>(r.propensity[id]),
          .adult = r.adult(id),
          .role = role_label(world.residents.role[id]),
          .household_size = people.households.residents[household].size(),
          .group = group.value - people.areas.groups[area].first.value + 1,
          .group_size = people.groups.residents[group].size(),
          .area = people.areas.number[area],
          .subdistrict = people.subdistricts.name[people.areas.subdistrict[area].value]};
}

AreaProfile profile_of(const World& world, AreaId area)
{
  const Areas& areas = world.people.areas;
  const auto groups = static_cast<double>(areas.groups[area].size());
  return {.number = areas.number[area],
          .subdistrict = world.people.subdistricts.name[areas.subdistrict[area].value],
          .residents = areas.residents[area].size(),
          .adults = areas.adults[area],
          .groups = areas.groups[area].size(),
          .simulated = static_cast<float>(groups / (groups + rest_groups(world, area))),
          .staff = world.staff.of(area).size()};
}

}  // namespace linli
