#pragma once
/// What a result file holds, as plain data: groups of datasets with attributes.  Nothing here knows the file
/// format; `hdf5_write` and `hdf5_read` turn a tree into a file and back, `FORMAT.md` says what it looks like
/// to readers.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace linli {

/// The values of a dataset in row-major order (last dimension fastest).  Strings are UTF-8 without NUL.
using Values = std::variant<std::vector<float>, std::vector<double>, std::vector<std::int32_t>,
                            std::vector<std::int64_t>, std::vector<std::uint8_t>, std::vector<std::string>>;

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
struct Group {
  std::string name{};
  Attributes attributes{};
  std::vector<Dataset> datasets{};
  std::vector<Group> groups{};

  bool operator==(const Group&) const = default;
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
const Dataset* find_dataset(const Group& group, std::string_view name);
const Group* find_group(const Group& group, std::string_view name);

/// The length of every dimension of a dataset of `group`.  Throws `Bug` if the group lacks one of its axes.
std::vector<std::size_t> shape_of(const Group& group, const Dataset& dataset);

/// "/" + "area" → "/area", "/area" + "trust" → "/area/trust".
std::string path_below(const std::string& parent, std::string_view name);

}  // namespace linli
