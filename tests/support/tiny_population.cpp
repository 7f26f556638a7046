#include "support/tiny_population.hpp"

#include <utility>

namespace linli::test {
namespace {

Activity activity_of(const TinyPerson& p)
{
  if (p.activity) return *p.activity;
  if (p.age < 16) return Activity::child;
  return p.age >= 60 ? Activity::retired : Activity::employed;
}

void add(Residents& r, const TinyPerson& p)
{
  r.key.push_back(static_cast<std::uint32_t>(r.key.size()));
  r.age.push_back(static_cast<std::uint8_t>(p.age));
  r.sex.push_back(p.sex);
  r.registration.push_back(p.registration);
  r.education.push_back(p.education);
  r.activity.push_back(activity_of(p));
  r.party.push_back(p.party);
  r.years_here.push_back(static_cast<std::uint8_t>(p.years_here));
  r.free_hours.push_back(static_cast<std::uint8_t>(p.free_hours));
  r.propensity.push_back(p.propensity);
  r.band.push_back(age_band(p.age));
}

void add(Population& out, const TinyGroup& group)
{
  for (const TinyHousehold& household : group.households) {
    for (const TinyPerson& person : household.people) add(out.residents, person);
    out.households.residents.close(ResidentId{out.residents.size()});
    out.households.living.push_back(household.living);
    out.households.kind.push_back(static_cast<std::uint8_t>(household.kind));
    out.households.tenure.push_back(household.tenure);
  }
  out.groups.households.close(HouseholdId{out.households.size()});
  out.groups.residents.close(ResidentId{out.residents.size()});
  out.groups.lift.push_back(group.lift);
}

void add(Population& out, const TinyArea& area, SubdistrictId subdistrict)
{
  const std::size_t first = out.residents.size();
  for (const TinyCompound& compound : area.compounds) {
    for (const TinyGroup& group : compound.groups) add(out, group);
    out.compounds.groups.close(BuildingGroupId{out.groups.size()});
    out.compounds.regime.push_back(compound.regime);
    out.compounds.age.push_back(static_cast<std::uint8_t>(compound.age));
  }
  std::uint32_t adults = 0;
  for (std::size_t id = first; id < out.residents.size(); ++id) {
    adults += out.residents.adult(ResidentId{id}) ? 1U : 0U;
  }
  out.areas.compounds.close(CompoundId{out.compounds.size()});
  out.areas.groups.close(BuildingGroupId{out.groups.size()});
  out.areas.households.close(HouseholdId{out.households.size()});
  out.areas.residents.close(ResidentId{out.residents.size()});
  out.areas.subdistrict.push_back(subdistrict);
  out.areas.number.push_back(static_cast<std::uint16_t>(out.areas.size() + 1));
  out.areas.adults.push_back(adults);
  out.areas.people.push_back(static_cast<float>(out.residents.size() - first));
  for (auto& rest : out.areas.rest_households) rest.push_back(0);
  out.areas.rest_groups.push_back(0);
  out.areas.group_part.push_back(1);
  out.secretaries.age.push_back(static_cast<std::uint8_t>(area.secretary.age));
  out.secretaries.sex.push_back(area.secretary.sex);
  out.secretaries.employment.push_back(area.secretary.employment);
  out.secretaries.college.push_back(area.secretary.college);
  out.secretaries.appointed.push_back(0);
  out.secretaries.origin.push_back(static_cast<std::uint16_t>(out.areas.size()));
  out.secretaries.age_then.push_back(static_cast<std::uint8_t>(area.secretary.age));
  out.secretaries.employment_then.push_back(area.secretary.employment);
  out.posts.secretary.push_back(SecretaryId{out.posts.secretary.size()});
}

}  // namespace

Population population_of(const std::vector<TinySubdistrict>& subdistricts)
{
  Population out;
  for (const TinySubdistrict& subdistrict : subdistricts) {
    const SubdistrictId id{out.subdistricts.size()};
    for (const TinyArea& area : subdistrict.areas) add(out, area, id);
    out.subdistricts.name.push_back(subdistrict.name);
    out.subdistricts.name_zh.push_back(subdistrict.name_zh);
    out.subdistricts.areas.close(AreaId{out.areas.size()});
  }
  return out;
}

Population population_of(const std::vector<TinyArea>& areas)
{
  return population_of(std::vector<TinySubdistrict>{{.areas = areas}});
}

std::vector<TinyHousehold> singles(std::size_t count, const TinyPerson& person)
{
  return copies(count, TinyHousehold{.people = {person}});
}

TinyGroup group_of(std::vector<TinyHousehold> households)
{
  return {.households = std::move(households)};
}

TinyArea area_of(std::vector<TinyGroup> groups)
{
  return {.compounds = {{.groups = std::move(groups)}}};
}

}  // namespace linli::test
