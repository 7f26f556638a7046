#include "scenario/problem_with.hpp"

#include <gmock/gmock.h>

namespace linli {
namespace {

Scenario written()
{
  Scenario scenario;
  scenario.file = "mine.yaml";
  scenario.origins = {{"output.panels.a", {"base.yaml", 4}},
                      {"output.panels.a.weeks", {"mine.yaml", 7}},
                      {"output.series", {"--set", 0}}};
  return scenario;
}

std::string told(const std::string& path)
{
  return problem_with(written(), path, "is wrong", "because", "try this").text();
}

TEST(ProblemWith, IsToldWhereTheValueIsWritten)
{
  EXPECT_EQ(told("output.panels.a.weeks"),
            "mine.yaml:7: output.panels.a.weeks: is wrong (because) — try this");
  EXPECT_EQ(told("output.series"), "--set: output.series: is wrong (because) — try this");
}

TEST(ProblemWith, IsToldAtTheSectionOfWhatIsNotWritten)
{
  EXPECT_EQ(told("output.panels.a.columns"),
            "base.yaml:4: output.panels.a.columns: is wrong (because) — try this");
  EXPECT_EQ(told("output.surveys.b.weeks"),
            "mine.yaml: output.surveys.b.weeks: is wrong (because) — try this");
}

TEST(ProblemWith, UnknownNamesHaveTheNearestOrAll)
{
  const std::vector<std::string> known{"north", "south"};
  EXPECT_EQ(unknown_name(written(), "x", "town", "nort", known).text(),
            "mine.yaml: x: there is no town called nort — did you mean north?");
  EXPECT_EQ(unknown_name(written(), "x", "town", "xyzzy", known).text(),
            "mine.yaml: x: there is no town called xyzzy (known are north and south)");
  EXPECT_EQ(unknown_series(written(), "output.series", "xyzzy", known).text(),
            "--set: output.series: there is no series called xyzzy — all of them: linli schema --series en");
}

Exit exit_of(const std::vector<Problem>& problems)
{
  try {
    refuse(problems);
  } catch (const Error& error) {
    EXPECT_EQ(error.problems().size(), problems.size());
    return error.exit();
  }
  return Exit::complete;
}

TEST(ProblemWith, TheCodeIsThatOfUsageIfOnlyOptionsHaveFaults)
{
  const Problem of_option = problem_with(written(), "output.series", "a", "");
  const Problem of_file = problem_with(written(), "output.panels.a.weeks", "b", "");
  EXPECT_EQ(exit_of({}), Exit::complete);
  EXPECT_EQ(exit_of({of_option}), Exit::usage);
  EXPECT_EQ(exit_of({of_file}), Exit::scenario);
  EXPECT_EQ(exit_of({of_option, of_file}), Exit::scenario);
}

TEST(ProblemWith, PlacesWhatHasAPathOnly)
{
  const Error error(Exit::scenario, {{.path = "output.panels.a.weeks", .problem = "a"},
                                     {.file = "data.yaml", .line = 3, .path = "x", .problem = "b"},
                                     {.problem = "c"}});
  try {
    throw_placed(written(), error);
  } catch (const Error& placed) {
    EXPECT_STREQ(placed.what(), "mine.yaml:7: output.panels.a.weeks: a\ndata.yaml:3: x: b\nc");
    EXPECT_EQ(placed.exit(), Exit::scenario);
  }
}

}  // namespace
}  // namespace linli
