#include "output/contents/recipe.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>

namespace linli {
namespace {

using Strings = std::vector<std::string>;

[[noreturn]] void fail_lacking(const std::string& file, const std::string& what)
{
  throw Error(Exit::io,
              {Problem{.file = file, .problem = "has no " + what, .why = "it is no result of linli"}});
}

template <class T>
const std::vector<T>* values_of(const FileGroup& group, std::string_view name)
{
  const Dataset* found = find_dataset(group, name);
  return found == nullptr ? nullptr : std::get_if<std::vector<T>>(&found->values);
}

std::string text_of(const std::string& file, const FileGroup& group, std::string_view name)
{
  const auto* text = values_of<std::string>(group, name);
  if (text == nullptr || text->size() != 1) fail_lacking(file, fmt::format("/scenario/{}", name));
  return text->front();
}

}  // namespace

Recipe recipe_of(const FileGroup& result, const std::string& file)
{
  const FileGroup* group = find_group(result, "scenario");
  if (group == nullptr) fail_lacking(file, "group /scenario");
  Recipe out{.as_written = text_of(file, *group, "as_written"),
             .as_resolved = text_of(file, *group, "as_resolved"),
             .stages = {},
             .data = {}};
  for (const Dataset& dataset : group->datasets) {
    const Attribute* path = find_attribute(dataset.attributes, "parameter");
    if (path == nullptr) continue;
    const auto* named = std::get_if<std::string>(&path->value);
    if (named != nullptr) out.data[*named] = text_of(file, *group, dataset.name);
  }
  const auto* texts = values_of<std::string>(*group, "stage_as_resolved");
  const auto* weeks = values_of<std::int64_t>(*group, "stage_weeks");
  out.tells_stages = texts != nullptr && weeks != nullptr && texts->size() == weeks->size();
  for (std::size_t k = 0; out.tells_stages && k < texts->size(); ++k)
    out.stages.push_back({(*texts)[k], (*weeks)[k]});
  return out;
}

std::string root_text(const FileGroup& result, std::string_view name)
{
  const Attribute* found = find_attribute(result.attributes, name);
  const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  return text == nullptr ? "" : *text;
}

std::int64_t root_number(const FileGroup& result, std::string_view name)
{
  const Attribute* found = find_attribute(result.attributes, name);
  const auto* number = found == nullptr ? nullptr : std::get_if<std::int64_t>(&found->value);
  return number == nullptr ? 0 : *number;
}

}  // namespace linli
