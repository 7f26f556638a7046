/// Every scenario of the corpus is refused in exactly the expected words.  Two files add a case; with
/// LINLI_ACCEPT=1 in the environment the test writes the .expected files anew, to be read before they are
/// committed.
#include "support/malformed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

namespace linli {
namespace {

namespace fs = std::filesystem;

fs::path expectation(fs::path scenario)
{
  return scenario.replace_extension(".expected");
}

std::string content(const fs::path& file)
{
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Malformed, IsRefusedInTheExpectedWords)
{
  const bool accept = std::getenv("LINLI_ACCEPT") != nullptr;
  for (const fs::path& scenario : test::malformed_scenarios()) {
    const std::string told = test::told_about(scenario);
    EXPECT_NE(told, "") << scenario << " is not refused";
    if (accept) std::ofstream(expectation(scenario), std::ios::binary) << told;
    EXPECT_EQ(told, content(expectation(scenario))) << scenario;
  }
}

TEST(Malformed, IsACorpusOfPairs)
{
  std::set<fs::path> wanted;
  for (const fs::path& scenario : test::malformed_scenarios()) wanted.insert(expectation(scenario));
  EXPECT_GT(wanted.size(), 400U);
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(test::malformed_folder())) {
    if (entry.path().extension() == ".expected") {
      EXPECT_TRUE(wanted.contains(entry.path())) << entry.path() << " belongs to no scenario";
    }
  }
}

/// The first thing that is told names the file, or one that it extends, so that an editor can jump to it.
TEST(Malformed, IsToldWithFileAndPlace)
{
  for (const fs::path& scenario : test::malformed_scenarios()) {
    if (scenario.parent_path().filename() == "files") continue;  // told of another file
    const std::string told = content(expectation(scenario));
    const std::string file = told.substr(0, told.find(':'));
    if (scenario.parent_path().filename() == "extends") {
      EXPECT_TRUE(fs::is_regular_file(scenario.parent_path() / file)) << scenario;
    } else {
      EXPECT_EQ(file, scenario.filename().string()) << scenario;
    }
    EXPECT_EQ(std::count(told.begin(), told.end(), '\r'), 0) << scenario;
  }
}

}  // namespace
}  // namespace linli
