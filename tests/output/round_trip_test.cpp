#include "helpers.hpp"
#include "output/contents/content_digest.hpp"
#include "output/contents/tree_faults.hpp"
#include "output/files/verify.hpp"
#include "output/hdf5/hdf5_read.hpp"
#include "output/hdf5/hdf5_write.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

/// What is read back, without the digest that writing adds as the root's last attribute.
FileGroup round_trip(const FileGroup& root)
{
  const TemporaryDirectory directory;
  write_tree(directory / "x.h5", root);
  FileGroup back = read_tree(directory / "x.h5");
  EXPECT_FALSE(back.attributes.empty());
  if (back.attributes.empty()) return back;
  EXPECT_EQ(back.attributes.back().name, digest_attribute);
  EXPECT_EQ(std::get<std::string>(back.attributes.back().value), content_digest(root));
  back.attributes.pop_back();
  return back;
}

TEST(RoundTrip, KeepsEverythingInOrder)
{
  const FileGroup root = sample_tree();
  const FileGroup back = round_trip(root);
  EXPECT_TRUE(back == root);
  ASSERT_EQ(back.groups.size(), 3U);
  EXPECT_EQ(back.groups[0].name, "scenario");
  EXPECT_EQ(back.groups[1].name, "area");
  EXPECT_EQ(back.groups[1].datasets[1].name, "小区");
  EXPECT_EQ(std::get<std::vector<std::string>>(back.groups[1].datasets[1].values)[0], "北苑");
}

TEST(RoundTrip, KeepsTheBitsOfNumbers)
{
  FileGroup root;
  const float quiet = std::nanf("7");
  root.datasets = {make_axis("k", std::vector<float>{quiet, -0.0F, INFINITY, 1e-45F})};
  const FileGroup back = round_trip(root);
  EXPECT_EQ(content_digest(back), content_digest(root));
  EXPECT_TRUE(std::isnan(std::get<std::vector<float>>(back.datasets[0].values)[0]));
}

TEST(RoundTrip, KeepsAnEmptyTree)
{
  EXPECT_TRUE(round_trip({}) == FileGroup{});
}

TEST(RoundTrip, KeepsOrderBeyondWhatHeadersHold)
{
  // More members and attributes than object headers hold: the library then stores them in another way.
  FileGroup root;
  root.datasets = {make_axis("k", std::vector<std::int32_t>{1, 2})};
  for (int k = 300; k > 0; --k) {
    root.attributes.push_back({"a" + std::to_string(k), std::int64_t{k}});
    root.datasets.push_back(
        {"d" + std::to_string(k), {"k"}, std::vector<std::int32_t>{k, -k}, {{"units", "1"}}});
    root.groups.push_back({.name = "g" + std::to_string(k)});
  }
  EXPECT_TRUE(round_trip(root) == root);
}

