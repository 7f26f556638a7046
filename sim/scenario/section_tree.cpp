#include "scenario/section_tree.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <cstddef>

namespace linli {
namespace {

Level& make_level(Level& top, std::string_view path)
{
  Level* level = &top;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    level = &level->below[std::string(path.substr(0, dot))];
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return *level;
}

void add_fields(Level& level, const std::vector<Field>& fields, void* object)
{
  for (const Field& field : fields) {
    const bool is_new = level.fields.emplace(field.name, FieldTarget{&field, object}).second;
    expects(is_new, "a parameter is described once");
  }
}

void add_homes(const Level& level, const std::string& path, const std::string& key,
               std::vector<std::string>& homes)
{
  if (level.fields.contains(key) || level.below.contains(key)) homes.push_back(path);
  if (level.named != nullptr) {
    const auto& fields = level.named->fields;
    const bool known =
        std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.name == key; });
    if (known) homes.push_back(path_below(path, "NAME"));
  }
  for (const auto& [name, below] : level.below) add_homes(below, path_below(path, name), key, homes);
}

}  // namespace

const Level* Level::find(std::string_view path) const
{
  const Level* level = this;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const auto found = level->below.find(std::string(path.substr(0, dot)));
    if (found == level->below.end()) return nullptr;
    level = &found->second;
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return level;
}

std::vector<std::string> Level::keys() const
{
  std::vector<std::string> names;
  for (const auto& [name, target] : fields) names.push_back(name);
  for (const auto& [name, level] : below) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

Level level_tree(const std::vector<Section>& sections)
{
  Level top;
  for (const Section& section : sections) {
    Level& level = make_level(top, section.path);
    if (section.entries) {
      expects(!section.path.empty() && level.fields.empty(), "names of things have a level to themselves");
      level.named = &section;
    } else {
      expects(section.object != nullptr && level.named == nullptr, "a section is bound to an object");
      add_fields(level, section.fields, section.object);
    }
  }
  return top;
}

Level entry_level(const Section& named, void* object)
{
  Level level;
  add_fields(level, named.fields, object);
  return level;
}

std::vector<std::string> homes_of(const Level& top, const std::string& key)
{
  std::vector<std::string> homes;
  add_homes(top, "", key, homes);
  return homes;
}

std::string map_with(const Level& level, const std::string& label)
{
  std::string found;
  for (const auto& [name, target] : level.fields) {
    const std::vector<std::string>& labels = target.field->labels;
    if (target.field->kind != Kind::numbers || std::find(labels.begin(), labels.end(), label) == labels.end())
      continue;
    if (!found.empty()) return {};
    found = name;
  }
  return found;
}

}  // namespace linli
