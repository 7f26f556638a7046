#include "study/study_schema.hpp"

#include "engine/observables.hpp"
#include "population/breakdowns.hpp"
#include "scenario/schema.hpp"
#include "study/parameters.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace linli {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto week_pattern = "^(week -?(0|[1-9][0-9]*)|[0-9]{4}-[0-9]{2}-[0-9]{2})$";
constexpr auto named_things = "^(interventions|output\\.(panels|surveys))\\..+$";
constexpr auto name_pattern = "^[^\\x00-,./:-@\\[-^`{-\\x7f]+$";

Json refer(const char* definition)
{
  return {{"$ref", fmt::format("#/definitions/{}", definition)}};
}
Json one_of(const std::vector<std::string>& words)
{
  return {{"enum", words}};
}
Json list_of(Json item)
{
  return {{"type", "array"}, {"items", std::move(item)}, {"minItems", 1}};
}
Json pair_of(Json item)
{
  return {{"type", "array"}, {"items", std::move(item)}, {"minItems", 2}, {"maxItems", 2}};
}
Json whole(std::int64_t least)
{
  return {{"type", "integer"}, {"minimum", least}};
}
Json text()
{
  return {{"type", {"string", "number", "boolean"}}};
}
Json map_of(Json properties, const std::vector<std::string>& required = {})
{
  Json map{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) map["required"] = required;
  return map;
}
Json names_of(Json thing)
{
  return {{"type", "object"},
          {"additionalProperties", std::move(thing)},
          {"propertyNames", {{"pattern", name_pattern}}},
          {"minProperties", 1}};
}
/// The same with what it means.
Json meant_as(Json type, const char* en, const char* zh)
{
  type["description"] = fmt::format("{} ({})", en, zh);
  return type;
}

/// The types of all values below a map of the scenario's schema, by path; of maps only that they are.
void add_paths(const Json& map, const std::string& above, Json& paths)
{
  if (!map.contains("properties")) return;
  for (const auto& [key, type] : map["properties"].items()) {
    const std::string path = path_below(above, key);
    paths[path] = type.contains("properties") ? Json{{"type", "object"}} : type;
    add_paths(type, path, paths);
  }
}

Json arm()
{
  return map_of({{"set", refer("values")},
                 {"overlay", refer("scenario")},
                 {"scenario", meant_as(text(), "A scenario in place of the base", "代替基准的情景")},
                 {"from", refer("week")},
                 {"label", refer("label")}});
}

Json factors(const Json& paths)
{
  Json leaves = Json::array({"all"});
  for (const auto& [path, type] : paths.items()) {
    const bool is_value = type.value("type", Json()) != "object";
    const bool of_all = path == "name" || path == "description" || is_path_within(path, "run") ||
                        is_path_within(path, "output");
    if (is_value && !of_all) leaves.push_back(path);
  }
  const Json plausible{{"const", "plausible"}};
  const Json range{{"anyOf", {plausible, pair_of(Json{{"type", {"string", "number"}}})}}};
  Json values = map_of({{"levels", {{"type", "array"}, {"minItems", 2}, {"uniqueItems", true}}},
                        {"range", range},
                        {"scale", one_of({"linear", "log"})},
                        {"from", refer("week")}});
  Json all = map_of({{"assumed", {{"const", true}}}, {"range", plausible}, {"leave_out", list_of(text())}},
                    {"assumed", "range"});
  return {{"type", "object"},
          {"properties",
           {{"all", meant_as(std::move(all), "Every parameter marked as assumed", "所有标为假设的参数")}}},
          {"additionalProperties", {{"anyOf", {plausible, std::move(values)}}}},
          {"propertyNames", {{"anyOf", {{{"enum", leaves}}, {{"pattern", named_things}}}}}},
          {"minProperties", 1}};
}

Json design()
{
  const Json morris =
      map_of({{"trajectories", whole(2)}, {"groups", one_of({"none", "by_room"})}}, {"trajectories"});
  Json kinds = Json::array({one_of({"arms", "factorial"})});
  const auto add = [&](const char* name, Json argument) {
    kinds.push_back(map_of(Json{{name, std::move(argument)}}, {name}));
  };
  add("fractional", one_of({"III", "IV", "V"}));
  add("latin_hypercube", whole(2));
  add("sobol", whole(2));
  add("saltelli", whole(2));
  add("morris", morris);
  add("points", text());
  return {{"anyOf", std::move(kinds)}};
}

