#include "scenario/yaml_document.hpp"

#include "core/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace linli {
namespace {

using Kind = YamlNode::Kind;

/// What the user is told about `text`; "" if nothing is wrong with it.
std::string faults_of(const std::string& text)
{
  try {
    parse_yaml("s.yaml", text);
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    return error.what();
  }
}

std::string repeated(const std::string& text, std::size_t times)
{
  std::string out;
  for (std::size_t k = 0; k < times; ++k) out += text;
  return out;
}

/// Refused with `fault` as the first line.  (A bomb that goes off has no end: it runs into the test's TIMEOUT.)
void expect_defused(const std::string& text, const std::string& fault)
{
  const std::string faults = faults_of(text);
  EXPECT_EQ(faults.substr(0, faults.find('\n')), fault);
}

/// "1:4" for a node in line 1, column 4.
std::string place(const YamlNode& node)
{
  return std::to_string(node.line) + ":" + std::to_string(node.column);
}

std::string written_file(const std::string& name, const std::string& text)
{
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "linli_yaml_document";
  std::filesystem::create_directories(folder);
  const std::string file = (folder / name).string();
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

TEST(YamlDocument, KeepsOrderKindsAndPlaces)
{
  const YamlDocument document = parse_yaml("s.yaml",
                                           "name: \"a b\"\n"
                                           "exposure:   # what they hear\n"
                                           "  half_life: 8 weeks\n"
                                           "  groups: [choir, 'sport']\n"
                                           "州:\n"
                                           "- 1\n"
                                           "- {a: 州, b: 2}\n");
  EXPECT_EQ(document.file, "s.yaml");
  const YamlNode& root = document.root;
  ASSERT_EQ(root.kind, Kind::map);
  ASSERT_EQ(root.entries.size(), 3U);
  EXPECT_EQ(root.entries[0].key.text, "name");
  EXPECT_EQ(root.entries[1].key.text, "exposure");
  EXPECT_EQ(root.entries[2].key.text, "州");
  const YamlNode& name = root.entries[0].value;
  EXPECT_EQ(name.text, "a b");
  EXPECT_TRUE(name.quoted);
  EXPECT_EQ(place(name), "1:7");

  const YamlNode* const half_life = root.entries[1].value.find("half_life");
  ASSERT_NE(half_life, nullptr);
  EXPECT_EQ(half_life->text, "8 weeks");
  EXPECT_FALSE(half_life->quoted);
  EXPECT_EQ(place(*half_life), "3:14");
  EXPECT_EQ(root.entries[1].value.find("half"), nullptr);

  const YamlNode& list = root.entries[2].value;
  ASSERT_EQ(list.kind, Kind::list);
  ASSERT_EQ(list.items.size(), 2U);
  EXPECT_EQ(place(list.items[1]), "7:3");
  EXPECT_EQ(place(list.items[1].entries[1].key), "7:10") << "columns count characters, not bytes";
}

TEST(YamlDocument, ShowsNothingAtItsKey)
{
  const YamlNode root =
      parse_yaml("s.yaml", "a:\n\n\nb: ~\nc: null\nd: {e: , f: 1}\ng:\n-\n- 1\nh: ''\n").root;
  const auto at = [&](const char* key) { return *root.find(key); };
  EXPECT_TRUE(at("a").nothing());
  EXPECT_EQ(place(at("a")), "1:1");
  EXPECT_TRUE(at("b").nothing());
  EXPECT_EQ(place(at("b")), "4:4");
  EXPECT_TRUE(at("c").nothing());
  EXPECT_TRUE(at("d").find("e")->nothing());
  EXPECT_TRUE(at("g").items.at(0).nothing());
  EXPECT_EQ(place(at("g").items.at(0)), "8:1");
  EXPECT_FALSE(at("h").nothing()) << "an empty text in quotes is a value";
}

TEST(YamlDocument, InterpretsNothing)
{
  const YamlNode root = parse_yaml("s.yaml", "a: 010\nb: yes\nc: \"\\u5dde\\n\"\nd: |\n  x\n  y\n").root;
  EXPECT_EQ(root.find("a")->text, "010");
  EXPECT_EQ(root.find("b")->text, "yes");
  EXPECT_EQ(root.find("c")->text, "州\n");
  EXPECT_EQ(root.find("d")->text, "x\ny\n");
  EXPECT_TRUE(root.find("d")->quoted);
}

TEST(YamlDocument, ToleratesByteOrderMarkAndAnyLineEnd)
{
  const YamlNode root = parse_yaml("s.yaml",
                                   "\xEF\xBB\xBF"
                                   "a: 1\r\nb: 2\rc: 3\n---x: 4\n...\n")
                            .root;
  ASSERT_EQ(root.entries.size(), 4U);
  EXPECT_EQ(place(root.entries[0].key), "1:1");
  EXPECT_EQ(place(root.entries[2].key), "3:1");
  EXPECT_EQ(root.entries[3].key.text, "---x");
}

TEST(YamlDocument, FindsAllFaultsOfAPass)
{
  EXPECT_EQ(faults_of("a: !!int 1\nb: *c\n"),
            "s.yaml:1:4: the tag `!!int` is not allowed (the key says what its "
            "value is) — remove it\ns.yaml:2:4: the alias `*c` is not allowed "
            "(every value is written where it is used) — write the value itself");
  const std::string faults = faults_of("a: &x 1\nb: !t *x\na: *x\n? [b]\n: 1\nc: [1\n");
  EXPECT_NE(faults.find("1:4: the anchor `&x`"), std::string::npos) << faults;
  const std::string more = faults_of("a: &x 1\na: !t 2\nb: *x\n? [b]\n: 1\nc: @\n");
  for (const char* const fault :
       {"1:4: the anchor `&x`", "2:1: a: duplicate key", "2:4: the tag `!t`", "3:4: the alias `*x`",
        "4:3: a list as a key", "6:4: a value cannot begin"}) {
    EXPECT_NE(more.find(fault), std::string::npos) << fault << "\n" << more;
  }
}

TEST(YamlDocument, RefusesBytesThatAreNoText)
{
  EXPECT_EQ(
      faults_of("a: 1\nb: 州\xFF\n"),
      "s.yaml:2:5: the byte 0xFF is not valid UTF-8 (the file may be in another encoding such as GBK or "
      "UTF-16) — save it as UTF-8");
  EXPECT_EQ(faults_of(std::string("a: x\0y\n", 7)),
            "s.yaml:1:5: a NUL character (this is not a text file, or not in UTF-8) — save it as UTF-8");
  EXPECT_EQ(faults_of("a: \x07\nb: x\x1By\xC2\x85\n"),
            "s.yaml:1:4: the control character U+0007 (it cannot be seen in an editor) — remove it\n"
            "s.yaml:2:5: the control character U+001B (it cannot be seen in an editor) — remove it\n"
            "s.yaml:2:7: the control character U+0085 (it cannot be seen in an editor) — remove it");
  EXPECT_EQ(faults_of("a: \xEF\xBB\xBFx\n"),
            "s.yaml:1:4: the control character U+FEFF (it cannot be seen in an editor) — remove it");
}

TEST(YamlDocument, DefusesBombs)
{
  const std::string deep =
      "more than 64 blocks and lists within each other (a scenario needs three or four) — check the brackets "
      "and the indentation";
  expect_defused(
      ",", "s.yaml:1:1: `,` does not belong here (what came before was complete) — check the indentation");
  expect_defused(repeated("[", 100000), "s.yaml:1:33: " + deep);
  expect_defused(repeated("{", 100000), "s.yaml:1:64: " + deep);
  expect_defused(repeated("- ", 100000), "s.yaml:1:129: " + deep);
  expect_defused(repeated("? ", 100000), "s.yaml:1:129: " + deep);
  expect_defused(repeated("a", 2 << 20U),
                 "s.yaml: the file is larger than 1,048,576 bytes (a scenario has a few "
                 "thousand) — check that this is the right file");
  std::string aliases = "a0: &a0 [1, 1]\n";
  for (int k = 1; k < 40; ++k) {
    const std::string before = "*a" + std::to_string(k - 1);
    aliases += "a" + std::to_string(k) + ": &a" + std::to_string(k) + " [" + before + ", " + before + "]\n";
  }
  expect_defused(aliases,
                 "s.yaml:1:5: the anchor `&a0` is not allowed (there are no aliases to use it) — remove it");
  expect_defused("a: &a [*a]\n",
                 "s.yaml:1:4: the anchor `&a` is not allowed (there are no aliases to use it) — remove it");
}

/// Many small things: each is looked at once.  (Work that grows faster than the text runs into the test's TIMEOUT.)
TEST(YamlDocument, ReadsFullSize)
{
  const auto faults_of_many = [](const std::string& part) {
    return faults_of(repeated(part, largest_yaml / part.size()));
  };
  for (const std::string part : {"- []\n", "- \n", "x", "- 'a'\n", "-\n"})
    EXPECT_EQ(faults_of_many(part), "") << part;
  for (const std::string part : {"\n", " ", "# \n"})
    EXPECT_THAT(faults_of_many(part), testing::StartsWith("s.yaml: the file is empty")) << part;
}

TEST(YamlDocument, AcceptsTheDeepestAndTheLargest)
{
  EXPECT_EQ(faults_of(repeated("[", deepest_yaml) + repeated("]", deepest_yaml)), "");
  EXPECT_NE(faults_of(repeated("[", deepest_yaml + 1) + repeated("]", deepest_yaml + 1)), "");
  EXPECT_EQ(faults_of("a: " + std::string(largest_yaml - 3, 'x')), "");
  EXPECT_NE(faults_of("a: " + std::string(largest_yaml - 2, 'x')), "");
}

TEST(YamlDocument, ListsAHundredFaultsAndCountsTheRest)
{
  const std::string faults = faults_of(repeated("- !t 1\n", 300));
  EXPECT_EQ(std::count(faults.begin(), faults.end(), '\n'), 100);
  EXPECT_NE(faults.find("\ns.yaml: 200 further faults are not listed"), std::string::npos);
}

TEST(YamlDocument, ReadsFiles)
{
  const std::string file = written_file("baseline.yaml", "a: 1\n");
  EXPECT_EQ(read_yaml(file).root.find("a")->text, "1");
  EXPECT_EQ(read_yaml(file).file, file);
}

TEST(YamlDocument, SaysWhyAFileCannotBeRead)
{
  const std::string file = written_file("baseline.yaml", "a: 1\n");
  const std::string folder = std::filesystem::path(file).parent_path().string();
  const auto failure = [](const std::string& name) -> std::string {
    try {
      read_yaml(name);
      return "read";
    } catch (const Error& error) {
      EXPECT_EQ(error.exit(), Exit::io);
      return error.what();
    }
  };
  EXPECT_EQ(failure(folder + "/basline.yaml"),
            folder + "/basline.yaml: the file cannot be read (No such file or directory) — did you mean `" +
                folder + "/baseline.yaml`?");
  EXPECT_EQ(failure(folder + "/none/a.yaml"), folder +
                                                  "/none/a.yaml: the file cannot be read (No such file or "
                                                  "directory) — there is no folder `" +
                                                  folder + "/none`");
  EXPECT_EQ(failure(folder),
            folder + ": the file cannot be read (Is a directory) — name a file in this folder");
}

TEST(YamlDocument, ReadsNoMoreThanTheLimitOfAnEndlessFile)
{
  EXPECT_THROW(read_yaml("/dev/zero"), Error);
}

}  // namespace
}  // namespace linli
