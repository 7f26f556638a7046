#pragma once
/// Populations written down by hand: area → compound → building group → household → people, laid out in the
/// same tables, with the same invariants, as a synthetic district.
///
///     const Population p = population_of({area_of({group_of({{.people = {{.age = 40}, {.age = 8}}}})})});
///     const Population q = population_of(copies(4, area_of(copies(3, group_of(singles(10))))));
#include "population/tables.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linli::test {

struct TinyPerson {
  int age = 40;
  Sex sex = Sex::female;
  Registration registration = Registration::here;
  Education education = Education::senior_secondary;
  std::optional<Activity> activity{};  ///< not given: child under 16, retired from 60, else employed
  Party party = Party::none;
  int years_here = 10;
  int free_hours = 20;
  float propensity = 0;
};

struct TinyHousehold {
  std::vector<TinyPerson> people{};
  Tenure tenure = Tenure::owner;
  Living living = Living::family;
  std::size_t kind = 0;  ///< index into household_kinds(); not derived from the people
};

struct TinyGroup {
  std::vector<TinyHousehold> households{};
  std::uint8_t lift = 0;
};

struct TinyCompound {
  std::vector<TinyGroup> groups{};
  Regime regime = Regime::public_or_sold;
  int age = 30;
};

struct TinySecretary {
  int age = 52;
  Sex sex = Sex::female;
  Employment employment = Employment::other;
  std::uint8_t college = 1;
};

struct TinyArea {
  std::vector<TinyCompound> compounds{};
  TinySecretary secretary{};
};

struct TinySubdistrict {
  std::vector<TinyArea> areas{};
  std::string name = "tiny";
  std::string name_zh = "小街";
};

/// The tables.  Keys are row numbers, areas are numbered from 1; bands, adults and all ranges are derived.
Population population_of(const std::vector<TinySubdistrict>& subdistricts);
/// The same with one subdistrict called "tiny".
Population population_of(const std::vector<TinyArea>& areas);

/// `count` households of one such person each.
std::vector<TinyHousehold> singles(std::size_t count, const TinyPerson& person = {});
TinyGroup group_of(std::vector<TinyHousehold> households);
/// One compound of these groups.
TinyArea area_of(std::vector<TinyGroup> groups);

/// The same thing several times: areas, compounds, groups, households or people.
template <class T>
std::vector<T> copies(std::size_t count, const T& one)
{
  return std::vector<T>(count, one);
}

}  // namespace linli::test
