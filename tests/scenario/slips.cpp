#include "slips.hpp"

#include "scenario/condition_reader.hpp"
#include "scenario/read_scenario.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace linli::test {
namespace {

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

/// Whether one letter more, less, other or swapped makes one name of the other.
bool one_slip_apart(std::string_view a, std::string_view b)
{
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  const bool swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  return swapped || (a.size() <= 1 && b.size() <= 1);
}

}  // namespace

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

std::map<std::string, Names> keys_by_path()
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

bool exempt(const std::string& slip, const std::map<std::string, Names>& keys)
{
  return std::any_of(keys.begin(), keys.end(),
                     [&](const auto& level) { return level.second.contains(slip); });
}

std::vector<Problem> problems_of(const std::string& text, const std::string& file)
{
  try {
    parse_scenario(file, text);
  } catch (const Error& error) {
    return error.problems();
  }
  return {};
}

void expect_named(const Problem& problem, const std::string& slip, const Names& level)
{
  EXPECT_TRUE(problem.problem == "unknown key" || problem.problem == "unknown name") << slip;
  const bool named = std::any_of(level.begin(), level.end(), [&](const std::string& key) {
    return problem.hint == "did you mean `" + key + "`?" && one_slip_apart(key, slip);
  });
  EXPECT_TRUE(named) << problem.text();
}

}  // namespace linli::test
