#include "compare/asked.hpp"

#include "compare/comparison.hpp"
#include "compare/made_study.hpp"
#include "core/errors.hpp"

#include <gtest/gtest.h>

#include <string>

namespace linli {
namespace {

Plan asked_plan()
{
  Plan plan = test::made_plan({"as_now", "calls"}, 1);
  plan.outcomes.push_back(test::made_outcome("trust", "trust"));
  return plan;
}

std::string complaint(const CompareOptions& options)
{
  try {
    asked_of(asked_plan(), options);
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::usage);
    std::string out;
    for (const Problem& problem : error.problems()) out += problem.text() + "\n";
    return out;
  }
  return "nothing was wrong";
}

TEST(Asked, AWrongOutcomeNamesTheNearest)
{
  EXPECT_EQ(complaint({.outcomes = {"takin_part"}}),
            "there is no outcome called `takin_part` — did you mean `taking_part`?\n");
  EXPECT_EQ(complaint({.outcomes = {"zzz"}}),
            "there is no outcome called `zzz` (known here: taking_part and trust)\n");
}

TEST(Asked, AllFaultsAreToldAtOnce)
{
  EXPECT_EQ(complaint({.outcomes = {"trost"}, .by = {"age_bend"}, .window = "last year"}),
            "there is no outcome called `trost` — did you mean `trust`?\n"
            "there is no grouping called `age_bend` — did you mean `age_band`?\n"
            "--window: `last year` is no window — write for example --window 'last 52 weeks' or --window "
            "'week 0..week "
            "51'\n");
}

TEST(Asked, WindowsAreWeeksOfTheStudy)
{
  EXPECT_EQ(read_window("last 2 weeks", asked_plan()), (Window{2, 3}));
  EXPECT_EQ(read_window("week -1..week 0", asked_plan()), (Window{-1, 0}));
  EXPECT_EQ(complaint({.window = "week 2..week 1"}),
            "--window: it ends before it begins — write the first week first\n");
  EXPECT_EQ(complaint({.window = "week 0..week 4"}),
            "--window: `week 0..week 4` is outside the runs (which go from week -1 to week 3, 2017-12-25 to "
            "2018-01-22)\n");
  EXPECT_NE(complaint({.window = "last 5 weeks"}), "nothing was wrong") << "one of them is the burn-in";
  for (const char* text :
       {"week 1", "week 1..2", "week 1..week 2 ", "week x..week 2", "last 0 weeks", "last -1 weeks"})
    EXPECT_NE(complaint({.window = text}), "nothing was wrong") << text;
}

TEST(Asked, AWindowTakesThePlaceOfAllWindows)
{
  const Asked asked = asked_of(asked_plan(), {.outcomes = {"trust"}, .window = "week 3..week 3"});
  EXPECT_EQ(asked.plan.outcomes[0].first, test::made_burn_in + 3);
  EXPECT_EQ(asked.plan.outcomes[1].last, test::made_burn_in + 3);
  EXPECT_TRUE(asked.tells("trust"));
  EXPECT_FALSE(asked.tells("taking_part"));
}

TEST(Asked, WhatIsReadIsTheWindowAskedFor)
{
  const test::MadeStudy study(asked_plan());
  study.put(0, 0, {.taking_part = 0.2});
  study.put(1, 0, {.taking_part = 0.5});
  const StudyComparison all =
      compare(study.directory(), {.outcomes = {"taking_part"}, .window = "week 3..week 3"});
  EXPECT_EQ(all.table.value(0, 0, 0), 99) << "as made runs have in week 3";
}

TEST(Asked, ADirectoryWithoutAStudyIsRefused)
{
  const test::TemporaryDirectory folder;
  try {
    compare({folder.path()}, {});
    FAIL() << "there is no study";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::io);
    EXPECT_EQ(error.problems().front().problem, "is no directory of a study");
  }
  const test::MadeStudy empty(asked_plan());
  EXPECT_THROW(compare(empty.directory(), {}), Error) << "there is no result yet";
}

}  // namespace
}  // namespace linli
