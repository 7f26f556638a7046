#pragma once
/// The ranges of a population fit into each other.
#include "population/tables.hpp"

#include <gtest/gtest.h>

namespace linli::test {

template <class Parent, class Child>
void expect_partition(const Partition<Parent, Child>& p, std::size_t parents, std::size_t children,
                      const char* name)
{
  ASSERT_EQ(p.parents(), parents) << name;
  ASSERT_EQ(p.children(), children) << name;
  std::uint32_t end = 0;
  for (std::size_t k = 0; k < parents; ++k) {
    const IdRange<Child> range = p[Parent{k}];
    ASSERT_EQ(range.first.value, end) << name << ' ' << k;
    ASSERT_GE(range.last, range.first) << name << ' ' << k;
    end = range.last.value;
  }
}

/// Every row lies in exactly one row of the table above it, and the shortcuts agree with the way down.
inline void expect_whole(const Population& p)
{
  const std::size_t residents = p.residents.size();
  const std::size_t households = p.households.size();
  const std::size_t groups = p.groups.size();
  expect_partition(p.subdistricts.areas, p.subdistricts.size(), p.areas.size(), "areas");
  expect_partition(p.areas.compounds, p.areas.size(), p.compounds.size(), "compounds");
  expect_partition(p.areas.groups, p.areas.size(), groups, "groups of areas");
  expect_partition(p.areas.households, p.areas.size(), households, "households of areas");
  expect_partition(p.areas.residents, p.areas.size(), residents, "residents of areas");
  expect_partition(p.compounds.groups, p.compounds.size(), groups, "groups");
  expect_partition(p.groups.households, groups, households, "households");
  expect_partition(p.groups.residents, groups, residents, "residents of groups");
  expect_partition(p.households.residents, households, residents, "residents");
  for (std::size_t a = 0; a < p.areas.size(); ++a) {
    const AreaId area{a};
    const IdRange<CompoundId> compounds = p.areas.compounds[area];
    ASSERT_EQ(p.compounds.groups.between(compounds.first, compounds.last).first, p.areas.groups[area].first);
    ASSERT_EQ(p.compounds.groups.between(compounds.first, compounds.last).last, p.areas.groups[area].last);
    const IdRange<BuildingGroupId> own = p.areas.groups[area];
    ASSERT_EQ(p.groups.households.between(own.first, own.last).last, p.areas.households[area].last);
    ASSERT_EQ(p.groups.residents.between(own.first, own.last).last, p.areas.residents[area].last);
    const IdRange<HouseholdId> homes = p.areas.households[area];
    ASSERT_EQ(p.households.residents.between(homes.first, homes.last).last, p.areas.residents[area].last);
    std::uint32_t adults = 0;
    for (const ResidentId id : p.areas.residents[area]) adults += p.residents.age[id] >= 18 ? 1U : 0U;
    ASSERT_EQ(p.areas.adults[area], adults);
    ASSERT_EQ(p.areas.number[area], a + 1);
    ASSERT_EQ(p.areas.subdistrict[area], p.subdistricts.areas.parent_of(area));
  }
  for (std::size_t h = 0; h < households; ++h)
    ASSERT_GT(p.households.residents[HouseholdId{h}].size(), 0U) << h;
  for (std::size_t g = 0; g < groups; ++g) {
    ASSERT_GT(p.groups.households[BuildingGroupId{g}].size(), 0U) << g;
    const IdRange<HouseholdId> homes = p.groups.households[BuildingGroupId{g}];
    ASSERT_EQ(p.households.residents.between(homes.first, homes.last).last,
              p.groups.residents[BuildingGroupId{g}].last);
  }
}

}  // namespace linli::test
