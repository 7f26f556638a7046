/// Every study of the corpus is refused in exactly the expected words.  Two files add a case; with LINLI_ACCEPT=1 in the
/// environment the test writes the .expected files anew, to be read before they are committed.
#include "core/errors.hpp"
#include "study/study_file.hpp"
#include "support/places.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <vector>

namespace linli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> malformed(const std::string& extension)
{
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(test::source_dir() + "/tests/study/malformed")) {
    if (entry.path().extension() == extension) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string content(const fs::path& file)
{
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What somebody who stands in the study's folder is told.
std::string told_about(const fs::path& study)
{
  const fs::path before = fs::current_path();
  fs::current_path(study.parent_path());
  std::string told;
  try {
    read_study(study.filename().string());
  } catch (const Error& error) {
    told = std::string(error.what()) + "\n";
  }
  fs::current_path(before);
  return told;
}

TEST(MalformedStudy, IsRefusedInTheExpectedWords)
{
  const bool accept = std::getenv("LINLI_ACCEPT") != nullptr;
  for (const fs::path& study : malformed(".yaml")) {
    const std::string told = told_about(study);
    fs::path expected = study;
    expected.replace_extension(".expected");
    EXPECT_NE(told, "") << study << " is not refused";
    if (accept) std::ofstream(expected, std::ios::binary) << told;
    EXPECT_EQ(told, content(expected)) << study;
  }
}

/// Every line names the study or a scenario with a line, so that an editor can jump to it.
TEST(MalformedStudy, IsToldWithFileLineAndColumn)
{
  const std::regex placed("[^:\n]+:[0-9]+:[0-9]+: .*");
  for (const fs::path& file : malformed(".expected")) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
      EXPECT_TRUE(std::regex_match(line, placed)) << file << "\n" << line;
  }
  EXPECT_EQ(malformed(".yaml").size(), malformed(".expected").size());
}

}  // namespace
}  // namespace linli
