#include "output/hdf5/hdf5_write.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/contents/content_digest.hpp"
#include "output/contents/tree_faults.hpp"
#include "output/hdf5/hdf5_attributes.hpp"
#include "output/hdf5/hdf5_types.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace linli {
namespace {

constexpr hsize_t chunk_bytes = hsize_t{1} << 20;
constexpr unsigned deflate_level = 4;
constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr unsigned most_attributes_in_header = 64;

/// Chunks of at most `chunk_bytes` that are cut along the first dimension (time) first, into nearly equal
/// parts.
std::vector<hsize_t> chunk_shape(const std::vector<hsize_t>& shape, std::size_t value_size)
{
  std::vector<hsize_t> chunk(shape.size());
  hsize_t room = chunk_bytes / value_size;
  for (std::size_t k = shape.size(); k-- > 0;) {
    const hsize_t parts = (shape[k] + room - 1) / room;
    chunk[k] = (shape[k] + parts - 1) / parts;
    room = std::max<hsize_t>(1, room / chunk[k]);
  }
  return chunk;
}

class TreeWriter {
 public:
  explicit TreeWriter(const std::filesystem::path& file) : calls_(file, Hdf5Access::write) {}

  void write(const FileGroup& root)
  {
    Hdf5Handle creation = creation_list(H5P_FILE_CREATE);
    Hdf5Handle access = hdf5_file_access(calls_);
    Hdf5Handle file(calls_, H5Fcreate(calls_.file().c_str(), H5F_ACC_EXCL, creation.id(), access.id()),
                    H5Fclose, "create");
    write_content(file.id(), "/", root);
    hdf5_write_attribute(calls_, file.id(), "/", {std::string(digest_attribute), content_digest(root)});
    creation.close();
    access.close();
    file.close();
  }

 private:
  /// Properties of a new object: attributes (and, of groups, members) keep their order; no times, so that the
  /// same tree gives the same bytes.
  Hdf5Handle creation_list(hid_t kind)
  {
    Hdf5Handle list(calls_, H5Pcreate(kind), H5Pclose, "prepare");
    calls_.check(H5Pset_attr_creation_order(list.id(), in_order), "prepare");
    // In the object's header; past eight HDF5 would give each object a heap and a tree of its own, of kilobytes.
    calls_.check(H5Pset_attr_phase_change(list.id(), most_attributes_in_header, 0), "prepare");
    calls_.check(H5Pset_obj_track_times(list.id(), false), "prepare");
    if (H5Pisa_class(list.id(), H5P_GROUP_CREATE) > 0) {
      calls_.check(H5Pset_link_creation_order(list.id(), in_order), "prepare");
    }
    return list;
  }

  void write_content(hid_t id, const std::string& path, const FileGroup& group)
  {
    for (const Attribute& attribute : group.attributes) {
      if (path == "/" && attribute.name == digest_attribute) continue;
      hdf5_write_attribute(calls_, id, path, attribute);
    }
    for (const Dataset& dataset : group.datasets) {
      write_dataset(id, path_below(path, dataset.name), dataset, shape_of(group, dataset));
    }
    for (const Dataset& dataset : group.datasets) attach_axes(id, path_below(path, dataset.name), dataset);
    for (const FileGroup& below : group.groups) write_group(id, path_below(path, below.name), below);
  }

  void write_group(hid_t parent, const std::string& path, const FileGroup& group)
  {
    Hdf5Handle creation = creation_list(H5P_GROUP_CREATE);
    Hdf5Handle names = hdf5_names_list(calls_, H5P_LINK_CREATE);
    Hdf5Handle handle(calls_, H5Gcreate2(parent, group.name.c_str(), names.id(), creation.id(), H5P_DEFAULT),
                      H5Gclose, "create the group", path);
    write_content(handle.id(), path, group);
    creation.close();
    names.close();
    handle.close();
  }

  void write_dataset(hid_t group, const std::string& path, const Dataset& dataset,
                     const std::vector<std::size_t>& lengths)
  {
    const std::vector<hsize_t> shape(lengths.begin(), lengths.end());
    Hdf5Handle creation = creation_list(H5P_DATASET_CREATE);
    Hdf5Handle names = hdf5_names_list(calls_, H5P_LINK_CREATE);
    Hdf5Handle space = hdf5_space(calls_, shape);
    const auto create = [&](hid_t type) {
      return Hdf5Handle(
          calls_,
          H5Dcreate2(group, dataset.name.c_str(), type, space.id(), names.id(), creation.id(), H5P_DEFAULT),
          H5Dclose, "create the dataset", path);
    };
    const auto write = [&](const auto& values) {
      write_values(path, dataset, values, shape, creation, create);
    };
    std::visit(write, dataset.values);
    creation.close();
    names.close();
    space.close();
  }

