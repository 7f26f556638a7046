/// Sections below sections, named things, and rules across parameters.
#include "core/section.hpp"
#include "scenario/reader.hpp"
#include "scenario/writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace linli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Range2 {
  double low = 0;
  double high = 1;

  bool operator==(const Range2&) const = default;
  static std::vector<Field> describe()
  {
    return {number<&Range2::low>({.name = "low", .valid = {0, 10}}), number<&Range2::high>({.name = "high"})};
  }
  std::vector<Contradiction> contradictions() const
  {
    if (low <= high) return {};
    return {{{"low", "high"}, "low is above high", "a range begins below its end", "exchange them"}};
  }
};

struct Depth {
  std::int64_t level = 1;

  bool operator==(const Depth&) const = default;
  static std::vector<Field> describe() { return {integer<&Depth::level>({.name = "level"})}; }
};

struct Sample {
  Depth top{};
  Depth deep{};
  Range2 range{};
  std::map<std::string, Range2> things{};

  bool operator==(const Sample&) const = default;
};

std::vector<Section> sections_of(Sample& sample)
{
  return {make_section("a", "Outer", "", sample.top), make_section("a.b.c", "Inner", "", sample.deep),
          make_section("a.range", "", "", sample.range),
          make_named_section("a.things", "By name", "", sample.things)};
}

std::vector<std::string> read_into(Sample& sample, const std::vector<std::string>& texts)
{
  std::vector<Layer> layers;
  for (const std::string& text : texts)
    layers.emplace_back(parse_yaml("f" + std::to_string(layers.size()) + ".yaml", text));
  const std::vector<Section> sections = sections_of(sample);
  read_layers(layers, sections);
  std::vector<std::string> out;
  for (const Layer& layer : layers) {
    for (const Problem& problem : layer.problems()) out.push_back(problem.text());
  }
  return out;
}

std::vector<std::string> faults_of(const std::vector<std::string>& texts)
{
  Sample sample;
  return read_into(sample, texts);
}

TEST(Sections, LieAtAnyDepth)
{
  Sample sample;
  EXPECT_THAT(read_into(sample, {"a: {level: 2, b: {c: {level: 3}}, range: {high: 5}}"}), IsEmpty());
  EXPECT_EQ(sample, (Sample{{2}, {3}, {0, 5}, {}}));
  EXPECT_THAT(
      faults_of({"a: {b: {level: 3}}"}),
      ElementsAre("f0.yaml:1:9: a.b.level: unknown key (known here: c) — `level` belongs under `a` or "
                  "`a.b.c`"));
  EXPECT_THAT(
      faults_of({"a: {b: {c: {levl: 3}}}"}),
      ElementsAre("f0.yaml:1:13: a.b.c.levl: unknown key (known here: level) — did you mean `level`?"));
  EXPECT_THAT(
      faults_of({"a: {b: {c: 3}}"}),
      ElementsAre(
          "f0.yaml:1:12: a.b.c: a block of keys is expected here, found `3` — write `c:` and its keys below "
          "it"));
  EXPECT_THAT(
      faults_of({"a: {b.c: {level: 3}}"}),
      ElementsAre("f0.yaml:1:5: a.b.c: unknown key (known here: b, level, range and things) — write `c` "
                  "below `b:`"));
}

TEST(Sections, AreWrittenAtAnyDepth)
{
  Sample sample{{2}, {3}, {0.5, 5}, {{"second", {1, 2}}, {"no", {}}}};
  const std::string text = effective_yaml(sections_of(sample));
  EXPECT_EQ(text,
            "# Outer\n"
            "a:\n"
            "  level: 2\n"
            "  b:\n"
            "    # Inner\n"
            "    c:\n"
            "      level: 3\n"
            "  range:\n"
            "    low: 0.5\n"
            "    high: 5\n"
            "  # By name\n"
            "  things:\n"
            "    \"no\":\n"
            "      low: 0\n"
            "      high: 1\n"
            "    second:\n"
            "      low: 1\n"
            "      high: 2\n");
  Sample again;
  EXPECT_THAT(read_into(again, {text}), IsEmpty());
  EXPECT_EQ(again, sample);
  Sample empty;
  EXPECT_NE(effective_yaml(sections_of(empty)).find("  things: {}\n"), std::string::npos);
}

TEST(Sections, RefuseNamesAndFieldsAtOnePlace)
{
  Sample sample;
  std::vector<Section> sections = sections_of(sample);
  sections.push_back(make_section("a.things", "", "", sample.deep));
  EXPECT_THROW(read_sections(parse_yaml("f.yaml", "{}"), sections), Bug);
}

TEST(NamedThings, HoldTheDefaultsTheyAreNotGiven)
{
  Sample sample;
  EXPECT_THAT(read_into(sample, {"a: {things: {zebra: {high: 7}, 猫-1: {}}}"}), IsEmpty());
  EXPECT_EQ(sample.things, (std::map<std::string, Range2>{{"zebra", {0, 7}}, {"猫-1", {0, 1}}}));
}

