#pragma once
/// What a result file holds, as plain data: groups of datasets with attributes.  Nothing here knows the file
/// format; `hdf5_write` and `hdf5_read` turn a tree into a file and back, `FORMAT.md` says what it looks like
/// to readers.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace linli {

/// Numbers that stay where they are kept (a file) and are read a block at a time, as often as needed.
template <class T>
class Stored {
 public:
  /// Fills `into` with the numbers from `first` on.  Asked only for whole rows: both are multiples of the
  /// numbers that one step along the dataset's first dimension spans.
  using Read = std::function<void(std::size_t first, std::span<T> into)>;

  Stored(std::size_t size, Read read) : size_(size), read_(std::move(read)) {}

  std::size_t size() const { return size_; }
  void read(std::size_t first, std::span<T> into) const { read_(first, into); }

  /// Whether both hold the same numbers.
  bool operator==(const Stored& other) const
  {
    std::vector<T> mine(size_);
    std::vector<T> others(other.size_);
    if (mine.size() != others.size()) return false;
    if (size_ == 0) return true;
    read(0, mine);
    other.read(0, others);
    return mine == others;
  }

 private:
  std::size_t size_;
  Read read_;
};

/// The values of a dataset in row-major order (last dimension fastest).  Strings are UTF-8 without NUL.
using Values = std::variant<std::vector<float>, std::vector<double>, std::vector<std::int32_t>,
                            std::vector<std::int64_t>, std::vector<std::uint8_t>, std::vector<std::string>,
                            Stored<float>, Stored<double>, Stored<std::int32_t>, Stored<std::int64_t>,
                            Stored<std::uint8_t>>;

/// Shows all of `stored` to `look`, block after block of whole rows of `row` numbers, each of at least a row and
/// else at most about a mebibyte.
template <class T, class Look>
void for_each_block(const Stored<T>& stored, std::size_t row, Look look)
{
  if (stored.size() == 0) return;
  const std::size_t rows = std::max<std::size_t>(1, (std::size_t{1} << 20) / (row * sizeof(T)));
  std::vector<T> block;
  for (std::size_t first = 0; first < stored.size(); first += block.size()) {
    block.resize(std::min(rows * row, stored.size() - first));
    stored.read(first, block);
    look(std::span<const T>(block));
  }
}

/// The value of an attribute: a scalar, or a list of at least one number.
using AttributeValue =
    std::variant<std::string, std::int64_t, double, std::vector<float>, std::vector<double>,
                 std::vector<std::int32_t>, std::vector<std::int64_t>, std::vector<std::uint8_t>>;

struct Attribute {
  std::string name;
  AttributeValue value;

  bool operator==(const Attribute&) const = default;
};

/// In the order in which readers will see them.
using Attributes = std::vector<Attribute>;

/// An array whose every dimension is the axis of that name in the same group; no dimensions make it a scalar.
struct Dataset {
  std::string name;
  std::vector<std::string> dimensions{};
  Values values{};
  Attributes attributes{};

  /// An axis has exactly its own name as its one dimension: it gives the coordinates of the datasets that use
  /// it.
  bool is_axis() const { return dimensions.size() == 1 && dimensions.front() == name; }
  bool operator==(const Dataset&) const = default;
};

/// A part of a file that can be opened alone.  The root of a tree has no name.
struct FileGroup {
  std::string name{};
  Attributes attributes{};
  std::vector<Dataset> datasets{};
  std::vector<FileGroup> groups{};

  bool operator==(const FileGroup&) const = default;
};

/// The axis `name` with its coordinates.
Dataset make_axis(std::string name, Values values, Attributes attributes = {});

/// How many values there are.
std::size_t size_of(const Values& values);
/// "float32", "float64", "int32", "int64", "uint8" or "string".
std::string_view type_name(const Values& values);
/// As above; lists end in "[]", as in "int64[]".
std::string_view type_name(const AttributeValue& value);

/// The member of that name, or null.
const Attribute* find_attribute(const Attributes& attributes, std::string_view name);
const Dataset* find_dataset(const FileGroup& group, std::string_view name);
const FileGroup* find_group(const FileGroup& group, std::string_view name);

/// The length of every dimension of a dataset of `group`.  Throws `Bug` if the group lacks one of its axes.
std::vector<std::size_t> shape_of(const FileGroup& group, const Dataset& dataset);

/// Numbers that one step along the first dimension of a shape spans.
std::size_t row_of(const std::vector<std::size_t>& shape);

/// "/" + "area" → "/area", "/area" + "trust" → "/area/trust".
std::string path_below(const std::string& parent, std::string_view name);

}  // namespace linli
