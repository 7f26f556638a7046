#include "output/hdf5/hdf5_read.hpp"

#include "core/text.hpp"
#include "output/contents/format_version.hpp"
#include "output/contents/tree_faults.hpp"
#include "output/hdf5/global_heap.hpp"
#include "output/hdf5/hdf5_attributes.hpp"
#include "output/hdf5/hdf5_types.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <utility>

namespace linli {
namespace {

/// A file cannot hold more than this many bytes of values for each of its own (deflate's limit is 1,032).
constexpr std::uint64_t largest_expansion = 1100;

/// Numbers of more bytes than this stay in the file until somebody looks at them.
constexpr std::size_t most_held = std::size_t{1} << 16;

/// A file that stays open as long as somebody may read from it.
struct OpenFile {
  explicit OpenFile(const std::filesystem::path& path)
      : calls(path, Hdf5Access::read),
        file(calls, H5Fopen(calls.file().c_str(), H5F_ACC_RDONLY, hdf5_file_access(calls).id()), H5Fclose,
             "open")
  {
  }

  Hdf5Calls calls;
  Hdf5Handle file;
};

class TreeReader {
 public:
  explicit TreeReader(const std::filesystem::path& file)
      : open_(std::make_shared<OpenFile>(file)),
        calls_(open_->calls),
        heap_(file),
        largest_((heap_.file().size() + 1) * largest_expansion)
  {
  }

  FileGroup read()
  {
    const Hdf5Handle root(calls_, H5Gopen2(open_->file.id(), "/", H5P_DEFAULT), H5Gclose, "open");
    require_plain_addresses(open_->file.id());
    return read_group(root.id(), "/", {}, 0);
  }

 private:
  /// The members of a group by kind, in order; and the axes among them by address, as references name them.
  struct Members {
    std::vector<std::string> datasets;
    std::vector<std::string> groups;
    std::map<haddr_t, std::string> axes;
  };

  /// Texts are found by their place in the file, which takes 8-byte addresses that count from its beginning.
  void require_plain_addresses(hid_t file) const
  {
    const Hdf5Handle creation(calls_, H5Fget_create_plist(file), H5Pclose, "read the properties");
    hsize_t before = 0;
    std::size_t address_size = 0;
    std::size_t length_size = 0;
    calls_.check(H5Pget_userblock(creation.id(), &before), "read the properties");
    calls_.check(H5Pget_sizes(creation.id(), &address_size, &length_size), "read the properties");
    if (before != 0 || address_size != 8 || length_size != 8)
      calls_.fail({}, "is not a linli result", "other layout");
  }

  FileGroup read_group(hid_t group, const std::string& path, const std::string& name, std::size_t depth) const
  {
    if (depth > deepest_group) calls_.fail(path, "lies too deep", {});
    FileGroup out{.name = name, .attributes = hdf5_read_attributes(calls_, group, path)};
    const Members members = members_of(group, path);
    for (const std::string& member : members.datasets) {
      const std::string here = path_below(path, member);
      const Hdf5Handle handle(calls_, H5Dopen2(group, member.c_str(), H5P_DEFAULT), H5Dclose, "open", here);
      out.datasets.push_back(read_dataset(handle.id(), here, member, members.axes));
    }
    for (const std::string& member : members.groups) {
      const std::string here = path_below(path, member);
      const Hdf5Handle handle(calls_, H5Gopen2(group, member.c_str(), H5P_DEFAULT), H5Gclose, "open", here);
      out.groups.push_back(read_group(handle.id(), here, member, depth + 1));
    }
    return out;
  }

  Members members_of(hid_t group, const std::string& path) const
  {
    H5G_info_t info = {};
    calls_.check(H5Gget_info(group, &info), "list", path);
    Members members;
    for (hsize_t k = 0; k < info.nlinks; ++k) {
      const std::string name = link_name(group, path, k);
      const std::string here = path_below(path, name);
      const Hdf5Handle handle(calls_, H5Oopen(group, name.c_str(), H5P_DEFAULT), H5Oclose, "open", here);
      const H5O_info_t object = hdf5_object_info(calls_, handle.id(), here);
      if (object.rc != 1) calls_.fail(here, "has more than one name", "a result has no links");
      if (object.type == H5O_TYPE_GROUP) {
        members.groups.push_back(name);
      } else if (object.type == H5O_TYPE_DATASET) {
        members.datasets.push_back(name);
        if (hdf5_is_axis(calls_, handle.id(), here)) members.axes[object.addr] = name;
      } else {
        calls_.fail(here, "is neither a group nor a dataset", {});
      }
    }
    return members;
  }

  std::string link_name(hid_t group, const std::string& path, hsize_t k) const
  {
    const auto name_at = [&](char* text, std::size_t size) {
      return calls_.check(
          H5Lget_name_by_idx(group, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, k, text, size, H5P_DEFAULT), "list",
          path);
    };
    std::string name(static_cast<std::size_t>(name_at(nullptr, 0)), '\0');
    name_at(name.data(), name.size() + 1);
    H5L_info_t link = {};
    calls_.check(H5Lget_info(group, name.c_str(), &link, H5P_DEFAULT), "look at", path_below(path, name));
    if (link.type != H5L_TYPE_HARD) calls_.fail(path_below(path, name), "is a link", "a result has no links");
    return name;
  }

