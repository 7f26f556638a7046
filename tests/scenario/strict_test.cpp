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
  const YamlDocument document =
      parse_yaml("m.yaml",
                 "district: Hill\nshare: 0.25\ncount: 12\nactive: true\nday: 2018-01-08\n"
                 "lag: 2 years\nsex: female\nages: [0, 15, 65]\nshares: [0.5, 0.5]\n"
                 "names: [a, \"b c\"]\nmore: {deep: 1}\nrows:\n- {n: 1}\n- {n: 2}\n");
  Faults faults(document.file);
  StrictMap map(document.root, "", faults);
  EXPECT_EQ(map.text("district"), "Hill");
  EXPECT_EQ(map.number("share", {0, 1}), 0.25);
  EXPECT_EQ(map.integer("count"), 12);
  EXPECT_TRUE(map.boolean("active"));
  EXPECT_EQ(map.date("day"), Date{7});
  EXPECT_EQ(map.integer("lag", {}, units::weeks()), 104);
  EXPECT_EQ(map.choice("sex", {"male", "female"}), "female");
  EXPECT_EQ(map.integers("ages", {0, 120}), (std::vector<std::int64_t>{0, 15, 65}));
  EXPECT_EQ(map.numbers("shares"), (std::vector<double>{0.5, 0.5}));
  EXPECT_EQ(map.texts("names"), (std::vector<std::string>{"a", "b c"}));
  StrictMap more = map.map("more");
  EXPECT_EQ(more.integer("deep"), 1);
  more.done();
  std::vector<StrictMap> rows = map.maps("rows");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].integer("n"), 2);
  map.done();
  EXPECT_EQ(text_of(faults), "");
  EXPECT_EQ(map.keys().size(), 12U);
}

TEST(Strict, TellsAbsentFromPresent)
{
  const YamlDocument document = parse_yaml("m.yaml", "a: 1\nb: 0.5\nc: x\nd: true\ne: {f: 1}\n");
  Faults faults(document.file);
  StrictMap map(document.root, "", faults);
  EXPECT_EQ(map.optional_integer("a"), 1);
  EXPECT_EQ(map.optional_number("b"), 0.5);
  EXPECT_EQ(map.optional_text("c"), "x");
  EXPECT_EQ(map.optional_boolean("d"), true);
  EXPECT_EQ(map.optional_map("e")->integer("f"), 1);
  EXPECT_FALSE(map.optional_integer("g"));
  EXPECT_FALSE(map.optional_number("g"));
  EXPECT_FALSE(map.optional_text("g"));
  EXPECT_FALSE(map.optional_boolean("g"));
  EXPECT_FALSE(map.optional_map("g"));
  EXPECT_TRUE(map.has("a"));
  EXPECT_FALSE(map.has("g"));
  map.done();
  EXPECT_TRUE(faults.empty());
}

TEST(Strict, CollectsEveryFault)
{
  const YamlDocument document =
      parse_yaml("m.yaml",
                 "share: 1.5\ncount: 1.5\nages: [1, x, 200]\nrows: [{n: 1, extra: 2}, 5]\n"
                 "nested: {depth: 010}\nshaer: 1\nlist: 3\nsex: mael\n");
  Faults faults(document.file);
  StrictMap map(document.root, "margin", faults);
  EXPECT_EQ(map.number("share", {0, 1}), 0);
  EXPECT_EQ(map.integer("count"), 0);
  EXPECT_EQ(map.integers("ages", {0, 120}), (std::vector<std::int64_t>{1}));
  for (StrictMap& row : map.maps("rows")) {
    row.integer("n");
    row.done();
  }
  EXPECT_EQ(map.map("nested").number("depth"), 0);
  EXPECT_TRUE(map.list("list").empty());
  EXPECT_EQ(map.choice("sex", {"male", "female"}), "male");
  EXPECT_EQ(map.text("title"), "");
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
      "m.yaml:3:11: margin.ages: a whole number is expected here, found `x`\n"
      "m.yaml:3:14: margin.ages: 200 is outside 0 … 120\n"
      "m.yaml:4:15: margin.rows[1].extra: unknown key (known here: n)\n"
      "m.yaml:4:26: margin.rows[2]: a block of keys is expected here, found `5`\n"
      "m.yaml:5:17: margin.nested.depth: a number is expected here, found `010` (to some programs a leading "
      "zero means base eight) — write `10`\n"
      "m.yaml:6:1: margin.shaer: unknown key (known here: absent, ages, count, list, nested, rows, sex, "
      "share "
      "and title) — did you mean `share`?\n"
      "m.yaml:7:7: margin.list: a list is expected here, found `3`\n"
      "m.yaml:8:6: margin.sex: unknown name `mael` (known here: male and female) — did you mean `male`?");
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
