#include "core/errors.hpp"
#include "population/household_forming.hpp"
#include "population/household_kinds.hpp"
#include "some_people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;
using testing::HasSubstr;

/// So many households of a kind with so many elders.
std::vector<std::uint32_t> wanted(const std::string& kind, std::size_t elders, std::uint32_t count)
{
  const auto& kinds = household_kinds();
  const auto at =
      std::find_if(kinds.begin(), kinds.end(), [&](const HouseholdKind& k) { return k.name == kind; });
  std::vector<std::uint32_t> counts(kinds.size() * 4, 0);
  counts.at(static_cast<std::size_t>(at - kinds.begin()) * 4 + elders) = count;
  return counts;
}

std::vector<int> ages_of(const FormedHouseholds& formed, std::size_t household)
{
  std::vector<int> ages;
  for (std::uint32_t p = formed.first[household]; p < formed.first[household + 1]; ++p) {
    ages.push_back(formed.people[p].age);
  }
  std::sort(ages.begin(), ages.end());
  return ages;
}

TEST(FormHouseholds, MakesCouples)
{
  PersonPool pool = pool_of({{10, Sex::male, 20}, {10, Sex::female, 20}});  // 30 to 34
  const FormedHouseholds formed = form_households(pool, wanted("couple", 0, 20), luck, 0);
  ASSERT_EQ(formed.size(), 20U);
  int mixed = 0;
  for (std::size_t h = 0; h < 20; ++h) {
    ASSERT_EQ(formed.people_of(h), 2U);
    mixed += formed.people[formed.first[h]].sex != formed.people[formed.first[h] + 1].sex ? 1 : 0;
    EXPECT_EQ(formed.living[h], Living::family);
  }
  EXPECT_GE(mixed, 18) << "the last may find nobody of the other sex near the wished age";
}

TEST(FormHouseholds, GivesChildrenTheirParents)
{
  // 4 children of 6 to 9, 8 adults of 35 to 39 and 8 of 70 to 74: all parents are of the middle generation.
  PersonPool pool = pool_of({{3, Sex::male, 4}, {11, Sex::male, 4}, {11, Sex::female, 4}});
  const FormedHouseholds formed = form_households(pool, wanted("couple_child", 0, 4), luck, 0);
  ASSERT_EQ(formed.size(), 4U);
  for (std::size_t h = 0; h < 4; ++h) {
    const std::vector<int> ages = ages_of(formed, h);
    ASSERT_EQ(ages.size(), 3U);
    EXPECT_LT(ages[0], 10);
    EXPECT_GE(ages[1], 35);
  }
}

TEST(FormHouseholds, PutsThreeGenerationsTogether)
{
  PersonPool pool = pool_of({{3, Sex::female, 3},
                             {11, Sex::male, 3},
                             {11, Sex::female, 3},
                             {17, Sex::male, 3},
                             {17, Sex::female, 3}});
  const FormedHouseholds formed = form_households(pool, wanted("three_generations_5", 2, 3), luck, 0);
  for (std::size_t h = 0; h < 3; ++h) {
    const std::vector<int> ages = ages_of(formed, h);
    ASSERT_EQ(ages.size(), 5U);
    EXPECT_LT(ages[0], 10);
    EXPECT_GE(ages[1], 35);
    EXPECT_LT(ages[2], 40);
    EXPECT_GE(ages[3], 65);
  }
}

TEST(FormHouseholds, LodgesEverybodyElseTogether)
{
  PersonPool pool = pool_of({{10, Sex::male, 30}, {10, Sex::female, 4}});
  const FormedHouseholds formed = form_households(pool, wanted("couple", 0, 4), luck, 0);
  std::size_t people = 0;
  std::size_t couples = 0;
  for (std::size_t h = 0; h < formed.size(); ++h) {
    people += formed.people_of(h);
    couples += formed.living[h] == Living::family ? 1U : 0U;
    if (formed.living[h] == Living::outside) {
      EXPECT_LE(formed.people_of(h), 8U);
    }
  }
  EXPECT_EQ(people, 34U);
  EXPECT_EQ(couples, 4U);
}

TEST(FormHouseholds, RefusesMoreMembersThanPeople)
{
  PersonPool pool = pool_of({{10, Sex::male, 3}});
  try {
    form_households(pool, wanted("couple", 0, 2), luck, 0);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    EXPECT_THAT(error.what(), HasSubstr("margin living/family_household"));
  }
}

TEST(HouseholdsBySubdistrict, PutsEldersWhereTheyLive)
{
  JointTable fitted({household_kinds().size(), 4});
  fitted[0 * 4 + 0] = 100;  // single, no elder
  fitted[0 * 4 + 1] = 100;  // single elder
  const auto homes = households_by_subdistrict(fitted, 1, {110, 90}, {80, 20}, 1);
  ASSERT_EQ(homes.size(), 2U);
  EXPECT_EQ(homes[0][1], 80U);
  EXPECT_EQ(homes[1][1], 20U);
  EXPECT_EQ(homes[0][0], 30U);
  EXPECT_EQ(homes[1][0], 70U);
}

TEST(HouseholdsBySubdistrict, RefusesEldersWithoutRoom)
{
  JointTable fitted({household_kinds().size(), 4});
  fitted[1 * 4 + 1] = 100;  // couples with one elder: two members
  fitted[0 * 4 + 0] = 100;
  EXPECT_THROW(households_by_subdistrict(fitted, 1, {100, 200}, {80, 20}, 1), Error);
}

}  // namespace
}  // namespace linli
