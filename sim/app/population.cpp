#include "app/commands.hpp"
#include "app/scenario_options.hpp"
#include "core/text.hpp"
#include "engine/assemble.hpp"
#include "network/measures.hpp"
#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace linli {
namespace {

void print_margins(const District& district)
{
  fmt::print("{:<28} {:<26} {:>11} {:>11} {:>8} {:>8}\n", "margin", "category", "target", "obtained", "error",
             "error %");
  std::size_t next = 0;
  for (const Margin& m : district.margins.margins) {
    for (std::size_t k = 0; k < m.counts.size(); ++k) {
      const FitRow& row = district.fit.rows[next++];
      const bool missed = std::abs(row.error()) > FitReport::bound(row);
      fmt::print("{:<28} {:<26} {:>11} {:>11} {:>+8.1f} {:>+8.3f}{}\n", k == 0 ? m.name : "", row.category,
                 grouped(std::llround(row.target)), grouped(std::llround(row.obtained)), row.error(),
                 row.target > 0 ? 100 * row.error() / row.target : 0.0, missed ? "  beyond the bound" : "");
    }
    fmt::print("{:<28} {} ({}); {}\n", "", status_labels()[static_cast<std::size_t>(m.status)], m.year,
               m.note);
  }
  fmt::print("Bound: {} % of the target, or {} people or households where that is more.\n\n",
             100 * FitReport::relative_bound, FitReport::least);
}

void print_secretaries(const District& district)
{
  fmt::print("{:<28} {:<26} {:>11} {:>11}\n", "secretaries", "", "report", "obtained");
  for (const FitRow& row : district.secretaries_fit.rows) {
    fmt::print("{:<28} {:<26} {:>11.5g} {:>11.5g}\n", row.margin.substr(sizeof("secretaries of")),
               row.category, row.target, row.obtained);
  }
  fmt::print("Counts must be exact, mean ages within 0.05 years. `others`: women and posts are assumed.\n\n");
}

/// A measure that needs more people than there are has no value.
std::string cell(double value)
{
  return std::isfinite(value) ? fmt::format("{:.3f}", value) : "–";
}

void print_network(const NetworkMeasures& m, const NetworkParams& params)
{
  fmt::print("network of possible acquaintances ({} adults)        wanted  obtained\n",
             grouped(static_cast<std::int64_t>(m.adults)));
  const auto row = [](const char* what, double wanted, double obtained) {
    fmt::print("  {:<48} {:>7}  {:>8}\n", what, cell(wanted), cell(obtained));
  };
  row("mean degree", params.mean_degree, m.mean_degree);
  row("share in the building group", params.group_degree() / std::max(params.mean_degree, 1e-9), m.where[0]);
  row("share outside the area", params.share_outside, m.where[3]);
  row("clustering inside the building group", params.clustering, m.group_clustering);
  row("share elsewhere in the compound",
      params.area_degree() * params.share_compound / std::max(params.mean_degree, 1e-9), m.where[1]);
  const auto plain = [](const char* what, double obtained) {
    fmt::print("  {:<48} {:>7}  {:>8}\n", what, "", cell(obtained));
  };
  plain("share elsewhere in the area", m.where[2]);
  plain("standard deviation of the degree", m.sd_degree);
  plain("adults without any tie, share",
        static_cast<double>(m.without_ties) / std::max(1.0, static_cast<double>(m.adults)));
  plain("clustering inside the area", m.area_clustering);
  plain("ties between people of one registration", m.same_registration);
  plain("  the same if everybody tied at random", m.same_registration_random);
  plain("correlation of age along ties", m.age_correlation);
}

void print_sizes(const Population& p)
{
  const auto n = [](std::size_t x) { return grouped(static_cast<std::int64_t>(x)); };
  fmt::print(
      "simulated: {} subdistricts, {} residential areas, {} compounds, {} building groups, {} households, {} "
      "residents\n\n",
      n(p.subdistricts.size()), n(p.areas.size()), n(p.compounds.size()), n(p.groups.size()),
      n(p.households.size()), n(p.residents.size()));
}

int population(const ScenarioOptions& options)
{
  const Scenario scenario = options.read();
  const Workers workers(options.threads);
  const District district = make_district(scenario, workers);
  fmt::print("{} at scale {}\n\n", district.margins.title, number_text(scenario.population.scale));
  print_margins(district);
  print_secretaries(district);
  print_sizes(district.population);
  const Ties ties = generate_ties(district.population, scenario.network, scenario.run.luck().seed, workers);
  print_network(measure(district.population, ties, workers), scenario.network);
  require_fit(district.fit);
  require_exact(district.secretaries_fit);
  return 0;
}

}  // namespace

void add_population(CLI::App& app, Action& action)
{
  auto* command =
      app.add_subcommand("population", "Print how the synthetic district meets each margin, and its network");
  auto options = std::make_shared<ScenarioOptions>();
  options->add_to(*command);
  options->add_threads_to(*command);
  command->footer("Example:\n  linli population scenarios/baseline.yaml --seed 2");
  command->callback([options, &action] { action = [options] { return population(*options); }; });
}

}  // namespace linli
