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

}  // namespace

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
