#pragma once
/// Attributes, written and read, and what the bookkeeping ones among them say about axes.
#include "output/contents/tree.hpp"
#include "output/hdf5/hdf5_handle.hpp"

#include <map>
#include <string>
#include <vector>

namespace linli {

/// Type, address, number of names and number of attributes of an object.
H5O_info_t hdf5_object_info(const Hdf5Calls& calls, hid_t object, const std::string& path);

/// The extent of a dataspace; empty for a scalar.
std::vector<hsize_t> hdf5_shape(const Hdf5Calls& calls, hid_t space, const std::string& path);

/// Adds an attribute to an object.
void hdf5_write_attribute(const Hdf5Calls& calls, hid_t object, const std::string& path,
                          const Attribute& attribute);

/// All attributes in order of creation, without `bookkeeping_attributes`.
Attributes hdf5_read_attributes(const Hdf5Calls& calls, hid_t object, const std::string& path);

/// Whether a dataset is a dimension scale.
bool hdf5_is_axis(const Hdf5Calls& calls, hid_t dataset, const std::string& path);

/// The axis attached to each of `rank` dimensions of a dataset, found by address among the `axes` of its
/// group.
std::vector<std::string> hdf5_axis_names(const Hdf5Calls& calls, hid_t dataset, const std::string& path,
                                         std::size_t rank, const std::map<haddr_t, std::string>& axes);

}  // namespace linli