TEST(NamedThings, TellTheirFaultsByName)
{
  EXPECT_THAT(
      faults_of({"a:\n  things:\n    x: {lwo: 1}\n    y: {low: 11}\n    z: 3\n    a b: {}\n    c.d: {}\n"}),
      ElementsAre(
          "f0.yaml:3:9: a.things.x.lwo: unknown key (known here: high and low) — did you mean `low`?",
          "f0.yaml:4:14: a.things.y.low: 11 is outside 0 … 10",
          "f0.yaml:5:8: a.things.z: a block of keys is expected here, found `3` — write `z:` and its keys "
          "below it",
          "f0.yaml:6:5: a.things.a b: `a b` cannot be a name (names have letters, digits, - and _) — write "
          "`a_b`",
          "f0.yaml:7:5: a.things.c.d: `c.d` cannot be a name (names have letters, digits, - and _) — write "
          "`c_d`"));
  EXPECT_THAT(
      faults_of({"a: {things: [x]}"}),
      ElementsAre(
          "f0.yaml:1:13: a.things: a block of names is expected here, found a list (every name has keys "
          "below it: high and low) — write a name, such as `first:`, and its keys below it"));
}

TEST(NamedThings, MergeByNameAndCanBeRemoved)
{
  Sample sample;
  const std::string base = "a: {things: {x: {low: 0.5, high: 2}, y: {high: 3}}}";
  EXPECT_THAT(read_into(sample, {base, "a: {things: {x: {high: 4}, y: ~, z: {}}}"}), IsEmpty());
  EXPECT_EQ(sample.things, (std::map<std::string, Range2>{{"x", {0.5, 4}}, {"z", {}}}));
  EXPECT_THAT(faults_of({base, "a: {things: {xx: ~}}"}),
              ElementsAre("f1.yaml:1:14: a.things.xx: there is nothing to remove (a name without a value "
                          "removes what an extended file gives) "
                          "— did you mean `x`?"));
  EXPECT_THAT(
      faults_of({"a: {things: {elders: }}"}),
      ElementsAre("f0.yaml:1:14: a.things.elders: there is nothing to remove (a name without a value removes "
                  "what an extended file gives) — write `elders: {}` for one with all defaults"));
}

TEST(Contradictions, AreToldAtTheKeyTheyAreAbout)
{
  const auto told = [](const std::string& place) {
    return place + ": low is above high (a range begins below its end) — exchange them";
  };
  EXPECT_THAT(faults_of({"a:\n  range:\n    high: 2\n    low: 3\n"}),
              ElementsAre(told("f0.yaml:4:10: a.range.low")));
  EXPECT_THAT(faults_of({"a:\n  range:\n    high: -1\n"}), ElementsAre(told("f0.yaml:3:11: a.range.high")));
  EXPECT_THAT(faults_of({"a: {things: {x: {low: 2}}}"}), ElementsAre(told("f0.yaml:1:23: a.things.x.low")));
  EXPECT_THAT(faults_of({"a: {range: {low: 0.5}}", "a: {level: 2, range: {high: 0.2}}"}),
              ElementsAre(told("f0.yaml:1:18: a.range.low")));
}

TEST(Contradictions, OfDefaultsAreToldAtTheSection)
{
  Sample sample;
  sample.range = {3, 2};
  EXPECT_THAT(
      read_into(sample, {"a:\n  range: {}\n"}),
      ElementsAre("f0.yaml:2:3: a.range: low is above high (a range begins below its end) — exchange them"));
  EXPECT_THAT(
      read_into(sample, {"{}"}),
      ElementsAre("f0.yaml: a.range: low is above high (a range begins below its end) — exchange them"));
}

TEST(Contradictions, AreToldWithAllOtherFaults)
{
  EXPECT_THAT(faults_of({"a:\n  levl: 1\n  b: {c: {level: x}}\n  things:\n    x: {low: 2}\n"}),
              ElementsAre(testing::HasSubstr("a.levl: unknown key"),
                          testing::HasSubstr("a.b.c.level: a whole number")))
      << "below a map with an unknown key nothing is certain";
  EXPECT_THAT(faults_of({"a:\n  b: {c: {level: x}}\n  things:\n    x: {low: 2}\n"}),
              ElementsAre(testing::HasSubstr("a.b.c.level: a whole number"),
                          testing::HasSubstr("low is above high")));
}

TEST(Contradictions, OfValuesThatCouldNotBeReadAreNotTold)
{
  EXPECT_THAT(faults_of({"a: {range: {low: 3, high: x}}"}),
              ElementsAre(testing::HasSubstr("a number is expected")));
  EXPECT_THAT(faults_of({"a: {range: {low: 3, hihg: 4}}"}), ElementsAre(testing::HasSubstr("unknown key")));
}

}  // namespace
}  // namespace linli