TEST(RoundTrip, KeepsLargeTexts)
{
  FileGroup root;
  root.attributes = {{"large", std::string(100'000, 'y')}};
  std::vector<std::string> texts;
  for (std::size_t k = 0; k < 400; ++k) texts.emplace_back(k * 37, 'z');
  root.datasets = {make_axis("text", texts),
                   {"scalar", {}, std::vector<std::string>{std::string(3'000'000, 'x')}}};
  EXPECT_TRUE(round_trip(root) == root);
}

TEST(RoundTrip, KeepsLargeArrays)
{
  FileGroup root;
  std::vector<std::int32_t> weeks(1040);
  std::vector<std::int32_t> areas(1500);
  std::vector<float> values(weeks.size() * areas.size());
  for (std::size_t k = 0; k < weeks.size(); ++k) weeks[k] = static_cast<std::int32_t>(7 * k);
  for (std::size_t k = 0; k < areas.size(); ++k) areas[k] = static_cast<std::int32_t>(k);
  for (std::size_t k = 0; k < values.size(); ++k) values[k] = std::sqrt(static_cast<float>(k));
  root.datasets = {make_axis("time", weeks), make_axis("area", areas), {"v", {"time", "area"}, values}};
  EXPECT_EQ(content_digest(round_trip(root)), content_digest(root));
}

TEST(Writing, GivesTheSameBytesForTheSameTree)
{
  const TemporaryDirectory directory;
  write_tree(directory / "a.h5", sample_tree());
  sleep(1);
  write_tree(directory / "b.h5", sample_tree());
  EXPECT_EQ(bytes_of(directory / "a.h5"), bytes_of(directory / "b.h5"));
}

TEST(Writing, NeverTouchesAnExistingFile)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "x.h5", "precious");
  // In a child: a failure to write spoils the library for the process.
  const int status = in_child(20, [&] {
    std::string text;
    const Exit exit = exit_of([&] { write_tree(directory / "x.h5", sample_tree()); }, &text);
    return exit == Exit::io && text.find("x.h5: cannot create (") != std::string::npos ? 0 : 1;
  });
  EXPECT_EQ(status, 0);
  EXPECT_EQ(bytes_of(directory / "x.h5"), "precious");
}

TEST(Writing, RefusesTreesThatReadersCouldNotUse)
{
  const TemporaryDirectory directory;
  const auto refused = [&](FileGroup root) {
    EXPECT_FALSE(tree_faults(root).empty());
    EXPECT_THROW(write_tree(directory / "x.h5", root), Bug);
    EXPECT_EQ(directory.entries(), 0);
  };
  using Floats = std::vector<float>;
  const Dataset axis = make_axis("k", Floats{1, 2});
  refused({.name = "named"});
  refused({.datasets = {axis, axis}});
  refused({.datasets = {axis}, .groups = {{.name = "k"}}});
  refused({.datasets = {{"v", {"k"}, Floats{1, 2}}}});  // no axis
  refused({.datasets = {axis},
           .groups = {{.name = "g", .datasets = {{"v", {"k"}, Floats{1, 2}}}}}});  // elsewhere
  refused({.datasets = {axis, {"v", {"k"}, Floats{1, 2, 3}}}});                    // wrong size
  refused({.datasets = {axis, {"v", {"k", "k"}, Floats{1, 2, 3, 4}}}});            // an axis twice
  refused({.datasets = {axis, {"v", {"k", "v"}, Floats{1, 2}}}});  // an axis of two dimensions
  refused({.datasets = {{"v", {}, Floats{}}}});                    // a scalar without value
  refused({.datasets = {{"a/b", {}, Floats{1}}}});
  refused({.datasets = {{"", {}, Floats{1}}}});
  refused({.datasets = {{"a\n", {}, Floats{1}}}});
  refused({.datasets = {{"\xFF", {}, Floats{1}}}});
  refused({.datasets = {{"v", {}, std::vector<std::string>{std::string("a\0b", 3)}}}});
  refused({.datasets = {{"v", {}, std::vector<std::string>{"\xC3"}}}});
  refused({.attributes = {{"CLASS", "x"}}});
  refused({.attributes = {{"a", "x"}, {"a", "y"}}});
  refused({.attributes = {{"a", std::vector<double>{}}}});
  refused({.attributes = {{"a", std::string("x\0", 2)}}});
}

TEST(Writing, ReplacesAnOldDigest)
{
  const TemporaryDirectory directory;
  write_tree(directory / "a.h5", sample_tree());
  FileGroup root = read_verified(directory / "a.h5");
  root.attributes[0].value = "changed";
  write_tree(directory / "b.h5", root);
  EXPECT_TRUE(verify(directory / "b.h5").sound);
}

TEST(Reading, SaysWhatIsWrong)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "text.h5", "not a result");
  std::string text;
  EXPECT_EQ(exit_of([&] { read_tree(directory / "text.h5"); }, &text), Exit::io);
  EXPECT_NE(text.find("text.h5: cannot open ("), std::string::npos) << text;
  EXPECT_EQ(exit_of([&] { read_tree(directory / "missing.h5"); }, &text), Exit::io);
  EXPECT_NE(text.find("No such file"), std::string::npos) << text;
  const Verification verification = verify(directory / "missing.h5");
  EXPECT_FALSE(verification.sound);
  EXPECT_EQ(verification.problems.size(), 1U);
}

}  // namespace
}  // namespace linli