Json outcomes()
{
  std::vector<std::string> series;
  for (const Observable& one : nameable_observables()) series.push_back(one.name);
  const Json last{{"type", "string"}, {"pattern", "^last .+ +(weeks|week|years|year)$"}};
  Json window{{"anyOf", {last, pair_of(refer("week"))}}};
  Json of_series = map_of({{"series", one_of(series)},
                           {"over", std::move(window)},
                           {"by", list_of(one_of(grouping_names()))},
                           {"total", {{"type", "boolean"}}},
                           {"better", one_of({"higher", "lower"})},
                           {"label", refer("label")}},
                          {"series", "over"});
  Json ratio = map_of({{"ratio", pair_of(Json{{"type", "string"}})},
                       {"better", one_of({"higher", "lower"})},
                       {"label", refer("label")}},
                      {"ratio"});
  return names_of(Json{{"anyOf", {std::move(of_series), std::move(ratio)}}});
}

Json worlds()
{
  Json table = map_of(Json{{"table", text()}}, {"table"});
  Json drawn = map_of({{"draw", whole(2)}, {"of", {{"const", "assumed"}}}, {"leave_out", list_of(text())}},
                      {"draw", "of"});
  return {{"anyOf", {std::move(table), std::move(drawn)}}};
}

Json precision()
{
  const Json size{{"type", {"string", "number"}}};
  return map_of({{"outcome", text()}, {"matters", size}, {"at_most", whole(2)}},
                {"outcome", "matters", "at_most"});
}

Json keys(const Json& paths)
{
  const Json time{{"type", "string"}, {"pattern", "^[0-9.eE+-]+ +(hours|hour|minutes|days)$"}};
  const Json levels{{"type", "object"}, {"minProperties", 1}};
  return {
      {"study", meant_as(text(), "Name of the study; says what the file is", "研究名称")},
      {"description", meant_as(text(), "What it is for", "说明")},
      {"label", meant_as(refer("label"), "What people call it", "名称")},
      {"base", meant_as(text(), "The scenario that arms change: a file, or a shipped one", "基准情景")},
      {"set", meant_as(refer("values"), "Values for all arms, by path", "所有方案共用的取值")},
      {"arms", meant_as(names_of(arm()), "What is compared", "比较的方案")},
      {"factors", meant_as(factors(paths), "Parameters with several values, by path", "因素")},
      {"design", meant_as(design(), "Which of their values are run together", "试验设计")},
      {"reference", meant_as(Json{{"anyOf", {text(), levels}}},
                             "The arm, or the levels, that others are compared with", "参照")},
      {"replicates", meant_as(whole(1), "How often each is run, under other luck", "重复次数")},
      {"precision", meant_as(precision(), "Replicates are added until the best arm is known", "所需精度")},
      {"vary",
       meant_as(one_of({"people and luck", "luck"}), "What differs between replicates", "重复之间的变化")},
      {"worlds", meant_as(worlds(), "Sets of parameters in each of which every arm is run", "参数世界")},
      {"outcomes", meant_as(outcomes(), "What is told of the runs", "结果指标")},
      {"honesty",
       meant_as(Json{{"type", "boolean"}}, "Adds arms that are known not to differ", "诚实性对照")},
      {"panels", meant_as(list_of(refer("week")), "Weeks in which all residents are saved", "居民记录时点")},
      {"budget", meant_as(map_of({{"runs", whole(1)}, {"time", time}}), "Most runs, most time", "预算")}};
}

}  // namespace

std::string study_json_schema(const std::vector<Section>& sections)
{
  Json scenario = Json::parse(json_schema(sections));
  for (const char* key : {"$schema", "title", "description"}) scenario.erase(key);
  scenario["properties"].erase("extends");
  Json paths = Json::object();
  add_paths(scenario, "", paths);
  Json values{{"type", "object"},
              {"properties", paths},
              {"patternProperties", Json{{named_things, Json::object()}}},
              {"additionalProperties", false},
              {"minProperties", 1}};
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", "linli study"},
              {"description", "Written by `linli schema --study`."}};
  schema.update(map_of(keys(paths), {"study", "base", "outcomes"}));
  schema["definitions"] = {{"week", {{"type", "string"}, {"pattern", week_pattern}}},
                           {"label", map_of({{"en", text()}, {"zh", text()}})},
                           {"values", std::move(values)},
                           {"scenario", std::move(scenario)}};
  return schema.dump(1) + "\n";
}

}  // namespace linli
