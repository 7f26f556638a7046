#include "scenario/schema.hpp"

#include "app/commands.hpp"
#include "core/text.hpp"
#include "engine/observables.hpp"
#include "scenario/scenario.hpp"
#include "study/study_schema.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>

namespace linli {
namespace {

/// What to print: the schema if no table is asked for.  Tables are named by their language, "en" or "zh".
struct SchemaOptions {
  std::string table;
  std::string series;
  std::string events;
  std::string levers;
  bool study = false;  ///< the schema of study files
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
  return out +
         (en ? "\nBesides these the value in force of every lever, by its name: `lever.appeal`; "
               "`linli schema --levers en` tells of all.\n"
             : "\n此外可按名称保存各杠杆的实际值：`lever.appeal`；全部杠杆见 `linli schema --levers zh`。\n");
}

const char* how_combined(Combine combine, Language language)
{
  const bool en = language == Language::en;
  switch (combine) {
    case Combine::add:
      return en ? "added up" : "相加";
    case Combine::multiply:
      return en ? "multiplied" : "相乘";
    case Combine::largest:
      return en ? "the largest counts" : "取最大";
  }
  return "";
}

/// A table in Markdown, a row a lever.  Who reads it is what the mechanisms declare.
std::string levers_table(const std::vector<Declaration>& mechanisms, Language language)
{
  const bool en = language == Language::en;
  std::string out = en ? "| lever | unit | without policy | several policies | range | read by | meaning |\n"
                       : "| 杠杆 | 单位 | 无政策时 | 多项政策 | 取值范围 | 读取机制 | 含义 |\n";
  out += "|---|---|---|---|---|---|---|\n";
  for (const LeverInfo& info : lever_table()) {
    std::string readers;
    for (const std::string& name : readers_of(info.lever, mechanisms))
      readers += (readers.empty() ? "" : ", ") + name;
    out += fmt::format("| `{}` | {} | {} | {} | {} … {} | {} | {} |\n", info.name,
                       table_cell(std::string(info.unit.label)), info.neutral,
                       how_combined(info.combine, language), number_text(info.range.low),
                       number_text(info.range.high), readers, table_cell(en ? info.en : info.zh));
  }
  return out;
}

/// What the values of a field are: a unit, or the choices by their numbers.
std::string values_of(const EventField& field)
{
  std::string out = field.unit;
  for (std::size_t k = 0; k < field.labels.size(); ++k)
    out += fmt::format("{}{} {}", k > 0 ? ", " : "", k, field.labels[k]);
  return out;
}

/// A table in Markdown, a row a field of a kind of event: kind, field, unit or choices, meaning.
std::string event_table(const std::vector<EventKind>& kinds, Language language)
{
  const bool en = language == Language::en;
  std::string out =
      en ? "| event | field | unit or choices | meaning |\n" : "| 事件 | 字段 | 单位或取值 | 含义 |\n";
  out += "|---|---|---|---|\n";
  for (const EventKind& kind : kinds) {
    out += fmt::format("| `{}` | | | {} |\n", kind.name, table_cell(en ? kind.en : kind.zh));
    for (const EventField& field : kind.fields) {
      out += fmt::format("| `{}` | `{}` | {} | {} |\n", kind.name, field.name, table_cell(values_of(field)),
                         table_cell(en ? field.en : field.zh));
    }
  }
  return out;
}

int schema(const SchemaOptions& options)
{
  Scenario scenario;
  if (options.study) {
    fmt::print("{}", study_json_schema(scenario.sections()));
  } else if (!options.events.empty()) {
    fmt::print("{}", event_table(scenario.events(), language_of(options.events)));
  } else if (!options.series.empty()) {
    fmt::print("{}", series_table(all_observables(), language_of(options.series)));
  } else if (!options.levers.empty()) {
    fmt::print("{}", levers_table(scenario.mechanisms.declarations(), language_of(options.levers)));
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
  auto* command = app.add_subcommand("schema",
                                     "Print what a scenario may hold: a JSON Schema for editors, or tables "
                                     "of all parameters, series, events "
                                     "or levers");
  auto options = std::make_shared<SchemaOptions>();
  const CLI::Validator language = CLI::IsMember({"en", "zh"}).description("");
  auto* table = command
                    ->add_option("--table", options->table,
                                 "Print a table of the parameters in Markdown instead, in English or Chinese")
                    ->type_name("en|zh")
                    ->check(language);
  auto* series =
      command->add_option("--series", options->series, "The same of the series that a run can save")
          ->type_name("en|zh")
          ->check(language)
          ->excludes(table);
  auto* events =
      command->add_option("--events", options->events, "The same of the events that a run can save")
          ->type_name("en|zh")
          ->check(language)
          ->excludes(table)
          ->excludes(series);
  auto* levers = command
                     ->add_option("--levers", options->levers,
                                  "The same of the levers that policy moves, with who reads each")
                     ->type_name("en|zh")
                     ->check(language)
                     ->excludes(table)
                     ->excludes(series)
                     ->excludes(events);
  command->add_flag("--study", options->study, "Print the JSON Schema of study files instead")
      ->excludes(table)
      ->excludes(series)
      ->excludes(events)
      ->excludes(levers);
  command->footer(
      "Examples:\n  linli schema\n  linli schema --study\n  linli schema --table en\n  linli schema --series "
      "en\n  linli schema --levers en");
  command->callback([options, &action] { action = [options] { return schema(*options); }; });
}

}  // namespace linli
