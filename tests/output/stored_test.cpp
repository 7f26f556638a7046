#include "core/errors.hpp"
#include "helpers.hpp"
#include "output/contents/content_digest.hpp"
#include "output/files/verify.hpp"
#include "output/hdf5/hdf5_read.hpp"
#include "output/hdf5/hdf5_write.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace linli {
namespace {

using test::bytes_of;
using test::put_bytes;
using test::TemporaryDirectory;

/// Weeks × members numbers that differ from each other, in memory.
std::vector<float> numbers(std::size_t weeks, std::size_t members)
{
  std::vector<float> out(weeks * members);
  std::iota(out.begin(), out.end(), 0.5F);
  return out;
}

Stored<float> stored(const std::vector<float>& values, std::size_t row)
{
  return {values.size(), [&values, row](std::size_t first, std::span<float> into) {
            ASSERT_EQ(first % row, 0U);
            ASSERT_EQ(into.size() % row, 0U);
            std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(first), into.size(), into.begin());
          }};
}

FileGroup tree(std::size_t weeks, std::size_t members, Values values)
{
  std::vector<std::int32_t> week(weeks);
  std::vector<std::int32_t> member(members);
  std::iota(week.begin(), week.end(), 0);
  std::iota(member.begin(), member.end(), 0);
  return {
      "",
      {},
      {make_axis("week", week), make_axis("member", member), {"x", {"week", "member"}, std::move(values)}},
      {}};
}

class StoredShapes : public testing::TestWithParam<std::pair<std::size_t, std::size_t>> {};

TEST_P(StoredShapes, AreWrittenAsIfTheyWereInMemory)
{
  const auto [weeks, members] = GetParam();
  const TemporaryDirectory folder;
  const std::vector<float> values = numbers(weeks, members);
  const FileGroup held = tree(weeks, members, values);
  const FileGroup kept = tree(weeks, members, stored(values, members));
  EXPECT_EQ(content_digest(kept), content_digest(held));
  write_tree(folder / "held.h5", held);
  write_tree(folder / "kept.h5", kept);
  EXPECT_EQ(bytes_of(folder / "kept.h5"), bytes_of(folder / "held.h5"));
  EXPECT_TRUE(verify(folder / "kept.h5").sound);

  const FileGroup back = read_tree(folder / "kept.h5");
  const Dataset* x = find_dataset(back, "x");
  ASSERT_NE(x, nullptr);
  EXPECT_EQ(type_name(x->values), "float32");
  if (const auto* left = std::get_if<Stored<float>>(&x->values)) {
    EXPECT_GT(weeks * members * sizeof(float), std::size_t{1} << 20) << "only large ones stay in the file";
    EXPECT_EQ(*left, stored(values, members));
  } else {
    EXPECT_EQ(std::get<std::vector<float>>(x->values), values);
  }
}

INSTANTIATE_TEST_SUITE_P(All, StoredShapes,
                         testing::Values(std::pair{1U, 1U}, std::pair{3U, 5U}, std::pair{0U, 5U},
                                         std::pair{5U, 0U}, std::pair{600U, 1000U}, std::pair{3U, 700000U}));

TEST(Stored, DamageInWhatStaysInTheFileIsFound)
{
  const TemporaryDirectory folder;
  const std::vector<float> values = numbers(3, 400000);
  write_tree(folder / "x.h5", tree(3, 400000, values));
  std::string bytes = bytes_of(folder / "x.h5");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  put_bytes(folder / "x.h5", bytes);
  EXPECT_FALSE(verify(folder / "x.h5").sound);
  EXPECT_THROW(static_cast<void>(read_verified(folder / "x.h5")), Error);
}

TEST(Stored, IsOfTheNumbersItHolds)
{
  const std::vector<float> some = numbers(2, 3);
  std::vector<float> others = some;
  EXPECT_EQ(stored(some, 1), stored(others, 1));
  others[4] = -1;
  EXPECT_FALSE(stored(some, 1) == stored(others, 1));
  others.pop_back();
  EXPECT_FALSE(stored(some, 1) == stored(others, 1));
}

}  // namespace
}  // namespace linli
