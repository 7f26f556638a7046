#include "study/recorded.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

OutputParams some()
{
  OutputParams out{{"turnout", "trust"}, {"district", "area"}, {"elections"}, {}, {}};
  out.panels["p"] = {{"took_part", "belonging"}, 0.5, {When::week(0), When::week(52)}, 26, true};
  out.surveys["s"] = {{When::week(10)}};
  return out;
}

/// What is changed in what is asked for, and in a result that has that.
template <class Change>
void expect_refused(const Change& change)
{
  OutputParams asked = some();
  change(asked);
  EXPECT_FALSE(serves(some(), asked));
  EXPECT_TRUE(serves(asked, asked));
  EXPECT_NE(recording_digest(some()), recording_digest(asked));
}

TEST(Recorded, ServesWhatIsNoMoreThanIt)
{
  EXPECT_TRUE(serves(some(), some()));
  OutputParams asked = some();
  asked.series = {"trust"};
  asked.groups = {"district"};
  asked.events = {};
  asked.panels["p"].columns = {"belonging"};
  asked.panels["p"].weeks = {When::week(52)};
  asked.panels["p"].every = 52;
  EXPECT_TRUE(serves(some(), asked));
  EXPECT_FALSE(serves(asked, some()));
  asked.panels["p"].every = 0;
  EXPECT_TRUE(serves(some(), asked));
  asked.panels.clear();
  asked.surveys.clear();
  EXPECT_TRUE(serves(some(), asked));
  EXPECT_TRUE(serves({}, {}));
}

TEST(Recorded, DoesNotServeWhatIsMore)
{
  expect_refused([](OutputParams& o) { o.series.push_back("all"); });
  expect_refused([](OutputParams& o) { o.groups.push_back("sex"); });
  expect_refused([](OutputParams& o) { o.events.push_back("moves"); });
  expect_refused([](OutputParams& o) { o.panels["q"] = o.panels["p"]; });
  expect_refused([](OutputParams& o) { o.panels["p"].share = 1; });
  expect_refused([](OutputParams& o) { o.panels["p"].adults_only = false; });
  expect_refused([](OutputParams& o) { o.panels["p"].columns.push_back("all"); });
  expect_refused([](OutputParams& o) { o.panels["p"].weeks.push_back(When::week(1)); });
  expect_refused([](OutputParams& o) { o.panels["p"].every = 39; });
  expect_refused([](OutputParams& o) { o.surveys["s"].sample += 1; });
  expect_refused([](OutputParams& o) { o.surveys["s"].weeks.push_back(When::week(11)); });
  expect_refused([](OutputParams& o) { o.surveys["t"] = o.surveys["s"]; });
}

TEST(Recorded, OfAllServesEveryNameButLevers)
{
  OutputParams all{{"all"}, {"district"}, {"all"}, {}, {}};
  all.panels["p"] = {{"all"}, 1, {When::week(0)}};
  OutputParams asked{{"trust"}, {"district"}, {"moves"}, {}, {}};
  asked.panels["p"] = {{"belonging"}, 1, {When::week(0)}};
  EXPECT_TRUE(serves(all, asked));
  asked.series.push_back("lever.appeal");
  EXPECT_FALSE(serves(all, asked));
  all.series.push_back("lever.appeal");
  EXPECT_TRUE(serves(all, asked));
  EXPECT_FALSE(serves(asked, all));
}

TEST(Recorded, IsTheSameInAnotherOrder)
{
  OutputParams other = some();
  other.series = {"trust", "turnout", "trust"};
  other.groups = {"area", "district"};
  other.panels["p"].columns = {"belonging", "took_part"};
  other.panels["p"].weeks = {When::week(52), When::week(0)};
  EXPECT_EQ(recording_digest(some()), recording_digest(other));
  EXPECT_TRUE(serves(some(), other));
}

}  // namespace
}  // namespace linli
