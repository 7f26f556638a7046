/// Every key with every single slip of a finger: all parameters that are described, and every key of every
/// shipped scenario, in its place in the file.
///
/// A slip is exempt from naming the key it came from when it is itself a name:
///   - of the same level: then it is that key, which nobody can see to be a typo (a twin of one that is set
///     is refused as a duplicate);
///   - of another level: then the hint says where that key belongs.
/// A slip that lies as near to a second key of its level may be taken for that one; the hint names one of the
/// two.
#include "sample.hpp"
#include "scenario/condition_reader.hpp"
#include "scenario/faults.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/reader.hpp"
#include "support/places.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

/// The letters around one on the keyboard, and itself.
std::string neighbours_of(char letter)
{
  constexpr std::array<std::string_view, 3> rows = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  std::string near(1, letter);
  if (letter == '_') return near + "-p0";
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::size_t at = rows[row].find(letter);
    if (at == std::string_view::npos) continue;
    for (std::size_t other = row == 0 ? 0 : row - 1; other < std::min(row + 2, rows.size()); ++other) {
      for (std::size_t k = at == 0 ? 0 : at - 1; k < std::min(at + 2, rows[other].size()); ++k)
        near += rows[other][k];
    }
  }
  return near;
}

/// One letter left out, hit twice, hit with or instead of a neighbour, or swapped with the next.
Names slips_of(const std::string& key)
{
  Names slips;
  for (std::size_t k = 0; k < key.size(); ++k) {
    slips.insert(key.substr(0, k) + key.substr(k + 1));
    for (const char near : neighbours_of(key[k])) {
      slips.insert(key.substr(0, k) + near + key.substr(k));
      slips.insert(key.substr(0, k + 1) + near + key.substr(k + 1));
      slips.insert(key.substr(0, k) + near + key.substr(k + 1));
    }
    std::string swapped = key;
    if (k + 1 < key.size()) std::swap(swapped[k], swapped[k + 1]);
    slips.insert(swapped);
  }
  slips.erase(key);
  return slips;
}

/// The keys of a scenario by the path they stand under; labels of maps of numbers under the map's path.
std::map<std::string, Names> levels()
{
  Scenario scenario;
  std::map<std::string, Names> keys;
  for (const Section& section : scenario.sections()) {
    for (std::size_t dot = 0;
         !section.path.empty() && dot != std::string::npos;) {  // each key that leads to it
      const std::string above = section.path.substr(0, dot == 0 ? 0 : dot - 1);
      const std::size_t end = section.path.find('.', dot);
      keys[above].insert(section.path.substr(dot, end - dot));
      dot = end == std::string::npos ? end : end + 1;
    }
    const std::string path = section.entries ? section.path + ".one" : section.path;
    for (const Field& field : section.fields) {
      keys[path].insert(field.name);
      if (field.kind == Kind::numbers) {
        keys[path + "." + field.name].insert(field.labels.begin(), field.labels.end());
      }
      if (field.kind == Kind::conditions) {
        for (const auto& names : {threshold_keys(), join_words()})
          keys[path + "." + field.name].insert(names.begin(), names.end());
      }
    }
  }
  return keys;
}

/// Whether a slip is a name of its own: see the head of this file.
bool exempt(const std::string& slip, const std::map<std::string, Names>& keys)
{
  return std::any_of(keys.begin(), keys.end(),
                     [&](const auto& level) { return level.second.contains(slip); });
}

std::vector<Problem> problems_of(const std::string& text, const std::string& file = "s.yaml")
{
  try {
    parse_scenario(file, text);
  } catch (const Error& error) {
    return error.problems();
  }
  return {};
}

/// Whether one letter more, less, other or swapped makes one name of the other.
bool one_slip_apart(std::string_view a, std::string_view b)
{
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  const bool swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  return swapped || (a.size() <= 1 && b.size() <= 1);
}

/// The problem must be an unknown key that names one of `level` with that slip.
void expect_named(const Problem& problem, const std::string& slip, const Names& level)
{
  EXPECT_TRUE(problem.problem == "unknown key" || problem.problem == "unknown name") << slip;
  const bool named = std::any_of(level.begin(), level.end(), [&](const std::string& key) {
    return problem.hint == "did you mean `" + key + "`?" && one_slip_apart(key, slip);
  });
  EXPECT_TRUE(named) << problem.text();
}

