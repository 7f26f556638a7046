#include "scenario/reader.hpp"

#include "core/text.hpp"
#include "scenario/condition_reader.hpp"
#include "scenario/contradictions.hpp"
#include "scenario/faults.hpp"
#include "scenario/field_values.hpp"
#include "scenario/names.hpp"
#include "scenario/scalars.hpp"
#include "scenario/section_tree.hpp"
#include "scenario/yaml_syntax.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace linli {
namespace {

TextPosition place_of(const YamlNode& node)
{
  return {node.line, node.column};
}

/// Whether `path` is `above` or something below it.
bool is_within(std::string_view path, std::string_view above)
{
  return path.substr(0, above.size()) == above && (path.size() == above.size() || path[above.size()] == '.');
}

class LayersReader {
 public:
  LayersReader(std::vector<Layer>& layers, const std::vector<Section>& sections,
               const std::vector<std::string>& also_allowed, Doubts doubts)
      : layers_(layers), sections_(sections), also_allowed_(also_allowed), top_(level_tree(sections))
  {
    notes_.doubts = std::move(doubts);
  }

  LayersRead run();

 private:
  void read_map(const Level& level, const std::string& path, const YamlNode& map);
  void read_names(const Section& section, const std::string& path, const YamlNode& map);
  void read_field(const FieldTarget& target, const std::string& path, const YamlNode& node);
  void remove(const Section& section, const std::string& path, const YamlNode& key);
  void note(const std::string& path, const YamlNode& node)
  {
    notes_.written[path] = {layer_, place_of(node)};
  }

  void refuse(const std::string& path, TextPosition place, Fault fault);
  void refuse_map(const std::string& path, const YamlNode& node);
  void refuse_names(const Section& section, const std::string& path, const YamlNode& node);
  void refuse_key(const Level& level, const std::string& path, const YamlNode& key);
  std::string other_home(const std::string& path, const std::string& key) const;
  bool is_allowed(const std::string& path, const std::string& name) const
  {
    return path.empty() && std::find(also_allowed_.begin(), also_allowed_.end(), name) != also_allowed_.end();
  }

  std::vector<Layer>& layers_;
  const std::vector<Section>& sections_;
  const std::vector<std::string>& also_allowed_;
  Level top_;
  Layer* layer_ = nullptr;  ///< that is being read
  ReadingNotes notes_{};
};

LayersRead LayersReader::run()
{
  for (Layer& layer : layers_) {
    layer_ = &layer;
    read_map(top_, {}, layer.document.root);
  }
  LayersRead out;
  std::set<std::string> contradicted = tell_contradictions(sections_, notes_, layers_.back());
  for (const auto& [path, at] : notes_.written) out.origins.emplace(path, at.layer->origin(at.place));
  out.doubts = std::move(notes_.doubts);
  out.doubts.contradicted.merge(contradicted);
  return out;
}

void LayersReader::refuse(const std::string& path, TextPosition place, Fault fault)
{
  notes_.doubts.unread.insert(path);
  notes_.doubts.faulty.insert(path);
  layer_->faults.add(place, path, std::move(fault));
}

void LayersReader::read_map(const Level& level, const std::string& path, const YamlNode& map)
{
  if (map.kind != YamlNode::Kind::map) {
    refuse_map(path, map);
    return;
  }
  for (const auto& [key, value] : map.entries) {
    const std::string key_path = path_below(path, key.text);
    const auto field = level.fields.find(key.text);
    const auto below = level.below.find(key.text);
    if (field != level.fields.end()) {
      read_field(field->second, key_path, value);
    } else if (below != level.below.end()) {
      note(key_path, key);
      const Section* const named = below->second.named;
      named == nullptr ? read_map(below->second, key_path, value) : read_names(*named, key_path, value);
    } else if (!is_allowed(path, key.text)) {
      refuse_key(level, path, key);
    }
  }
}

void LayersReader::read_names(const Section& section, const std::string& path, const YamlNode& map)
{
  if (map.kind != YamlNode::Kind::map) {
    refuse_names(section, path, map);
    return;
  }
  const auto is_key = [&](const std::string& name, const YamlNode& value) {
    return std::any_of(section.fields.begin(), section.fields.end(), [&](const Field& field) {
      return field.name == name && (value.kind != YamlNode::Kind::map || field.kind == Kind::numbers ||
                                    field.kind == Kind::conditions);
    });
  };
  for (const auto& [key, value] : map.entries) {
    const std::string entry_path = path_below(path, key.text);
    if (std::optional<Fault> fault = unfit_name(key.text)) {
      refuse(entry_path, place_of(key), *std::move(fault));
    } else if (value.nothing()) {
      remove(section, path, key);
    } else if (is_key(key.text, value)) {
      refuse(entry_path, place_of(key),
             {"a name is expected here, found a key", "every thing has a name and its keys below it",
              fmt::format("write a name, such as `first:`, and `{}` below it", key.text)});
    } else {
      note(entry_path, key);
      read_map(entry_level(section, section.entries->at(key.text)), entry_path, value);
    }
  }
}

void LayersReader::remove(const Section& section, const std::string& path, const YamlNode& key)
{
  const std::vector<std::string> names = section.entries->names();
  const std::string entry_path = path_below(path, key.text);
  if (std::find(names.begin(), names.end(), key.text) == names.end()) {
    Fault fault{"there is nothing to remove", "a name without a value removes what an extended file gives",
                meant(key.text, names)};
    if (fault.hint.empty()) fault.hint = fmt::format("write `{}: {{}}` for one with all defaults", key.text);
    refuse(entry_path, place_of(key), std::move(fault));
    return;
  }
  section.entries->remove(key.text);
  std::erase_if(notes_.written, [&](const auto& entry) { return is_within(entry.first, entry_path); });
}

void LayersReader::read_field(const FieldTarget& target, const std::string& path, const YamlNode& node)
{
  const Field& field = *target.field;
  Faults& faults = layer_->faults;
  const std::size_t faults_before = faults.size();
  std::optional<Value> value = field_value(field, node, field.get(target.object), path, faults);
  if (faults.size() > faults_before) notes_.doubts.faulty.insert(path);
  if (!value) {
    notes_.doubts.unread.insert(path);
    return;
  }
  if (field.kind == Kind::file && layer_->place_file) {
    value = layer_->place_file(std::get<std::string>(*value));
  }
  field.set(target.object, *value);
  note(path, node);
  if (field.kind == Kind::numbers) {
    for (const auto& [label, item] : node.entries) note(path_below(path, label.text), item);
  }
  if (field.kind == Kind::conditions) {
    std::erase_if(notes_.written, [&](const auto& entry) {  // several thresholds are written anew
      return is_within(entry.first, path) && entry.first != path &&
             std::get<Conditions>(*value).list.size() != 1;
    });
    for (const auto& [label, item] : places_in_conditions(node)) note(path_below(path, label), *item);
  }
  // A member narrower than 64 bits would hold another number than the file says.
  if (field.kind == Kind::integer && field.get(target.object) != *value) {
    refuse(path, place_of(node), {shown(node.text) + " is too large", field.en, {}});
  }
}

void LayersReader::refuse_map(const std::string& path, const YamlNode& node)
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
    const std::size_t dot = path.rfind('.');
    fault.hint = fmt::format("write `{}:` and its keys below it",
                             dot == std::string::npos ? path : path.substr(dot + 1));
  }
  refuse(path, place_of(node), std::move(fault));
}

