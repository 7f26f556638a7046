#include "output/files/archive.hpp"

#include "core/digest.hpp"
#include "core/errors.hpp"
#include "helpers.hpp"

#include <gtest/gtest.h>

#include <cstring>

namespace linli {
namespace {

using namespace test;

using Blocks = std::map<std::string, std::string>;

std::span<const std::byte> as_bytes(const std::string& text)
{
  return std::as_bytes(std::span(text));
}

/// The bytes of the archive that holds these blocks.
std::string archive_of(const Blocks& blocks)
{
  const TemporaryDirectory directory;
  std::vector<ArchiveBlock> list;
  for (const auto& [name, text] : blocks) list.push_back(block_of(name, as_bytes(text)));
  write_archive(directory / "a", list);
  return bytes_of(directory / "a");
}

Blocks blocks_in(const std::string& bytes)
{
  Blocks out;
  for (const auto& [name, block] : parse_archive("a", as_bytes(bytes)))
    out[name] = {reinterpret_cast<const char*>(block.data()), block.size()};
  return out;
}

/// Where the numbers of the header stand.
constexpr std::size_t at_version = 8;
constexpr std::size_t at_length = 16;
constexpr std::size_t at_count = 24;
constexpr std::size_t at_table = 32;

/// The archive with another number in it, and the digest that then belongs to it: damage by a writer, not by a
/// disk.
std::string with_number(std::string bytes, std::size_t at, std::uint64_t number)
{
  std::memcpy(bytes.data() + at, &number, sizeof number);
  const std::string digest = digest_of(bytes.data(), bytes.size() - 32);
  return bytes.replace(bytes.size() - 32, 32, digest);
}

void expect_refused(const std::string& bytes, const std::string& words)
{
  std::string text;
  EXPECT_EQ(exit_of([&] { parse_archive("base.checkpoint", as_bytes(bytes)); }, &text), Exit::checkpoint);
  EXPECT_EQ(text.find("base.checkpoint: "), 0U) << text;
  EXPECT_NE(text.find(words), std::string::npos) << text;
}

const Blocks small{{"about", "a few words"}, {"empty", ""}, {"column/area/x", std::string("\0\1\2\3", 4)}};

TEST(Archive, GivesBackWhatWasWritten)
{
  EXPECT_EQ(blocks_in(archive_of({})), Blocks{});
  EXPECT_EQ(blocks_in(archive_of({{"", ""}})), (Blocks{{"", ""}}));
  EXPECT_EQ(blocks_in(archive_of(small)), small);
  // Blocks around and beyond the writer's buffer of a mebibyte.
  constexpr std::size_t buffer = std::size_t{1} << 20;
  Blocks large;
  for (const std::size_t size : {buffer - 1, buffer, buffer + 1, 3 * buffer}) {
    std::string block(size, '\0');
    for (std::size_t k = 0; k < size; ++k) block[k] = static_cast<char>(k * 2654435761U >> 24U);
    large[std::to_string(size)] = block;
  }
  EXPECT_TRUE(blocks_in(archive_of(large)) == large);
}

TEST(Archive, ReadsBackFromItsFile)
{
  const TemporaryDirectory directory;
  write_archive(directory / "a", {text_block("about", "words")});
  const std::vector<std::byte> bytes = read_archive_bytes(directory / "a");
  const auto blocks = parse_archive("a", bytes);
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(blocks.begin()->second.size(), 5U);
}

TEST(Archive, TakesABlockInPieces)
{
  const TemporaryDirectory directory;
  const std::string one = "first ";
  const std::string two = "second";
  write_archive(directory / "a", {{"b", one.size() + two.size(), [&](const TakeBytes& take) {
                                     take(as_bytes(one));
                                     take({});
                                     take(as_bytes(two));
                                   }}});
  EXPECT_EQ(blocks_in(bytes_of(directory / "a")), (Blocks{{"b", "first second"}}));
}

TEST(Archive, HoldsItsCallersToTheirWord)
{
  const TemporaryDirectory directory;
  const auto short_block = [](const TakeBytes& take) { take(as_bytes("abc")); };
  EXPECT_THROW(write_archive(directory / "a", {{"b", 4, short_block}}), Bug);
  EXPECT_THROW(write_archive(directory / "b", {text_block("x", ""), text_block("x", "")}), Bug);
}

TEST(Archive, ReplacesNoFile)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "a", "another's");
  EXPECT_EQ(exit_of([&] { write_archive(directory / "a", {}); }), Exit::io);
  EXPECT_EQ(bytes_of(directory / "a"), "another's");
}

