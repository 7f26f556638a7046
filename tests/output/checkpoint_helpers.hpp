#pragma once
/// A small checkpoint, of which tests change parts.
#include "helpers.hpp"
#include "output/files/archive.hpp"
#include "output/files/checkpoint.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace linli::test {

/// Two people in one area, who know each other.
inline World small_world()
{
  World world =
      still_world(population_of({area_of({group_of({{.people = {{.age = 40}, {.age = 8}}}})})}), {{1}, {0}});
  world.residents.habit[Channel::team][ResidentId{0}] = 0.25F;
  let_be_seen(world);
  return world;
}

inline RunSoFar sample_run()
{
  RunSoFar run;
  run.weeks = 104;
  run.output = "两镇 \"base\".h5";
  run.overwrite = true;
  run.stays = true;
  run.scenario_file = "scenarios/tiny/two_towns.yaml";
  run.as_written = "name: 两镇\n\ttab \\ \x01\n";
  run.as_resolved = "name: two\n";
  run.people_luck = {9007199254740991U, 4294967295U};
  run.facts.started = "2026-01-02T03:04:05Z";
  run.facts.setup_seconds = 0.1;
  run.facts.weeks_seconds = 1.0 / 3;
  run.facts.continued_at = {3, 52};
  run.facts.branched = {"after week 3, participation.exposure: 1.2 → 0.6"};
  run.facts.stages = {{"name: before\n", 3}, {"name: 两\n", 52}};
  run.fit.rows = {{"age", "0–17", 1e6 / 7, std::numeric_limits<double>::min()}};
  run.secretaries_fit.rows = {{"others", "", 0, -1}};
  run.margin_status = {"observed", "assumed"};
  return run;
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

}  // namespace linli::test
