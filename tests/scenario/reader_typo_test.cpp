/// Every key of the sample with every single slip of a finger.
#include "sample.hpp"
#include "scenario/reader.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli {
namespace {

/// One letter left out, doubled, replaced or swapped with its neighbour.
std::set<std::string> slips_of(const std::string& key)
{
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_";
  std::set<std::string> slips;
  for (std::size_t k = 0; k < key.size(); ++k) {
    slips.insert(key.substr(0, k) + key.substr(k + 1));
    slips.insert(key.substr(0, k) + key[k] + key.substr(k));
    for (const char c : letters) {
      std::string replaced = key;
      replaced[k] = c;
      slips.insert(replaced);
    }
    if (k + 1 < key.size()) {
      std::string swapped = key;
      std::swap(swapped[k], swapped[k + 1]);
      slips.insert(swapped);
    }
  }
  slips.erase(key);
  return slips;
}

/// Slips of all keys of a level, with the keys each may stand for; slips that are keys themselves are left
/// out.
std::map<std::string, std::set<std::string>> slips_of(const std::vector<std::string>& level)
{
  std::map<std::string, std::set<std::string>> meant;
  for (const std::string& key : level) {
    for (const std::string& slip : slips_of(key)) meant[slip].insert(key);
  }
  for (const std::string& key : level) meant.erase(key);
  return meant;
}

/// `before + slip + after` must have one fault: an unknown key that names one of those meant.
std::size_t expect_named(const std::vector<std::string>& level, const std::string& before,
                         const std::string& after)
{
  sample::Scenario scenario;
  std::vector<Section> sections = sample::sections_of(scenario);
  const auto slips = slips_of(level);
  for (const auto& [slip, keys] : slips) {
    const YamlDocument document = parse_yaml("s.yaml", before + slip + after);
    const std::vector<Problem> problems = read_sections(document, sections, {"instruments"});
    if (problems.size() != 1) {
      ADD_FAILURE() << slip << ": " << problems.size() << " faults";
      continue;
    }
    EXPECT_TRUE(problems[0].problem == "unknown key" || problems[0].problem == "unknown name") << slip;
    EXPECT_EQ(problems[0].column, static_cast<int>(before.size()) + 1);
    bool named = false;
    for (const std::string& key : keys) named = named || problems[0].hint == "did you mean `" + key + "`?";
    EXPECT_TRUE(named) << problems[0].text();
  }
  return slips.size();
}

TEST(ReaderTypos, NamesTheKeyThatWasMeant)
{
  sample::Scenario scenario;
  std::vector<std::string> top{"instruments"};
  std::size_t tried = 0;
  for (const Section& section : sample::sections_of(scenario)) {
    std::vector<std::string> names;
    for (const Field& field : section.fields) {
      names.push_back(field.name);
      if (!field.labels.empty() && field.kind == Kind::numbers) {
        tried += expect_named(field.labels, section.path + ": {" + field.name + ": {", ": 0}}");
      }
    }
    if (section.path.empty()) {
      top.insert(top.end(), names.begin(), names.end());
    } else {
      top.push_back(section.path);
      tried += expect_named(names, section.path + ": {", ": 0}");
    }
  }
  tried += expect_named(top, "", ": 0");
  EXPECT_GT(tried, 3000U);
}

TEST(ReaderTypos, TakesATypoThatIsAnotherKeyForThatKey)
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

TEST(ReaderTypos, SaysWhereAKeyOfAnotherSectionBelongs)
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