  template <class T, class Create>
  void write_values(const std::string& path, const Dataset& dataset, const std::vector<T>& values,
                    const std::vector<hsize_t>& shape, const Hdf5Handle& creation, const Create& create)
  {
    store_numbers(creation.id(), shape, sizeof(T));
    Hdf5Handle handle = create(hdf5_number_type<T>());
    if (!values.empty()) write_all(path, handle, hdf5_number_type<T>(), values.data());
    finish_dataset(path, dataset, handle);
  }

  /// Written chunk by chunk, so that each is compressed once.
  template <class T, class Create>
  void write_values(const std::string& path, const Dataset& dataset, const Stored<T>& values,
                    const std::vector<hsize_t>& shape, const Hdf5Handle& creation, const Create& create)
  {
    store_numbers(creation.id(), shape, sizeof(T));
    Hdf5Handle handle = create(hdf5_number_type<T>());
    const std::size_t row = row_of({shape.begin(), shape.end()});
    const std::size_t rows = shape.empty() ? 1 : static_cast<std::size_t>(shape.front());
    const std::size_t step =
        rows == 0 || row == 0 ? 1 : static_cast<std::size_t>(chunk_shape(shape, sizeof(T)).front());
    std::vector<T> block;
    for (std::size_t first = 0; first < rows && row > 0; first += step) {
      const std::size_t count = std::min(step, rows - first);
      block.resize(count * row);
      values.read(first * row, block);
      Hdf5Handle target = hdf5_rows(calls_, shape, first, count, path);
      Hdf5Handle source = hdf5_space(calls_, {block.size()});
      calls_.check(
          H5Dwrite(handle.id(), hdf5_number_type<T>(), source.id(), target.id(), H5P_DEFAULT, block.data()),
          "write", path);
      source.close();
      target.close();
    }
    finish_dataset(path, dataset, handle);
  }

  template <class Create>
  void write_values(const std::string& path, const Dataset& dataset, const std::vector<std::string>& values,
                    const std::vector<hsize_t>&, const Hdf5Handle&, const Create& create)
  {
    Hdf5Handle type = hdf5_text_type(calls_, H5T_VARIABLE);
    std::vector<const char*> pointers;
    for (const std::string& text : values) pointers.push_back(text.c_str());
    Hdf5Handle handle = create(type.id());
    if (!values.empty()) write_all(path, handle, type.id(), pointers.data());
    finish_dataset(path, dataset, handle);
    type.close();
  }

  void write_all(const std::string& path, const Hdf5Handle& handle, hid_t type, const void* values)
  {
    calls_.check(H5Dwrite(handle.id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "write", path);
  }

  void finish_dataset(const std::string& path, const Dataset& dataset, Hdf5Handle& handle)
  {
    if (dataset.is_axis()) {
      calls_.check(H5DSset_scale(handle.id(), dataset.name.c_str()), "make an axis of", path);
    }
    for (const Attribute& attribute : dataset.attributes)
      hdf5_write_attribute(calls_, handle.id(), path, attribute);
    handle.close();
  }

  /// Numbers are compressed and checksummed in chunks.  Scalars lie plainly in the file, where the digest
  /// guards them: R refuses to open a file in which one is stored compactly.
  void store_numbers(hid_t creation, const std::vector<hsize_t>& shape, std::size_t value_size)
  {
    const bool empty = std::ranges::find(shape, hsize_t{0}) != shape.end();
    if (empty || shape.empty()) return;
    const std::vector<hsize_t> chunk = chunk_shape(shape, value_size);
    calls_.check(H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "prepare");
    calls_.check(H5Pset_shuffle(creation), "prepare");
    calls_.check(H5Pset_deflate(creation, deflate_level), "prepare");
    calls_.check(H5Pset_fletcher32(creation), "prepare");
  }

  void attach_axes(hid_t group, const std::string& path, const Dataset& dataset)
  {
    if (dataset.is_axis() || dataset.dimensions.empty()) return;
    Hdf5Handle handle(calls_, H5Dopen2(group, dataset.name.c_str(), H5P_DEFAULT), H5Dclose, "open", path);
    for (std::size_t k = 0; k < dataset.dimensions.size(); ++k) {
      Hdf5Handle axis(calls_, H5Dopen2(group, dataset.dimensions[k].c_str(), H5P_DEFAULT), H5Dclose,
                      "open the axis of", path);
      calls_.check(H5DSattach_scale(handle.id(), axis.id(), static_cast<unsigned>(k)), "attach an axis to",
                   path);
      axis.close();
    }
    handle.close();
  }

  Hdf5Calls calls_;
};

}  // namespace

void write_tree(const std::filesystem::path& file, const FileGroup& root)
{
  const std::vector<std::string> faults = tree_faults(root);
  expects(faults.empty(), "a result file can hold the tree: " + listed(faults));
  TreeWriter(file).write(root);
}

}  // namespace linli
