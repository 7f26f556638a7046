#include "compare/residents.hpp"

#include "compare/comparison.hpp"
#include "compare/made_study.hpp"
#include "core/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace linli {
namespace {

using ::testing::ElementsAre;
using ::testing::Property;

Plan with_panels()
{
  Plan plan = test::made_plan({"as_now", "calls"}, 2);
  plan.panels = {When::week(1)};
  return plan;
}

const Switched& told(const StudyComparison& all, const std::string& group, const std::string& member)
{
  for (const Switched& one : all.residents->all)
    if (one.group == group && one.member == member) return one;
  throw Bug("nothing is told of them");
}

TEST(CompareResidents, CountsWhoTookPartInOneArmOnly)
{
  const test::MadeStudy study(with_panels());
  // Seven residents, men and women in turn; the last is a child.  16 is an election, which is no weekly channel.
  for (std::size_t r = 0; r < 2; ++r) {
    study.put(0, r, {.took_part = {0, 1, 0, 2, 16, 0, 0}});
    study.put(1, r, {.took_part = {1, 0, 4, 2, 0, 16, 1}});
  }
  const StudyComparison all = compare(study.directory(), {}, WithResidents::yes);
  ASSERT_TRUE(all.residents);
  // At a scale of a half each stands for two.
  EXPECT_EQ(told(all, "adults", "").adults.estimate, 12);
  EXPECT_EQ(told(all, "adults", "").only_here.estimate, 4) << "the first and the third";
  EXPECT_EQ(told(all, "adults", "").only_reference.estimate, 2) << "the second";
  EXPECT_EQ(told(all, "sex", "male").only_here.estimate, 4);
  EXPECT_EQ(told(all, "sex", "female").only_here.estimate, 0);
  EXPECT_EQ(told(all, "sex", "female").only_reference.estimate, 2);
  EXPECT_EQ(told(all, "adults", "").week, 1);
  EXPECT_EQ(told(all, "adults", "").replicates, 2U);
}

TEST(CompareResidents, WhoMovedInUnderOneArmOnlyIsAnotherPerson)
{
  const test::MadeStudy study(with_panels());
  study.put(0, 0, {.took_part = {0, 0, 0}, .arrived = {-2, -2, -2}});
  study.put(1, 0, {.took_part = {1, 1, 0}, .arrived = {-2, 0, -2}});
  const StudyComparison all = compare(study.directory(), {}, WithResidents::yes);
  EXPECT_EQ(told(all, "adults", "").adults.estimate, 2);
  EXPECT_EQ(told(all, "adults", "").only_here.estimate, 2);
}

TEST(CompareResidents, OfOtherPeopleNothingIsTold)
{
  const test::MadeStudy study(with_panels());
  study.put(0, 0, {.took_part = {0, 0}});
  study.put(1, 0, {.took_part = {1, 1}, .seed = 2});
  const StudyComparison all = compare(study.directory(), {}, WithResidents::yes);
  EXPECT_TRUE(all.residents->all.empty());
  EXPECT_THAT(all.residents->notes,
              ElementsAre(Property(
                  &Note::text,
                  "calls: its people are not those of the reference, and cannot be compared one by one")));
}

TEST(CompareResidents, ByNamesAGroupingOfThePanel)
{
  const test::MadeStudy study(with_panels());
  for (std::size_t cell = 0; cell < 2; ++cell) study.put(cell, 0, {.took_part = {1, 1, 0}});
  const StudyComparison all = compare(study.directory(), {.by = {"age_band"}}, WithResidents::yes);
  EXPECT_EQ(told(all, "age_band", "18-29").adults.estimate, 4);
  EXPECT_THROW(told(all, "sex", "male"), Bug);
  EXPECT_TRUE(all.residents->notes.empty());
}

TEST(CompareResidents, KnowsTheSubdistrictsOfTheirAreas)
{
  const test::MadeStudy study(with_panels());
  // Areas 10 (east), 11 (west), 12 (east) in turn.
  study.put(0, 0, {.by_area = {0.1, 0.1, 0.1}, .took_part = {0, 0, 0, 0, 0, 0}});
  study.put(1, 0, {.by_area = {0.1, 0.1, 0.1}, .took_part = {1, 0, 1, 1, 1, 0}});
  const StudyComparison all = compare(study.directory(), {}, WithResidents::yes);
  EXPECT_EQ(told(all, "subdistrict", "east").only_here.estimate, 6);
  EXPECT_EQ(told(all, "subdistrict", "west").only_here.estimate, 2);
  const StudyComparison other = compare(study.directory(), {.by = {"age_band", "area"}}, WithResidents::yes);
  EXPECT_THAT(other.residents->notes,
              ElementsAre(Property(&Note::text, "the panel does not tell residents apart by area")));
}

TEST(CompareResidents, WithoutPanelsTheyAreRefused)
{
  const test::MadeStudy study(test::made_plan({"as_now", "calls"}, 1));
  for (std::size_t cell = 0; cell < 2; ++cell) study.put(cell, 0, {});
  try {
    compare(study.directory(), {}, WithResidents::yes);
    FAIL() << "there are no panels";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::usage);
    EXPECT_EQ(error.problems().front().problem, "--residents: the study saved no residents");
  }
}

}  // namespace
}  // namespace linli
