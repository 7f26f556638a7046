#include "app/commands.hpp"
#include "app/scenario_options.hpp"
#include "core/text.hpp"
#include "engine/week.hpp"
#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <memory>

namespace linli {
namespace {

const char* phase_name(Phase phase)
{
  switch (phase) {
    case Phase::policy:
      return "policy";
    case Phase::settle:
      return "settle";
    case Phase::local:
      return "areas";
  }
  return "";
}

int schedule(const std::string& file)
{
  const Scenario scenario = file.empty() ? Scenario{} : read_scenario(scenario_file(file));
  fmt::print("The order of a week: policy → settle → areas → observe.\n");
  fmt::print(
      "All steps marked `areas` run on one area after the other; others are read as they were last "
      "week.\n\n");
  int number = 0;
  const Week week = make_week(scenario);
  for (const Step& step : week.steps()) {
    const Declaration& d = step.declaration;
    fmt::print("{:2}. {:<7} {}: {} ({})\n", ++number, phase_name(step.phase), d.name, d.en, d.zh);
    fmt::print("      {}\n      report  {}\n", d.equation, d.report);
    fmt::print("      reads   {}\n", d.reads.empty() ? "nothing that changes" : listed(d.reads));
    fmt::print("      writes  {}\n", listed(d.writes));
    std::vector<std::string> events;
    for (const EventKind& kind : d.events) events.push_back(kind.name);
    if (!events.empty()) fmt::print("      tells   {}\n", listed(events));
  }
  fmt::print(
      "{:2}. {:<7} snapshot: what others will see next week\n      reads   resident.weeks_since and "
      "resident.belonging\n"
      "      writes  seen.last_week\n",
      ++number, "areas");
  fmt::print(
      "{:2}. {:<7} series: by area, subdistrict, age band and district\n      reads   all state\n      "
      "writes  "
      "the result\n",
      ++number, "observe");
  return 0;
}

}  // namespace

void add_schedule(CLI::App& app, Action& action)
{
  auto* command =
      app.add_subcommand("schedule", "Print the order of a week, with what every step reads and writes");
  auto file = std::make_shared<std::string>();
  command
      ->add_option("scenario", *file,
                   "Scenario file (YAML), or the name of a shipped scenario; without one the defaults")
      ->type_name("SCENARIO");
  command->footer("Example:\n  linli schedule scenarios/baseline.yaml");
  command->callback([file, &action] { action = [file] { return schedule(*file); }; });
}

}  // namespace linli
