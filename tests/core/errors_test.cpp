#include "core/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace linli {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

TEST(Problem, IsTextWithEveryPart)
{
  const Problem all{.file = "a.yaml",
                    .line = 3,
                    .column = 5,
                    .path = "network.clustering",
                    .problem = "0.9 is too much",
                    .why = "a ring has less",
                    .hint = "lower it"};
  EXPECT_EQ(all.text(), "a.yaml:3:5: network.clustering: 0.9 is too much (a ring has less) — lower it");
}

TEST(Problem, LeavesOutWhatIsEmpty)
{
  EXPECT_EQ((Problem{.problem = "no"}.text()), "no");
  EXPECT_EQ((Problem{.file = "a.yaml", .problem = "no"}.text()), "a.yaml: no");
  EXPECT_EQ((Problem{.file = "a.yaml", .line = 3, .problem = "no"}.text()), "a.yaml:3: no");
  EXPECT_EQ((Problem{.line = 3, .column = 4, .problem = "no"}.text()), "no");
  EXPECT_EQ((Problem{.path = "run.seed", .problem = "no"}.text()), "run.seed: no");
  EXPECT_EQ((Problem{.problem = "no", .why = "because"}.text()), "no (because)");
  EXPECT_EQ((Problem{.problem = "no", .hint = "yes?"}.text()), "no — yes?");
}

TEST(Error, TellsEverythingAtOnce)
{
  const Error error(Exit::scenario, {{.path = "a", .problem = "one"}, {.path = "b", .problem = "two"}});
  EXPECT_STREQ(error.what(), "a: one\nb: two");
  EXPECT_EQ(error.exit(), Exit::scenario);
  ASSERT_EQ(error.problems().size(), 2U);
  EXPECT_EQ(error.problems()[1].path, "b");
}

TEST(Error, OfOneFaultNeedsNoPlace)
{
  const Error error(Exit::io, "cannot write", "disk full", "make room");
  EXPECT_STREQ(error.what(), "cannot write (disk full) — make room");
  EXPECT_EQ(error.exit(), Exit::io);
  ASSERT_EQ(error.problems().size(), 1U);
  EXPECT_EQ(error.problems()[0].why, "disk full");
  EXPECT_STREQ(Error(Exit::usage, "no").what(), "no");
}

TEST(Exit, HasTheCodesOfTheHandbook)
{
  EXPECT_EQ(static_cast<int>(Exit::complete), 0);
  EXPECT_EQ(static_cast<int>(Exit::usage), 2);
  EXPECT_EQ(static_cast<int>(Exit::scenario), 3);
  EXPECT_EQ(static_cast<int>(Exit::io), 4);
  EXPECT_EQ(static_cast<int>(Exit::checkpoint), 5);
  EXPECT_EQ(static_cast<int>(Exit::invariant), 6);
  EXPECT_EQ(static_cast<int>(Exit::resources), 7);
  EXPECT_EQ(static_cast<int>(Exit::output_in_use), 8);
  EXPECT_EQ(static_cast<int>(Exit::bug), 70);
  EXPECT_EQ(static_cast<int>(Exit::stopped), 75);
}

template <class F>
std::string bug_of(F&& f)
{
  try {
    f();
  } catch (const Bug& bug) {
    return bug.what();
  }
  return {};
}

TEST(Contracts, NameThePlaceWhereTheyBroke)
{
  const int line = __LINE__ + 1;
  const std::string before = bug_of([] { expects(false, "a positive shape"); });
  EXPECT_THAT(before, HasSubstr("errors_test.cpp:" + std::to_string(line) + ":"));
  EXPECT_THAT(before, EndsWith("precondition failed: a positive shape"));
  EXPECT_THAT(bug_of([] { ensures(false, "everybody has a home"); }),
              EndsWith("postcondition failed: everybody has a home"));
}

TEST(Contracts, AreSilentWhenKept)
{
  EXPECT_NO_THROW(expects(true, "this"));
  EXPECT_NO_THROW(ensures(true, "that"));
}

TEST(Bug, IsNoErrorOfTheUser)
{
  EXPECT_THROW(expects(false, ""), std::logic_error);
  EXPECT_FALSE((std::is_base_of_v<Error, Bug>));
}

}  // namespace
}  // namespace linli
