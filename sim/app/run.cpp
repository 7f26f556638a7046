#include "app/commands.hpp"
#include "app/progress.hpp"
#include "app/scenario_options.hpp"
#include "app/summary.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "engine/assemble.hpp"
#include "engine/simulation.hpp"
#include "output/contents.hpp"
#include "output/publish.hpp"
#include "scenario/data_files.hpp"
#include "world/invariants.hpp"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace linli {
namespace {

struct RunOptions {
  ScenarioOptions scenario;
  std::string output;
  bool quiet = false;
  bool overwrite = false;
};

double seconds_since(std::chrono::steady_clock::time_point start)
{
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The result is named after the scenario unless told otherwise.
std::string output_of(const RunOptions& options, const Scenario& scenario)
{
  return options.output.empty() ? scenario.naming.name + ".h5" : options.output;
}

/// The run must not replace what it is made from.
void require_other_file(const std::string& output, const Scenario& scenario)
{
  const auto data = [&](const std::string& name) { return locate_data(scenario.file, name); };
  std::vector<std::pair<std::string, std::string>> read{
      {data(scenario.population.margins), "the scenario's file of margins"},
      {data(scenario.population.secretaries), "the scenario's file of secretaries"}};
  for (const ScenarioText& text : scenario.texts) {
    read.emplace_back(
        text.file, text.file == scenario.file ? "the scenario itself" : "a file that the scenario extends");
  }
  for (const auto& [file, what] : read) {
    std::error_code ignored;
    if (std::filesystem::equivalent(output, file, ignored)) {
      throw Error(Exit::usage, fmt::format("the output {} is {}", output, what), "it would be replaced",
                  "choose another -o FILE");
    }
  }
}

/// What is broken is our mistake; the result is kept, marked, so that it can be looked into.
std::vector<Problem> problems_of(const std::vector<std::string>& broken, const std::string& output)
{
  std::vector<Problem> problems;
  for (const std::string& what : broken) {
    problems.push_back({.file = output, .problem = what, .why = "an invariant of the model does not hold"});
  }
  return problems;
}

int run(const RunOptions& options)
{
  const Scenario scenario = options.scenario.read();
  const std::string output = output_of(options, scenario);
  const Overwrite policy = options.overwrite ? Overwrite::replace : Overwrite::refuse;
  require_other_file(output, scenario);
  const ClaimedOutput claim(output, policy);

  const Workers workers(options.scenario.threads);
  RunFacts facts{.started = utc_now(), .threads = workers.threads()};
  const auto began = std::chrono::steady_clock::now();
  const Week week = make_week(scenario);
  Assembled start = assemble(scenario, week, workers);
  Simulation simulation(std::move(start.world), week, scenario.run.luck(), workers);
  Recording recording(all_observables(), simulation.world());
  facts.setup_seconds = seconds_since(began);
  if (!options.quiet) {
    fmt::print(stderr, "{}: {} residents in {} residential areas, set up in {:.1f} s on {} threads\n",
               scenario.naming.name, grouped(static_cast<std::int64_t>(simulation.world().size())),
               simulation.world().areas(), facts.setup_seconds, workers.threads());
  }

  const auto loop = std::chrono::steady_clock::now();
  Progress progress(options.quiet ? Progress::Style::quiet : Progress::fitting(), scenario.run.all_weeks(),
                    simulation.world().size());
  while (simulation.weeks() < scenario.run.all_weeks()) {
    simulation.step(&recording);
    progress.done(simulation.weeks());
  }
  progress.finish();
  facts.weeks_seconds = seconds_since(loop);
  facts.state_digest = digest_of(simulation.world());

  const std::vector<std::string> broken = broken_invariants(simulation.world());
  if (!broken.empty()) facts.status = "invariant broken";
  publish_tree(claim, result_contents(scenario, start, simulation.world(), recording, facts));
  if (!broken.empty()) throw Error(Exit::invariant, problems_of(broken, output));
  if (!options.quiet) print_summary(scenario, simulation.world(), recording, facts, output);
  return 0;
}

}  // namespace

void add_run(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand("run", "Simulate a scenario and save the result");
  auto options = std::make_shared<RunOptions>();
  options->scenario.add_to(*command);
  options->scenario.add_threads_to(*command);
  command
      ->add_option("-o,--output", options->output,
                   "Result file; without it NAME.h5 after the scenario's name")
      ->type_name("FILE");
  command->add_flag("--quiet", options->quiet, "No progress, no summary");
  command->add_flag("--overwrite", options->overwrite,
                    "Replace an existing result; it stays until the new one is complete");
  command->footer(
      "Examples:\n  linli run scenarios/baseline.yaml -o base.h5\n"
      "  linli run scenarios/baseline.yaml --scale 0.1 --weeks 52 -o small.h5 --overwrite");
  command->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace linli
