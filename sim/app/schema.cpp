#include "scenario/schema.hpp"

#include "app/commands.hpp"
#include "scenario/scenario.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>

namespace linli {
namespace {

int schema(const std::string& table)
{
  Scenario scenario;
  const std::vector<Section> sections = scenario.sections();
  if (table.empty()) {
    fmt::print("{}", json_schema(sections));
  } else {
    fmt::print("{}", parameter_table(sections, table == "en" ? Language::en : Language::zh));
  }
  return 0;
}

}  // namespace

void add_schema(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand(
      "schema", "Print what a scenario may hold: a JSON Schema for editors, or a table of all parameters");
  auto table = std::make_shared<std::string>();
  command->add_option("--table", *table, "Print a table in Markdown instead, in English or Chinese")
      ->type_name("en|zh")
      ->check(CLI::IsMember({"en", "zh"}).description(""));
  command->footer("Examples:\n  linli schema\n  linli schema --table en");
  command->callback([table, &action] { action = [table] { return schema(*table); }; });
}

}  // namespace linli
