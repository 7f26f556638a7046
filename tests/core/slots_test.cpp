#include "core/slots.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace linli {
namespace {

struct TeamTag {
  static constexpr const char* name = "team";
};
using TeamId = Id<TeamTag>;
using Teams = Slots<TeamId>;

/// Two slots in each of the areas of these numbers.
Teams teams(const std::vector<std::uint16_t>& numbers, std::size_t room = 2)
{
  Column<std::uint16_t, AreaId> number;
  for (const std::uint16_t n : numbers) number.push_back(n);
  Teams out;
  out.make_room(room, number);
  return out;
}

TEST(Slots, AreEmptyToBeginWith)
{
  const Teams t = teams({4, 9});
  ASSERT_EQ(t.size(), 4U);
  EXPECT_EQ(t.of(AreaId{1}).first, TeamId{2});
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_FALSE(t.open(TeamId{k}));
    EXPECT_EQ(t.key(TeamId{k}).generation, 0);
  }
}

TEST(Slots, TheLowestEmptyOneOfThePlaceIsTaken)
{
  Teams t = teams({4, 9});
  EXPECT_EQ(t.found(AreaId{1}, 6), TeamId{2});
  EXPECT_EQ(t.found(AreaId{1}, 6), TeamId{3});
  EXPECT_FALSE(t.found(AreaId{1}, 6).exists()) << "there is no third";
  EXPECT_EQ(t.found(AreaId{0}, 6), TeamId{0}) << "other places are not touched";
  EXPECT_TRUE(t.open(TeamId{2}));
  EXPECT_EQ(t.founded(TeamId{2}), 7) << "counted from 1";
  EXPECT_EQ(t.closed(TeamId{2}), 0);
}

TEST(Slots, AreTakenAgainInTheWeekAfter)
{
  Teams t = teams({4}, 2);
  const TeamId first = t.found(AreaId{0}, Teams::before_the_run);
  EXPECT_EQ(t.founded(first), 0);
  t.close(first, 3);
  EXPECT_FALSE(t.open(first));
  EXPECT_EQ(t.closed(first), 4);
  EXPECT_EQ(t.found(AreaId{0}, 3), TeamId{1}) << "at the end of the week it shows who closed";
  EXPECT_EQ(t.found(AreaId{0}, 4), first);
  EXPECT_EQ(t.key(first).generation, 2);
  EXPECT_EQ(t.founded(first), 5);
  EXPECT_EQ(t.closed(first), 0);
}

TEST(Slots, ThatWereNeverTakenMayBeBeforeTheRun)
{
  Teams t = teams({4}, 1);
  EXPECT_EQ(t.found(AreaId{0}, Teams::before_the_run), TeamId{0});
  EXPECT_EQ(t.key(TeamId{0}).generation, 1);
}

TEST(Slots, KeysAreThoseOfTheNumberOfThePlaceNotOfItsRow)
{
  Teams whole = teams({1, 2, 3});
  Teams part = teams({3});
  whole.found(AreaId{2}, 0);
  part.found(AreaId{0}, 0);
  EXPECT_EQ(whole.key(TeamId{4}), part.key(TeamId{0}));
  EXPECT_EQ(part.key(TeamId{0}).slot, 3U << 16);
  EXPECT_EQ(part.key(TeamId{1}).slot, (3U << 16) + 1);
}

TEST(Slots, NoTwoShareLuck)
{
  // Over areas, slots and generations, in the same week and in others.
  Teams t = teams({1, 2, 65535}, 20);
  std::set<std::uint32_t> words;
  std::size_t drawn = 0;
  for (std::int64_t week = 0; week < 40; ++week) {
    for (std::size_t a = 0; a < 3; ++a) {
      const TeamId id = t.found(AreaId{a}, week);
      if (!id.exists()) continue;
      for (const std::uint32_t at : {0U, static_cast<std::uint32_t>(week + 1), 65535U}) {
        words.insert(draws_of({}, Stream::staff_start, at, t.key(id)).word());
        ++drawn;
      }
      if (week % 3 != 1) t.close(id, week);
    }
  }
  EXPECT_GT(drawn, 200U);
  EXPECT_EQ(words.size(), drawn);
}

TEST(Slots, StayAsTheyAreWhenRoomIsMadeAgain)
{
  Teams t = teams({4, 9});
  t.found(AreaId{1}, 6);
  Column<std::uint16_t, AreaId> number;
  for (const int n : {4, 9}) number.push_back(static_cast<std::uint16_t>(n));
  t.make_room(5, number);
  EXPECT_EQ(t.size(), 4U);
  EXPECT_TRUE(t.open(TeamId{2}));
}

TEST(Slots, AreColumns)
{
  Teams t = teams({4, 9});
  t.found(AreaId{1}, 6);
  std::map<std::string, std::size_t> rows;
  Teams::for_each_column("team", t,
                         [&](const char* name, const auto& column) { rows[name] = column.size(); });
  EXPECT_EQ(rows, (std::map<std::string, std::size_t>{{"area.first_team", 3},
                                                      {"team.address", 4},
                                                      {"team.founded", 4},
                                                      {"team.closed", 4},
                                                      {"team.generation", 4}}));
}

TEST(Slots, WhatIsNotThereCannotClose)
{
  Teams t = teams({4});
  EXPECT_THROW(t.close(TeamId{0}, 3), Bug);
  t.found(AreaId{0}, 3);
  EXPECT_THROW(t.close(TeamId{0}, Teams::before_the_run), Bug);
}

TEST(Slots, AreWornOutBeforeAnAddressRepeats)
{
  Teams t = teams({4}, 1);
  std::int64_t week = 0;
  // A slot is taken 65,535 times at most; weeks are as many, so that it is founded and closed in every one of them.
  for (; week < 65534; ++week) {
    const TeamId id = t.found(AreaId{0}, week);
    ASSERT_TRUE(id.exists());
    t.close(id, week);
  }
  EXPECT_EQ(t.key(TeamId{0}).generation, 65534);
  EXPECT_THROW(t.found(AreaId{0}, 65535), Bug) << "no run is as long";
}

}  // namespace
}  // namespace linli
