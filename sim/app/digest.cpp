#include "app/commands.hpp"
#include "app/scenario_options.hpp"
#include "engine/assemble.hpp"
#include "engine/simulation.hpp"

#include <fmt/format.h>

#include <memory>

namespace linli {
namespace {

constexpr std::int64_t every = 10;  // weeks

int digest(const ScenarioOptions& options)
{
  const Scenario scenario = options.read();
  const Workers workers(options.threads);
  const Week week = make_week(scenario);
  Assembled start = assemble(scenario, week, workers);
  Simulation simulation(std::move(start.world), week, scenario.run.luck(), workers);
  fmt::print("weeks {:>5}  {}\n", 0, digest_of(simulation.world()));
  while (simulation.weeks() < scenario.run.all_weeks()) {
    simulation.step(nullptr);
    if (simulation.weeks() % every == 0 || simulation.weeks() == scenario.run.all_weeks()) {
      fmt::print("weeks {:>5}  {}\n", simulation.weeks(), digest_of(simulation.world()));
    }
  }
  return 0;
}

}  // namespace

void add_digest(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand("digest",
                                     "Print a digest of all state before the first week, after every 10th "
                                     "and after the last, with the weeks done");
  auto options = std::make_shared<ScenarioOptions>();
  options->add_to(*command);
  options->add_threads_to(*command);
  command->footer("Example:\n  linli digest scenarios/tiny/two_towns.yaml --threads 1");
  command->callback([options, &action] { action = [options] { return digest(*options); }; });
}

}  // namespace linli
