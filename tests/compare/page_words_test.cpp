/// The words of the page: one table of labels, in which nothing that results hold is missing; names of results.
#include "engine/observables.hpp"
#include "population/breakdowns.hpp"
#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/result_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace linli {
namespace {

using ::testing::ElementsAre;

TEST(PageWords, EveryGroupingAndItsMembersAreNamed)
{
  for (const Breakdown& one : breakdowns()) {
    const auto group = label_of("group." + one.name);
    ASSERT_TRUE(group.has_value()) << one.name;
    EXPECT_EQ(group->zh, one.zh) << "as schema and results call it";
    for (const std::string& member : one.labels)
      EXPECT_TRUE(label_of("member." + one.name + "." + member).has_value()) << one.name << " " << member;
  }
}

TEST(PageWords, EveryUnitOfASeriesHasItsChineseNameAsResultsDo)
{
  const std::set<std::string> without{"share", "probability", "number"};  // % or nothing
  for (const Observable& series : nameable_observables()) {
    if (without.contains(series.unit.en)) continue;
    const auto unit = label_of("unit." + series.unit.en);
    ASSERT_TRUE(unit.has_value()) << series.name << ": " << series.unit.en;
    EXPECT_EQ(unit->en, series.unit.en);
    EXPECT_EQ(unit->zh, series.unit.zh) << series.name;
    EXPECT_EQ(spoken_unit(series.unit.en).zh, series.unit.zh);
  }
}

TEST(PageWords, ResultsOfTheSameNameAreToldApartByTheirFolders)
{
  EXPECT_THAT(result_names({"/x/a.h5", "/y/b.h5"}), ElementsAre("a", "b"));
  EXPECT_THAT(result_names({"/x/a.h5", "/y/a.h5", "/y/b.h5"}), ElementsAre("x/a", "y/a", "b"));
  EXPECT_THAT(result_names({"/1/x/a.h5", "/2/x/a.h5"}), ElementsAre("1/x/a", "2/x/a"));
  EXPECT_THAT(result_names({"/x/a.h5", "/x/a.h5"}), ElementsAre("a", "a (2)"));
  EXPECT_THAT(result_names({"/a.h5", "/x/a.h5"}), ElementsAre("a", "x/a"));
}

TEST(PageWords, SeedsAreARangeWhereTheyAreOne)
{
  EXPECT_EQ(spoken_seeds({4}).en, "seed 4");
  EXPECT_EQ(spoken_seeds({1, 2, 3}).en, "seeds 1 to 3");
  EXPECT_EQ(spoken_seeds({1, 5}).zh, "随机种子 1, 5");
}

}  // namespace
}  // namespace linli
