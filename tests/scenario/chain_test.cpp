/// Scenarios that extend others, read from real files.
#include "scenario/chain.hpp"

#include "scenario/data_files.hpp"
#include "scenario/read_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace linli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

/// Files in a folder of their own, which is the working folder meanwhile.
class Chain : public testing::Test {
 protected:
  Chain()
  {
    std::string pattern = (fs::temp_directory_path() / "linli_chain_XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    fs::current_path(folder_);
  }
  ~Chain() override
  {
    fs::current_path(before_);
    fs::remove_all(folder_);
  }
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;

  void write(const fs::path& file, const std::string& text) const
  {
    if (file.has_parent_path()) fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }

  static std::vector<std::string> faults_of(const std::string& file)
  {
    try {
      read_scenario(file);
      return {};
    } catch (const Error& error) {
      EXPECT_EQ(error.exit(), Exit::scenario);
      std::vector<std::string> out;
      for (const Problem& problem : error.problems()) out.push_back(problem.text());
      return out;
    }
  }

 private:
  fs::path before_ = fs::current_path();
  fs::path folder_;
};

TEST_F(Chain, HoldsWhatTheBaseGivesUnlessItSaysOtherwise)
{
  write("base/root.yaml", "name: root\nrun: {weeks: 5 weeks, seed: 7}\n");
  write("base/middle.yaml", "extends: root.yaml\nrun: {weeks: 6 weeks}\n");
  write("mine.yaml", "extends: base/middle.yaml\nname: mine\n");
  const Scenario scenario = read_scenario("mine.yaml");
  EXPECT_EQ(scenario.naming.name, "mine");
  EXPECT_EQ(scenario.run.weeks, 6);
  EXPECT_EQ(scenario.run.seed, 7);
  EXPECT_EQ(origin_text(scenario.origins, "run.seed"), "base/root.yaml:2");
  EXPECT_EQ(origin_text(scenario.origins, "run.weeks"), "base/middle.yaml:2");
  EXPECT_EQ(scenario.file, "mine.yaml");
  ASSERT_EQ(scenario.texts.size(), 3U);
  EXPECT_EQ(scenario.texts[0].file, "base/root.yaml");
  EXPECT_EQ(scenario.texts[2].text, "extends: base/middle.yaml\nname: mine\n");
}

TEST_F(Chain, KeepsTheTextsOfAllFiles)
{
  write("base.yaml", "name: root");
  write("mine.yaml", "extends: base.yaml\n");
  EXPECT_EQ(as_written(read_scenario("mine.yaml")),
            "# base.yaml\nname: root\n---\n# mine.yaml\nextends: base.yaml\n");
  EXPECT_EQ(as_written(read_scenario("base.yaml")), "name: root");
  write("sub/mine.yaml", "extends: ../base.yaml\n");
  const std::string seen_from_sub = "# ../base.yaml\nname: root\n---\n# mine.yaml\nextends: ../base.yaml\n";
  EXPECT_EQ(as_written(read_scenario("sub/mine.yaml")), seen_from_sub);
  EXPECT_EQ(as_written(read_scenario(fs::absolute("sub/mine.yaml"))), seen_from_sub)
      << "wherever it is run from";
}

TEST_F(Chain, NamesABaseThatIsMissing)
{
  write("base/root.yaml", "name: root\n");
  write("mine.yaml", "name: x\nextends: base/rot.yaml\nrun: {seed: -1}\n");
  EXPECT_THAT(
      faults_of("mine.yaml"),
      ElementsAre("mine.yaml:2:10: extends: `base/rot.yaml` cannot be read (No such file or directory) — did "
                  "you mean `base/root.yaml`?",
                  testing::StartsWith("mine.yaml:3:13: run.seed: -1 is outside")));
  write("sub/mine.yaml", "extends: bas/root.yaml\n");
  EXPECT_THAT(
      faults_of("sub/mine.yaml"),
      ElementsAre("sub/mine.yaml:1:10: extends: `bas/root.yaml` cannot be read (No such file or directory) — "
                  "there is no folder `bas`"));
  write("sub/folder.yaml", "extends: ../base\n");
  EXPECT_THAT(faults_of("sub/folder.yaml"),
              ElementsAre("sub/folder.yaml:1:10: extends: `../base` cannot be read (Is a directory) — "
                          "name a file in this folder"));
}

TEST_F(Chain, RefusesCircles)
{
  write("a.yaml", "extends: sub/b.yaml\n");
  write("sub/b.yaml", "extends: c.yaml\n");
  write("sub/c.yaml", "extends: ../a.yaml\n");
  EXPECT_THAT(faults_of("a.yaml"),
              ElementsAre("sub/c.yaml:1:10: extends: the files extend each other in a circle "
                          "(a.yaml → sub/b.yaml → sub/c.yaml → a.yaml) — remove one `extends`"));
  write("self.yaml", "extends: ./self.yaml\n");
  EXPECT_THAT(faults_of("self.yaml"), ElementsAre(testing::HasSubstr("(self.yaml → self.yaml)")));
  fs::create_symlink("link.yaml", "other.yaml");
  write("link.yaml", "extends: other.yaml\n");
  EXPECT_THAT(faults_of("link.yaml"), ElementsAre(testing::HasSubstr("(link.yaml → other.yaml)")));
}

TEST_F(Chain, IsBounded)
{
  for (std::size_t k = 1; k < longest_chain; ++k)
    write(std::to_string(k) + ".yaml", "extends: " + std::to_string(k - 1) + ".yaml\n");
  write("0.yaml", "name: root\n");
  const std::string last = std::to_string(longest_chain - 1) + ".yaml";
  EXPECT_EQ(read_scenario(last).naming.name, "root");
  write("more.yaml", "extends: " + last + "\n");
  EXPECT_THAT(
      faults_of("more.yaml"),
      ElementsAre(testing::AllOf(testing::StartsWith("1.yaml:1:10: extends: more than 16 files extend one "
                                                     "another (more.yaml → 15.yaml → "),
                                 testing::EndsWith("→ 0.yaml) — write several of them as one"))));
}

TEST_F(Chain, TakesOneFileName)
{
  for (const char* text :
       {"extends: [a.yaml, b.yaml]\n", "extends:\n", "extends: {a: b}\n", "extends: ''\n"}) {
    write("mine.yaml", text);
    EXPECT_THAT(
        faults_of("mine.yaml"),
        ElementsAre(testing::AllOf(testing::HasSubstr("extends: the name of a file is expected here"),
                                   testing::EndsWith("— write for example `extends: baseline.yaml`"))));
  }
}

TEST_F(Chain, ReadsEveryFileStrictlyAndTellsAllFaults)
{
  write("base.yaml", "name: a\nname: b\n");
  write(
      "mine.yaml",
      "extends: base.yaml\nrun: {seed: x}\nexposure: {household: 0, acquaintances: 0, building_group: 0}\n");
  EXPECT_THAT(faults_of("mine.yaml"), ElementsAre(testing::StartsWith("base.yaml:2:1: name: duplicate key"),
                                                  testing::StartsWith("mine.yaml:2:13: run.seed:")))
      << "what contradicts is not known while a file is unread";
  write("base.yaml", "exposure: {household: 0, acquaintances: 0}\n");
  write("mine.yaml", "extends: base.yaml\nrun: {seed: x}\nexposure: {building_group: 0}\n");
  EXPECT_THAT(faults_of("mine.yaml"),
              ElementsAre(testing::StartsWith("base.yaml:1:23: exposure.household: all three weights are 0"),
                          testing::StartsWith("mine.yaml:2:13: run.seed:")));
  write("base.yaml", std::string(largest_yaml + 1, '#'));
  EXPECT_THAT(faults_of("mine.yaml"), testing::Contains(testing::StartsWith("base.yaml: ")));
}

TEST_F(Chain, FindsDataFilesFromTheFileThatNamesThem)
{
  write("shared/data/people.yaml", "");
  write("shared/base.yaml", "population: {margins: data/people.yaml, secretaries: nowhere.yaml}\n");
  write("work/mine.yaml", "extends: ../shared/base.yaml\n");
  const Scenario scenario = read_scenario("work/mine.yaml");
  EXPECT_EQ(scenario.population.margins, "../shared/data/people.yaml");
  EXPECT_EQ(scenario.population.secretaries, "../shared/nowhere.yaml") << "so that the message names it";
  EXPECT_EQ(locate_data(scenario.file, scenario.population.margins), "shared/data/people.yaml");
  write("work/data/people.yaml", "");
  write("work/own.yaml", "extends: ../shared/base.yaml\npopulation: {margins: data/people.yaml}\n");
  EXPECT_EQ(read_scenario("work/own.yaml").population.margins, "data/people.yaml");
}

TEST_F(Chain, TakesNoFolderForAFileWithoutAName)
{
  write("shared/base.yaml", "population: {margins: ''}\n");
  write("mine.yaml", "extends: shared/base.yaml\n");
  EXPECT_THAT(
      faults_of("mine.yaml"),
      ElementsAre(testing::StartsWith("shared/base.yaml:1:23: population.margins: no file is named")));
}

TEST_F(Chain, FindsDataFilesThatNobodyNamesFromTheBaseToo)
{
  write("shared/data/putuo_2017.yaml", "");
  write("shared/base.yaml", "name: base\n");
  write("work/mine.yaml", "extends: ../shared/base.yaml\n");
  EXPECT_EQ(read_scenario("work/mine.yaml").population.margins, "../shared/data/putuo_2017.yaml");
  write("work/data/putuo_2017.yaml", "");
  EXPECT_EQ(read_scenario("work/mine.yaml").population.margins, "data/putuo_2017.yaml");
}

TEST_F(Chain, FindsDataFilesOfTheCommandLineFromTheWorkingFolder)
{
  write("here.yaml", "");
  write("work/mine.yaml", "name: x\n");
  const auto margins = [](const std::string& value) {
    return read_scenario("work/mine.yaml", MechanismParams::standard(),
                         {parse_assignment("population.margins=" + value)})
        .population.margins;
  };
  EXPECT_EQ(margins("here.yaml"), "../here.yaml");
  EXPECT_EQ(margins("data/there.yaml"), "data/there.yaml") << "not here: looked for from the scenario";
  EXPECT_EQ(margins("/absolute.yaml"), "/absolute.yaml");
}

}  // namespace
}  // namespace linli
