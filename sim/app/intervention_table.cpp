#include "app/intervention_table.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace linli {
namespace {

std::string line(const std::string& what, const std::string& areas, const std::string& weeks,
                 const std::string& yuan, const std::string& secretary, const std::string& staff)
{
  return fmt::format("{:<38} {:>6} {:>12} {:>15} {:>11} {:>11}\n", what, areas, weeks, yuan, secretary,
                     staff);
}

std::string hours(const Column<double, AreaId>& of_areas)
{
  return grouped(static_cast<std::int64_t>(std::accumulate(of_areas.begin(), of_areas.end(), 0.5)));
}

/// "turnout was 0.412 … 0.67"; over all areas and weeks in which policy looked.
std::string seen(const Threshold& threshold, const ThresholdState& state)
{
  const float low = *std::ranges::min_element(state.lowest);
  const float high = *std::ranges::max_element(state.highest);
  if (low > high) return threshold.series + " was missing";
  return fmt::format("{} was {:.3g} … {:.3g}, not {} {}", threshold.series, low, high,
                     side_name(threshold.side), number_text(threshold.at));
}

std::string seen_of(const Conditions& conditions, const InterventionState& state)
{
  std::string out;
  for (std::size_t k = 0; k < conditions.list.size(); ++k)
    out += (k > 0 ? "; " : "") + seen(conditions.list[k], state.thresholds[k]);
  return out;
}

/// Why it has acted in no area.
std::string reason(const InterventionParams& params, const InterventionState& state)
{
  const auto longest = *std::ranges::max_element(state.longest_held);
  if (!params.condition.empty() && longest == 0) {
    return params.condition.list.size() > 1 && params.condition.join == Join::all
               ? "its conditions never held together in an area"
               : "its condition never held: " + seen_of(params.condition, state);
  }
  if (!params.condition.empty() && longest <= params.delay) {
    return fmt::format("its condition held for at most {} week{} in a row, which the delay of {} outlasts",
                       longest, longest == 1 ? "" : "s", params.delay);
  }
  if (!params.unless.empty()) return "`unless` held wherever it could have acted";
  return "its condition held only in areas that were not chosen";
}

}  // namespace

std::string idle_interventions(const Scenario& scenario, const World& world)
{
  std::string out;
  for (const auto& [name, state] : world.interventions.by_name) {
    const bool acted = std::ranges::any_of(state.weeks_total, [](auto weeks) { return weeks > 0; });
    if (!acted)
      out += fmt::format("  {} acted nowhere: {}\n", name, reason(scenario.interventions.at(name), state));
  }
  return out;
}

std::string intervention_table(const World& world)
{
  if (world.interventions.by_name.empty()) return {};
  std::string out = line("interventions", "areas", "area-weeks", "yuan", "secretary h", "staff h");
  for (const auto& [name, state] : world.interventions.by_name) {
    const auto& weeks = state.weeks_total;
    const auto& fen = state.fen_total;
    out += line("  " + name, grouped(std::ranges::count_if(weeks, [](auto w) { return w > 0; })),
                grouped(std::accumulate(weeks.begin(), weeks.end(), std::int64_t{0})),
                grouped(std::accumulate(fen.begin(), fen.end(), std::int64_t{0}) / 100),
                hours(state.secretary_hours_total), hours(state.staff_hours_total));
  }
  return out;
}

}  // namespace linli
