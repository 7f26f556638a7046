#include "app/commands.hpp"
#include "app/scenario_options.hpp"
#include "core/text.hpp"
#include "engine/assemble.hpp"
#include "engine/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <sys/resource.h>
#include <vector>

namespace linli {
namespace {

constexpr int repetitions = 7;  // medians of seven
constexpr int warm_up_weeks = 5;

struct BenchOptions {
  ScenarioOptions scenario;
  int batch = 20;  ///< weeks timed together
};

double now()
{
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double median(std::vector<double> values)
{
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Memory bandwidth by a triad a = b + 3 c over three arrays far larger than the caches, GB/s (12 bytes a
/// number).
double bandwidth(const Workers& workers)
{
  constexpr std::size_t block = std::size_t{1} << 20;
  constexpr std::size_t blocks = 32;
  std::vector<float> a(block * blocks, 0.0F);
  std::vector<float> b(block * blocks, 1.0F);
  std::vector<float> c(block * blocks, 2.0F);
  std::vector<double> seconds;
  for (int r = 0; r < repetitions; ++r) {
    const double start = now();
    workers.for_each(blocks, [&](std::size_t k) {
      for (std::size_t i = k * block; i < (k + 1) * block; ++i) a[i] = b[i] + 3.0F * c[i];
    });
    seconds.push_back(now() - start);
  }
  return 12.0 * static_cast<double>(block * blocks) / median(seconds) / 1e9;
}

/// Seconds a week, median over batches.
double seconds_a_week(Simulation& simulation, Recording* recording, int batch)
{
  std::vector<double> seconds;
  for (int r = 0; r < repetitions; ++r) {
    const double start = now();
    for (int w = 0; w < batch; ++w) simulation.step(recording);
    seconds.push_back((now() - start) / batch);
  }
  return median(seconds);
}

int bench(const BenchOptions& options)
{
  const Scenario scenario = options.scenario.read();
  const Workers workers(options.scenario.threads);
  const double began = now();
  const Week week = make_week(scenario);
  Assembled start = assemble(scenario, week, workers);
  Simulation simulation(std::move(start.world), week, scenario.run.luck(), workers);
  const double setup = now() - began;
  const auto residents = static_cast<double>(simulation.world().size());
  const auto bytes = static_cast<double>(bytes_of(simulation.world()));
  for (int w = 0; w < warm_up_weeks; ++w) simulation.step(nullptr);
  const double plain = seconds_a_week(simulation, nullptr, options.batch);
  Recording recording(all_observables(), simulation.world());
  const double recorded = seconds_a_week(simulation, &recording, options.batch);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);

  fmt::print("residents                     {}\n",
             grouped(static_cast<std::int64_t>(simulation.world().size())));
  fmt::print("threads                       {}\n", workers.threads());
  fmt::print("state, bytes per resident     {:.1f}\n", bytes / residents);
  fmt::print("peak memory, MB               {:.0f}\n", static_cast<double>(usage.ru_maxrss) / 1024);
  fmt::print("set-up, s                     {:.2f} (as long as {:.0f} weeks)\n", setup, setup / plain);
  fmt::print("memory bandwidth, GB/s        {:.1f} (the weekly loop passes over {:.1f} GB/s of state)\n",
             bandwidth(workers), bytes / plain / 1e9);
  fmt::print("series recorded, extra time   {:+.1f} %\n", 100 * (recorded / plain - 1));
  fmt::print("resident-weeks/s (M): {:.2f}\n", residents / plain / 1e6);
  return 0;
}

}  // namespace

void add_bench(CLI::App& app, Action& action)
{
  auto* command =
      app.add_subcommand("bench", "Measure speed: weekly loop without output, set-up, memory, bandwidth");
  auto options = std::make_shared<BenchOptions>();
  options->scenario.add_to(*command, shipped_scenario("baseline.yaml"));
  options->scenario.add_threads_to(*command);
  command
      ->add_option("--batch", options->batch,
                   "Weeks timed together, at most 1000; the median of 7 batches is taken")
      ->type_name("N")
      ->check(CLI::Range(1, 1000).description(""));
  command->footer("Example:\n  linli bench --threads 1");
  command->callback([options, &action] { action = [options] { return bench(*options); }; });
}

}  // namespace linli
