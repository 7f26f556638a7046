#include "app/commands.hpp"
#include "core/text.hpp"
#include "engine/assemble.hpp"
#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <memory>

namespace linli {
namespace {

/// Reads everything that a run reads and makes its people; whoever passes here can run.
int check(const std::string& file)
{
  const Scenario scenario = read_scenario(file);
  const District district = make_district(scenario, Workers(0));
  require_fit(district.fit);
  require_exact(district.secretaries_fit);
  fmt::print(
      "{}: well-formed. {} ({} weeks of burn-in, {} of study from {}; {} at scale {}: {} residents).\n", file,
      scenario.naming.name, scenario.run.burn_in, scenario.run.weeks, to_string(scenario.run.start),
      district.margins.title, number_text(scenario.population.scale),
      grouped(static_cast<std::int64_t>(district.population.residents.size())));
  return 0;
}

}  // namespace

void add_check(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand("check", "Say everything that is wrong with a scenario, at once");
  auto file = std::make_shared<std::string>();
  command->add_option("scenario", *file, "Scenario file (YAML)")->required()->type_name("SCENARIO");
  command->footer("Example:\n  linli check scenarios/baseline.yaml");
  command->callback([file, &action] { action = [file] { return check(*file); }; });
}

}  // namespace linli
