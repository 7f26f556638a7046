#include "material.hpp"

#include "scenario/yaml_document.hpp"
#include "support/malformed.hpp"
#include "support/places.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace linli::fuzz {
namespace {

namespace fs = std::filesystem;

/// What YAML gives a meaning, and the slips that readers explain.
std::set<std::string> marks()
{
  return {": ",  "- ",         "\n",           "\n  ", "[",   "]",    "{",   "}", ", ",   "#",    "&a",
          "*a",  "!!",         "? ",           "|\n",  ">\n", "---",  "...", "%", "~",    "null", "'",
          "\"",  "\\x",        "\\u",          "true", "yes", "0x",   "1e",  "-", ".nan", "010",  "1_0",
          "0,5", "2018-01-01", "\xEF\xBB\xBF", "：",   "<<",  "1e400"};
}

void add_names(const YamlNode& node, std::set<std::string>& names)
{
  for (const auto& [key, value] : node.entries) {
    names.insert(key.text);
    add_names(value, names);
  }
}

}  // namespace

std::vector<std::string> contents_under(const std::string& folder, const std::string& ending)
{
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(fs::path(test::source_dir()) / folder)) {
    if (entry.is_regular_file() && entry.path().string().ends_with(ending)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> contents;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    contents.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return contents;
}

std::vector<std::string> words_of_scenarios()
{
  std::set<std::string> words = marks();
  Scenario scenario;
  scenario.mechanisms = test::mechanisms_with_sample();
  for (const Section& section : scenario.sections()) {
    if (!section.path.empty()) words.insert(section.path);
    for (const Field& field : section.fields) {
      words.insert(field.name);
      words.insert(field.labels.begin(), field.labels.end());
      for (const Unit::Spelling& spelling : field.unit.spellings) words.emplace(spelling.text);
    }
  }
  return {words.begin(), words.end()};
}

std::vector<std::string> words_of_data(const std::string& text)
{
  std::set<std::string> words = marks();
  add_names(parse_yaml("data", text).root, words);
  return {words.begin(), words.end()};
}

}  // namespace linli::fuzz
