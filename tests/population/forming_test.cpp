// The steps of synthesis one by one, on a handful of people.
#include "core/errors.hpp"
#include "population/age_steps.hpp"
#include "population/household_forming.hpp"
#include "population/household_kinds.hpp"
#include "population/housing.hpp"
#include "population/person_pool.hpp"
#include "population/person_table.hpp"
#include "support/putuo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

namespace linli {
namespace {

using testing::HasSubstr;

constexpr Luck luck{1, 0};

/// Some people of one kind: all of one age step, registered here, with senior secondary schooling.
struct Some {
  std::size_t step;
  Sex sex;
  std::uint32_t count;
};

PersonPool pool_of(const std::vector<Some>& people)
{
  const JointTable axes = person_axes();
  std::vector<std::uint32_t> counts(axes.cells(), 0);
  for (const Some& some : people) {
    const int age = age_steps[some.step].low;
    const Activity activity = age < 16 ? Activity::child : age < 65 ? Activity::employed : Activity::retired;
    const std::size_t cell = some.step * axes.stride(person_axis::age) +
                             static_cast<std::size_t>(some.sex) * axes.stride(person_axis::sex) +
                             2 * axes.stride(person_axis::education) +
                             static_cast<std::size_t>(activity) * axes.stride(person_axis::activity);
    counts[cell] += some.count;
  }
  return {axes, counts, luck, 0};
}

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

TEST(AgeSteps, CoverEveryAgeAndBand)
{
  int next = 0;
  std::array<double, census_bands> share{};
  for (std::size_t s = 0; s < age_steps.size(); ++s) {
    EXPECT_EQ(age_steps[s].low, next);
    next = age_steps[s].high;
    share.at(age_steps[s].band) += share_of_band(s);
  }
  EXPECT_EQ(next, oldest_age + 1);
  for (const double s : share) EXPECT_NEAR(s, 1, 1e-12);
}

TEST(PersonPool, HoldsWhomItWasGiven)
{
  PersonPool pool = pool_of({{8, Sex::male, 10}, {17, Sex::female, 5}});  // 20 to 24, 65 to 69
  EXPECT_EQ(pool.left({0, oldest_age}), 15U);
  EXPECT_EQ(pool.left({20, 24}), 10U);
  EXPECT_EQ(pool.left(elderly), 5U);
  for (int age = 20; age < 25; ++age) EXPECT_EQ(pool.left(Registration::here, Sex::male, age), 2U) << age;
  for (int age = 65; age < 70; ++age) EXPECT_EQ(pool.left(Registration::here, Sex::female, age), 1U) << age;
  const auto person = pool.take(Registration::here, Sex::male, 22);
  ASSERT_TRUE(person);
  EXPECT_EQ(person->age, 22);
  EXPECT_EQ(person->sex, Sex::male);
  EXPECT_EQ(person->education, Education::senior_secondary);
  EXPECT_EQ(person->activity, Activity::employed);
  EXPECT_EQ(person->party, Party::none);
  EXPECT_EQ(pool.left({0, oldest_age}), 14U);
  EXPECT_FALSE(pool.take(Registration::non_local, Sex::male, 22));
}

TEST(PersonPool, FindsTheNearestInAge)
{
  PersonPool pool =
      pool_of({{8, Sex::male, 5}, {17, Sex::male, 5}});  // one of each age 20 to 24 and 65 to 69
  const auto nearest = [&](int want, int reach) {
    const auto person = pool.nearest(want, {0, oldest_age}, reach, Sex::male, Registration::here);
    return person ? static_cast<int>(person->age) : -1;
  };
  EXPECT_EQ(nearest(22, 0), 22);
  EXPECT_EQ(nearest(22, 0), -1) << "taken";
  EXPECT_EQ(nearest(22, 1), 21) << "the younger of two as near";
  EXPECT_EQ(nearest(50, 14), -1);
  EXPECT_EQ(nearest(50, 15), 65);
  EXPECT_FALSE(pool.nearest(22, {0, 19}, 99, Sex::male, Registration::here)) << "outside the ages";
  EXPECT_FALSE(pool.nearest(22, {0, 99}, 99, Sex::female, Registration::here));
}

TEST(PersonPool, TakesAnybodyUntilNobodyIsLeft)
{
  PersonPool pool = pool_of({{8, Sex::male, 30}, {8, Sex::female, 10}});
  Draws draws(luck, Stream::household_members, 0, 0);
  EXPECT_FALSE(pool.any(draws, {0, 19}));
  int women = 0;
  while (const auto person = pool.any(draws, {0, oldest_age})) women += person->sex == Sex::female ? 1 : 0;
  EXPECT_EQ(women, 10);
  EXPECT_EQ(pool.left({0, oldest_age}), 0U);
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

TEST(PersonsBySubdistrict, AreTheResidentsOfEachSubdistrict)
{
  const Margins& margins = test::putuo_margins();
  JointTable persons = assumed_person_structure();
  const std::vector<Constraint> constraints = person_constraints(persons, margins);
  fit(persons, constraints);
  EXPECT_NEAR(persons.total(), 1254524, 1);
  const WholePersons whole = persons_by_subdistrict(persons, margins, 1);
  ASSERT_EQ(whole.size(), 10U);
  for (std::size_t s = 0; s < 10; ++s) {
    EXPECT_EQ(std::accumulate(whole[s].begin(), whole[s].end(), std::uint64_t{0}),
              static_cast<std::uint64_t>(margins["residents_by_subdistrict"].counts[s]));
  }
  // Cells that the assumed structure excludes stay empty: no child is employed, no minor in the Party.
  for (std::size_t cell = 0; cell < persons.cells(); ++cell) {
    const int age = age_steps[persons.at(cell, person_axis::age)].low;
    const bool child = persons.at(cell, person_axis::activity) == 0;
    if (child != (age < 16) || (age < 18 && persons.at(cell, person_axis::party) > 0)) {
      for (const auto& counts : whole) ASSERT_EQ(counts[cell], 0U) << cell;
    }
  }
}

TEST(HousingBySubdistrict, CarriesRoundingOn)
{
  // Households of one class in ten subdistricts of seven each, half owners in old public housing and half
  // renters in commodity compounds: 35 of each, though seven is odd.
  FormedHouseholds town;
  town.first.push_back(0);
  for (std::size_t h = 0; h < 7; ++h) {
    town.people.push_back({.age = 40});
    town.first.push_back(static_cast<std::uint32_t>(town.people.size()));
    town.kind.push_back(0);
    town.living.push_back(Living::family);
  }
  const std::size_t c = household_class(town, 0);
  JointTable fitted({household_classes, 3, 4});
  fitted[c * 12 + 1] = 35;
  fitted[c * 12 + 6] = 35;
  const std::vector<WholeHousing> homes =
      housing_by_subdistrict(std::vector<FormedHouseholds>(10, town), fitted);
  std::uint32_t owners = 0;
  std::uint32_t renters = 0;
  for (const WholeHousing& h : homes) {
    EXPECT_EQ(h[c][1] + h[c][6], 7U);
    EXPECT_GE(h[c][1], 3U);
    EXPECT_LE(h[c][1], 4U);
    owners += h[c][1];
    renters += h[c][6];
  }
  EXPECT_EQ(owners, 35U);
  EXPECT_EQ(renters, 35U);
}

TEST(PlaceLifts, StopsAtTheTarget)
{
  const std::vector<std::uint32_t> households{10, 10, 10, 10, 7, 0};
  const std::vector<Regime> regime(6, Regime::commodity);
  const std::vector<std::uint8_t> age(6, 10);
  const auto reached = [&](double target) {
    const std::vector<std::uint8_t> lift = place_lifts(households, regime, age, target, luck);
    std::uint32_t sum = 0;
    for (std::size_t g = 0; g < lift.size(); ++g) sum += lift[g] * households[g];
    EXPECT_EQ(lift[5], 0) << "nobody lives there";
    return sum;
  };
  EXPECT_EQ(reached(0), 0U);
  EXPECT_EQ(reached(47), 47U);
  EXPECT_EQ(reached(20), reached(20));
  EXPECT_LE(reached(25), 25U);
  EXPECT_GE(reached(25), 17U);
}

TEST(PlaceLifts, PrefersNewTallBuildings)
{
  // 200 groups of old lanes against 200 of commodity housing, one point per ten years and ten points for the
  // kind: a Gumbel number would have to outweigh 16 points.
  std::vector<Regime> regime(200, Regime::lane);
  regime.resize(400, Regime::commodity);
  std::vector<std::uint8_t> age(200, 80);
  age.resize(400, 15);
  const std::vector<std::uint8_t> lift =
      place_lifts(std::vector<std::uint32_t>(400, 30), regime, age, 6000, luck);
  EXPECT_EQ(std::accumulate(lift.begin(), lift.begin() + 200, 0), 0);
  EXPECT_EQ(std::accumulate(lift.begin() + 200, lift.end(), 0), 200);
}

}  // namespace
}  // namespace linli
