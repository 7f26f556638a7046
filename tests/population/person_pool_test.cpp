#include "population/person_pool.hpp"

#include "some_people.hpp"
#include "support/putuo.hpp"

#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <vector>

namespace linli {
namespace {

using namespace test;

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

}  // namespace
}  // namespace linli
