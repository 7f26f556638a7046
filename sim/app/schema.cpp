#include "scenario/schema.hpp"

#include "app/commands.hpp"
#include "core/text.hpp"
#include "engine/observables.hpp"
#include "scenario/scenario.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>

namespace linli {
namespace {

/// What to print: the schema if neither table is asked for.  Tables are named by their language, "en" or "zh".
struct SchemaOptions {
  std::string table;
  std::string series;
};

Language language_of(const std::string& name)
{
  return name == "en" ? Language::en : Language::zh;
}

const char* in(Language language, const Named& name)
{
  return language == Language::en ? name.en : name.zh;
}

/// A table in Markdown, a row a series: name, unit, whom it is about, what is made of them, meaning.
std::string series_table(const std::vector<Observable>& observables, Language language)
{
  const bool en = language == Language::en;
  std::string out = en ? "| series | unit | of whom | reduction | meaning |\n"
                       : "| 序列 | 单位 | 对象 | 汇总方式 | 含义 |\n";
  out += "|---|---|---|---|---|\n";
  for (const Observable& o : observables) {
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", o.name, table_cell(en ? o.unit.en : o.unit.zh),
                       in(language, name_of(o.whom)), in(language, name_of(o.reduction)),
                       table_cell(en ? o.en : o.zh));
  }
  return out;
}

int schema(const SchemaOptions& options)
{
  Scenario scenario;
  if (!options.series.empty()) {
    fmt::print("{}", series_table(all_observables(), language_of(options.series)));
  } else if (!options.table.empty()) {
    fmt::print("{}", parameter_table(scenario.sections(), language_of(options.table)));
  } else {
    fmt::print("{}", json_schema(scenario.sections()));
  }
  return 0;
}

}  // namespace

void add_schema(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand(
      "schema",
      "Print what a scenario may hold: a JSON Schema for editors, or tables of all parameters or series");
  auto options = std::make_shared<SchemaOptions>();
  const CLI::Validator language = CLI::IsMember({"en", "zh"}).description("");
  auto* table = command
                    ->add_option("--table", options->table,
                                 "Print a table of the parameters in Markdown instead, in English or Chinese")
                    ->type_name("en|zh")
                    ->check(language);
  command->add_option("--series", options->series, "The same of the series that a run can save")
      ->type_name("en|zh")
      ->check(language)
      ->excludes(table);
  command->footer("Examples:\n  linli schema\n  linli schema --table en\n  linli schema --series en");
  command->callback([options, &action] { action = [options] { return schema(*options); }; });
}

}  // namespace linli
