#include "output/hdf5/hdf5_attributes.hpp"

#include "output/contents/tree_faults.hpp"
#include "output/hdf5/hdf5_types.hpp"

#include <fmt/format.h>

#include <utility>

namespace linli {
namespace {

/// Attributes lie in memory as a whole, so there is a limit to what we take from an unknown file.
constexpr hsize_t largest_attribute = hsize_t{64} << 20;

std::string attribute_name(const Hdf5Calls& calls, hid_t attribute, const std::string& path)
{
  const ssize_t length = calls.check(H5Aget_name(attribute, 0, nullptr), "read an attribute of", path);
  std::string name(static_cast<std::size_t>(length), '\0');
  calls.check(H5Aget_name(attribute, name.size() + 1, name.data()), "read an attribute of", path);
  return name;
}

/// A fixed-length text, without the NULs that fill it up.
std::string read_text(const Hdf5Calls& calls, hid_t attribute, hid_t type, const std::string& path)
{
  std::string text(H5Tget_size(type), '\0');
  calls.check(H5Aread(attribute, type, text.data()), "read", path);
  text.erase(text.find_last_not_of('\0') + 1);
  return text;
}

template <class T>
AttributeValue read_numbers(const Hdf5Calls& calls, hid_t attribute, const std::vector<hsize_t>& shape,
                            const std::string& path)
{
  std::vector<T> list(shape.empty() ? 1 : shape.front());
  calls.check(H5Aread(attribute, hdf5_number_type<T>(), list.data()), "read", path);
  if (!shape.empty()) return list;
  if constexpr (std::is_same_v<T, std::int64_t> || std::is_same_v<T, double>) return list.front();
  calls.fail(path, "is a single number of a type that no result has there", {});
}

AttributeValue read_value(const Hdf5Calls& calls, hid_t attribute, const std::string& path)
{
  const Hdf5Handle type(calls, H5Aget_type(attribute), H5Tclose, "read the type of", path);
  const Hdf5Handle space(calls, H5Aget_space(attribute), H5Sclose, "read the shape of", path);
  const std::vector<hsize_t> shape = hdf5_shape(calls, space.id(), path);
  if (shape.size() > 1) calls.fail(path, "has too many dimensions", {});
  if (H5Aget_storage_size(attribute) > largest_attribute) calls.fail(path, "is too large", {});
  const bool text = H5Tget_class(type.id()) == H5T_STRING && H5Tis_variable_str(type.id()) == 0;
  if (text && shape.empty()) return read_text(calls, attribute, type.id(), path);
  auto numbers = hdf5_with_number<AttributeValue>(
      type.id(), [&]<class T>(T) { return read_numbers<T>(calls, attribute, shape, path); });
  if (!numbers) calls.fail(path, "has a type that no result has", {});
  return std::move(*numbers);
}

}  // namespace

H5O_info_t hdf5_object_info(const Hdf5Calls& calls, hid_t object, const std::string& path)
{
  H5O_info_t info = {};
  calls.check(H5Oget_info2(object, &info, H5O_INFO_BASIC | H5O_INFO_NUM_ATTRS), "look at", path);
  return info;
}

std::vector<hsize_t> hdf5_shape(const Hdf5Calls& calls, hid_t space, const std::string& path)
{
  const H5S_class_t kind = H5Sget_simple_extent_type(space);
  if (kind != H5S_SCALAR && kind != H5S_SIMPLE) calls.fail(path, "has no shape", {});
  const int rank = calls.check(H5Sget_simple_extent_ndims(space), "read the shape of", path);
  std::vector<hsize_t> shape(static_cast<std::size_t>(rank));
  calls.check(H5Sget_simple_extent_dims(space, shape.data(), nullptr), "read the shape of", path);
  return shape;
}

Attributes hdf5_read_attributes(const Hdf5Calls& calls, hid_t object, const std::string& path)
{
  Attributes out;
  const hsize_t count = hdf5_object_info(calls, object, path).num_attrs;
  for (hsize_t k = 0; k < count; ++k) {
    const hid_t id =
        H5Aopen_by_idx(object, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, k, H5P_DEFAULT, H5P_DEFAULT);
    const Hdf5Handle attribute(calls, id, H5Aclose, "open an attribute of", path);
    const std::string name = attribute_name(calls, attribute.id(), path);
    bool own = true;
    for (const std::string_view kept : bookkeeping_attributes) own = own && name != kept;
    if (own) out.push_back({name, read_value(calls, attribute.id(), fmt::format("{}@{}", path, name))});
  }
  return out;
}

bool hdf5_is_axis(const Hdf5Calls& calls, hid_t dataset, const std::string& path)
{
  if (calls.check(H5Aexists(dataset, "CLASS"), "look at", path) == 0) return false;
  const Hdf5Handle attribute(calls, H5Aopen(dataset, "CLASS", H5P_DEFAULT), H5Aclose, "open an attribute of",
                             path);
  const AttributeValue value = read_value(calls, attribute.id(), path + "@CLASS");
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && *text == "DIMENSION_SCALE";
}

std::vector<std::string> hdf5_axis_names(const Hdf5Calls& calls, hid_t dataset, const std::string& path,
                                         std::size_t rank, const std::map<haddr_t, std::string>& axes)
{
  const hid_t id = H5Aopen(dataset, "DIMENSION_LIST", H5P_DEFAULT);
  const Hdf5Handle attribute(calls, id, H5Aclose, "find the axes of", path);
  const Hdf5Handle space(calls, H5Aget_space(id), H5Sclose, "find the axes of", path);
  const Hdf5Handle type(calls, H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "find the axes of", path);
  const Hdf5Handle stored(calls, H5Aget_type(id), H5Tclose, "find the axes of", path);
  const std::vector<hsize_t> shape = hdf5_shape(calls, space.id(), path);
  if (shape != std::vector<hsize_t>{rank} || H5Tequal(stored.id(), type.id()) <= 0) {
    calls.fail(path, "has no proper list of axes", {});
  }
  std::vector<hvl_t> lists(rank);
  calls.check(H5Aread(id, type.id(), lists.data()), "find the axes of", path);
  std::vector<std::string> names;
  for (const hvl_t& list : lists) {
    if (list.len != 1) continue;
    const auto found = axes.find(*static_cast<const hobj_ref_t*>(list.p));
    if (found != axes.end()) names.push_back(found->second);
  }
  calls.check(H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, lists.data()), "find the axes of", path);
  if (names.size() != rank) calls.fail(path, "lacks an axis in its group", {});
  return names;
}

}  // namespace linli
