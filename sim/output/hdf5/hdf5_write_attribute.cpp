#include "output/hdf5/hdf5_attributes.hpp"
#include "output/hdf5/hdf5_types.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace linli {
namespace {

/// Where an attribute goes.
struct Place {
  const Hdf5Calls& calls;
  hid_t object;
  std::string path;  ///< with the attribute's name, for messages
  std::string name;
};

void write_stored(const Place& place, hid_t type, const std::vector<hsize_t>& shape, const void* value)
{
  const Hdf5Calls& calls = place.calls;
  Hdf5Handle names = hdf5_names_list(calls, H5P_ATTRIBUTE_CREATE);
  Hdf5Handle space = hdf5_space(calls, shape);
  Hdf5Handle handle(calls,
                    H5Acreate2(place.object, place.name.c_str(), type, space.id(), names.id(), H5P_DEFAULT),
                    H5Aclose, "create the attribute", place.path);
  calls.check(H5Awrite(handle.id(), type, value), "write the attribute", place.path);
  names.close();
  space.close();
  handle.close();
}

void write_value(const Place& place, const std::string& text)
{
  Hdf5Handle type =
      hdf5_text_type(place.calls, std::max<std::size_t>(1, text.size()));  // size 0 is not allowed
  write_stored(place, type.id(), {}, text.c_str());
  type.close();
}

template <class T>
void write_value(const Place& place, const T& number)
{
  write_stored(place, hdf5_number_type<T>(), {}, &number);
}

template <class T>
void write_value(const Place& place, const std::vector<T>& list)
{
  write_stored(place, hdf5_number_type<T>(), {list.size()}, list.data());
}

}  // namespace

void hdf5_write_attribute(const Hdf5Calls& calls, hid_t object, const std::string& path,
                          const Attribute& attribute)
{
  const Place place{calls, object, fmt::format("{}@{}", path, attribute.name), attribute.name};
  std::visit([&](const auto& value) { write_value(place, value); }, attribute.value);
}

}  // namespace linli