/// In the place of names with keys below each.
void LayersReader::refuse_names(const Section& section, const std::string& path, const YamlNode& node)
{
  if (node.nothing()) {
    refuse_map(path, node);
    return;
  }
  Fault fault = unexpected("a block of names", node);
  fault.why = "every name has keys below it: " + listed(entry_level(section, nullptr).keys());
  fault.hint = "write a name, such as `first:`, and its keys below it";
  refuse(path, place_of(node), std::move(fault));
}

/// Where a key that `path` does not know belongs, if its very name is known elsewhere.
std::string LayersReader::other_home(const std::string& path, const std::string& key) const
{
  std::vector<std::string> homes = homes_of(top_, key);
  std::erase(homes, path);
  if (is_allowed({}, key) || (!homes.empty() && homes.front().empty()))
    return fmt::format("`{}` belongs at the top level", key);
  if (homes.empty()) return {};
  return fmt::format("`{}` belongs under `{}`", key, fmt::join(homes, "` or `"));
}

void LayersReader::refuse_key(const Level& level, const std::string& path, const YamlNode& key)
{
  notes_.doubts.incomplete.insert(path);
  if (layer_->faults.full()) {
    layer_->faults.add(place_of(key), {}, {});
    return;
  }
  std::vector<std::string> known = level.keys();
  if (path.empty()) known.insert(known.end(), also_allowed_.begin(), also_allowed_.end());
  std::sort(known.begin(), known.end());
  if (const auto near = nearest_name(key.text, known)) notes_.doubts.faulty.insert(path_below(path, *near));
  Fault fault{"unknown key", known_here(known), other_home(path, key.text)};
  if (const std::size_t dot = key.text.find('.'); dot != std::string::npos) {
    const std::string above = key.text.substr(0, dot);
    if (level.below.contains(above))
      fault.hint = fmt::format("write `{}` below `{}:`", key.text.substr(dot + 1), above);
  }
  if (const std::string map = map_with(level, key.text); !map.empty())
    fault.hint = fmt::format("write `{}` below `{}:`", key.text, map);
  if (fault.hint.empty()) fault.hint = meant(key.text, known);
  layer_->faults.add(place_of(key), path_below(path, key.text), std::move(fault));
}

}  // namespace

LayersRead read_layers(std::vector<Layer>& layers, const std::vector<Section>& sections,
                       const std::vector<std::string>& also_allowed_top_level, Doubts doubts)
{
  expects(!layers.empty(), "there is something to read");
  return LayersReader(layers, sections, also_allowed_top_level, std::move(doubts)).run();
}

std::vector<Problem> read_sections(const YamlDocument& document, const std::vector<Section>& sections,
                                   const std::vector<std::string>& also_allowed_top_level)
{
  std::vector<Layer> layers{Layer(document)};
  read_layers(layers, sections, also_allowed_top_level);
  return layers.front().problems();
}

}  // namespace linli
