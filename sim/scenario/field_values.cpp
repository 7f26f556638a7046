#include "scenario/field_values.hpp"

#include "core/text.hpp"
#include "scenario/condition_reader.hpp"
#include "scenario/scalars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace linli {
namespace {

TextPosition place_of(const YamlNode& node)
{
  return {node.line, node.column};
}

/// Reads one field and records its faults.
class FieldReader {
 public:
  FieldReader(const Field& field, const std::string& path, Faults& faults)
      : field_(field), path_(path), faults_(faults)
  {
  }

  std::optional<Value> value(const YamlNode& node, const Value& current);

 private:
  void refuse(const YamlNode& node, std::string_view path, Fault fault)
  {
    faults_.add(place_of(node), path, std::move(fault));
  }

  /// The value of a scalar, or nothing after its fault was recorded; `example` is one that would have been
  /// right.
  template <class T>
  std::optional<T> take(Parsed<T> result, const YamlNode& node, std::string_view path,
                        const std::string& example);
  template <class T>
  std::optional<T> take_in_range(Parsed<T> result, const YamlNode& node, std::string_view path,
                                 const std::string& example);

  template <class T, class Read>
  std::optional<Value> list(const YamlNode& node, Read read);
  std::optional<Value> numbers(const YamlNode& node, const std::vector<double>& current);

  const Field& field_;
  const std::string& path_;
  Faults& faults_;
};

template <class T>
std::optional<T> FieldReader::take(Parsed<T> result, const YamlNode& node, std::string_view path,
                                   const std::string& example)
{
  if (T* value = std::get_if<T>(&result)) return std::move(*value);
  Fault fault = std::get<Fault>(std::move(result));
  if (fault.hint.empty() && node.nothing()) fault.hint = fmt::format("remove the key to keep `{}`", example);
  // The reason why a name is unknown lists the known ones, which is better than an example.
  const bool lists_known =
      field_.kind == Kind::choice || (field_.kind == Kind::names && !field_.labels.empty());
  if (fault.hint.empty() && !lists_known) fault.hint = fmt::format("write for example `{}`", example);
  refuse(node, path, std::move(fault));
  return std::nullopt;
}

template <class T>
std::optional<T> FieldReader::take_in_range(Parsed<T> result, const YamlNode& node, std::string_view path,
                                            const std::string& example)
{
  std::optional<T> value = take(std::move(result), node, path, example);
  if (!value) return value;
  std::optional<Fault> fault = outside(*value, field_.valid, field_.unit, node.text);
  if (!fault) return value;
  fault->why = field_.en;
  refuse(node, path, *std::move(fault));
  return std::nullopt;
}

/// A list of scalars, none of them twice.  `read` gives a value or nothing after its fault was recorded.
template <class T, class Read>
std::optional<Value> FieldReader::list(const YamlNode& node, Read read)
{
  if (node.kind != YamlNode::Kind::list) {
    Fault fault = unexpected("a list", node);
    fault.hint = node.kind == YamlNode::Kind::map ? "write `[a, b]`"
                 : node.nothing() || node.text == "none"
                     ? "write `[]` for none"
                     : fmt::format("write `[{}]`",
                                   nearest_name(node.text, field_.labels).value_or(shortened(node.text, 60)));
    refuse(node, path_, std::move(fault));
    return std::nullopt;
  }
  std::vector<T> values;
  std::map<T, int> first_line;
  for (const YamlNode& item : node.items) {
    if (item.nothing()) {
      refuse(item, path_, {"an entry of the list is empty", {}, "write a value, or remove the entry"});
      continue;
    }
    std::optional<T> value = read(item);
    if (!value) continue;
    const auto [first, is_new] = first_line.try_emplace(*value, item.line);
    if (!is_new) {
      refuse(item, path_,
             {shown(item.text) + " is listed twice", fmt::format("first in line {}", first->second),
              "remove one"});
    }
    values.push_back(*std::move(value));
  }
  // With a fault the list is short, but then the scenario is refused as a whole.
  return values;
}

std::optional<Value> FieldReader::numbers(const YamlNode& node, const std::vector<double>& current)
{
  if (node.kind != YamlNode::Kind::map) {
    Fault fault = unexpected("a block of keys", node);
    fault.why = known_here(field_.labels);
    fault.hint = node.nothing() ? "remove the key to keep the defaults"
                                : fmt::format("write for example `{{{}: {}}}`", field_.labels.front(),
                                              number_text(current.front()));
    refuse(node, path_, std::move(fault));
    return std::nullopt;
  }
  Field one = field_;  // describes a single one of the numbers
  one.kind = Kind::number;
  std::vector<double> values = current;
  for (const auto& [key, item] : node.entries) {
    const std::string path = fmt::format("{}.{}", path_, key.text);
    const auto label = std::find(field_.labels.begin(), field_.labels.end(), key.text);
    if (label == field_.labels.end()) {
      Fault fault{"unknown name", known_here(field_.labels), {}};
      if (!faults_.full()) fault.hint = meant(key.text, field_.labels);
      refuse(key, path, std::move(fault));
      continue;
    }
    double& x = values.at(static_cast<std::size_t>(label - field_.labels.begin()));
    x = take_in_range(read_number(item, field_.unit), item, path, value_text(one, x)).value_or(x);
  }
  return values;
}

std::optional<Value> FieldReader::value(const YamlNode& node, const Value& current)
{
  if (field_.kind == Kind::conditions) {
    std::optional<Conditions> read = read_conditions(node, std::get<Conditions>(current), path_, faults_);
    return read ? std::optional<Value>(*std::move(read)) : std::nullopt;
  }
  const std::string example = value_text(field_, current);
  switch (field_.kind) {
    case Kind::boolean:
      return take(read_boolean(node), node, path_, example);
    case Kind::integer:
    case Kind::money:
      return take_in_range(read_integer(node, field_.unit), node, path_, example);
    case Kind::number:
      return take_in_range(read_number(node, field_.unit), node, path_, example);
    case Kind::choice:
      return take(read_choice(node, field_.labels), node, path_, example);
    case Kind::text:
    case Kind::file:
      return take(read_text(node), node, path_, example);
    case Kind::date:
      return take(read_date(node), node, path_, example);
    case Kind::moment:
      return take(read_moment(node), node, path_, example);
    case Kind::moments:
      return list<When>(
          node, [&](const YamlNode& item) { return take(read_moment(item), item, path_, "week 12"); });
    case Kind::numbers:
      return numbers(node, std::get<std::vector<double>>(current));
    case Kind::integers:
      return list<std::int64_t>(node, [&](const YamlNode& item) {
        return take_in_range(read_integer(item, units::none()), item, path_, "1");
      });
    case Kind::names:
      return list<std::string>(node, [&](const YamlNode& item) {
        return take(field_.labels.empty() ? read_text(item) : read_choice(item, field_.labels), item, path_,
                    "a name");
      });
    case Kind::conditions:
      break;  // above
  }
  return std::nullopt;
}

}  // namespace

std::optional<Value> field_value(const Field& field, const YamlNode& node, const Value& current,
                                 const std::string& path, Faults& faults)
{
  return FieldReader(field, path, faults).value(node, current);
}

}  // namespace linli
