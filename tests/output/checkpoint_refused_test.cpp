/// Checkpoints that nobody may go on from: damaged, of another program, or without what they should hold.
#include "checkpoint_helpers.hpp"
#include "core/build_info.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

namespace linli {
namespace {

using namespace test;

class RefusedCheckpoint : public CheckpointFile {};

TEST_F(RefusedCheckpoint, WithAnExtensionThatCannotBeIsRefused)
{
  World world = small_world();
  world.extensions.of<ResidentId>()["resident.rumour"].assign(2, 0.75F);
  const auto written = [&] {
    std::filesystem::remove(directory / "x.checkpoint");
    write_checkpoint(directory / "x.checkpoint", sample_run(), world, {});
    blocks = blocks_of(bytes_of(directory / "x.checkpoint"));
  };
  written();
  replace_in_about("\"float32\"", "\"float64\"");
  expect_refused([&] { rewritten(); },
                 "cannot be understood (a column of an extension is of an unknown type)");
  written();
  replace_in_about("\"resident.rumour\"", "\"resident.habit_team\"");
  expect_refused([&] { static_cast<void>(rewritten().world()); },
                 "cannot be understood (column/resident/resident.habit_team is there twice)");
}

/// Through the disk at some places; archive_test.cpp has every one of them.
constexpr std::size_t stride = 13;

TEST_F(RefusedCheckpoint, ThatIsCutOffIsRefused)
{
  for (std::size_t size = 0; size < bytes.size(); size += stride) {
    put_bytes(directory / "x.checkpoint", bytes.substr(0, size));
    expect_refused([&] { Checkpoint(directory / "x.checkpoint"); },
                   size < 8 ? "is not a checkpoint of linli" : "is cut off");
  }
}

TEST_F(RefusedCheckpoint, WithAByteChangedIsRefused)
{
  for (std::size_t at = 0; at < bytes.size(); at += stride) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
    put_bytes(directory / "x.checkpoint", changed);
    expect_refused([&] { require_sound_archive(directory / "x.checkpoint"); }, "is ");
  }
}

TEST_F(RefusedCheckpoint, OfAnotherProgramIsRefused)
{
  replace_in_about("\"version\":\"" + build_info().version + '"', "\"version\":\"0.0.7\"");
  expect_refused([&] { rewritten(); }, "was made by another version of linli (by 0.0.7; this is " +
                                           build_info().version + ") — run the scenario again");
}

/// What a file says of itself is shown on one line.
TEST_F(RefusedCheckpoint, OfAProgramWithAStrangeVersionIsRefusedOnOneLine)
{
  replace_in_about("\"version\":\"" + build_info().version + '"', "\"version\":\"0\\n7\"");
  std::string text;
  EXPECT_EQ(exit_of([&] { rewritten(); }, &text), Exit::checkpoint);
  EXPECT_EQ(text.find('\n'), std::string::npos) << text;
  blocks["about"] = "\"\xFF\"";
  expect_refused([&] { rewritten(); }, "cannot be understood (it is not UTF-8)");
}

TEST_F(RefusedCheckpoint, ThatDoesNotSayWhatItIsOfIsRefused)
{
  const std::string about = blocks.at("about");
  for (const char* text : {"", "{", "[]", "{}", "null", "{\"version\": 1}", "\xff"}) {
    blocks["about"] = text;
    expect_refused([&] { rewritten(); }, "cannot be understood (");
  }
  blocks.erase("about");
  expect_refused([&] { rewritten(); }, "is damaged (it does not say what it is of)");
  blocks["about"] = about;
  for (const char* wrong : {"\"weeks\":\"104\"", "\"weeks\":null", "\"wooks\":104"}) {
    replace_in_about("\"weeks\":104", wrong);
    expect_refused([&] { rewritten(); }, "cannot be understood (");
    blocks["about"] = about;
  }
  replace_in_about("[\"age\",", "[1,");
  expect_refused([&] { rewritten(); }, "cannot be understood (");
}

TEST_F(RefusedCheckpoint, ThatLacksAColumnIsRefused)
{
  const std::map<std::string, std::string> sound = blocks;
  std::size_t columns = 0;
  for (const ColumnBytes& column : columns_of(small_world())) {
    ASSERT_EQ(blocks.erase("column/" + column.indexed_by + "/" + column.name), 1U) << column.name;
    expect_refused([&] { static_cast<void>(rewritten().world()); },
                   "lacks a part of the state (" + column.name + ")");
    blocks = sound;
    ++columns;
  }
  EXPECT_EQ(blocks.size(), columns + 1) << "a block that is neither a column nor about the run";
}

TEST_F(RefusedCheckpoint, WithPartOfAValueIsRefused)
{
  const std::map<std::string, std::string> sound = blocks;
  for (const ColumnBytes& column : columns_of(small_world())) {
    if (column.bytes_per_row == 1) continue;
    blocks["column/" + column.indexed_by + "/" + column.name] += '\0';
    expect_refused([&] { static_cast<void>(rewritten().world()); },
                   "is damaged (" + column.name + " is cut off)");
    blocks = sound;
  }
}

}  // namespace
}  // namespace linli
