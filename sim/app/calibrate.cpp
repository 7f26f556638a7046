#include "app/commands.hpp"
#include "app/say.hpp"
#include "app/scenario_options.hpp"
#include "calibration/calibration.hpp"
#include "statistics/moments.hpp"

#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linli {
namespace {

struct CalibrateOptions {
  ScenarioOptions scenario;
  int seeds = 10;
  bool check = false;
  bool quiet = false;
};

/// One row of all seeds that show it.
template <class Rows>
std::vector<double> across(const std::vector<Measured>& runs, Rows rows, std::size_t k)
{
  std::vector<double> out;
  for (const Measured& run : runs) {
    if (!std::isnan((run.*rows)[k])) out.push_back((run.*rows)[k]);
  }
  return out;
}

/// The standard error over seeds; of one seed there is none.
std::string error_over_seeds(const std::vector<double>& values)
{
  return values.size() > 1 ? fmt::format("{:.2g}", standard_error(values)) : "one seed";
}

struct Count {
  std::size_t hits = 0;
  std::size_t misses = 0;
  std::size_t not_measurable = 0;
};

Count print_targets(const std::vector<Measured>& runs)
{
  fmt::print("{:<4} {:<80} {:>8} {:>16} {:>9} {:>8}  {:>8}  {}\n", "row", "what", "target", "hit within",
             "measured", "± seeds", "distance", "");
  Count count;
  const auto bound = [](double x) { return std::isinf(x) ? std::string("…") : fmt::format("{:.3g}", x); };
  for (std::size_t k = 0; k < calibration_targets().size(); ++k) {
    const Target& t = calibration_targets()[k];
    fmt::print("{:<4} {:<80} {:>8.3g} {:>16} ", t.row, t.what, t.value, bound(t.low) + " – " + bound(t.high));
    const std::vector<double> values = across(runs, &Measured::values, k);
    if (values.empty()) {
      fmt::print("not measurable: it needs {}\n", t.needs);
      ++count.not_measurable;
      continue;
    }
    const double measured = mean(values);
    const bool good = hit(t, measured);
    ++(good ? count.hits : count.misses);
    fmt::print(
        "{:>9.4g} {:>8}  {:>8.2f}  {}{}\n", measured, error_over_seeds(values), distance(t, measured),
        good ? "hit" : "MISS",
        values.size() < runs.size() ? fmt::format(" ({} of {} seeds)", values.size(), runs.size()) : "");
  }
  return count;
}

void print_trends(const std::vector<Measured>& runs)
{
  fmt::print(
      "\nStationarity: trend over the last 104 weeks of the burn-in, % of the mean a year; of turnout from "
      "the last\n"
      "election but one to the last\n");
  for (std::size_t k = 0; k < headline_series().size(); ++k) {
    const std::vector<double> values = across(runs, &Measured::trends, k);
    fmt::print("  {:<24} ", headline_series()[k]);
    if (values.empty()) {
      fmt::print("none: it needs a burn-in of more than a year\n");
    } else if (values.size() == 1) {
      fmt::print("{:>+8.3f}  one seed\n", 100 * values.front());
    } else {
      const double error = standard_error(values);
      fmt::print("{:>+8.3f} ± {:.3f}  {}\n", 100 * mean(values), 100 * error,
                 std::abs(mean(values)) <= 2 * error ? "flat" : "not flat");
    }
  }
}

int calibrate(const CalibrateOptions& options)
{
  Scenario scenario = options.scenario.read();
  const Workers workers(options.scenario.threads);
  std::vector<Measured> runs;
  for (int k = 0; k < options.seeds; ++k) {
    const auto tell = [&](std::string_view what) {
      if (!options.quiet) say(fmt::format("seed {}: {}\n", scenario.run.seed, what));
    };
    runs.push_back(measure(scenario, workers, tell));
    ++scenario.run.seed;
  }
  fmt::print("{}: {} seed{}\n\n", scenario.file, options.seeds, options.seeds == 1 ? "" : "s");
  const Count count = print_targets(runs);
  print_trends(runs);
  fmt::print("\n{} of {} rows hit{}\n", count.hits, calibration_targets().size(),
             count.not_measurable > 0 ? fmt::format(", {} not measurable", count.not_measurable) : "");
  return options.check && count.hits < calibration_targets().size() ? 1 : 0;
}

}  // namespace

void add_calibrate(CLI::App& app, Action& action)
{
  auto* command =
      app.add_subcommand("calibrate", "Measure how far the model is from what it is calibrated to");
  auto options = std::make_shared<CalibrateOptions>();
  options->scenario.add_to(*command);
  options->scenario.add_threads_to(*command);
  command->add_option("--seeds", options->seeds, "Runs, under the scenario's seed and those after it")
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  command->add_flag("--check", options->check, "Exit with 1 unless all rows are hit");
  command->add_flag("--quiet", options->quiet, "Say nothing while it runs");
  command->footer(
      "Each seed is a run to the end of the burn-in and until after the second election, and two arms with "
      "the\n"
      "same luck: without sessions of deliberation in the two years before the last of these elections, and "
      "without\n"
      "calls at doors on the day.  Rows K are the calibration rows of the evidence, rows P its patterns; "
      "distance 1 is\n"
      "the end of what counts as a hit.\n\n"
      "Example:\n  linli calibrate scenarios/baseline.yaml --seeds 10 --check");
  command->callback([options, &action] { action = [options] { return calibrate(*options); }; });
}

}  // namespace linli
