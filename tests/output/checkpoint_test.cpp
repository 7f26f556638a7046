#include "output/files/checkpoint.hpp"

#include "checkpoint_helpers.hpp"
#include "core/build_info.hpp"
#include "support/clubs.hpp"
#include "support/columns.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;

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
  EXPECT_EQ(read.run().facts.stages, run.facts.stages);
  EXPECT_EQ(read.run().stays, run.stays);
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

/// Another commit of the same version may be right; whoever goes on is told (app/run.cpp).
TEST_F(CheckpointFile, OfAnotherCommitIsRead)
{
  replace_in_about("\"commit\":\"" + build_info().commit + '"', "\"commit\":\"0123456789ab\"");
  EXPECT_EQ(rewritten().commit(), "0123456789ab");
}

TEST_F(CheckpointFile, CannotBeWrittenOverAnother)
{
  EXPECT_EQ(exit_of([&] { write_checkpoint(directory / "sound", sample_run(), small_world(), {}); }),
            Exit::io);
  EXPECT_EQ(bytes_of(directory / "sound"), bytes);
}

}  // namespace
}  // namespace linli
