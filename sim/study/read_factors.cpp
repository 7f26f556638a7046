#include "core/text.hpp"
#include "scenario/field_values.hpp"
#include "study/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

namespace linli {
namespace {

double number_in(const Value& value)
{
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

std::vector<std::string> paths_of(const StudyDraft& draft)
{
  std::vector<std::string> paths;
  for (const auto& [path, parameter] : draft.parameters) paths.push_back(path);
  return paths;
}

/// The fault of a path that is no single value.
Fault no_parameter(const std::string& path, StudyDraft& draft)
{
  for (const auto& [known, parameter] : draft.parameters) {
    if (is_path_within(known, path))
      return {"is no single value", "each below it is a factor of its own",
              fmt::format("write for example `{}`", known)};
  }
  if (std::optional<Fault> fault = unknown_path(path, draft.base.scenario.sections()))
    return *std::move(fault);
  std::string hint = meant(path, paths_of(draft));
  if (hint.empty()) hint = "add it to the base, or to the study's `set`";
  return {"the base has no such value", "a factor varies what all arms have", std::move(hint)};
}

void read_levels(const NodeAt& at, StudyFactor& factor, const Value& current)
{
  std::map<std::string, int> first_line;
  for (const NodeAt& item : at.items("levels: [0, 1]")) {
    const std::optional<Value> value =
        field_value(factor.parameter, item.node(), current, at.path(), at.faults());
    if (!value) continue;
    std::string text = value_text(factor.parameter, *value);
    const auto [first, is_new] = first_line.try_emplace(text, item.node().line);
    if (!is_new)
      item.refuse({shown(item.node().text) + " is listed twice",
                   fmt::format("first in line {}", first->second), "remove one"});
    factor.levels.push_back(std::move(text));
  }
  if (at.node().kind == YamlNode::Kind::list && at.node().items.size() == 1)
    at.refuse({"a factor has two levels or more", {}, "give it another, or write its value under `set`"});
}

/// "plausible", which is the parameter's own range.
void take_plausible(const NodeAt& at, StudyFactor& factor, const Parameter& parameter)
{
  if (!parameter.has_plausible()) {
    at.refuse({"the parameter has no plausible range",
               {},
               parameter.is_number() ? "write `range: [low, high]`" : "give its `levels`"});
    return;
  }
  constexpr double wide = 20;  // from here on most of a linear range would be its upper end
  factor.range = parameter.field.plausible;
  if (factor.range.low > 0 && factor.range.high / factor.range.low > wide) factor.scale = Scale::log;
}

void read_range(const NodeAt& at, StudyFactor& factor, const Parameter& parameter)
{
  if (!parameter.is_number()) {
    at.refuse({"the parameter has no range", "its values are no numbers", "give its `levels`"});
    return;
  }
  if (at.node().kind == YamlNode::Kind::scalar && at.node().text == "plausible")
    return take_plausible(at, factor, parameter);
  const std::vector<NodeAt> ends = at.items("range: [0, 1]");
  if (ends.empty()) return;
  if (ends.size() != 2) {
    at.refuse({"a range has two ends", {}, "write `range: [low, high]`, or `levels` for single values"});
    return;
  }
  const auto low = field_value(factor.parameter, ends[0].node(), parameter.value, at.path(), at.faults());
  const auto high = field_value(factor.parameter, ends[1].node(), parameter.value, at.path(), at.faults());
  if (!low || !high) return;
  factor.range = {number_in(*low), number_in(*high)};
  if (factor.range.low >= factor.range.high)
    at.refuse({"the range does not rise", {}, "write the lower end first"});
}

void read_scale(const NodeAt& at, StudyFactor& factor)
{
  const std::optional<std::string> scale = at.choice({"linear", "log"});
  if (!scale) return;
  factor.scale = *scale == "log" ? Scale::log : Scale::linear;
  if (factor.scale == Scale::log && factor.range.bounded() && factor.range.low <= 0)
    at.refuse({"only a range above 0 has a logarithm",
               "this one begins with " + quantity_text(factor.range.low, factor.parameter.unit),
               "write `scale: linear`"});
}

void read_values(const NodeAt& at, StudyFactor& factor, const Parameter& parameter, StudyDraft& draft)
{
  if (at.node().kind == YamlNode::Kind::scalar && at.node().text == "plausible")
    return take_plausible(at, factor, parameter);
  if (at.node().kind == YamlNode::Kind::list) {
    at.refuse({"a block of keys is expected here, found a list",
               {},
               "write `{levels: [a, b]}` or `{range: [low, high]}`"});
    return;
  }
  StrictMap map(at.node(), at.path(), draft.faults);
  const YamlNode* const levels = map.optional("levels");
  const YamlNode* const range = map.optional("range");
  const YamlNode* const scale = map.optional("scale");
  const YamlNode* const from = map.optional("from");
  const auto below = [&](const YamlNode* node, const char* key) {
    return NodeAt(*node, at.path() + "." + key, at.faults());
  };
  if (levels != nullptr) read_levels(below(levels, "levels"), factor, parameter.value);
  if (range != nullptr) read_range(below(range, "range"), factor, parameter);
  if (scale != nullptr && range != nullptr) read_scale(below(scale, "scale"), factor);
  if (scale != nullptr && range == nullptr)
    below(scale, "scale").refuse({"only a `range` has a scale", {}, "remove it"});
  if (from != nullptr) factor.from = below(from, "from").moment();
  if (levels != nullptr && range != nullptr)
    at.refuse({"a factor has levels or a range", "this one has both", "remove one"});
  if (at.is_map() && levels == nullptr && range == nullptr)
    at.refuse({"the factor has no values",
               {},
               "write `levels: [a, b]`, `range: [low, high]` or `range: plausible`"});
  map.done();
}

void read_factor(const YamlEntry& entry, const NodeAt& factors, StudyDraft& draft)
{
  const std::string& path = entry.key.text;
  const auto found = draft.parameters.find(path);
  std::optional<Fault> fault =
      found == draft.parameters.end() ? no_parameter(path, draft) : not_to_vary(found->second);
  if (fault) {
    NodeAt(entry.key, factors.path() + "." + path, draft.faults).refuse(*std::move(fault));
    return;
  }
  const Parameter& parameter = found->second;
  StudyFactor factor{
      .path = path, .room = parameter.room, .parameter = parameter.field, .place = place_of(entry.key)};
  const std::size_t faults_before = draft.faults.size();
  read_values(factors.below(entry), factor, parameter, draft);
  if (draft.faults.size() > faults_before) draft.faulty_factors.insert(path);
  draft.study.factors.push_back(std::move(factor));
}

bool is_left_out(const std::string& path, const std::vector<std::string>& leave_out)
{
  return std::any_of(leave_out.begin(), leave_out.end(),
                     [&](const std::string& above) { return is_path_within(path, above); });
}

std::vector<std::string> read_leave_out(StrictMap& map, const NodeAt& at, const StudyDraft& draft)
{
  std::vector<std::string> out;
  const YamlNode* const node = map.optional("leave_out");
  if (node == nullptr) return out;
  const NodeAt list(*node, at.path() + ".leave_out", at.faults());
  for (const NodeAt& item : list.items("leave_out: [programme]")) {
    std::optional<std::string> path = item.text("programme");
    if (!path) continue;
    const bool known = std::any_of(draft.parameters.begin(), draft.parameters.end(),
                                   [&](const auto& one) { return is_path_within(one.first, *path); });
    if (!known && !draft.parameters.empty()) {
      std::vector<std::string> names = paths_of(draft);
      for (const auto& [unused, parameter] : draft.parameters) names.push_back(parameter.room);
      item.refuse({"no parameter is at " + shown(*path), {}, meant(*path, names)});
    }
    out.push_back(*std::move(path));
  }
  return out;
}

}  // namespace

std::optional<Fault> not_to_vary(const Parameter& parameter)
{
  if (parameter.room == "run")
    return Fault{"cannot be a factor", "all runs have the same weeks, and replicates have luck of their own",
                 "give it under `set`, for all arms"};
  if (parameter.field.acts == Acts::never || parameter.field.acts == Acts::recording ||
      parameter.room == "output")
    return Fault{"cannot be a factor", "it changes nothing that is simulated", "remove it"};
  return std::nullopt;
}

std::vector<StudyFactor> assumed_parameters(StrictMap& map, const NodeAt& at, const StudyDraft& draft,
                                            const std::vector<StudyFactor>& taken)
{
  const std::vector<std::string> leave_out = read_leave_out(map, at, draft);
  std::vector<StudyFactor> out;
  for (const auto& [path, parameter] : draft.parameters) {
    const bool is_taken = std::any_of(taken.begin(), taken.end(),
                                      [&, &p = path](const StudyFactor& one) { return one.path == p; });
    if (is_taken || !parameter.is_assumed() || !parameter.has_plausible() || not_to_vary(parameter) ||
        is_left_out(path, leave_out))
      continue;
    StudyFactor factor{
        .path = path, .room = parameter.room, .parameter = parameter.field, .place = place_of(at.node())};
    take_plausible(at, factor, parameter);
    out.push_back(std::move(factor));
  }
  return out;
}

void read_factors(StudyDraft& draft)
{
  const std::optional<NodeAt> factors = draft.find("factors");
  if (!factors || (draft.study.base.empty() && factors->is_map())) return;
  const auto& entries =
      factors->entries("a block of paths", "factors: {leadership_skills.capacity: {levels: [-1, 0, 1]}}");
  for (const YamlEntry& entry : entries) {
    if (entry.key.text != "all") read_factor(entry, *factors, draft);
  }
  for (const YamlEntry& entry : entries) {
    if (entry.key.text != "all") continue;
    const NodeAt at = factors->below(entry);
    StrictMap map(entry.value, at.path(), draft.faults);
    map.choice("assumed", {"true"});
    map.choice("range", {"plausible"});
    std::vector<StudyFactor> all = assumed_parameters(map, at, draft, draft.study.factors);
    map.done();
    if (all.empty() && at.is_map() && !draft.parameters.empty())
      at.refuse({"no parameter is left", "every assumed one with a plausible range is left out", {}});
    draft.study.factors.insert(draft.study.factors.end(), all.begin(), all.end());
  }
}

}  // namespace linli
