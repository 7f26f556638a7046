/// Slips in every key of every shipped scenario, in its place in the file.
#include "scenario/read_scenario.hpp"
#include "slips.hpp"
#include "support/places.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace linli {
namespace {

namespace fs = std::filesystem;
using namespace test;

/// A key of a file: its place in the text and the path above it.
struct Written {
  std::string path;
  std::string key;
  std::size_t byte = 0;
};

std::size_t byte_at(const std::string& text, int line, int column)
{
  std::size_t begin = 0;
  for (int k = 1; k < line; ++k) begin = text.find('\n', begin) + 1;
  return begin + static_cast<std::size_t>(column) - 1;
}

void add_keys(const YamlNode& node, const std::string& path, const std::string& text,
              std::vector<Written>& keys)
{
  for (const auto& [key, value] : node.entries) {
    keys.push_back({path, key.text, byte_at(text, key.line, key.column)});
    add_keys(value, path.empty() ? key.text : path + "." + key.text, text, keys);
  }
}

/// Paths of the sections whose keys are names that the user gives.
Names named_sections()
{
  Scenario scenario;
  Names paths;
  for (const Section& section : scenario.sections()) {
    if (section.entries) paths.insert(section.path);
  }
  return paths;
}

/// A path as `keys_by_path` has it, where every named thing is called `one`.
std::string with_one(const std::string& path)
{
  for (const std::string& named : named_sections()) {
    if (!path.starts_with(named + ".")) continue;
    const std::size_t end = std::min(path.find('.', named.size() + 1), path.size());
    return named + ".one" + path.substr(end);
  }
  return path;
}

/// The shipped scenarios; what they point to lies in folders called data, and studies in one called studies.
std::vector<fs::path> shipped_scenarios()
{
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(test::source_dir() + "/scenarios")) {
    const fs::path& file = entry.path();
    const std::string folder = file.parent_path().filename().string();
    if (file.extension() == ".yaml" && folder != "data" && folder != "studies") files.push_back(file);
  }
  return files;
}

/// `text` must have that one fault.
void expect_one_fault(const std::string& text, const std::string& slip, const Names& level,
                      const std::string& file)
{
  const std::vector<Problem> problems = problems_of(text, file);
  ASSERT_EQ(problems.size(), 1U) << slip << "\n" << text;
  expect_named(problems[0], slip, level);
}

TEST(ShippedTypos, OfEveryKeyOfAShippedScenarioAreNamed)
{
  const std::map<std::string, Names> keys = keys_by_path();
  std::size_t tried = 0;
  for (const fs::path& file : shipped_scenarios()) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    ASSERT_TRUE(problems_of(text, file.string()).empty()) << file;
    std::vector<Written> written;
    add_keys(parse_yaml("s.yaml", text).root, "", text, written);
    ASSERT_FALSE(written.empty()) << file;
    for (const Written& one : written) {
      ASSERT_EQ(text.substr(one.byte, one.key.size()), one.key) << file;
      if (one.key == "extends" || named_sections().contains(one.path)) continue;  // a slip is no unknown key
      const std::string path = with_one(one.path);
      ASSERT_TRUE(keys.contains(path)) << file << ": " << one.path;
      for (const std::string& slip : slips_of(one.key)) {
        if (exempt(slip, keys)) continue;
        std::string wrong = text;
        wrong.replace(one.byte, one.key.size(), slip);
        expect_one_fault(wrong, slip, keys.at(path), file.string());
        ++tried;
      }
    }
  }
  EXPECT_GT(tried, 1000U);
}

}  // namespace
}  // namespace linli
