#include "network/generate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

namespace linli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(NetworkParams, SplitTheDegree)
{
  const NetworkParams standard;  // 12 people, half in the group, 15 % outside
  EXPECT_EQ(standard.group_degree(), 6);
  EXPECT_DOUBLE_EQ(standard.outside_degree(), 1.8);
  EXPECT_DOUBLE_EQ(standard.area_degree(), 4.2);
  EXPECT_EQ((NetworkParams{.mean_degree = 20, .share_building_group = 0.3}).group_degree(), 6);
  EXPECT_EQ((NetworkParams{.mean_degree = 20, .share_building_group = 0.36}).group_degree(), 8)
      << "7.2 people: 3.6 pairs";
  EXPECT_EQ((NetworkParams{.mean_degree = 0}).group_degree(), 0);
  EXPECT_EQ((NetworkParams{.share_building_group = 0}).group_degree(), 0);
}

TEST(NetworkParams, KnowTheClusteringOfARing)
{
  const auto most = [](double degree) {
    return NetworkParams{.mean_degree = degree, .share_building_group = 1}.most_clustering();
  };
  EXPECT_DOUBLE_EQ(most(4), 0.5);       // 3 × 2 / (4 × 3)
  EXPECT_DOUBLE_EQ(most(6), 0.6);       // 3 × 4 / (4 × 5)
  EXPECT_DOUBLE_EQ(most(10), 2.0 / 3);  // 3 × 8 / (4 × 9)
  EXPECT_EQ(most(2), 0);
  EXPECT_EQ(most(0), 0);
}

TEST(NetworkParams, RewireForTheClustering)
{
  // C = C(0) (1 − p)³: with 6 neighbours C(0) = 0.6.
  const auto rewired = [](double clustering) { return NetworkParams{.clustering = clustering}.rewired(); };
  EXPECT_EQ(rewired(0.6), 0);
  EXPECT_NEAR(rewired(0.6 / 8), 0.5, 1e-12);
  EXPECT_NEAR(rewired(0.6 * 0.9 * 0.9 * 0.9), 0.1, 1e-12);
  EXPECT_EQ(rewired(0), 1);
  EXPECT_EQ((NetworkParams{.share_building_group = 0}).rewired(), 1);
}

/// What is contradictory, with the parameter to look at in front.
std::vector<std::string> contradictions(const NetworkParams& params)
{
  std::vector<std::string> found;
  for (const Contradiction& c : params.contradictions())
    found.push_back(c.keys.at(0) + ": " + c.problem + " (" + c.why + ")");
  return found;
}

TEST(NetworkParams, ThatShipAreConsistent)
{
  EXPECT_THAT(contradictions(NetworkParams{}), IsEmpty());
}

TEST(NetworkParams, NameClusteringThatARingCannotHave)
{
  EXPECT_THAT(contradictions({.clustering = 0.6}), IsEmpty());
  EXPECT_THAT(
      contradictions({.clustering = 0.61}),
      ElementsAre("clustering: clustering 0.61 is more than 0.600 (the most that 6 ties inside a building "
                  "group can have)"));
  EXPECT_THAT(contradictions({.mean_degree = 4, .share_building_group = 0.5}),
              ElementsAre(HasSubstr("clustering")))
      << "two neighbours close no triangle";
}

TEST(NetworkParams, NameSharesBeyondOne)
{
  EXPECT_THAT(
      contradictions({.share_building_group = 0.9, .share_outside = 0.2}),
      ElementsAre(HasSubstr(
          "share_outside: 10 ties in the building group and 2.40 outside are more than mean_degree 12")));
  EXPECT_EQ(contradictions({.share_building_group = 0.9, .share_outside = 0.2, .clustering = 0.75}).size(),
            2U);
}

TEST(NetworkParams, NameKeysThatExist)
{
  std::set<std::string> names;
  for (const Field& field : NetworkParams::describe()) names.insert(field.name);
  const NetworkParams params{.share_building_group = 0.9, .share_outside = 0.2, .clustering = 0.75};
  for (const Contradiction& c : params.contradictions()) {
    for (const std::string& key : c.keys) EXPECT_TRUE(names.contains(key)) << key;
  }
}

TEST(NetworkParams, AreDescribedOnce)
{
  std::set<std::string> names;
  for (const Field& field : NetworkParams::describe()) {
    EXPECT_TRUE(names.insert(field.name).second) << field.name;
    EXPECT_TRUE(field.valid.contains(std::get<double>(field.standard))) << field.name;
    EXPECT_TRUE(field.plausible.contains(std::get<double>(field.standard))) << field.name;
    EXPECT_GE(field.plausible.low, field.valid.low) << field.name;
    EXPECT_LE(field.plausible.high, field.valid.high) << field.name;
    EXPECT_FALSE(field.en.empty()) << field.name;
    EXPECT_FALSE(field.zh.empty()) << field.name;
    EXPECT_FALSE(field.source.empty()) << field.name;
  }
  EXPECT_EQ(names.size(), 10U);
}

}  // namespace
}  // namespace linli
