#include "app/commands.hpp"
#include "app/scenario_options.hpp"
#include "core/text.hpp"
#include "engine/assemble.hpp"
#include "scenario/data_files.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/writer.hpp"

#include <fmt/format.h>

#include <map>
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
  const District district = make_district(scenario, Workers(0));
  require_fit(district.fit);
  require_exact(district.secretaries_fit);
  fmt::print(
      "{}: well-formed. {} ({} weeks of burn-in, {} of study from {}; {} at scale {}: {} residents).\n",
      scenario.file, scenario.naming.name, scenario.run.burn_in, scenario.run.weeks,
      to_string(scenario.run.start), district.margins.title, number_text(scenario.population.scale),
      grouped(static_cast<std::int64_t>(district.population.residents.size())));
  return 0;
}

int print_effective(const CheckOptions& options)
{
  fmt::print("{}", annotated_yaml(options.scenario.read()));
  return 0;
}

/// All settings.  Data files are named as they are found from here, so that one file has one name in two
/// scenarios of different folders.
std::map<std::string, Setting> by_path(Scenario scenario)
{
  const std::vector<Section> sections = scenario.sections();
  for (const Section& section : sections) {
    section.for_each_object([&](const std::string&, void* object) {
      for (const Field& field : section.fields) {
        if (field.kind != Kind::file) continue;
        field.set(object, Value{locate_data(scenario.file, std::get<std::string>(field.get(object)))});
      }
    });
  }
  std::map<std::string, Setting> out;
  for (Setting& setting : settings_of(sections, scenario.origins)) {
    const std::string path = setting.path;
    out.emplace(path, std::move(setting));
  }
  return out;
}

int print_difference(const CheckOptions& options)
{
  const Scenario scenario = options.scenario.read();
  const std::map<std::string, Setting> base = by_path(read_scenario(options.base));
  const std::map<std::string, Setting> changed = by_path(scenario);
  const auto side = [](const std::map<std::string, Setting>& settings, const std::string& path) {
    const auto found = settings.find(path);
    return found == settings.end() ? std::string("nothing")
                                   : fmt::format("{} ({})", found->second.value, found->second.origin);
  };
  std::map<std::string, Setting> all = base;
  all.insert(changed.begin(), changed.end());
  bool differ = false;
  for (const auto& [path, setting] : all) {
    const auto in_base = base.find(path);
    const auto in_changed = changed.find(path);
    const bool in_both = in_base != base.end() && in_changed != changed.end();
    if (in_both && in_base->second.value == in_changed->second.value) continue;
    fmt::print("{}: {} → {}\n", path, side(base, path), side(changed, path));
    differ = true;
  }
  if (!differ) fmt::print("no difference between {} and {}\n", options.base, scenario.file);
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
      ->add_option("--diff", options->base,
                   "Print instead what differs from another scenario: its value → the value here")
      ->type_name("BASE")
      ->excludes(effective);
  command->footer(
      "Examples:\n  linli check scenarios/baseline.yaml\n"
      "  linli check scenarios/baseline.yaml --set population.scale=0.1 --effective\n"
      "  linli check scenarios/tiny/two_towns.yaml --diff scenarios/baseline.yaml");
  command->callback([options, &action] {
    action = [options] {
      if (options->effective) return print_effective(*options);
      return options->base.empty() ? check(*options) : print_difference(*options);
    };
  });
}

}  // namespace linli
