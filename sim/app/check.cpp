#include "app/commands.hpp"
#include "app/scenario_options.hpp"
#include "core/text.hpp"
#include "engine/assemble.hpp"
#include "engine/intervention_faults.hpp"
#include "engine/recorders.hpp"
#include "population/scale_note.hpp"
#include "scenario/changes.hpp"
#include "scenario/read_scenario.hpp"
#include "study/implausible.hpp"

#include <fmt/format.h>

#include <memory>

namespace linli {
namespace {

struct CheckOptions {
  ScenarioOptions scenario;
  bool effective = false;
  std::string base;
};

/// Reads everything that a run reads and makes its people; whoever passes here can run.
int check(const CheckOptions& options)
{
  const Scenario scenario = options.scenario.read();
  const Workers workers(0);
  District district = make_district(scenario, workers);
  require_fit(district.fit);
  require_exact(district.secretaries_fit);
  const auto residents = static_cast<std::int64_t>(district.population.residents.size());
  const ResultSize size = result_size(scenario, std::move(district.population));
  fmt::print(
      "{}: well-formed. {} ({} weeks of burn-in, {} of study from {}; {} at scale {}: {} residents; {}).\n",
      scenario.file, scenario.naming.name, scenario.run.burn_in, scenario.run.weeks,
      to_string(scenario.run.start), district.margins.title, number_text(scenario.population.scale),
      grouped(residents), size.told());
  for (const Problem& note : intervention_notes(scenario)) fmt::print("note: {}\n", note.text());
  for (const Problem& note : implausible_values(scenario)) fmt::print("note: {}\n", note.text());
  const std::string note = scale_note(scenario.population.scale);
  if (!note.empty()) fmt::print("{}\n", note);
  return 0;
}

int print_effective(const CheckOptions& options)
{
  fmt::print("{}", annotated_yaml(options.scenario.read_as_written()));
  return 0;
}

int print_difference(const CheckOptions& options)
{
  const Scenario scenario = options.scenario.read_as_written();
  const std::vector<Change> changes = changes_between(read_scenario(scenario_file(options.base)), scenario);
  const auto side = [](const std::optional<Setting>& setting) {
    return setting ? fmt::format("{} ({})", setting->value, setting->origin) : std::string("nothing");
  };
  for (const Change& change : changes)
    fmt::print("{}: {} → {}\n", change.path, side(change.before), side(change.after));
  if (changes.empty()) fmt::print("no difference between {} and {}\n", options.base, scenario.file);
  return 0;
}

}  // namespace

void add_check(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand("check", "Say everything that is wrong with a scenario, at once");
  auto options = std::make_shared<CheckOptions>();
  options->scenario.add_to(*command);
  auto* effective = command->add_flag("--effective", options->effective,
                                      "Print the whole scenario instead, with where each value comes from");
  command
      ->add_option(
          "--diff", options->base,
          "Print instead what differs from another scenario, file or name: its value → the value here")
      ->type_name("BASE")
      ->excludes(effective);
  command->footer(
      "Examples:\n  linli check baseline\n"
      "  linli check scenarios/baseline.yaml --set population.scale=0.1 --effective\n"
      "  linli check scenarios/tiny/two_towns.yaml --diff baseline");
  command->callback([options, &action] {
    action = [options] {
      if (options->effective) return print_effective(*options);
      return options->base.empty() ? check(*options) : print_difference(*options);
    };
  });
}

}  // namespace linli
