#include "core/errors.hpp"
#include "results/result_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <sstream>
#include <type_traits>

namespace linli {
namespace {

/// The numbers from `first` on, so many; nothing of texts.
struct NumbersOf {
  std::size_t first;
  std::size_t count;

  template <class T>
  std::optional<std::vector<double>> operator()(const std::vector<T>& all) const
  {
    if constexpr (std::is_arithmetic_v<T>) {
      std::vector<double> out;
      for (std::size_t k = first; k < first + count; ++k) out.push_back(static_cast<double>(all[k]));
      return out;
    } else {
      return std::nullopt;
    }
  }
  template <class T>
  std::optional<std::vector<double>> operator()(const Stored<T>& all) const
  {
    std::vector<T> part(count);
    if (count > 0) all.read(first, part);
    return std::vector<double>(part.begin(), part.end());
  }
};

}  // namespace

std::pair<const FileGroup*, const Dataset*> ResultFile::find(std::string_view path) const
{
  const FileGroup* group = &root_;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    group = find_group(*group, path.substr(0, slash));
    if (group == nullptr) return {nullptr, nullptr};
    path.remove_prefix(slash + 1);
  }
  return {group, find_dataset(*group, path)};
}

std::pair<const FileGroup*, const Dataset*> ResultFile::dataset_at(std::string_view path) const
{
  const auto found = find(path);
  if (found.second == nullptr)
    throw Error(Exit::io, {Problem{.file = file_.string(), .problem = fmt::format("lacks {}", path)}});
  return found;
}

std::vector<std::string> ResultFile::parts(std::string_view group) const
{
  std::vector<std::string> out;
  if (const FileGroup* const found = find_group(root_, group); found != nullptr) {
    for (const FileGroup& part : found->groups) out.push_back(part.name);
  }
  return out;
}

bool ResultFile::has_dataset(std::string_view path) const
{
  return find(path).second != nullptr;
}

std::vector<double> ResultFile::numbers(std::string_view path, std::optional<std::size_t> step) const
{
  const auto [group, dataset] = dataset_at(path);
  const std::size_t size = size_of(dataset->values);
  const std::size_t row = step ? row_of(shape_of(*group, *dataset)) : size;
  const std::size_t first = step ? *step * row : 0;
  if (first + row > size)
    throw Error(Exit::io, {Problem{.file = file_.string(), .problem = fmt::format("{} is too short", path)}});
  std::optional<std::vector<double>> found = std::visit(NumbersOf{first, row}, dataset->values);
  if (!found)
    throw Error(Exit::io,
                {Problem{.file = file_.string(), .problem = fmt::format("{} holds no numbers", path)}});
  return *std::move(found);
}

std::vector<std::string> ResultFile::labels(std::string_view path) const
{
  const Dataset& dataset = *dataset_at(path).second;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&dataset.values)) return *texts;
  std::vector<std::string> out;
  for (const double number : numbers(path)) out.push_back(fmt::format("{}", number));
  return out;
}

bool ResultFile::is_choice(std::string_view path) const
{
  const Dataset& dataset = *dataset_at(path).second;
  const Attribute* const values = find_attribute(dataset.attributes, "flag_values");
  return values != nullptr && std::holds_alternative<std::vector<std::uint8_t>>(values->value);
}

std::vector<std::string> ResultFile::meanings(std::string_view path) const
{
  const Dataset& dataset = *dataset_at(path).second;
  const Attribute* const values = find_attribute(dataset.attributes, "flag_values");
  const Attribute* const words = find_attribute(dataset.attributes, "flag_meanings");
  const auto* const flags =
      values == nullptr ? nullptr : std::get_if<std::vector<std::uint8_t>>(&values->value);
  const auto* const text = words == nullptr ? nullptr : std::get_if<std::string>(&words->value);
  if (flags == nullptr || text == nullptr)
    throw Error(Exit::io, {Problem{.file = file_.string(), .problem = fmt::format("{} is no choice", path)}});
  std::vector<std::string> out;
  std::istringstream in(*text);
  for (const std::uint8_t flag : *flags) {
    out.resize(std::max<std::size_t>(out.size(), flag + std::size_t{1}));
    in >> out[flag];
  }
  return out;
}

}  // namespace linli