TEST(Archive, ThatIsCutOffAnywhereIsRefused)
{
  const std::string whole = archive_of(small);
  for (std::size_t size = 0; size < whole.size(); ++size)
    expect_refused(whole.substr(0, size), size < 8 ? "is not a checkpoint of linli" : "is cut off");
}

TEST(Archive, ThatHasGrownIsRefused)
{
  expect_refused(archive_of(small) + '\0', "is cut off or has grown (it has");
}

TEST(Archive, WithAnyByteChangedIsRefused)
{
  const std::string whole = archive_of(small);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int bit : {1, 2, 4, 8, 16, 32, 64, 128}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      expect_refused(changed, at < at_version  ? "is not a checkpoint of linli (it does not begin like one)"
                              : at < at_length ? "is of another version"
                              : at < at_count  ? "is cut off or has grown"
                                               : "is damaged (its content does not have the digest");
    }
  }
}

TEST(Archive, OfAnotherVersionSaysWhich)
{
  expect_refused(with_number(archive_of(small), at_version, 7),
                 "is of another version (its format is 7, this program's is 2) — use another checkpoint");
}

/// The digest is right and the table is not: nothing is read beyond the end.
TEST(Archive, WithAnImpossibleTableIsRefused)
{
  const std::string whole = archive_of({{"a", "xyz"}, {"b", ""}});
  const std::uint64_t most = ~std::uint64_t{0};
  expect_refused(with_number(whole, at_count, most), "its table of blocks is cut off");
  expect_refused(with_number(whole, at_count, 1), "something follows its last block");
  expect_refused(with_number(whole, at_count, 0), "something follows its last block");
  expect_refused(with_number(whole, at_table, most), "its table of blocks is cut off");  // length of a name
  expect_refused(with_number(whole, at_table + 9, most), "the block a is cut off");      // length of a block
  expect_refused(with_number(whole, at_table + 9, 2),
                 "something follows its last block");  // too short by one
}

TEST(Archive, WithABlockTwiceIsRefused)
{
  std::string twice = archive_of({{"a", ""}, {"b", ""}});
  twice[at_table + 8 + 1 + 8 + 8] = 'a';  // after the first name and its length, the second name's length
  expect_refused(with_number(twice, at_version, archive_version), "the block a is there twice");
}

/// Names stand in messages, which are one line of text.
TEST(Archive, WithANameThatIsNoTextIsRefused)
{
  for (const char* name : {"\xFF", "a\n", "\x01"})
    expect_refused(archive_of({{name, ""}}), "a block has a name that is no text");
}

TEST(Archive, AsksForNoMemoryBeforeItKnowsTheFile)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "large", "no checkpoint");
  std::filesystem::resize_file(directory / "large", std::uintmax_t{1} << 40U);  // a terabyte, all a hole
  std::string text;
  EXPECT_EQ(exit_of([&] { read_archive_bytes(directory / "large"); }, &text), Exit::checkpoint);
  EXPECT_NE(text.find("large: is not a checkpoint of linli"), std::string::npos) << text;
}

TEST(Archive, ThatCannotBeReadIsAnErrorOfInput)
{
  const TemporaryDirectory directory;
  EXPECT_EQ(exit_of([&] { read_archive_bytes(directory / "none"); }), Exit::io);
  EXPECT_EQ(exit_of([&] { read_archive_bytes(directory.path()); }), Exit::io);
  put_bytes(directory / "empty", "");
  EXPECT_EQ(exit_of([&] { read_archive_bytes(directory / "empty"); }), Exit::checkpoint);
}

}  // namespace
}  // namespace linli
