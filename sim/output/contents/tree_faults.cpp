#include "output/contents/tree_faults.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace linli {
namespace {

constexpr std::size_t longest_name = 255;

bool is_bookkeeping(std::string_view name)
{
  return std::find(bookkeeping_attributes.begin(), bookkeeping_attributes.end(), name) !=
         bookkeeping_attributes.end();
}

bool is_control(char c)
{
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// Why netCDF readers would stumble over a name; empty if they would not.
std::string name_fault(std::string_view name)
{
  if (name.empty()) return "has no name";
  if (name.size() > longest_name) return fmt::format("has a name of more than {} bytes", longest_name);
  if (invalid_utf8(name)) return "has a name that is not UTF-8";
  if (std::any_of(name.begin(), name.end(), is_control)) return "has a control character in its name";
  if (name.find('/') != std::string_view::npos) return "has a slash in its name";
  if (name.front() == ' ' || name.back() == ' ') return "has a space at an end of its name";
  if (name.front() == '.') return "has a name that begins with a dot";
  return {};
}

std::string text_fault(std::string_view text)
{
  if (text.find('\0') != std::string_view::npos) return "holds a text with a NUL";
  if (invalid_utf8(text)) return "holds a text that is not UTF-8";
  return {};
}

class Inspection {
 public:
  void group(const std::string& path, const FileGroup& group, std::size_t depth)
  {
    attributes(path, group.attributes);
    if (depth > deepest_group) {
      fault(path, "lies too deep");
      return;
    }
    names(path, group);
    for (const Dataset& dataset : group.datasets)
      this->dataset(path_below(path, dataset.name), group, dataset);
    for (const FileGroup& below : group.groups) this->group(path_below(path, below.name), below, depth + 1);
  }

  std::vector<std::string> faults;

 private:
  void fault(const std::string& path, const std::string& what)
  {
    if (!what.empty()) faults.push_back(path + " " + what);
  }

  void names(const std::string& path, const FileGroup& group)
  {
    std::set<std::string_view> seen;
    const auto look = [&](const std::string& name) {
      fault(path_below(path, name), name_fault(name));
      if (!seen.insert(name).second) fault(path_below(path, name), "is there twice");
    };
    for (const Dataset& dataset : group.datasets) look(dataset.name);
    for (const FileGroup& below : group.groups) look(below.name);
  }

  void attributes(const std::string& path, const Attributes& attributes)
  {
    std::set<std::string_view> seen;
    for (const Attribute& attribute : attributes) {
      const std::string here = path + "@" + attribute.name;
      fault(here, name_fault(attribute.name));
      if (!seen.insert(attribute.name).second) fault(here, "is there twice");
      if (is_bookkeeping(attribute.name)) {
        fault(here, "has a name that the file format keeps for itself");
      }
      std::visit([&](const auto& value) { this->value(here, value); }, attribute.value);
    }
  }

  void value(const std::string& path, const std::string& text) { fault(path, text_fault(text)); }
  void value(const std::string&, std::int64_t) {}
  void value(const std::string&, double) {}
  template <class T>
  void value(const std::string& path, const std::vector<T>& list)
  {
    if (list.empty()) fault(path, "is an empty list");
  }

  void dataset(const std::string& path, const FileGroup& group, const Dataset& dataset)
  {
    attributes(path, dataset.attributes);
    if (const auto* texts = std::get_if<std::vector<std::string>>(&dataset.values)) {
      for (const std::string& text : *texts) fault(path, text_fault(text));
    }
    if (dimensions(path, group, dataset)) size(path, group, dataset);
  }

  /// Whether every dimension is a proper axis of the group.
  bool dimensions(const std::string& path, const FileGroup& group, const Dataset& dataset)
  {
    const std::size_t before = faults.size();
    if (dataset.dimensions.size() > most_dimensions) fault(path, "has too many dimensions");
    std::set<std::string_view> seen;
    for (const std::string& dimension : dataset.dimensions) {
      const Dataset* axis = find_dataset(group, dimension);
      if (axis == nullptr || !axis->is_axis())
        fault(path, "lacks its axis " + dimension + " in the same group");
      if (!seen.insert(dimension).second) fault(path, "has the axis " + dimension + " twice");
      if (dimension == dataset.name && !dataset.is_axis())
        fault(path, "is an axis with more than one dimension");
    }
    return faults.size() == before;
  }

  void size(const std::string& path, const FileGroup& group, const Dataset& dataset)
  {
    std::size_t expected = 1;
    for (const std::size_t length : shape_of(group, dataset)) expected *= length;
    const std::size_t found = size_of(dataset.values);
    if (found != expected) fault(path, fmt::format("has {} values where its axes make {}", found, expected));
  }
};

}  // namespace

std::vector<std::string> tree_faults(const FileGroup& root)
{
  Inspection inspection;
  if (!root.name.empty()) inspection.faults.push_back("the root has the name " + root.name);
  inspection.group("/", root, 0);
  return inspection.faults;
}

}  // namespace linli
