#include "app/commands.hpp"
#include "app/say.hpp"
#include "app/scenario_options.hpp"
#include "calibration/calibration.hpp"
#include "core/errors.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
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

struct Summary {
  double mean = 0;
  double error = 0;  ///< standard error over seeds
};

Summary summary(const std::vector<double>& values)
{
  const auto n = static_cast<double>(values.size());
  Summary out;
  for (const double x : values) out.mean += x / n;
  double squares = 0;
  for (const double x : values) squares += (x - out.mean) * (x - out.mean);
  out.error = n > 1 ? std::sqrt(squares / (n - 1) / n) : std::numeric_limits<double>::quiet_NaN();
  return out;
}

/// A number of a table; a dash for what could not be measured, or has no standard error because there is one seed.
std::string cell(std::string_view format, double value)
{
  return std::isnan(value) ? "–" : fmt::vformat(format, fmt::make_format_args(value));
}

/// One row of all seeds.
template <class Rows>
std::vector<double> across(const std::vector<Measured>& runs, Rows rows, std::size_t k)
{
  std::vector<double> out;
  for (const Measured& run : runs) out.push_back((run.*rows)[k]);
  return out;
}

int print_targets(const std::vector<Measured>& runs)
{
  fmt::print("{:<4} {:<80} {:>8} {:>16} {:>9} {:>8}  {:>8}  {}\n", "row", "what", "target", "hit within",
             "measured", "± seeds", "distance", "");
  int misses = 0;
  const auto bound = [](double x) { return std::isinf(x) ? std::string("…") : fmt::format("{:.3g}", x); };
  for (std::size_t k = 0; k < calibration_targets().size(); ++k) {
    const Target& t = calibration_targets()[k];
    const Summary s = summary(across(runs, &Measured::values, k));
    const bool good = hit(t, s.mean);
    misses += good ? 0 : 1;
    fmt::print("{:<4} {:<80} {:>8.3g} {:>16} {:>9} {:>8}  {:>8}  {}\n", t.row, t.what, t.value,
               bound(t.low) + " – " + bound(t.high), cell("{:.4g}", s.mean), cell("{:.2g}", s.error),
               cell("{:.2f}", distance(t, s.mean)), good ? "hit" : "MISS");
  }
  return misses;
}

void print_trends(const std::vector<Measured>& runs)
{
  fmt::print(
      "\nStationarity: trend over the last 104 weeks of the burn-in, % of the mean a year; of turnout from "
      "the last\n"
      "election but one to the last\n");
  if (std::isnan(runs.front().trends.back())) {
    fmt::print("  a burn-in of a year or less has none\n");
    return;
  }
  for (std::size_t k = 0; k < headline_series().size(); ++k) {
    const Summary s = summary(across(runs, &Measured::trends, k));
    const bool flat = std::abs(s.mean) <= 2 * s.error;
    const std::string error = std::isnan(s.error) ? "" : fmt::format(" ± {:.3f}", 100 * s.error);
    fmt::print("  {:<24} {:>8}{}  {}\n", headline_series()[k], cell("{:+.3f}", 100 * s.mean), error,
               std::isnan(s.mean)    ? "not measured"
               : std::isnan(s.error) ? "one seed"
               : flat                ? "flat"
                                     : "not flat");
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
  const int misses = print_targets(runs);
  print_trends(runs);
  fmt::print("\n{} of {} rows hit\n", calibration_targets().size() - static_cast<std::size_t>(misses),
             calibration_targets().size());
  return options.check && misses > 0 ? 1 : 0;
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
  command->add_flag("--check", options->check, "Exit with 1 if a row is missed");
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
