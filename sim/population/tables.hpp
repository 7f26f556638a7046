#pragma once
/// One table per entity: who lives where, and what does not change within a run.  Rows are stored by area,
/// then compound, building group and household, so that everything of one area lies together in memory.
#include "core/column.hpp"
#include "population/attributes.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// Everybody, adult or child.
struct Residents {
  Column<std::uint32_t, ResidentId> key;  ///< address of this person's random numbers; kept when rows move
  Column<std::uint8_t, ResidentId> age;   ///< years
  Column<Sex, ResidentId> sex;
  Column<Registration, ResidentId> registration;
  Column<Education, ResidentId> education;
  Column<Activity, ResidentId> activity;
  Column<Party, ResidentId> party;
  Column<std::uint8_t, ResidentId> years_here;  ///< years lived in this area
  Column<std::uint8_t, ResidentId> free_hours;  ///< hours a week left after work and chores
  Column<float, ResidentId> propensity;         ///< personal inclination, standard normal over adults
  Column<std::uint8_t, ResidentId> band;        ///< age band of reports, `no_age_band` for children

  std::size_t size() const { return age.size(); }
  bool adult(ResidentId id) const { return age[id] >= adult_age; }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("resident.key", self.key);
    f("resident.age", self.age);
    f("resident.sex", self.sex);
    f("resident.registration", self.registration);
    f("resident.education", self.education);
    f("resident.activity", self.activity);
    f("resident.party", self.party);
    f("resident.years_here", self.years_here);
    f("resident.free_hours", self.free_hours);
    f("resident.propensity", self.propensity);
    f("resident.age_band", self.band);
  }
};

struct Households {
  Partition<HouseholdId, ResidentId> residents;
  Column<Living, HouseholdId> living;
  Column<std::uint8_t, HouseholdId> kind;  ///< index into `household_kinds()`; of family households
  Column<Tenure, HouseholdId> tenure;

  std::size_t size() const { return living.size(); }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("household.first_resident", self.residents.first());
    f("household.living", self.living);
    f("household.kind", self.kind);
    f("household.tenure", self.tenure);
  }
};

/// Building groups (楼组): the households of one stairwell or tower.
struct BuildingGroups {
  Partition<BuildingGroupId, HouseholdId> households;
  Partition<BuildingGroupId, ResidentId> residents;
  Column<std::uint8_t, BuildingGroupId> lift;  ///< 1 if the building has a lift

  std::size_t size() const { return lift.size(); }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("building_group.first_household", self.households.first());
    f("building_group.first_resident", self.residents.first());
    f("building_group.lift", self.lift);
  }
};

struct Compounds {
  Partition<CompoundId, BuildingGroupId> groups;
  Column<Regime, CompoundId> regime;
  Column<std::uint8_t, CompoundId> age;  ///< years since it was built

  std::size_t size() const { return regime.size(); }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("compound.first_building_group", self.groups.first());
    f("compound.regime", self.regime);
    f("compound.age", self.age);
  }
};

/// Residential areas (居民区): synthetic, numbered from 1 within the district, never named.
struct Areas {
  Partition<AreaId, CompoundId> compounds;
  Partition<AreaId, BuildingGroupId> groups;
  Partition<AreaId, HouseholdId> households;
  Partition<AreaId, ResidentId> residents;
  Column<SubdistrictId, AreaId> subdistrict;
  Column<std::uint16_t, AreaId> number;  ///< 1 ... in the whole district, also when only a part is simulated
  Column<std::uint32_t, AreaId> adults;  ///< residents of 18 and more
  Column<float, AreaId> people;  ///< residents of the whole area, those included who are not simulated
  /// Households that live here and are not simulated, by property regime of their compound; 0 in the full district.
  std::array<Column<float, AreaId>, property_regimes> rest_households;
  Column<float, AreaId> rest_groups;  ///< their building groups
  /// Households of a simulated building group / those of a usual one, at most 1: below only where the areas of a
  /// subdistrict have less than one group each, so that a part of it stands for the whole.
  Column<float, AreaId> group_part;

  std::size_t size() const { return number.size(); }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("area.first_compound", self.compounds.first());
    f("area.first_building_group", self.groups.first());
    f("area.first_household", self.households.first());
    f("area.first_resident", self.residents.first());
    f("area.subdistrict", self.subdistrict);
    f("area.number", self.number);
    f("area.adults", self.adults);
    f("area.people", self.people);
    for (std::size_t r = 0; r < property_regimes; ++r)
      f(("area.rest_households_" + regime_labels()[r]).c_str(), self.rest_households[r]);
    f("area.rest_groups", self.rest_groups);
    f("area.group_part", self.group_part);
  }
};

/// Subdistricts and towns (街镇); they keep their real names.
struct Subdistricts {
  Partition<SubdistrictId, AreaId> areas;
  std::vector<std::string> name;  ///< fixed for a run, so not a column
  std::vector<std::string> name_zh;

  std::size_t size() const { return name.size(); }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("subdistrict.first_area", self.areas.first());
  }
};

/// Secretaries (居民区书记), person by person; synthetic people who together are the report's table.  There is one row
/// for every post: who comes takes the row of who left (DECISIONS.md, *People and posts*).
struct Secretaries {
  Column<std::uint8_t, SecretaryId> age;
  Column<Sex, SecretaryId> sex;
  Column<Employment, SecretaryId> employment;
  Column<std::uint8_t, SecretaryId> college;  ///< 1 if college (大专) or more
  /// How they became a secretary, which stays when they change places.
  Column<std::uint16_t, SecretaryId> appointed;  ///< week of the run, counted from 1; 0 = before the run
  Column<std::uint16_t, SecretaryId> origin;     ///< number of the area to which they were appointed first
  /// As they were then; those in office before the run as at its beginning.  What somebody is able to changes with
  /// neither.
  Column<std::uint8_t, SecretaryId> age_then;
  Column<Employment, SecretaryId> employment_then;

  std::size_t size() const { return age.size(); }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("secretary.age", self.age);
    f("secretary.sex", self.sex);
    f("secretary.employment", self.employment);
    f("secretary.college", self.college);
    f("secretary.appointed", self.appointed);
    f("secretary.origin", self.origin);
    f("secretary.age_then", self.age_then);
    f("secretary.employment_then", self.employment_then);
  }
};

/// The post of secretary of every area.
struct Posts {
  /// Who holds it, or held it last where it is vacant: nobody holds two posts, and no row is left without one.
  Column<SecretaryId, AreaId> secretary;

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("post.secretary", self.secretary);
  }
};

/// All tables.
struct Population {
  Subdistricts subdistricts;
  Areas areas;
  Compounds compounds;
  BuildingGroups groups;
  Households households;
  Residents residents;
  Secretaries secretaries;
  Posts posts;

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    Subdistricts::for_each_column(self.subdistricts, f);
    Areas::for_each_column(self.areas, f);
    Compounds::for_each_column(self.compounds, f);
    BuildingGroups::for_each_column(self.groups, f);
    Households::for_each_column(self.households, f);
    Residents::for_each_column(self.residents, f);
    Secretaries::for_each_column(self.secretaries, f);
    Posts::for_each_column(self.posts, f);
  }
};

}  // namespace linli
