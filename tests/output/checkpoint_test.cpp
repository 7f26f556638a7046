#include "output/files/checkpoint.hpp"

#include "core/build_info.hpp"
#include "core/errors.hpp"
#include "helpers.hpp"
#include "output/files/archive.hpp"
#include "support/clubs.hpp"
#include "support/columns.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace linli {
namespace {

using namespace test;

/// Two people in one area, who know each other.
World small_world()
{
  World world =
      still_world(population_of({area_of({group_of({{.people = {{.age = 40}, {.age = 8}}}})})}), {{1}, {0}});
  world.residents.habit[Channel::team][ResidentId{0}] = 0.25F;
  let_be_seen(world);
  return world;
}

RunSoFar sample_run()
{
  RunSoFar run;
  run.weeks = 104;
  run.output = "两镇 \"base\".h5";
  run.overwrite = true;
  run.scenario_file = "scenarios/tiny/two_towns.yaml";
  run.as_written = "name: 两镇\n\ttab \\ \x01\n";
  run.as_resolved = "name: two\n";
  run.people_luck = {9007199254740991U, 4294967295U};
  run.facts.started = "2026-01-02T03:04:05Z";
  run.facts.setup_seconds = 0.1;
  run.facts.weeks_seconds = 1.0 / 3;
  run.facts.continued_at = {3, 52};
  run.facts.branched = {"after week 3, participation.exposure: 1.2 → 0.6"};
  run.fit.rows = {{"age", "0–17", 1e6 / 7, std::numeric_limits<double>::min()}};
  run.secretaries_fit.rows = {{"others", "", 0, -1}};
  run.margin_status = {"observed", "assumed"};
  return run;
}

std::vector<std::byte> all_of(const RowStore& rows)
{
  std::vector<std::byte> out(rows.size());
  rows.read(0, out);
  return out;
}

void expect_same(const FitReport& a, const FitReport& b)
{
  ASSERT_EQ(a.rows.size(), b.rows.size());
  for (std::size_t k = 0; k < a.rows.size(); ++k) {
    EXPECT_EQ(a.rows[k].margin, b.rows[k].margin);
    EXPECT_EQ(a.rows[k].category, b.rows[k].category);
    EXPECT_EQ(a.rows[k].target, b.rows[k].target);
    EXPECT_EQ(a.rows[k].obtained, b.rows[k].obtained);
  }
}

/// A small checkpoint and its blocks, some of which a test changes.
class CheckpointFile : public ::testing::Test {
 protected:
  void SetUp() override
  {
    write_checkpoint(directory / "sound", sample_run(), small_world(), {});
    bytes = bytes_of(directory / "sound");
    blocks = blocks_of(bytes);
  }
  static std::map<std::string, std::string> blocks_of(const std::string& archive)
  {
    std::map<std::string, std::string> out;
    for (const auto& [name, block] : parse_archive("sound", std::as_bytes(std::span(archive))))
      out[name] = {reinterpret_cast<const char*>(block.data()), block.size()};
    return out;
  }

  /// The checkpoint of the changed blocks.
  Checkpoint rewritten() const
  {
    std::vector<ArchiveBlock> list;
    for (const auto& [name, text] : blocks) list.push_back(text_block(name, text));
    std::filesystem::remove(directory / "x.checkpoint");
    write_archive(directory / "x.checkpoint", list);
    return Checkpoint(directory / "x.checkpoint");
  }
  void replace_in_about(const std::string& from, const std::string& to)
  {
    std::string& about = blocks.at("about");
    const std::size_t at = about.find(from);
    ASSERT_NE(at, std::string::npos) << about;
    about.replace(at, from.size(), to);
  }
  template <class Body>
  static void expect_refused(const Body& body, const std::string& words)
  {
    std::string text;
    EXPECT_EQ(exit_of(body, &text), Exit::checkpoint) << words;
    EXPECT_NE(text.find("x.checkpoint: " + words), std::string::npos) << text;
  }