/// `text` must have that one fault.
void expect_named(const std::string& text, const std::string& slip, const Names& level,
                  const std::string& file)
{
  const std::vector<Problem> problems = problems_of(text, file);
  ASSERT_EQ(problems.size(), 1U) << slip << "\n" << text;
  expect_named(problems[0], slip, level);
}

/// A scenario that holds nothing but these keys at a path ("", "run" or "belonging.anchor_tenure").
std::string scenario_with(const std::string& path, const std::vector<std::string>& keys)
{
  std::string entries;
  for (const std::string& key : keys)
    entries += (entries.empty() ? "" : path.empty() ? "\n" : ", ") + key + ": 0";
  if (path.empty()) return entries + "\n";
  std::string text = path;
  std::string closing = "}\n";
  for (std::size_t dot = text.find('.'); dot != std::string::npos; dot = text.find('.', dot)) {
    text.replace(dot, 1, ": {");
    closing.insert(0, "}");
  }
  const std::string_view one = "one: {";
  const bool of_condition = path.ends_with(".condition") || path.ends_with(".unless");
  if (of_condition) text.insert(text.find(one) + one.size(), "levers: {calls: 0.1}, ");  // which it must have
  return text + ": {" + entries + closing;
}

TEST(ReaderTypos, OfEveryDescribedKeyAreNamed)
{
  const std::map<std::string, Names> keys = levels();
  std::size_t tried = 0;
  for (const auto& [path, level] : keys) {
    for (const std::string& key : level) {
      std::vector<std::string> slips;  // told together, as many as are told at once
      const auto try_them = [&] {
        const std::vector<std::string> now = std::exchange(slips, {});
        const std::vector<Problem> problems = problems_of(scenario_with(path, now));
        ASSERT_EQ(problems.size(), now.size()) << path << "." << key;
        for (std::size_t k = 0; k < now.size(); ++k) expect_named(problems[k], now[k], level);
        tried += now.size();
      };
      for (const std::string& slip : slips_of(key)) {
        if (!exempt(slip, keys)) slips.push_back(slip);
        if (slips.size() == Faults::most) try_them();
      }
      if (!slips.empty()) try_them();
    }
  }
  EXPECT_GT(tried, 5000U);
}

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

/// A path as `levels` has it, where every named thing is called `one`.
std::string with_one(const std::string& path)
{
  for (const std::string& named : named_sections()) {
    if (!path.starts_with(named + ".")) continue;
    const std::size_t end = std::min(path.find('.', named.size() + 1), path.size());
    return named + ".one" + path.substr(end);
  }
  return path;
}

/// The shipped scenarios; what they point to lies in folders called data.
std::vector<fs::path> shipped_scenarios()
{
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(test::source_dir() + "/scenarios")) {
    const fs::path& file = entry.path();
    if (file.extension() == ".yaml" && file.parent_path().filename() != "data") files.push_back(file);
  }
  return files;
}

TEST(ReaderTypos, OfEveryKeyOfAShippedScenarioAreNamed)
{
  const std::map<std::string, Names> keys = levels();
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
        expect_named(wrong, slip, keys.at(path), file.string());
        ++tried;
      }
    }
  }
  EXPECT_GT(tried, 1000U);
}

TEST(ReaderTypos, ThatAreAnotherKeyAreTakenForThatKey)
{
  struct Pair {
    std::int64_t rate = 1;
    std::int64_t date = 2;
  } pair;
  std::vector<Section> sections{
      {"", "", "", {integer<&Pair::rate>({.name = "rate"}), integer<&Pair::date>({.name = "date"})}, &pair}};
  EXPECT_TRUE(read_sections(parse_yaml("s.yaml", "date: 5"), sections).empty());
  EXPECT_EQ(pair.rate, 1);
  EXPECT_EQ(pair.date, 5);
}

TEST(ReaderTypos, SayWhereAKeyOfAnotherSectionBelongs)
{
  sample::Scenario scenario;
  const std::vector<Section> sections = sample::sections_of(scenario);
  for (const Section& home : sections) {
    for (const Section& wrong : sections) {
      if (home.path == wrong.path) continue;
      for (const Field& field : home.fields) {
        const std::string fault = sample::faults_of(
            wrong.path.empty() ? field.name + ": 0" : wrong.path + ": {" + field.name + ": 0}");
        const std::string place = home.path.empty() ? "at the top level" : "under `" + home.path + "`";
        EXPECT_NE(fault.find("— `" + field.name + "` belongs " + place), std::string::npos) << fault;
      }
    }
  }
}

}  // namespace
}  // namespace linli