  Dataset read_dataset(hid_t id, const std::string& path, const std::string& name,
                       const std::map<haddr_t, std::string>& axes) const
  {
    const Hdf5Handle space(calls_, H5Dget_space(id), H5Sclose, "read the shape of", path);
    const std::vector<hsize_t> shape = hdf5_shape(calls_, space.id(), path);
    if (shape.size() > most_dimensions) calls_.fail(path, "has too many dimensions", {});
    require_own_storage(id, path);
    Dataset out{
        .name = name, .dimensions = {}, .values = {}, .attributes = hdf5_read_attributes(calls_, id, path)};
    if (hdf5_is_axis(calls_, id, path)) {
      out.dimensions = {name};
    } else if (!shape.empty()) {
      out.dimensions = hdf5_axis_names(calls_, id, path, shape.size(), axes);
    }
    out.values = read_values(id, path, shape);
    return out;
  }

  /// No values in other files or behind filters other than our own.
  void require_own_storage(hid_t id, const std::string& path) const
  {
    const Hdf5Handle creation(calls_, H5Dget_create_plist(id), H5Pclose, "read the properties of", path);
    const H5D_layout_t layout = H5Pget_layout(creation.id());
    const bool known = layout == H5D_CONTIGUOUS || layout == H5D_CHUNKED;
    if (!known || H5Pget_external_count(creation.id()) != 0)
      calls_.fail(path, "is not stored as a result is", {});
    const int filters = calls_.check(H5Pget_nfilters(creation.id()), "read the filters of", path);
    for (int k = 0; k < filters; ++k) {
      unsigned flags = 0;
      std::size_t parameters = 0;
      const H5Z_filter_t filter = H5Pget_filter2(creation.id(), static_cast<unsigned>(k), &flags, &parameters,
                                                 nullptr, 0, nullptr, nullptr);
      if (filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_FLETCHER32) {
        calls_.fail(path, "has an unknown filter", {});
      }
    }
  }

  Values read_values(hid_t id, const std::string& path, const std::vector<hsize_t>& shape) const
  {
    const Hdf5Handle type(calls_, H5Dget_type(id), H5Tclose, "read the type of", path);
    auto numbers = hdf5_with_number<Values>(type.id(), [&]<class T>(T) -> Values {
      const std::size_t size = count(path, shape, sizeof(T));
      if (size > most_held / sizeof(T) && !shape.empty()) return left_in_file<T>(path, shape, size);
      std::vector<T> values(size);
      if (values.empty()) return values;
      calls_.check(H5Dread(id, hdf5_number_type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "read",
                   path);
      return values;
    });
    if (numbers) return std::move(*numbers);
    if (H5Tis_variable_str(type.id()) <= 0) calls_.fail(path, "has a type that no result has", {});
    return read_texts(id, path, count(path, shape, GlobalHeap::reference_size));
  }

  template <class T>
  Stored<T> left_in_file(const std::string& path, const std::vector<hsize_t>& shape, std::size_t size) const
  {
    return {size, [open = open_, path, shape](std::size_t first, std::span<T> into) {
              const Hdf5Calls& calls = open->calls;
              const std::size_t row = row_of({shape.begin(), shape.end()});
              const Hdf5Handle handle(calls, H5Dopen2(open->file.id(), path.c_str(), H5P_DEFAULT), H5Dclose,
                                      "open", path);
              const Hdf5Handle source = hdf5_rows(calls, shape, first / row, into.size() / row, path);
              const hsize_t length = into.size();
              const Hdf5Handle target(calls, H5Screate_simple(1, &length, nullptr), H5Sclose, "select", path);
              calls.check(H5Dread(handle.id(), hdf5_number_type<T>(), target.id(), source.id(), H5P_DEFAULT,
                                  into.data()),
                          "read", path);
            }};
  }

  std::vector<std::string> read_texts(hid_t id, const std::string& path, std::size_t count) const
  {
    std::vector<std::string> texts;
    if (count == 0) return texts;
    const haddr_t offset = H5Dget_offset(id);
    const hsize_t stored = H5Dget_storage_size(id);
    const std::uint64_t file_size = heap_.file().size();
    if (offset == HADDR_UNDEF || stored != count * GlobalHeap::reference_size || stored > file_size) {
      calls_.fail(path, "is not stored as a result's texts are", {});
    }
    std::vector<unsigned char> references(stored);
    heap_.file().read_at(offset, references);
    for (std::size_t k = 0; k < count; ++k) {
      const GlobalHeap::Reference reference =
          GlobalHeap::decode(references.data() + k * GlobalHeap::reference_size);
      texts.push_back(heap_.text(reference, path));
    }
    return texts;
  }

  /// The number of values of a shape, unless the file could not hold so many.
  std::size_t count(const std::string& path, const std::vector<hsize_t>& shape, std::size_t value_size) const
  {
    const std::uint64_t most = largest_ / value_size;
    std::uint64_t product = 1;
    for (const hsize_t length : shape) {
      if (length != 0 && product > most / length) calls_.fail(path, "is larger than the file could hold", {});
      product *= length;
    }
    return product;
  }

  std::shared_ptr<OpenFile> open_;
  const Hdf5Calls& calls_;
  GlobalHeap heap_;
  std::uint64_t largest_;
};

}  // namespace

FileGroup read_tree(const std::filesystem::path& file)
{
  FileGroup root = TreeReader(file).read();
  require_known_version(root, file);
  const std::vector<std::string> faults = tree_faults(root);
  if (!faults.empty()) Hdf5Calls(file, Hdf5Access::read).fail({}, "is not a linli result", listed(faults));
  return root;
}

}  // namespace linli
