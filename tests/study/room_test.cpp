#include "study/room.hpp"

#include "output/helpers.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <string>

namespace linli {
namespace {

constexpr double tiny = 0.001;
constexpr std::int64_t more_than_there_is = std::int64_t{1} << 50U;

TEST(Room, IsForOneRunOnEachProcessor)
{
  Room room(tiny);
  room.saw(1);
  EXPECT_EQ(room.at_once(1), 1U);
  EXPECT_EQ(room.at_once(64), 64U);
}

TEST(Room, IsForOneAtLeast)
{
  Room room(tiny);
  room.saw(more_than_there_is);
  EXPECT_EQ(room.at_once(64), 1U);
  EXPECT_EQ(room.at_once(0), 1U);
}

TEST(Room, IsGuessedFromTheScale)
{
  EXPECT_EQ(Room(1e6).at_once(64), 1U);
  EXPECT_LE(Room(10).at_once(1000), Room(1).at_once(1000));
}

TEST(Room, GoesByTheLargestRunThatWasSeen)
{
  Room room(1e6);
  room.saw(1);
  EXPECT_EQ(room.at_once(64), 64U) << "not by the guess any more";
  room.saw(more_than_there_is);
  room.saw(1);
  EXPECT_EQ(room.at_once(64), 1U);
}

TEST(Room, IsForOneFewerThanWereTooMany)
{
  Room room(tiny);
  room.saw(1);
  room.too_many(8);
  EXPECT_EQ(room.at_once(64), 7U);
  room.too_many(30);
  EXPECT_EQ(room.at_once(64), 6U) << "fewer than ever before";
  room.too_many(1);
  EXPECT_EQ(room.at_once(64), 1U);
  room.too_many(1);
  EXPECT_EQ(room.at_once(64), 1U);
}

void write(const std::filesystem::path& file, const std::string& text)
{
  std::ofstream(file) << text;
}

TEST(ControlGroups, LeaveWhatTheTightestLimitLeaves)
{
  const test::TemporaryDirectory directory;
  const std::filesystem::path all = directory.path();
  constexpr std::int64_t everything = std::numeric_limits<std::int64_t>::max() / 2;
  EXPECT_EQ(free_in_control_groups(all, "job/step"), everything) << "no such groups";
  std::filesystem::create_directories(all / "job/step");
  write(all / "memory.max", "9000\n");
  write(all / "memory.current", "1000\n");
  EXPECT_EQ(free_in_control_groups(all, ""), 8000)
      << "as in a container, which sees its own group as the root";
  write(all / "job/memory.max", "5000\n");
  write(all / "job/memory.current", "4000\n");
  write(all / "job/memory.stat", "anon 3000\ninactive_file 700\nactive_file 300\n");
  write(all / "job/step/memory.max", "max\n");
  write(all / "job/step/memory.current", "4000\n");
  EXPECT_EQ(free_in_control_groups(all, "job/step"), 1700) << "files that nobody reads give way";
  write(all / "job/memory.current", "6000\n");
  EXPECT_EQ(free_in_control_groups(all, "job"), 0);
}

TEST(DiskFree, IsToldWhereThereIsADisk)
{
  const test::TemporaryDirectory directory;
  EXPECT_LT(disk_free(directory.path()), std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(disk_free("/no/such/folder"), std::numeric_limits<std::uint64_t>::max());
}

}  // namespace
}  // namespace linli
