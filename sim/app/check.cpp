#include "app/commands.hpp"
#include "core/text.hpp"
#include "scenario/data_files.hpp"
#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <memory>

namespace linli {
namespace {

int check(const std::string& file)
{
  const Scenario scenario = read_scenario(file);
  const Margins margins = read_margins(locate_data(file, scenario.population.margins));
  read_secretaries(locate_data(file, scenario.population.secretaries), margins);
  fmt::print("{}: well-formed. {} ({} weeks of burn-in, {} of study from {}; {} at scale {}).\n", file,
             scenario.naming.name, scenario.run.burn_in, scenario.run.weeks, to_string(scenario.run.start),
             margins.title, number_text(scenario.population.scale));
  return 0;
}

}  // namespace

void add_check(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand("check", "Say everything that is wrong with a scenario, at once");
  auto file = std::make_shared<std::string>();
  command->add_option("scenario", *file, "Scenario file (YAML)")->required()->type_name("SCENARIO");
  command->callback([file, &action] { action = [file] { return check(*file); }; });
}

}  // namespace linli
