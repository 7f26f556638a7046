#pragma once
/// How values are stored.  Numbers are little-endian in files and, on the machines we run on, in memory.
#include "output/hdf5/hdf5_handle.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

namespace linli {

static_assert(std::endian::native == std::endian::little, "files hold little-endian numbers");

/// The stored type of a number; one of the library's constants, not to be closed.
template <class T>
hid_t hdf5_number_type()
{
  if constexpr (std::is_same_v<T, float>) {
    return H5T_IEEE_F32LE;
  } else if constexpr (std::is_same_v<T, double>) {
    return H5T_IEEE_F64LE;
  } else if constexpr (std::is_same_v<T, std::int32_t>) {
    return H5T_STD_I32LE;
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    return H5T_STD_I64LE;
  } else {
    static_assert(std::is_same_v<T, std::uint8_t>, "results hold five types of numbers");
    return H5T_STD_U8LE;
  }
}

/// What `function` makes of a zero of the number that `type` stores; nothing if it is none of our five.
template <class Result, class Function>
std::optional<Result> hdf5_with_number(hid_t type, const Function& function)
{
  std::optional<Result> result;
  const auto consider = [&]<class T>(T zero) {
    if (!result && H5Tequal(type, hdf5_number_type<T>()) > 0) result = function(zero);
  };
  consider(float{});
  consider(double{});
  consider(std::int32_t{});
  consider(std::int64_t{});
  consider(std::uint8_t{});
  return result;
}

/// A text of up to `size` bytes, or of any size with H5T_VARIABLE; UTF-8.
inline Hdf5Handle hdf5_text_type(const Hdf5Calls& calls, std::size_t size)
{
  Hdf5Handle type(calls, H5Tcopy(H5T_C_S1), H5Tclose, "make a text type");
  calls.check(H5Tset_size(type.id(), size), "make a text type");
  calls.check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "make a text type");
  if (size != H5T_VARIABLE) calls.check(H5Tset_strpad(type.id(), H5T_STR_NULLPAD), "make a text type");
  return type;
}

/// A dataspace of that shape; of no dimensions, a scalar.
inline Hdf5Handle hdf5_space(const Hdf5Calls& calls, const std::vector<hsize_t>& shape)
{
  const hid_t id = shape.empty() ? H5Screate(H5S_SCALAR)
                                 : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
  return {calls, id, H5Sclose, "prepare"};
}

/// Properties, of links or attributes, that say that names are UTF-8.
inline Hdf5Handle hdf5_names_list(const Hdf5Calls& calls, hid_t kind)
{
  Hdf5Handle list(calls, H5Pcreate(kind), H5Pclose, "prepare");
  calls.check(H5Pset_char_encoding(list.id(), H5T_CSET_UTF8), "prepare");
  return list;
}

/// The rows [first, first + count) along the first dimension of a shape, as a selection; of a scalar, itself.
inline Hdf5Handle hdf5_rows(const Hdf5Calls& calls, const std::vector<hsize_t>& shape, std::size_t first,
                            std::size_t count, std::string_view object)
{
  if (shape.empty()) return {calls, H5Screate(H5S_SCALAR), H5Sclose, "select", object};
  Hdf5Handle space(calls, H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose,
                   "select", object);
  std::vector<hsize_t> start(shape.size(), 0);
  std::vector<hsize_t> lengths = shape;
  start.front() = first;
  lengths.front() = count;
  calls.check(H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, start.data(), nullptr, lengths.data(), nullptr),
              "select", object);
  return space;
}

}  // namespace linli