  TemporaryDirectory directory;
  std::string bytes;
  std::map<std::string, std::string> blocks;
};

TEST_F(CheckpointFile, SaysWhatTheRunIs)
{
  const RunSoFar run = sample_run();
  const Checkpoint read(directory / "sound");
  EXPECT_EQ(read.file(), directory / "sound");
  EXPECT_EQ(read.commit(), build_info().commit);
  EXPECT_EQ(read.run().weeks, run.weeks);
  EXPECT_EQ(read.run().output, run.output);
  EXPECT_EQ(read.run().overwrite, run.overwrite);
  EXPECT_EQ(read.run().scenario_file, run.scenario_file);
  EXPECT_EQ(read.run().as_written, run.as_written);
  EXPECT_EQ(read.run().as_resolved, run.as_resolved);
  EXPECT_EQ(read.run().people_luck.seed, run.people_luck.seed);
  EXPECT_EQ(read.run().people_luck.replicate, run.people_luck.replicate);
  EXPECT_EQ(read.run().facts.status, "complete");
  EXPECT_EQ(read.run().facts.started, run.facts.started);
  EXPECT_EQ(read.run().facts.setup_seconds, run.facts.setup_seconds);
  EXPECT_EQ(read.run().facts.weeks_seconds, run.facts.weeks_seconds);
  EXPECT_EQ(read.run().facts.continued_at, run.facts.continued_at);
  EXPECT_EQ(read.run().facts.branched, run.facts.branched);
  EXPECT_EQ(read.run().margin_status, run.margin_status);
  expect_same(read.run().fit, run.fit);
  expect_same(read.run().secretaries_fit, run.secretaries_fit);
}

TEST_F(CheckpointFile, HoldsTheWorld)
{
  const World world = small_world();
  const World read = Checkpoint(directory / "sound").world();
  EXPECT_EQ(digest_of(read), digest_of(world));
  EXPECT_EQ(read.people.subdistricts.name, world.people.subdistricts.name);
  EXPECT_EQ(read.people.subdistricts.name_zh, world.people.subdistricts.name_zh);
  EXPECT_EQ(read.seen.next.size(), world.size());
}

TEST_F(CheckpointFile, HoldsColumnsOfExtensions)
{
  World world = small_world();
  world.extensions.of<ResidentId>()["resident.rumour"] = Column<float, ResidentId>(2, 0.75F);
  world.extensions.of<AreaId>()["area.rumour"] = Column<float, AreaId>(1, -2.5F);
  write_checkpoint(directory / "x.checkpoint", sample_run(), world, {});
  const World read = Checkpoint(directory / "x.checkpoint").world();
  EXPECT_EQ(digest_of(read), digest_of(world));
  EXPECT_EQ(read.extensions.of<ResidentId>().at("resident.rumour")[ResidentId{1}], 0.75F);
  EXPECT_EQ(read.extensions.of<AreaId>().at("area.rumour")[AreaId{0}], -2.5F);
}

TEST_F(CheckpointFile, HoldsColumnsOfAnyTypeAndKind)
{
  World world = small_world();
  world.extensions.of<SecretaryId, std::uint16_t>()["secretary.clubs_met"].assign(1, 700);
  world.extensions.of<BuildingGroupId, std::int64_t>()["building_group.fen"].assign(1, -5);
  world.extensions.of<StaffId, std::uint32_t>()["staff.visits"].assign(0, 0);
  write_checkpoint(directory / "x.checkpoint", sample_run(), world, {});
  const World read = Checkpoint(directory / "x.checkpoint").world();
  EXPECT_EQ(digest_of(read), digest_of(world));
  EXPECT_EQ((read.extensions.of<SecretaryId, std::uint16_t>().at("secretary.clubs_met")[SecretaryId{0}]),
            700);
  EXPECT_EQ(
      (read.extensions.of<BuildingGroupId, std::int64_t>().at("building_group.fen")[BuildingGroupId{0}]), -5);
}

TEST_F(CheckpointFile, HoldsAgentsThatAMechanismBrought)
{
  // Clubs are founded and close; those who go on from the checkpoint are those of the uninterrupted run.
  Week week = make_week(Scenario{});
  week.local<Clubs>({});
  const World start = [&] {
    World world = lived_in_district(1);
    prepare(world, week_of<Clubs>({}), {}, Workers(1));
    return world;
  }();
  const World whole = after(start, week, 12, 2);
  write_checkpoint(directory / "x.checkpoint", sample_run(), after(start, week, 5, 2), {});
  Simulation later(Checkpoint(directory / "x.checkpoint").world(), week, {}, Workers(2), 5);
  while (later.weeks() < 12) later.step(nullptr);
  EXPECT_EQ(differing(later.world(), whole), std::set<std::string>{});
  EXPECT_NE(digest_of(whole), digest_of(start));
}

TEST_F(CheckpointFile, WithAnExtensionThatCannotBeIsRefused)
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

TEST_F(CheckpointFile, HoldsADistrictThatHasLived)
{
  const World world = lived_in_district(2);
  write_checkpoint(directory / "x.checkpoint", sample_run(), world, {});
  EXPECT_EQ(digest_of(Checkpoint(directory / "x.checkpoint").world()), digest_of(world));
}

TEST_F(CheckpointFile, HoldsWhatWasRecorded)
{
  MemoryStore series;
  MemoryStore nothing;
  std::vector<std::byte> rows((std::size_t{5} << 20) / 2);  // two buffers and a half
  for (std::size_t k = 0; k < rows.size(); ++k) rows[k] = static_cast<std::byte>(k * 2654435761U >> 24U);
  series.append(rows);
  write_checkpoint(directory / "x.checkpoint", sample_run(), small_world(),
                   {{"series", &series}, {"panel a/b", &nothing}});
  const Checkpoint read(directory / "x.checkpoint");
  MemoryStore restored;
  read.restore("series", restored, rows.size());
  EXPECT_EQ(all_of(restored), rows);
  MemoryStore empty;
  read.restore("panel a/b", empty, 0);
  read.restore("of another name", empty, 0);
  expect_refused([&] { read.restore("series", empty, rows.size() + 1); }, "does not fit");
  expect_refused([&] { read.restore("of another name", empty, 1); }, "does not fit");
  EXPECT_EQ(empty.size(), 0U);
}

/// Through the disk at some places; archive_test.cpp has every one of them.
constexpr std::size_t stride = 13;

TEST_F(CheckpointFile, ThatIsCutOffIsRefused)
{
  for (std::size_t size = 0; size < bytes.size(); size += stride) {
    put_bytes(directory / "x.checkpoint", bytes.substr(0, size));
    expect_refused([&] { Checkpoint(directory / "x.checkpoint"); },
                   size < 8 ? "is not a checkpoint of linli" : "is cut off");
  }
}

TEST_F(CheckpointFile, WithAByteChangedIsRefused)
{
  for (std::size_t at = 0; at < bytes.size(); at += stride) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
    put_bytes(directory / "x.checkpoint", changed);
    expect_refused([&] { require_sound_archive(directory / "x.checkpoint"); }, "is ");
  }
}

