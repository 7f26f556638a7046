/// The answer that the page of a study gives in words.  It stands here, as it is tried on the made-up studies of these tests.
#include "compare/made_study.hpp"
#include "report/answer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace linli {
namespace {

using test::MadeStudy;
using ::testing::HasSubstr;
using ::testing::Not;

Answer answer_to(const MadeStudy& study)
{
  const StudyComparison comparison = compare(study.directory(), {});
  return answer_of(comparison, study.directory(), PageNames(comparison, study.directory()));
}

Plan labelled_plan()
{
  Plan plan = test::made_plan({"as_now", "calls", "relief"}, 4);
  plan.arms[0].label = {"As now", "现状"};
  plan.arms[1].label = {"Calls", "上门"};
  plan.outcomes[0].label = {"Taking part", "参与率"};
  return plan;
}

/// Calls add 2, 4, 2, 4 points; relief adds so many, in some replicates only.
void put_all(const MadeStudy& study, double relief, std::size_t replicates_of_relief)
{
  constexpr std::array<double, 4> luck{0.20, 0.24, 0.22, 0.30};
  for (std::size_t cell = 0; cell < study.plan.cells.size(); ++cell) {
    const std::size_t arm = study.plan.cells[cell].arm;
    for (std::size_t r = 0; r < (arm == 2 ? replicates_of_relief : luck.size()); ++r) {
      const double calls = 0.02 + (r % 2 == 0 ? 0.0 : 0.02);
      study.put(cell, r, {.taking_part = luck.at(r) + (arm == 1 ? calls : arm == 2 ? relief : 0.0)});
    }
  }
}

TEST(PageAnswer, NamesTheBestWithItsInterval)
{
  const MadeStudy study(labelled_plan());
  put_all(study, 0, 4);
  const Answer answer = answer_to(study);
  EXPECT_THAT(answer.paragraph.en,
              HasSubstr("Calls does most for Taking part: 3 points [1, 5] higher than As now"));
  EXPECT_THAT(answer.paragraph.zh,
              HasSubstr("对参与率作用最大的是上门：比现状高3个百分点（95 % 区间 1 至 5）"));
  EXPECT_EQ(answer.best, "calls");
  ASSERT_EQ(answer.lines.size(), 2U);
  EXPECT_EQ(answer.lines[1].en, "relief: Taking part stays exactly as it is.");
}

TEST(PageAnswer, DoesNotHideASureArmBehindOneThatRestsOnASinglePair)
{
  const MadeStudy study(labelled_plan());
  put_all(study, 0.2, 1);
  const Answer answer = answer_to(study);
  EXPECT_THAT(answer.paragraph.en, HasSubstr("Calls does most for Taking part"));
  EXPECT_EQ(answer.best, "calls");
  EXPECT_THAT(answer.paragraph.en,
              HasSubstr("The mean of relief is better still, but chance alone may have made it."));
  EXPECT_THAT(answer.lines[0].en, HasSubstr("relief: Taking part rises by 20.0 points (no interval)"));
  EXPECT_THAT(answer.warnings[0].en, HasSubstr("3 of 12 runs are missing"));
}

TEST(PageAnswer, NotesAreSaidInBothLanguages)
{
  Plan plan = labelled_plan();
  plan.panels = {When::week(1)};
  const MadeStudy study(plan);
  study.put(0, 0, {.took_part = {0, 0}});
  study.put(1, 0, {.took_part = {1, 1}, .seed = 2});
  const StudyComparison comparison = compare(study.directory(), {}, WithResidents::yes);
  const PageNames names(comparison, study.directory());
  const std::vector<Spoken> notes = names.notes(comparison.residents->notes);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_THAT(notes[0].en, HasSubstr("Calls: its people are not those of the reference"));
  EXPECT_THAT(notes[0].zh, HasSubstr("上门：其居民与对照方案的居民不同"));
  EXPECT_EQ(names.notes({{"calls − as_now", "en", "zh"}})[0].zh, "上门 − 现状：zh");
}

TEST(PageAnswer, SaysThatNothingIsClear)
{
  const MadeStudy study(labelled_plan());
  put_all(study, 0, 4);
  Plan plan = labelled_plan();
  plan.outcomes[0].aim = StudyOutcome::Aim::lower;  // then calls do harm
  const MadeStudy harmed(plan);
  put_all(harmed, 0, 4);
  EXPECT_THAT(answer_to(harmed).paragraph.en,
              HasSubstr("No arm is clearly better than As now for Taking part"));
  EXPECT_THAT(answer_to(study).paragraph.en, Not(HasSubstr("No arm")));
}

}  // namespace
}  // namespace linli
