#include "scenario/schema.hpp"

#include "scenario/scenario.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace linli {
namespace {

using Json = nlohmann::json;

/// Named unlike the struct of units_test.cpp: g++ 12 takes members of equally named ones for the same template
/// argument, even in unnamed namespaces.
struct Grant {
  std::int64_t cost = 1250;
  When when = When::week(3);
  std::vector<When> visits{When::day({0})};
  std::vector<std::int64_t> areas{1, 2};

  static std::vector<Field> describe()
  {
    using P = Grant;
    return {money<&P::cost>({.name = "cost", .en = "What it costs", .zh = "费用"}),
            moment<&P::when>({.name = "when"}), moments<&P::visits>({.name = "visits"}),
            integers<&P::areas>({.name = "areas", .valid = {1, 9}})};
  }
};

TEST(Schema, DescribesTheKindsThatNoShippedParameterHas)
{
  std::map<std::string, Grant> plans;
  const Json schema = Json::parse(json_schema({make_named_section("deep.plans", "Plans", "计划", plans)}));
  const Json& map = schema["properties"]["deep"]["properties"]["plans"];
  EXPECT_EQ(map["description"], "Plans (计划)");
  const Json& entry = map["additionalProperties"]["anyOf"][0];
  EXPECT_EQ(entry["additionalProperties"], false);
  const Json& cost = entry["properties"]["cost"];
  EXPECT_EQ(cost["default"], "12.50 yuan");
  EXPECT_EQ(cost["description"], "What it costs (费用)");
  EXPECT_NE(cost["pattern"].get<std::string>().find("(yuan|wan yuan|fen|元|万元|分)"), std::string::npos);
  EXPECT_EQ(entry["properties"]["when"]["default"], "week 3");
  EXPECT_EQ(entry["properties"]["visits"]["default"], Json({"2018-01-01"}));
  EXPECT_EQ(entry["properties"]["areas"]["items"]["maximum"], 9);
  EXPECT_EQ(map["additionalProperties"]["anyOf"][1]["type"], "null");
}

TEST(Schema, HasEveryParameterWithItsMeaningAndDefault)
{
  Scenario scenario;
  const Json schema = Json::parse(json_schema(scenario.sections()));
  std::size_t seen = 0;
  for (const Section& section : scenario.sections()) {
    const Json* map = &schema;
    for (std::string rest = section.path; !rest.empty();) {
      const std::size_t dot = std::min(rest.find('.'), rest.size());
      map = &map->at("properties").at(rest.substr(0, dot));
      rest.erase(0, dot + 1);
    }
    if (section.entries) map = &map->at("additionalProperties").at("anyOf").at(0);
    for (const Field& field : section.fields) {
      const Json& property = map->at("properties").at(field.name);
      EXPECT_EQ(property.at("description").get<std::string>().rfind(field.en, 0), 0U) << field.name;
      EXPECT_TRUE(property.contains("default")) << field.name;
      ++seen;
    }
  }
  EXPECT_GT(seen, 50U);
}

TEST(ParameterTable, HasARowForEveryParameter)
{
  Scenario scenario;
  const std::vector<Section> sections = scenario.sections();
  std::size_t fields = 0;
  for (const Section& section : sections) fields += section.fields.size();
  for (const Language language : {Language::en, Language::zh}) {
    const std::string table = parameter_table(sections, language);
    EXPECT_EQ(static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')), fields + 2);
  }
  const std::string en = parameter_table(sections, Language::en);
  EXPECT_NE(
      en.find("| `run.weeks` | Weeks of the study | `260 weeks` | 1 weeks … 5200 weeks |  |  |  |  |\n"),
      std::string::npos);
  EXPECT_NE(en.find("| `belonging.anchor_decade_here` | Shift of the anchor for ten years lived here | "
                    "`0.03` share | -1 … 1 | "
                    "0 … 0.06 | [?] | B19 | every week |\n"),
            std::string::npos);
  EXPECT_NE(en.find("| `output.panels.NAME.every` |"), std::string::npos);
  EXPECT_NE(parameter_table(sections, Language::zh).find("| `run.weeks` | 研究期 |"), std::string::npos);
}

}  // namespace
}  // namespace linli
