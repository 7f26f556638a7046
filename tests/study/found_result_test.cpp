/// What a result says of itself where a study looks for it.
#include "study/found_result.hpp"

#include "core/build_info.hpp"
#include "made_up.hpp"
#include "output/helpers.hpp"
#include "real_result.hpp"
#include "scenario/portable.hpp"
#include "scenario/read_scenario.hpp"
#include "study/recorded.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace linli {
namespace {

using namespace test;

Scenario tiny()
{
  Scenario out = read_scenario(source_dir() + "/scenarios/tiny/two_towns.yaml");
  out.population.scale = 0.003;
  out.run.burn_in = 1;
  out.run.weeks = 2;
  out.output.series = {"trust", "participation_any"};
  out.output.groups = {"district"};
  return out;
}

/// A result of this program.
class FoundResultOf : public testing::Test {
 protected:
  FoundResultOf() { publish_run(tiny(), file); }

  const TemporaryDirectory directory{};
  const std::filesystem::path file = directory / "a.h5";
  const std::string model = build_info().model;
};

TEST_F(FoundResultOf, ThisModelSaysWhatTheManifestKeeps)
{
  const auto found = found_result(file, model);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->bytes, std::filesystem::file_size(file));
  EXPECT_EQ(found->content.size(), 32U);
  EXPECT_EQ(found->state, digest_of(finished(linli::Run::begin(tiny(), Workers(1))).world()));
  const auto sound = sound_result(file, model);
  ASSERT_TRUE(sound);
  EXPECT_EQ(sound->content, found->content);
  EXPECT_EQ(sound->state, found->state);
}

TEST_F(FoundResultOf, AnotherModelIsNone)
{
  EXPECT_FALSE(found_result(file, "another"));
  EXPECT_FALSE(sound_result(file, "another"));
}

TEST_F(FoundResultOf, ADamagedFileIsNotSound)
{
  std::string bytes = test::bytes_of(file);
  const std::size_t middle = bytes.size() / 2;
  for (std::size_t k = middle; k < middle + 64; ++k) bytes[k] = static_cast<char>(~bytes[k]);
  put_bytes(file, bytes);
  EXPECT_FALSE(sound_result(file, model));
}

TEST_F(FoundResultOf, ATornFileIsNone)
{
  put_bytes(file, test::bytes_of(file).substr(0, 3000));
  EXPECT_FALSE(found_result(file, model));
  EXPECT_FALSE(sound_result(file, model));
  EXPECT_FALSE(recorded_in(file));
}

TEST_F(FoundResultOf, SaysWhatItRecords)
{
  const auto recorded = recorded_in(file);
  ASSERT_TRUE(recorded);
  EXPECT_EQ(recording_digest(*recorded), recording_digest(tiny().output));
}

TEST(FoundResult, IsNothingWhereThereIsNone)
{
  const TemporaryDirectory directory;
  EXPECT_FALSE(found_result(directory / "a.h5", build_info().model));
  EXPECT_FALSE(sound_result(directory / "a.h5", build_info().model));
  EXPECT_FALSE(recorded_in(directory / "a.h5"));
  EXPECT_FALSE(linli::bytes_of(directory / "a.h5"));
  put_bytes(directory / "b.h5", "text");
  EXPECT_FALSE(found_result(directory / "b.h5", build_info().model));
  EXPECT_EQ(linli::bytes_of(directory / "b.h5"), 4U);
}

/// Workers read copies of data files, which go away with their folders.
TEST(FoundResult, SaysWhatItRecordsWithoutItsDataFiles)
{
  const TemporaryDirectory directory;
  Scenario scenario = tiny();
  put_bytes(directory / "own.yaml", data_texts(scenario).at("population.margins") + "\n# ours\n");
  scenario.population.margins = (directory / "own.yaml").string();
  publish_run(scenario, directory / "a.h5");
  std::filesystem::remove(directory / "own.yaml");
  EXPECT_TRUE(recorded_in(directory / "a.h5"));
}

}  // namespace
}  // namespace linli
