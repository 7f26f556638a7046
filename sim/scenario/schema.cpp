#include "scenario/schema.hpp"

#include "scenario/condition_reader.hpp"
#include "scenario/numbers.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace linli {
namespace {

using Json = nlohmann::ordered_json;

/// The decimal numbers that a scenario may hold, see numbers.hpp.
constexpr auto number_pattern = R"(-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?)";
constexpr auto date_pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
constexpr auto week_pattern = "week -?(0|[1-9][0-9]*)";

/// Whole numbers without a point.
Json number_json(double value)
{
  const std::optional<std::int64_t> whole = as_whole(value);
  return whole ? Json(*whole) : Json(value);
}

std::string description(const std::string& en, const std::string& zh)
{
  return zh.empty() ? en : fmt::format("{} ({})", en, zh);
}

Json pattern(const std::string& whole_text)
{
  return {{"type", "string"}, {"pattern", "^" + whole_text + "$"}};
}

/// A number, with its unit in the text if that is spelled.
Json number_type(const Field& field, const char* plain_type)
{
  if (field.unit.spelled()) {
    std::string spellings;
    for (const Unit::Spelling& spelling : field.unit.spellings) {
      spellings += (spellings.empty() ? "" : "|") + std::string(spelling.text);
    }
    return pattern(fmt::format("{} +({})", number_pattern, spellings));
  }
  Json type{{"type", plain_type}};
  if (std::isfinite(field.valid.low)) type["minimum"] = number_json(field.valid.low);
  if (std::isfinite(field.valid.high)) type["maximum"] = number_json(field.valid.high);
  return type;
}

Json list_of(Json item)
{
  return {{"type", "array"}, {"items", std::move(item)}, {"uniqueItems", true}};
}

/// Texts need no quotes, so that a number may be one.
Json text_type()
{
  return {{"type", {"string", "number", "boolean"}}};
}

Json map_of_numbers(const Field& field)
{
  Json properties = Json::object();
  for (const std::string& label : field.labels) properties[label] = number_type(field, "number");
  return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

/// One threshold, whose keys may be given one by one, or several joined.
Json condition_type()
{
  const Json number{{"type", "number"}};
  Json one{{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
  for (const std::string& key : threshold_keys())
    one["properties"][key] = key == "series" ? text_type() : number;
  one["properties"]["margin"]["minimum"] = 0;
  Json types = Json::array({one});
  for (const std::string& word : join_words()) {
    Json list{{"type", "array"}, {"items", one}, {"minItems", 1}, {"maxItems", most_thresholds}};
    types.push_back({{"type", "object"},
                     {"properties", {{word, std::move(list)}}},
                     {"required", {word}},
                     {"additionalProperties", false}});
  }
  return {{"anyOf", std::move(types)}};
}

Json type_of(const Field& field)
{
  const std::string moment = fmt::format("({}|{})", week_pattern, date_pattern);
  switch (field.kind) {
    case Kind::boolean:
      return {{"type", "boolean"}};
    case Kind::integer:
    case Kind::money:
      return number_type(field, "integer");
    case Kind::number:
      return number_type(field, "number");
    case Kind::choice:
      return {{"enum", field.labels}};
    case Kind::text:
    case Kind::file:
      return text_type();
    case Kind::date:
      return pattern(date_pattern);
    case Kind::moment:
      return pattern(moment);
    case Kind::moments:
      return list_of(pattern(moment));
    case Kind::numbers:
      return map_of_numbers(field);
    case Kind::integers: {
      Field one = field;
      one.unit = units::none();
      return list_of(number_type(one, "integer"));
    }
    case Kind::conditions:
      return condition_type();
    case Kind::names:
      return list_of(field.labels.empty() ? text_type() : Json{{"enum", field.labels}});
  }
  return {};
}

Json default_of(const Field& field)
{
  const Value& value = field.standard;
  if (field.kind == Kind::numbers) {
    Json map = Json::object();
    const auto& numbers = std::get<std::vector<double>>(value);
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      map[field.labels.at(k)] =
          field.unit.spelled() ? Json(quantity_text(numbers[k], field.unit)) : number_json(numbers[k]);
    }
    return map;
  }
  if (field.kind == Kind::conditions) return Json::object();  // of none
  if (field.kind == Kind::moments) {
    Json list = Json::array();
    for (const When when : std::get<std::vector<When>>(value)) list.push_back(to_string(when));
    return list;
  }
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return *list;
  if (const auto* list = std::get_if<std::vector<std::int64_t>>(&value)) return *list;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  const bool written_as_text = field.unit.spelled() || field.kind == Kind::date || field.kind == Kind::moment;
  if (written_as_text) return value_text(field, value);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  return number_json(std::get<double>(value));
}

void add_fields(Json& map, const std::vector<Field>& fields)
{
  for (const Field& field : fields) {
    Json property = type_of(field);
    const bool plain = field.unit.spelled() || field.unit.label == units::none().label;
    property["description"] =
        description(plain ? field.en : fmt::format("{} [{}]", field.en, field.unit.label), field.zh);
    property["default"] = default_of(field);
    map["properties"][field.name] = std::move(property);
  }
}

Json empty_map()
{
  return {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
}

/// The map at a path below `map`, made where there is none.
Json& map_at(Json& map, const std::string& path)
{
  Json* at = &map;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    Json& below = (*at)["properties"][path.substr(begin, end - begin)];
    if (below.is_null()) below = empty_map();
    at = &below;
    begin = end + 1;
  }
  return *at;
}

}  // namespace

std::string json_schema(const std::vector<Section>& sections)
{
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", "linli scenario"},
              {"description", "Written by `linli schema`.  Every key may be left out."}};
  schema.update(empty_map());
  schema["properties"]["extends"] = {
      {"type", "string"},
      {"description", description("Another scenario whose values hold where this gives none: a file, named "
                                  "from the folder of this one, or the "
                                  "name of a shipped scenario, such as `baseline`",
                                  "所继承的情景:文件或自带情景的名称")}};
  for (const Section& section : sections) {
    Json& map = map_at(schema, section.path);
    if (!section.path.empty()) map["description"] = description(section.en, section.zh);
    if (!section.entries) {
      add_fields(map, section.fields);
      continue;
    }
    Json entry = empty_map();
    add_fields(entry, section.fields);
    map["additionalProperties"] = {
        {"anyOf",
         {std::move(entry), {{"type", "null"}, {"description", "Removes it from what is extended"}}}}};
    map["propertyNames"] = {{"pattern", "^[^\\x00-,./:-@\\[-^`{-\\x7f]+$"}};
  }
  return schema.dump(1) + "\n";
}

}  // namespace linli
