#include "scenario/reader.hpp"

#include "core/text.hpp"
#include "scenario/faults.hpp"
#include "scenario/field_values.hpp"
#include "scenario/scalars.hpp"
#include "scenario/yaml_syntax.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace linli {
namespace {

TextPlace place_of(const YamlNode& node)
{
  return {node.line, node.column};
}

std::string joined(std::string_view path, std::string_view name)
{
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

/// A field and the object it belongs to.
struct Target {
  const Field* field;
  void* object;
};

class SectionReader {
 public:
  SectionReader(const YamlDocument& document, const std::vector<Section>& sections,
                const std::vector<std::string>& also_allowed)
      : root_(document.root), faults_(document.file), also_allowed_(also_allowed)
  {
    for (const Section& section : sections) {
      expects(section.object != nullptr, "a section is bound to an object");
      auto& fields = targets_[section.path];
      for (const Field& field : section.fields) {
        const bool is_new = fields.emplace(field.name, Target{&field, section.object}).second;
        expects(is_new, "a parameter is described once");
      }
    }
  }

  std::vector<Problem> run();

 private:
  void read_section(const std::string& path, const YamlNode& map);
  void read_field(const Target& target, const std::string& path, const YamlNode& node);
  void refuse_map(const std::string& path, const YamlNode& node);
  void refuse_key(const std::string& section, const YamlNode& key);
  bool is_section(const std::string& name) const { return !name.empty() && targets_.contains(name); }
  bool is_allowed(const std::string& name) const
  {
    return std::find(also_allowed_.begin(), also_allowed_.end(), name) != also_allowed_.end();
  }
  std::vector<std::string> known_at(const std::string& section) const;
  std::string other_home(const std::string& section, const std::string& key) const;

  const YamlNode& root_;
  Faults faults_;
  const std::vector<std::string>& also_allowed_;
  std::map<std::string, std::map<std::string, Target>> targets_{};  ///< by section and name
};

std::vector<Problem> SectionReader::run()
{
  if (root_.kind != YamlNode::Kind::map) {
    refuse_map({}, root_);
    return faults_.problems();
  }
  for (const auto& [key, value] : root_.entries) {
    const auto& scalars = targets_[""];
    if (const auto target = scalars.find(key.text); target != scalars.end()) {
      read_field(target->second, key.text, value);
    } else if (is_section(key.text)) {
      read_section(key.text, value);
    } else if (!is_allowed(key.text)) {
      refuse_key({}, key);
    }
  }
  return faults_.problems();
}

void SectionReader::read_section(const std::string& path, const YamlNode& map)
{
  if (map.kind != YamlNode::Kind::map) {
    refuse_map(path, map);
    return;
  }
  const auto& fields = targets_.at(path);
  for (const auto& [key, value] : map.entries) {
    if (const auto target = fields.find(key.text); target != fields.end()) {
      read_field(target->second, joined(path, key.text), value);
    } else {
      refuse_key(path, key);
    }
  }
}

void SectionReader::read_field(const Target& target, const std::string& path, const YamlNode& node)
{
  const Field& field = *target.field;
  const std::optional<Value> value = field_value(field, node, field.get(target.object), path, faults_);
  if (!value) return;
  field.set(target.object, *value);
  // A member narrower than 64 bits would hold another number than the file says.
  if (field.kind == Kind::integer && field.get(target.object) != *value) {
    faults_.add(place_of(node), path, {shown(node.text) + " is too large", field.en, {}});
  }
}

void SectionReader::refuse_map(const std::string& path, const YamlNode& node)
{
  Fault fault = unexpected("a block of keys", node);
  if (node.nothing()) {
    fault.hint = "indent its keys below it, or remove it to keep the defaults";
  } else if (node.kind == YamlNode::Kind::list) {
    fault.hint = "write its keys without `-` or brackets";
  } else if (node.kind == YamlNode::Kind::scalar &&
             (path.empty() || node.text.find(':') != std::string::npos)) {
    fault.hint = colon_hint(node.text);
  } else if (!path.empty()) {
    fault.hint = fmt::format("write `{}:` and its keys below it", path);
  }
  faults_.add(place_of(node), path, std::move(fault));
}

std::vector<std::string> SectionReader::known_at(const std::string& section) const
{
  std::vector<std::string> names;
  if (const auto found = targets_.find(section); found != targets_.end()) {
    for (const auto& [name, target] : found->second) names.push_back(name);
  }
  if (!section.empty()) return names;
  for (const auto& [path, fields] : targets_) {
    if (!path.empty()) names.push_back(path);
  }
  names.insert(names.end(), also_allowed_.begin(), also_allowed_.end());
  std::sort(names.begin(), names.end());
  return names;
}

/// Where a key that `section` does not know belongs, if its very name is known elsewhere.
std::string SectionReader::other_home(const std::string& section, const std::string& key) const
{
  if (is_section(key) || is_allowed(key)) return fmt::format("`{}` belongs at the top level", key);
  std::vector<std::string> homes;
  for (const auto& [path, fields] : targets_) {
    if (path != section && fields.contains(key)) homes.push_back(path);
  }
  if (homes.empty()) return {};
  if (homes.front().empty()) return fmt::format("`{}` belongs at the top level", key);
  return fmt::format("`{}` belongs under `{}`", key, fmt::join(homes, "` or `"));
}

void SectionReader::refuse_key(const std::string& section, const YamlNode& key)
{
  if (faults_.full()) {
    faults_.add(place_of(key), {}, {});
    return;
  }
  const std::vector<std::string> known = known_at(section);
  Fault fault{"unknown key", known_here(known), other_home(section, key.text)};
  if (const std::size_t dot = key.text.find('.'); section.empty() && dot != std::string::npos) {
    const std::string path = key.text.substr(0, dot);
    if (is_section(path)) fault.hint = fmt::format("write `{}` below `{}:`", key.text.substr(dot + 1), path);
  }
  if (fault.hint.empty()) fault.hint = meant(key.text, known);
  faults_.add(place_of(key), joined(section, key.text), std::move(fault));
}

}  // namespace

std::vector<Problem> read_sections(const YamlDocument& document, std::vector<Section>& sections,
                                   const std::vector<std::string>& also_allowed_top_level)
{
  return SectionReader(document, sections, also_allowed_top_level).run();
}

}  // namespace linli
