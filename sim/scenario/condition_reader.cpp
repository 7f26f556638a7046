#include "scenario/condition_reader.hpp"

#include "core/section.hpp"
#include "scenario/scalars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

constexpr const char* example = "write for example `{series: turnout, below: 0.4}`";

/// Whether a threshold stands alone, where `all` or `any` could stand too, or is one of several.
enum class Within { nothing, several };

class ConditionReader {
 public:
  explicit ConditionReader(Faults& faults) : faults_(faults) {}

  Conditions whole(const YamlNode& node, const Conditions& current, const std::string& path);

 private:
  void refuse(const YamlNode& node, const std::string& path, Fault fault)
  {
    faults_.add({node.line, node.column}, path, std::move(fault));
  }
  Conditions several(const YamlNode& map, const std::string& path);
  Threshold one(const YamlNode& map, Threshold current, const std::string& path, Within within);
  void read_key(const YamlEntry& entry, Threshold& threshold, const std::string& path, Within within);
  double number(const YamlNode& node, Range valid, double current, const char* why, const std::string& path);

  Faults& faults_;
};

double ConditionReader::number(const YamlNode& node, Range valid, double current, const char* why,
                               const std::string& path)
{
  Parsed<double> read = read_number(node, units::none());
  if (Fault* fault = std::get_if<Fault>(&read)) {
    if (fault->hint.empty()) fault->hint = "write for example `0.4`";
    refuse(node, path, std::move(*fault));
    return current;
  }
  const double value = std::get<double>(read);
  if (std::optional<Fault> fault = outside(value, valid, units::none(), node.text)) {
    fault->why = why;
    refuse(node, path, *std::move(fault));
  }
  return value;
}

void ConditionReader::read_key(const YamlEntry& entry, Threshold& threshold, const std::string& above,
                               Within within)
{
  const auto& [key, value] = entry;
  const std::string path = path_below(above, key.text);
  if (key.text == "series") {
    Parsed<std::string> name = read_text(value);
    if (Fault* fault = std::get_if<Fault>(&name)) {
      if (fault->hint.empty()) fault->hint = "name a series, for example `turnout`";
      refuse(value, path, std::move(*fault));
    } else {
      threshold.series = std::get<std::string>(std::move(name));
    }
  } else if (key.text == "below" || key.text == "above") {
    threshold.side = key.text == "below" ? Side::below : Side::above;
    threshold.at = number(value, {-largest_threshold, largest_threshold}, threshold.at,
                          "Value at which the condition begins to hold", path);
  } else if (key.text == "margin") {
    threshold.margin =
        number(value, {0, largest_threshold}, threshold.margin,
               "How far back past the threshold the series must be for the condition to end", path);
  } else {
    std::vector<std::string> known = threshold_keys();
    std::string hint = meant(key.text, known);
    if (within == Within::nothing) {
      known.insert(known.end(), join_words().begin(), join_words().end());
      hint = meant(key.text, known);
    }
    if (std::ranges::find(join_words(), key.text) != join_words().end()) {
      hint = within == Within::nothing
                 ? fmt::format("write all thresholds below `{}:`", key.text)
                 : "conditions are joined once; what stops it is written below `unless:`";
    }
    refuse(key, path, {"unknown key", known_here(known), std::move(hint)});
  }
}

Threshold ConditionReader::one(const YamlNode& map, Threshold current, const std::string& path, Within within)
{
  if (map.kind != YamlNode::Kind::map) {
    Fault fault = unexpected("a series with its threshold", map);
    fault.hint = example;
    refuse(map, path, std::move(fault));
    return current;
  }
  if (const YamlNode* above = map.find("above"); above != nullptr && map.find("below") != nullptr) {
    refuse(*above, path,
           {"a threshold is below or above, not both",
            {},
            "write two: `all: [{series: S, above: A}, {series: S, below: B}]`"});
  }
  for (const YamlEntry& entry : map.entries) read_key(entry, current, path, within);
  return current;
}

Conditions ConditionReader::several(const YamlNode& map, const std::string& path)
{
  Conditions out;
  const auto& [word, list] = map.entries.front();
  if (map.entries.size() > 1) {
    refuse(map.entries[1].key, path,
           {fmt::format("`{}` stands beside `{}`", shortened(map.entries[1].key.text, 40), word.text),
            {},
            fmt::format("write everything below `{}:`, what stops it below `unless:`", word.text)});
  }
  if (list.kind != YamlNode::Kind::list || list.items.empty()) {
    Fault fault = list.kind == YamlNode::Kind::list ? Fault{"the list is empty", {}, {}}
                                                    : unexpected("a list of thresholds", list);
    fault.hint = fmt::format(
        "write for example `{}: [{{series: turnout, below: 0.4}}, {{series: trust, below: 0.5}}]`",
        word.text);
    refuse(list, path_below(path, word.text), std::move(fault));
    return out;
  }
  if (list.items.size() > most_thresholds) {
    refuse(list, path_below(path, word.text),
           {fmt::format("{} thresholds are more than {}", list.items.size(), most_thresholds), {}, {}});
    return out;
  }
  for (std::size_t k = 0; k < list.items.size(); ++k)
    out.list.push_back(one(list.items[k], {}, path_below(path, std::to_string(k + 1)), Within::several));
  const bool any = word.text == join_words()[1];
  if (any && out.list.size() > 1) out.join = Join::any;
  return out;
}

Conditions ConditionReader::whole(const YamlNode& node, const Conditions& current, const std::string& path)
{
  if (node.kind != YamlNode::Kind::map) {
    Fault fault = unexpected("a condition", node);
    fault.why = "a series with its threshold, or several of these below `all:` or `any:`";
    fault.hint = node.nothing() ? "write `{}` for none" : example;
    refuse(node, path, std::move(fault));
    return {};
  }
  if (node.entries.empty()) return {};
  const auto is_join = [](const YamlEntry& entry) {
    return std::ranges::find(join_words(), entry.key.text) != join_words().end();
  };
  if (is_join(node.entries.front())) return several(node, path);
  if (current.list.size() > 1) {
    refuse(node.entries.front().key, path,
           {"it is not said which of several thresholds is meant", to_string(current),
            fmt::format("write them anew below `{}:`", join_name(current.join))});
    return {};
  }
  const Threshold before = current.empty() ? Threshold{} : current.list.front();
  return {Join::all, {one(node, before, path, Within::nothing)}};
}

}  // namespace

const std::vector<std::string>& threshold_keys()
{
  static const std::vector<std::string> keys{"series", "below", "above", "margin"};
  return keys;
}

const std::vector<std::string>& join_words()
{
  static const std::vector<std::string> words{"all", "any"};
  return words;
}

std::optional<Conditions> read_conditions(const YamlNode& node, const Conditions& current,
                                          const std::string& path, Faults& faults)
{
  const std::size_t before = faults.size();
  Conditions out = ConditionReader(faults).whole(node, current, path);
  if (faults.size() > before) return std::nullopt;
  return out;
}

std::vector<std::pair<std::string, const YamlNode*>> places_in_conditions(const YamlNode& node)
{
  std::vector<std::pair<std::string, const YamlNode*>> out;
  for (const auto& [key, value] : node.entries) {
    if (value.kind != YamlNode::Kind::list) out.emplace_back(key.text, &value);
    for (std::size_t k = 0; k < value.items.size(); ++k)
      out.emplace_back(std::to_string(k + 1), &value.items[k]);
  }
  return out;
}

}  // namespace linli
