/// What a file looks like to the readers of others, asked of the library itself.
#include "helpers.hpp"
#include "output/hdf5/hdf5_write.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <hdf5.h>
#include <hdf5_hl.h>

namespace linli {
namespace {

using namespace test;

class Layout : public ::testing::Test {
 protected:
  Layout()
  {
    write_tree(directory_ / "x.h5", sample_tree());
    file_ = H5Fopen((directory_ / "x.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  }
  ~Layout() override { H5Fclose(file_); }

  hid_t dataset(const char* path) const { return H5Dopen2(file_, path, H5P_DEFAULT); }

  TemporaryDirectory directory_;
  hid_t file_ = H5I_INVALID_HID;
};

TEST_F(Layout, IsOfTheLatestVersion)
{
  H5F_info2_t info = {};
  ASSERT_GE(H5Fget_info2(file_, &info), 0);
  EXPECT_EQ(info.super.version, 3U);
}

TEST_F(Layout, KeepsOrderEverywhere)
{
  unsigned order = 0;
  for (const char* path : {"/", "/area", "/scenario", "/scenario/inner", "/an_empty_table"}) {
    const hid_t group = H5Gopen2(file_, path, H5P_DEFAULT);
    const hid_t list = H5Gget_create_plist(group);
    ASSERT_GE(H5Pget_link_creation_order(list, &order), 0);
    EXPECT_EQ(order, unsigned{H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED}) << path;
    H5Pclose(list);
    H5Gclose(group);
  }
  for (const char* path : {"/area/trust", "/area/time", "/scenario/as_written"}) {
    const hid_t set = dataset(path);
    const hid_t list = H5Dget_create_plist(set);
    ASSERT_GE(H5Pget_attr_creation_order(list, &order), 0);
    EXPECT_EQ(order, unsigned{H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED}) << path;
    H5Pclose(list);
    H5Dclose(set);
  }
}

TEST_F(Layout, AttachesAnAxisOfTheGroupToEveryDimension)
{
  const FileGroup root = sample_tree();
  std::size_t attached = 0;
  for (const FileGroup& group : root.groups) {
    for (const Dataset& data : group.datasets) {
      const hid_t set = dataset(("/" + group.name + "/" + data.name).c_str());
      EXPECT_EQ(H5DSis_scale(set) > 0, data.is_axis()) << data.name;
      for (unsigned k = 0; k < data.dimensions.size() && !data.is_axis(); ++k) {
        const hid_t axis = dataset(("/" + group.name + "/" + data.dimensions[k]).c_str());
        EXPECT_EQ(H5DSget_num_scales(set, k), 1);
        EXPECT_GT(H5DSis_attached(set, axis, k), 0) << data.name << " " << data.dimensions[k];
        H5Dclose(axis);
        ++attached;
      }
      H5Dclose(set);
    }
  }
  EXPECT_EQ(attached, 8U);
}

TEST_F(Layout, ChunksCompressesAndChecksumsNumbers)
{
  for (const char* path : {"/area/trust", "/area/time", "/area/flag"}) {
    const hid_t set = dataset(path);
    const hid_t list = H5Dget_create_plist(set);
    EXPECT_EQ(H5Pget_layout(list), H5D_CHUNKED);
    ASSERT_EQ(H5Pget_nfilters(list), 3);
    const H5Z_filter_t expected[] = {H5Z_FILTER_SHUFFLE, H5Z_FILTER_DEFLATE, H5Z_FILTER_FLETCHER32};
    for (unsigned k = 0; k < 3; ++k) {
      std::size_t none = 0;
      EXPECT_EQ(H5Pget_filter2(list, k, nullptr, &none, nullptr, 0, nullptr, nullptr), expected[k]) << path;
    }
    H5Pclose(list);
    H5Dclose(set);
  }
}

TEST_F(Layout, StoresTextsOfDatasetsPlainly)
{
  for (const char* path : {"/area/小区", "/scenario/as_written", "/an_empty_table/what"}) {
    const hid_t set = dataset(path);
    const hid_t list = H5Dget_create_plist(set);
    const hid_t type = H5Dget_type(set);
    EXPECT_EQ(H5Pget_layout(list), H5D_CONTIGUOUS) << path;
    EXPECT_EQ(H5Pget_nfilters(list), 0);
    EXPECT_GT(H5Tis_variable_str(type), 0);
    EXPECT_EQ(H5Tget_cset(type), H5T_CSET_UTF8);
    H5Tclose(type);
    H5Pclose(list);
    H5Dclose(set);
  }
}

TEST_F(Layout, StoresTextsOfAttributesAtFixedLength)
{
  const hid_t attribute = H5Aopen(file_, "title", H5P_DEFAULT);
  const hid_t type = H5Aget_type(attribute);
  EXPECT_EQ(H5Tis_variable_str(type), 0);
  EXPECT_EQ(H5Tget_cset(type), H5T_CSET_UTF8);
  EXPECT_EQ(H5Tget_size(type), std::strlen("Two towns, 两镇"));
  H5Tclose(type);
  H5Aclose(attribute);
}

TEST_F(Layout, NamesAreUtf8)
{
  H5L_info_t link = {};
  ASSERT_GE(H5Lget_info(file_, "/area/小区", &link, H5P_DEFAULT), 0);
  EXPECT_EQ(link.cset, H5T_CSET_UTF8);
}

TEST(Chunks, HoldWholeRowsAndAtMostOneMebibyte)
{
  const TemporaryDirectory directory;
  FileGroup root;
  root.datasets = {make_axis("time", std::vector<std::int32_t>(1000)),
                   make_axis("area", std::vector<std::int32_t>(700)),
                   {"v", {"time", "area"}, std::vector<float>(700'000)}};
  root.datasets.push_back(make_axis("long", std::vector<double>(300'000)));
  write_tree(directory / "x.h5", root);
  const hid_t file = H5Fopen((directory / "x.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  const auto chunk_of = [&](const char* path) {
    const hid_t set = H5Dopen2(file, path, H5P_DEFAULT);
    const hid_t list = H5Dget_create_plist(set);
    std::vector<hsize_t> chunk(2);
    chunk.resize(static_cast<std::size_t>(H5Pget_chunk(list, 2, chunk.data())));
    H5Pclose(list);
    H5Dclose(set);
    return chunk;
  };
  EXPECT_EQ(chunk_of("v"), (std::vector<hsize_t>{334, 700}));  // 3 chunks of 0.9 MB
  EXPECT_EQ(chunk_of("long"), (std::vector<hsize_t>{100'000}));
  H5Fclose(file);
}

}  // namespace
}  // namespace linli
