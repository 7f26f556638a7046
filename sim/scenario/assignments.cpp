#include "scenario/assignments.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "scenario/condition_reader.hpp"
#include "scenario/section_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

constexpr std::string_view any_name = "NAME";

std::vector<std::string> parts_of(std::string_view path)
{
  std::vector<std::string> parts(1);
  for (const char c : path) {
    if (c == '.') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// Whether the parts from `k` on lead to a field, a label or a map below `level`.
bool leads_on(const Level& level, const std::vector<std::string>& parts, std::size_t k)
{
  if (k == parts.size()) return true;
  if (level.named != nullptr) {
    return !parts[k].empty() && leads_on(entry_level(*level.named, nullptr), parts, k + 1);
  }
  if (const auto below = level.below.find(parts[k]); below != level.below.end())
    return leads_on(below->second, parts, k + 1);
  const auto found = level.fields.find(parts[k]);
  if (found == level.fields.end()) return false;
  const Field& field = *found->second.field;
  const auto& labels = field.labels;
  const bool label = field.kind == Kind::numbers && k + 2 == parts.size() &&
                     std::find(labels.begin(), labels.end(), parts[k + 1]) != labels.end();
  const auto& keys = threshold_keys();
  const auto& words = join_words();
  const bool of_condition = field.kind == Kind::conditions && k + 2 == parts.size() &&
                            (std::find(keys.begin(), keys.end(), parts[k + 1]) != keys.end() ||
                             std::find(words.begin(), words.end(), parts[k + 1]) != words.end());
  return label || of_condition || k + 1 == parts.size();
}

void add_paths(const std::vector<Field>& fields, const std::string& above, std::vector<std::string>& paths)
{
  for (const Field& field : fields) {
    const std::string path = path_below(above, field.name);
    if (field.kind != Kind::numbers) paths.push_back(path);
    if (field.kind == Kind::conditions) {
      for (const std::string& key : threshold_keys()) paths.push_back(path_below(path, key));
    }
    if (field.kind != Kind::numbers) continue;
    for (const std::string& label : field.labels) paths.push_back(path_below(path, label));
  }
}

/// All paths, with the user's own name where a named thing is meant.
std::vector<std::string> paths_like(const std::string& written, const std::vector<Section>& sections)
{
  std::vector<std::string> paths;
  for (const Section& section : sections) {
    if (!section.entries) {
      add_paths(section.fields, section.path, paths);
      continue;
    }
    std::vector<std::string> parts = parts_of(written);
    const std::size_t depth = parts_of(section.path).size();
    const std::string name = parts.size() > depth ? parts[depth] : std::string(any_name);
    add_paths(section.fields, path_below(section.path, name), paths);
  }
  return paths;
}

/// The nearest path, or that of the only parameter with such a name.
std::string path_hint(const std::string& written, const std::vector<Section>& sections)
{
  const std::vector<std::string> paths = paths_like(written, sections);
  const std::string ending = "." + written.substr(written.rfind('.') + 1);
  std::vector<std::string> homes;
  for (const std::string& path : paths) {
    if (path.size() > ending.size() && path.compare(path.size() - ending.size(), ending.size(), ending) == 0)
      homes.push_back(path);
  }
  if (homes.size() == 1) return fmt::format("did you mean `{}`?", homes.front());
  return meant(written, paths);
}

/// `value` below the keys of a path, all of which stand at `place`.
YamlNode wrapped(const std::vector<std::string>& parts, YamlNode value, TextPosition place)
{
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    YamlNode map;
    map.kind = YamlNode::Kind::map;
    YamlNode key;
    key.text = *part;
    map.line = key.line = place.line;
    map.column = key.column = place.column;
    map.entries.push_back({std::move(key), std::move(value)});
    value = std::move(map);
  }
  return value;
}

}  // namespace

Assignment parse_assignment(const std::string& text)
{
  const std::size_t equals = std::min(text.find('='), text.size());
  return {"--set", "--set " + shortened(text, 80), text.substr(0, equals),
          text.substr(std::min(equals + 1, text.size()))};
}

std::variant<Layer, std::vector<Problem>> layer_of(const Assignment& assignment,
                                                   const std::vector<Section>& sections)
{
  const std::string& path = assignment.path;
  const std::string& value = assignment.value;
  const auto refused = [&](Fault fault) {
    return std::vector<Problem>{{.file = assignment.label,
                                 .path = shortened(path, 200),
                                 .problem = std::move(fault.problem),
                                 .why = std::move(fault.why),
                                 .hint = std::move(fault.hint)}};
  };
  constexpr auto example = "write for example `--set population.scale=0.1`";
  const std::vector<std::string> parts = parts_of(path);
  if (path.empty()) return refused({"no path stands before the `=`", {}, example});
  if (std::optional<Fault> fault = unknown_path(path, sections)) return refused(*std::move(fault));
  if (value.find_first_not_of(' ') == std::string::npos) {
    return refused(
        {"no value follows the path", "an empty text is `\"\"`, and `~` removes a named thing", example});
  }
  if (value.find_first_of("\r\n") != std::string::npos) {
    return refused({"the value has several lines", {}, "write lists as `[a, b]` and maps as `{a: 1}`"});
  }
  try {
    YamlDocument document = parse_yaml(assignment.label, "value: " + value + "\n");
    ensures(document.root.entries.size() == 1, "one line of YAML is one value");
    document.root = wrapped(parts, std::move(document.root.entries.front().value), {1, 1});
    return Layer(std::move(document), assignment.option);
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) {
      problem.path = shortened(path, 200);
      problem.line = problem.column = 0;
    }
    return problems;
  }
}

std::optional<Fault> unknown_path(const std::string& path, const std::vector<Section>& sections)
{
  if (leads_on(level_tree(sections), parts_of(path), 0)) return std::nullopt;
  return Fault{"unknown path", "no parameter is there", path_hint(path, sections)};
}

std::variant<Layer, Problem> layer_of(const Overlay& overlay, const std::vector<Section>& sections)
{
  if (!overlay.path) {
    Layer layer(YamlDocument{overlay.file, overlay.value});
    if (const YamlNode* base = layer.document.root.find("extends")) {
      layer.faults.add({base->line, base->column}, "extends",
                       {"what is laid over a scenario extends no other", {}, "remove it"});
    }
    return layer;
  }
  const YamlNode& path = *overlay.path;
  if (std::optional<Fault> fault = unknown_path(path.text, sections)) {
    return Problem{overlay.file,
                   path.line,
                   path.column,
                   shortened(path.text, 200),
                   std::move(fault->problem),
                   std::move(fault->why),
                   std::move(fault->hint)};
  }
  return Layer(
      YamlDocument{overlay.file, wrapped(parts_of(path.text), overlay.value, {path.line, path.column})});
}

std::vector<std::string> parameter_paths(const std::vector<Section>& sections)
{
  return paths_like({}, sections);
}

}  // namespace linli
