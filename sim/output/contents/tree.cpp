#include "output/contents/tree.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace linli {
namespace {

template <class Items>
auto find_named(const Items& items, std::string_view name) -> const typename Items::value_type*
{
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

Dataset make_axis(std::string name, Values values, Attributes attributes)
{
  std::vector<std::string> own{name};
  return {std::move(name), std::move(own), std::move(values), std::move(attributes)};
}

std::size_t size_of(const Values& values)
{
  return std::visit([](const auto& list) { return list.size(); }, values);
}

std::string_view type_name(const Values& values)
{
  constexpr std::string_view names[] = {"float32", "float64", "int32", "int64", "uint8", "string",
                                        "float32", "float64", "int32", "int64", "uint8"};
  static_assert(std::size(names) == std::variant_size_v<Values>);
  return names[values.index()];
}

std::string_view type_name(const AttributeValue& value)
{
  constexpr std::string_view names[] = {"string",    "int64",   "float64", "float32[]",
                                        "float64[]", "int32[]", "int64[]", "uint8[]"};
  static_assert(std::size(names) == std::variant_size_v<AttributeValue>);
  return names[value.index()];
}

const Attribute* find_attribute(const Attributes& attributes, std::string_view name)
{
  return find_named(attributes, name);
}

const Dataset* find_dataset(const FileGroup& group, std::string_view name)
{
  return find_named(group.datasets, name);
}

const FileGroup* find_group(const FileGroup& group, std::string_view name)
{
  return find_named(group.groups, name);
}

std::vector<std::size_t> shape_of(const FileGroup& group, const Dataset& dataset)
{
  std::vector<std::size_t> shape;
  for (const std::string& dimension : dataset.dimensions) {
    const Dataset* axis = find_dataset(group, dimension);
    expects(axis != nullptr && axis->is_axis(),
            fmt::format("dataset {} has its axis {} in the same group", dataset.name, dimension));
    shape.push_back(size_of(axis->values));
  }
  return shape;
}

std::size_t row_of(const std::vector<std::size_t>& shape)
{
  std::size_t row = 1;
  for (std::size_t k = 1; k < shape.size(); ++k) row *= shape[k];
  return row;
}

std::string path_below(const std::string& parent, std::string_view name)
{
  return parent == "/" ? fmt::format("/{}", name) : fmt::format("{}/{}", parent, name);
}

}  // namespace linli
