#include "output/contents/format_version.hpp"

#include "helpers.hpp"
#include "output/files/verify.hpp"
#include "output/hdf5/hdf5_read.hpp"
#include "output/hdf5/hdf5_write.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

FileGroup result_of_version(AttributeValue version)
{
  FileGroup root = sample_tree();
  root.attributes = {{"file_type", "linli_result"}, {"format_version", std::move(version)}};
  return root;
}

TEST(FormatVersion, OfThisProgramIsRead)
{
  const TemporaryDirectory directory;
  write_tree(directory / "a.h5", result_of_version(result_format_version));
  EXPECT_EQ(read_tree(directory / "a.h5").groups.size(), 3U);
  EXPECT_TRUE(verify(directory / "a.h5").sound);
}

TEST(FormatVersion, OfAnotherIsRefusedAndWhyIsSaid)
{
  const TemporaryDirectory directory;
  std::string text;
  for (const std::int64_t other : {result_format_version - 1, result_format_version + 1, std::int64_t{0}}) {
    const std::string name = std::to_string(other) + ".h5";
    write_tree(directory / name, result_of_version(other));
    EXPECT_EQ(exit_of([&] { read_tree(directory / name); }, &text), Exit::io);
    EXPECT_NE(text.find(name + ": is a result of format version " + std::to_string(other)), std::string::npos)
        << text;
    EXPECT_NE(text.find("reads version " + std::to_string(result_format_version)), std::string::npos) << text;
    const bool later = other > result_format_version;
    EXPECT_NE(text.find(later ? "use a later linli" : "run its scenario again"), std::string::npos) << text;
    const Verification verification = verify(directory / name);
    EXPECT_FALSE(verification.sound) << "also where everything is read";
    EXPECT_EQ(exit_of([&] { read_verified(directory / name); }), Exit::io);
  }
  write_tree(directory / "text.h5", result_of_version("2"));
  EXPECT_EQ(exit_of([&] { read_tree(directory / "text.h5"); }, &text), Exit::io);
  EXPECT_NE(text.find("does not say its format version"), std::string::npos) << text;
}

TEST(FormatVersion, OfWhatIsNoResultIsNobodysBusiness)
{
  FileGroup root = sample_tree();
  root.attributes = {{"file_type", "something else"}, {"format_version", std::int64_t{77}}};
  const TemporaryDirectory directory;
  write_tree(directory / "a.h5", root);
  EXPECT_EQ(exit_of([&] { read_tree(directory / "a.h5"); }), Exit::complete);
}

}  // namespace
}  // namespace linli
