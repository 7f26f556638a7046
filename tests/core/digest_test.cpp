#include "core/digest.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <utility>

namespace linli {
namespace {

std::string digest_of(const std::string& bytes)
{
  return linli::digest_of(bytes.data(), bytes.size());
}

TEST(Digest, IsXxh3OfTheBytes)
{
  // As `xxhsum -H2` prints them.
  EXPECT_EQ(digest_of(""), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(digest_of("abc"), "06b05ab6733a618578af5f94892f3950");
  EXPECT_EQ(Digest().text(), "99aa06d3014798d86001c324468d497f");
}

TEST(Digest, OfANameIsANumber)
{
  // As `xxhsum -H3` prints them.
  EXPECT_EQ(number_of(""), 0x2d06800538d394c2U);
  EXPECT_EQ(number_of("abc"), 0x78af5f94892f3950U);
}

TEST(Digest, OfPiecesIsThatOfTheWhole)
{
  std::string bytes;
  for (int k = 0; k < 5000; ++k) bytes += static_cast<char>(k * 37 % 256);
  for (const std::size_t piece : {1U, 7U, 240U, 1024U, 5000U}) {
    Digest digest;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      digest.add(bytes.data() + at, std::min(piece, bytes.size() - at));
    }
    EXPECT_EQ(digest.text(), digest_of(bytes)) << piece;
  }
}

TEST(Digest, ChangesWithEveryBit)
{
  std::set<std::string> seen;
  std::string bytes(64, 'x');
  for (std::size_t bit = 0; bit < 512; ++bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    seen.insert(digest_of(bytes));
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
  }
  seen.insert(digest_of(bytes));
  EXPECT_EQ(seen.size(), 513U);
}

TEST(Digest, DependsOnOrderAndLength)
{
  EXPECT_NE(digest_of("ab"), digest_of("ba"));
  EXPECT_NE(digest_of(std::string(1, '\0')), digest_of(std::string(2, '\0')));
}

TEST(Digest, KeepsTextsApart)
{
  const auto of = [](const std::string& first, const std::string& second) {
    Digest digest;
    digest.add(std::string_view(first));
    digest.add(std::string_view(second));
    return digest.text();
  };
  EXPECT_NE(of("ab", "c"), of("a", "bc"));
  EXPECT_NE(of("", "a"), of("a", ""));
  EXPECT_EQ(of("ab", "c"), of("ab", "c"));
}

TEST(Digest, AddsNumbersAndTextsAsBytes)
{
  Digest digest;
  digest.add(std::uint64_t{0x0102030405060708});
  EXPECT_EQ(digest.text(), digest_of(std::string("\x08\x07\x06\x05\x04\x03\x02\x01", 8)));
  Digest text;
  text.add(std::string_view("hi"));
  EXPECT_EQ(text.text(), digest_of(std::string("\x02\0\0\0\0\0\0\0hi", 10)));
}

TEST(Digest, CanBeAskedOnTheWay)
{
  Digest digest;
  digest.add("ab", 2);
  EXPECT_EQ(digest.text(), digest_of("ab"));
  EXPECT_EQ(digest.text(), digest_of("ab"));
  digest.add("c", 1);
  EXPECT_EQ(digest.text(), digest_of("abc"));
}

TEST(Digest, Moves)
{
  Digest from;
  from.add("ab", 2);
  Digest to = std::move(from);
  to.add("c", 1);
  EXPECT_EQ(to.text(), digest_of("abc"));
  Digest third;
  third = std::move(to);
  EXPECT_EQ(third.text(), digest_of("abc"));
}

TEST(Digest, OfNothingAddsNothing)
{
  Digest digest;
  digest.add(nullptr, 0);
  EXPECT_EQ(digest.text(), digest_of(""));
}

}  // namespace
}  // namespace linli