TEST_F(CheckpointFile, OfAnotherProgramIsRefused)
{
  replace_in_about("\"version\":\"" + build_info().version + '"', "\"version\":\"0.0.7\"");
  expect_refused([&] { rewritten(); }, "was made by another version of linli (by 0.0.7; this is " +
                                           build_info().version + ") — run the scenario again");
}

/// What a file says of itself is shown on one line.
TEST_F(CheckpointFile, OfAProgramWithAStrangeVersionIsRefusedOnOneLine)
{
  replace_in_about("\"version\":\"" + build_info().version + '"', "\"version\":\"0\\n7\"");
  std::string text;
  EXPECT_EQ(exit_of([&] { rewritten(); }, &text), Exit::checkpoint);
  EXPECT_EQ(text.find('\n'), std::string::npos) << text;
  blocks["about"] = "\"\xFF\"";
  expect_refused([&] { rewritten(); }, "cannot be understood (it is not UTF-8)");
}

/// Another commit of the same version may be right; whoever goes on is told (app/run.cpp).
TEST_F(CheckpointFile, OfAnotherCommitIsRead)
{
  replace_in_about("\"commit\":\"" + build_info().commit + '"', "\"commit\":\"0123456789ab\"");
  EXPECT_EQ(rewritten().commit(), "0123456789ab");
}

TEST_F(CheckpointFile, ThatDoesNotSayWhatItIsOfIsRefused)
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

TEST_F(CheckpointFile, ThatLacksAColumnIsRefused)
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

TEST_F(CheckpointFile, WithPartOfAValueIsRefused)
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

TEST_F(CheckpointFile, CannotBeWrittenOverAnother)
{
  EXPECT_EQ(exit_of([&] { write_checkpoint(directory / "sound", sample_run(), small_world(), {}); }),
            Exit::io);
  EXPECT_EQ(bytes_of(directory / "sound"), bytes);
}

}  // namespace
}  // namespace linli
