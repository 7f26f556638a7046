#include "core/digest.hpp"

#include "helpers.hpp"
#include "output/contents/content_digest.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace linli {
namespace {

using namespace test;

TEST(ContentDigest, IsStable)
{
  // Results of earlier versions record digests: a change here breaks their verification.
  EXPECT_EQ(content_digest(sample_tree()), content_digest(sample_tree()));
  EXPECT_EQ(content_digest(sample_tree()), "9c695b5fbf2dc14e2a7b21c4971de59c");
}

TEST(ContentDigest, IsWhatTheFormatSays)
{
  // The bytes of FORMAT.md, put together by hand for a tiny tree.
  FileGroup root{.attributes = {{"title", "x"}, {std::string(digest_attribute), "left out"}}};
  root.datasets = {make_axis("k", std::vector<std::int32_t>{5, 6}, {{"n", std::int64_t{-1}}})};
  std::string bytes;
  const auto number = [&](std::uint64_t n) { bytes.append(reinterpret_cast<const char*>(&n), sizeof n); };
  const auto text = [&](const std::string& t) { number(t.size()), bytes += t; };
  text("group"), text("/");
  number(1), text("title"), text("string"), text("x");
  number(1);
  text("dataset"), text("/k"), text("int32");
  number(1), text("k"), number(2);
  number(1), text("n"), text("int64"), number(~std::uint64_t{0});
  number(2), bytes += std::string("\5\0\0\0\6\0\0\0", 8);
  number(0);
  EXPECT_EQ(content_digest(root), digest_of(bytes.data(), bytes.size()));
}

TEST(ContentDigest, LeavesOutOnlyItself)
{
  FileGroup root = sample_tree();
  root.attributes.push_back({std::string(digest_attribute), "0"});
  EXPECT_EQ(content_digest(root), content_digest(sample_tree()));
  root.groups[0].attributes.push_back({std::string(digest_attribute), "0"});
  EXPECT_NE(content_digest(root), content_digest(sample_tree()));
}

TEST(ContentDigest, FeelsEveryKindOfChange)
{
  using Change = std::function<void(FileGroup&)>;
  const auto area = [](FileGroup& root) -> FileGroup& { return root.groups[1]; };
  const std::vector<Change> changes = {
      [](FileGroup& r) { r.attributes[0].value = "Two towns, 两鎮"; },
      [](FileGroup& r) { r.attributes[0].name = "Title"; },
      [](FileGroup& r) { r.attributes[1].value = std::int64_t{2}; },
      [](FileGroup& r) { r.attributes[1].value = 1.0; },
      [](FileGroup& r) { r.attributes[1].value = std::vector<std::int64_t>{1}; },
      [](FileGroup& r) {
        r.attributes[3].value = std::vector<std::int32_t>{1, -1};
      },
      [](FileGroup& r) { std::swap(r.attributes[0], r.attributes[1]); },
      [](FileGroup& r) { r.attributes.pop_back(); },
      [](FileGroup& r) { std::swap(r.groups[0], r.groups[1]); },
      [](FileGroup& r) { r.groups[0].name = "Scenario"; },
      [](FileGroup& r) { r.groups.push_back({.name = "more"}); },
      [](FileGroup& r) { r.groups[0].groups.clear(); },
      [&](FileGroup& r) { area(r).attributes[0].value = "area"; },
      [&](FileGroup& r) { area(r).datasets[2].name = "Trust"; },
      [&](FileGroup& r) { std::get<std::vector<float>>(area(r).datasets[2].values)[4] = 5.0000005F; },
      [&](FileGroup& r) { std::get<std::vector<double>>(area(r).datasets[3].values)[1] = 0.0; },
      [&](FileGroup& r) { std::get<std::vector<std::uint8_t>>(area(r).datasets[5].values)[2] = 254; },
      [&](FileGroup& r) { std::get<std::vector<std::string>>(area(r).datasets[1].values)[0] = "南苑"; },
      [&](FileGroup& r) { std::get<std::vector<std::int64_t>>(area(r).datasets[0].values)[0] = 1; },
      [&](FileGroup& r) { area(r).datasets[2].attributes[0].value = "%"; },
      [&](FileGroup& r) {
        area(r).datasets[2].dimensions = {"小区", "time"};
      },
      [&](FileGroup& r) { area(r).datasets[3].dimensions = {"time"}; },
      [&](FileGroup& r) {
        area(r).datasets[5].values = std::vector<std::int32_t>{0, 1, 255};
      },
      [&](FileGroup& r) { std::swap(area(r).datasets[2], area(r).datasets[3]); },
      [](FileGroup& r) { std::get<std::vector<std::string>>(r.groups[0].datasets[0].values)[0] += " "; },
      [](FileGroup& r) { r.groups[2].datasets[2].values = std::vector<float>{}; },
  };
  std::set<std::string> seen = {content_digest(sample_tree())};
  for (std::size_t k = 0; k < changes.size(); ++k) {
    FileGroup root = sample_tree();
    changes[k](root);
    EXPECT_TRUE(seen.insert(content_digest(root)).second) << "change " << k;
  }
}

}  // namespace
}  // namespace linli
