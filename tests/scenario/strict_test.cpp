#include "scenario/strict.hpp"

#include "scenario/yaml_document.hpp"

#include <gtest/gtest.h>

#include <string>

namespace linli {
namespace {

/// One fault a line.
std::string text_of(const Faults& faults)
{
  std::string out;
  for (const Problem& problem : faults.problems()) out += (out.empty() ? "" : "\n") + problem.text();
  return out;
}

TEST(Strict, AnswersWhatIsWritten)
{
  const YamlDocument document = parse_yaml(
      "m.yaml",
      "district: Hill\nshare: 0.25\ncount: 12\nsex: female\nnames: [a, \"b c\"]\nmore: {deep: 1}\n");
  Faults faults(document.file);
  StrictMap map(document.root, "", faults);
  EXPECT_EQ(map.text("district"), "Hill");
  EXPECT_EQ(map.number("share", {0, 1}), 0.25);
  EXPECT_EQ(map.integer("count"), 12);
  EXPECT_EQ(map.choice("sex", {"male", "female"}), "female");
  EXPECT_EQ(map.texts("names"), (std::vector<std::string>{"a", "b c"}));
  StrictMap more = map.map("more");
  EXPECT_EQ(more.integer("deep"), 1);
  more.done();
  map.done();
  EXPECT_EQ(text_of(faults), "");
  EXPECT_EQ(map.keys(), (std::vector<std::string>{"district", "share", "count", "sex", "names", "more"}));
}

TEST(Strict, CollectsEveryFault)
{
  const YamlDocument document =
      parse_yaml("m.yaml",
                 "share: 1.5\ncount: 1.5\nage: 200\nnames: [a, {n: 1}]\n"
                 "nested: {depth: 010, extra: 2}\nshaer: 1\nlist: 3\nsex: mael\nmap: 5\n");
  Faults faults(document.file);
  StrictMap map(document.root, "margin", faults);
  EXPECT_EQ(map.number("share", {0, 1}), 0);
  EXPECT_EQ(map.integer("count"), 0);
  EXPECT_EQ(map.integer("age", {0, 120}), 0);
  EXPECT_EQ(map.texts("names"), (std::vector<std::string>{"a"}));
  StrictMap nested = map.map("nested");
  EXPECT_EQ(nested.number("depth"), 0);
  nested.done();
  EXPECT_TRUE(map.texts("list").empty());
  EXPECT_EQ(map.choice("sex", {"male", "female"}), "male");
  EXPECT_EQ(map.text("title"), "");
  EXPECT_EQ(map.map("map").integer("x"), 0);
  StrictMap absent = map.map("absent");
  EXPECT_EQ(absent.number("x"), 0) << "what stands in for a missing map has no faults of its own";
  absent.done();
  map.fault("count", {"it must be even", {}, {}});
  map.done();
  EXPECT_EQ(
      text_of(faults),
      "m.yaml:1:1: margin: `title` is missing\n"
      "m.yaml:1:1: margin: `absent` is missing\n"
      "m.yaml:1:8: margin.share: 1.5 is outside 0 … 1\n"
      "m.yaml:2:8: margin.count: a whole number is expected here, found `1.5`\n"
      "m.yaml:2:8: margin.count: it must be even\n"
      "m.yaml:3:6: margin.age: 200 is outside 0 … 120\n"
      "m.yaml:4:12: margin.names: a text is expected here, found a block of keys\n"
      "m.yaml:5:17: margin.nested.depth: a number is expected here, found `010` (to some programs a leading "
      "zero means base eight) — write `10`\n"
      "m.yaml:5:22: margin.nested.extra: unknown key (known here: depth)\n"
      "m.yaml:6:1: margin.shaer: unknown key (known here: absent, age, count, list, map, names, nested, sex, "
      "share and title) — did you mean `share`?\n"
      "m.yaml:7:7: margin.list: a list is expected here, found `3`\n"
      "m.yaml:8:6: margin.sex: unknown name `mael` (known here: male and female) — did you mean `male`?\n"
      "m.yaml:9:6: margin.map: a block of keys is expected here, found `5`");
}

TEST(Strict, RefusesARootThatIsNoMap)
{
  const YamlDocument document = parse_yaml("m.yaml", "- 1\n");
  Faults faults(document.file);
  StrictMap map(document.root, "", faults);
  map.text("a");
  map.done();
  EXPECT_EQ(text_of(faults), "m.yaml:1:1: a block of keys is expected here, found a list");
}

}  // namespace
}  // namespace linli
