/// Damaged files: whatever is wrong with a file, `verify` ends, and never calls sound what is not.
#include "helpers.hpp"
#include "output/files/verify.hpp"
#include "output/hdf5/hdf5_read.hpp"
#include "output/hdf5/hdf5_write.hpp"

#include <gtest/gtest.h>

#include <hdf5.h>
#include <hdf5_hl.h>

namespace linli {
namespace {

using namespace test;

constexpr unsigned seconds = 20;

enum Outcome { unsound = 0, sound_and_equal = 1, sound_but_different = 2 };

/// What a child makes of a file that holds `bytes`.
int outcome(const TemporaryDirectory& directory, const std::string& bytes)
{
  put_bytes(directory / "damaged.h5", bytes);
  return in_child(seconds, [&] {
    if (!verify(directory / "damaged.h5").sound) return unsound;
    FileGroup root = read_tree(directory / "damaged.h5");
    root.attributes.pop_back();
    return root == sample_tree() ? sound_and_equal : sound_but_different;
  });
}

/// Numbers that look random and are the same in every run.
std::uint64_t mixed(std::uint64_t x)
{
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

class Damage : public ::testing::Test {
 protected:
  Damage()
  {
    write_tree(directory_ / "whole.h5", sample_tree());
    whole_ = bytes_of(directory_ / "whole.h5");
  }

  void flip(std::size_t bit)
  {
    std::string bytes = whole_;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    const int found = outcome(directory_, bytes);
    EXPECT_TRUE(found == unsound || found == sound_and_equal) << "bit " << bit << ": " << found;
    unsound_ += found == unsound;
  }

  TemporaryDirectory directory_;
  std::string whole_;
  int unsound_ = 0;
};

TEST_F(Damage, IsNotThereAtFirst)
{
  EXPECT_EQ(outcome(directory_, whole_), sound_and_equal);
}

TEST_F(Damage, OfOneBitIsFoundOrHarmless)
{
  for (std::uint64_t k = 0; k < 300; ++k) flip(mixed(k) % (whole_.size() * 8));
  EXPECT_GT(unsound_, 30);  // most of a small file is free space
}

TEST_F(Damage, OfTheStoreOfTextsIsFoundOrHarmless)
{
  // The one part without a checksum: its header, the first objects, and what refers to them.
  const std::size_t heap = whole_.find("GCOL");
  ASSERT_NE(heap, std::string::npos);
  for (std::size_t bit = 0; bit < 200 * 8; bit += 3) flip((heap * 8 + bit) % (whole_.size() * 8));
  EXPECT_GT(unsound_, 200);
}

TEST_F(Damage, ByCuttingOffIsFound)
{
  for (std::size_t k = 0; k < 40; ++k) {
    const std::size_t kept = whole_.size() * k / 40;
    EXPECT_EQ(outcome(directory_, whole_.substr(0, kept)), unsound) << kept;
  }
  EXPECT_EQ(outcome(directory_, whole_.substr(0, whole_.size() - 1)), unsound);
}

TEST_F(Damage, ByZeroedBlocksIsFoundOrHarmless)
{
  for (std::size_t start = 0; start < whole_.size(); start += 512) {
    std::string bytes = whole_;
    const std::size_t size = std::min<std::size_t>(512, bytes.size() - start);
    bytes.replace(start, size, size, '\0');
    const int found = outcome(directory_, bytes);
    EXPECT_TRUE(found == unsound || found == sound_and_equal) << "block at " << start << ": " << found;
  }
}

/// Files that nobody damaged but that are not ours.
class Foreign : public ::testing::Test {
 protected:
  Foreign()
  {
    write_tree(directory_ / "x.h5", sample_tree());
    file_ = H5Fopen((directory_ / "x.h5").c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  }

  /// Without axes; a scalar if `length` is 0.
  void add_dataset(const char* name, hid_t type, hsize_t length, hid_t creation)
  {
    const hid_t space = length == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &length, nullptr);
    const hid_t set = H5Dcreate2(file_, name, type, space, H5P_DEFAULT, creation, H5P_DEFAULT);
    if (length > 0 && creation != H5P_DEFAULT) H5DSset_scale(set, name);
    H5Dclose(set);
    H5Sclose(space);
  }

  void expect_refused(const std::string& words)
  {
    H5Fclose(file_);
    std::string text;
    EXPECT_EQ(exit_of([&] { read_tree(directory_ / "x.h5"); }, &text), Exit::io);
    EXPECT_NE(text.find(words), std::string::npos) << text;
    EXPECT_FALSE(verify(directory_ / "x.h5").sound);
  }

  TemporaryDirectory directory_;
  hid_t file_ = H5I_INVALID_HID;
};

TEST_F(Foreign, SoftLinksAreRefused)
{
  H5Lcreate_soft("/area", file_, "link", H5P_DEFAULT, H5P_DEFAULT);
  expect_refused("/link: is a link");
}

TEST_F(Foreign, ExternalLinksAreRefused)
{
  H5Lcreate_external("other.h5", "/", file_, "link", H5P_DEFAULT, H5P_DEFAULT);
  expect_refused("/link: is a link");
}

TEST_F(Foreign, CyclesAreRefused)
{
  H5Lcreate_hard(file_, "/scenario", file_, "/scenario/inner/again", H5P_DEFAULT, H5P_DEFAULT);
  expect_refused("has more than one name");
}

TEST_F(Foreign, NamedTypesAreRefused)
{
  const hid_t type = H5Tcopy(H5T_STD_I32LE);
  H5Tcommit2(file_, "type", type, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
  H5Tclose(type);
  expect_refused("/type: is neither a group nor a dataset");
}

TEST_F(Foreign, DatasetsWithoutAxesAreRefused)
{
  add_dataset("v", H5T_STD_I32LE, 3, H5P_DEFAULT);
  expect_refused("/v: cannot find the axes of");
}

TEST_F(Foreign, OtherTypesAreRefused)
{
  add_dataset("v", H5T_STD_I16BE, 0, H5P_DEFAULT);
  expect_refused("/v: has a type that no result has");
}

TEST_F(Foreign, SizesBeyondTheFileAreRefused)
{
  const hid_t list = H5Pcreate(H5P_DATASET_CREATE);
  const hsize_t chunk = 1024;
  H5Pset_chunk(list, 1, &chunk);
  add_dataset("huge", H5T_IEEE_F64LE, hsize_t{1} << 45, list);
  H5Pclose(list);
  expect_refused("/huge: is larger than the file could hold");
}

TEST_F(Foreign, AMoreThanExpectedAttributeIsUnsound)
{
  const hid_t space = H5Screate(H5S_SCALAR);
  const std::int64_t one = 1;
  const hid_t attribute = H5Acreate2(file_, "added", H5T_STD_I64LE, space, H5P_DEFAULT, H5P_DEFAULT);
  H5Awrite(attribute, H5T_STD_I64LE, &one);
  H5Aclose(attribute);
  H5Sclose(space);
  H5Fclose(file_);
  const Verification verification = verify(directory_ / "x.h5");
  EXPECT_FALSE(verification.sound);
  EXPECT_FALSE(verification.recorded.empty());
  EXPECT_NE(verification.recorded, verification.computed);
}

}  // namespace
}  // namespace linli
