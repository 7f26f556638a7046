#include "app/summary.hpp"

#include "app/intervention_table.hpp"
#include "calibration/calibration.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace linli {
namespace {

/// Weeks [from, to) of a recording.
struct Span {
  std::size_t from;
  std::size_t to;
};

double mean(const Recording& r, std::size_t observable, Grouping grouping, std::size_t member, Span weeks)
{
  const std::vector<float> series = r.series(observable, grouping);
  double sum = 0;
  for (std::size_t w = weeks.from; w < weeks.to; ++w)
    sum += static_cast<double>(series[w * r.members(grouping) + member]);
  return sum / static_cast<double>(weeks.to - weeks.from);
}

bool recorded(const Recording& r, Grouping grouping)
{
  return std::ranges::find(r.groupings(), grouping) != r.groupings().end();
}

/// The place of a series by name; nothing if the scenario did not ask for it.
std::optional<std::size_t> find_series(const Recording& r, const char* name)
{
  for (std::size_t k = 0; k < r.observables().size(); ++k) {
    if (r.observables()[k].name == name) return k;
  }
  return std::nullopt;
}

/// Series worth a line: those that the scenario names; of all, the headline series.
std::vector<std::size_t> worth_a_line(const Scenario& scenario, const Recording& r)
{
  const auto has = [](const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  const std::vector<std::string>& chosen = scenario.output.series;
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < r.observables().size(); ++k) {
    const std::string& name = r.observables()[k].name;
    if (has(chosen, name) || (has(chosen, "all") && has(headline_series(), name))) out.push_back(k);
  }
  return out;
}

std::string number(const Observable& o, double value)
{
  return o.unit == "share" ? fmt::format("{:.2f} %", 100 * value) : fmt::format("{:.3f}", value);
}

}  // namespace

void print_summary(const Scenario& scenario, const World& world, const Recording& recording,
                   const RunFacts& facts, const std::string& output)
{
  const auto study = static_cast<std::size_t>(scenario.run.burn_in);
  const std::size_t year = std::min<std::size_t>(weeks_per_year, recording.weeks() - study);
  const Span first{study, study + year};
  const Span last{recording.weeks() - year, recording.weeks()};
  const bool whole = first.to == last.to;  // a study of a year at most has one column
  fmt::print("\n{}: {} weeks from {}, means over adults\n\n", scenario.naming.name, scenario.run.weeks,
             to_string(scenario.run.start));
  const auto line = [&](const std::string& what, const std::string& one, const std::string& other) {
    fmt::print("{:<74} {:>14} {:>14}\n", what, one, other);
  };
  const std::string first_weeks = fmt::format("first {} weeks", year);
  const std::string last_weeks = fmt::format("{} {} weeks", whole ? "all" : "last", year);
  const bool by_district = recorded(recording, Grouping::district);
  if (by_district) line("district", whole ? "" : first_weeks, last_weeks);
  const std::vector<std::size_t> lines = worth_a_line(scenario, recording);
  for (std::size_t at = 0; by_district && at < lines.size(); ++at) {
    const Observable& o = recording.observables()[lines[at]];
    line(o.en, whole ? "" : number(o, mean(recording, lines[at], Grouping::district, 0, first)),
         number(o, mean(recording, lines[at], Grouping::district, 0, last)));
  }
  if (by_district && lines.size() < recording.observables().size())
    line(fmt::format("(and {} more series in the file)", recording.observables().size() - lines.size()), "",
         "");
  const auto a_week = find_series(recording, "participation_activity");
  const auto a_year = find_series(recording, "participation_activity_year");
  const auto row = [&](const std::string& name, Grouping grouping, std::size_t member) {
    line("  " + name,
         number(recording.observables()[*a_week], mean(recording, *a_week, grouping, member, last)),
         number(recording.observables()[*a_year], mean(recording, *a_year, grouping, member, last)));
  };
  if (a_week && a_year) {
    fmt::print("\n");
    line("participation, " + last_weeks, "a week", "within a year");
    for (std::size_t b = 0; recorded(recording, Grouping::age_band) && b < age_bands; ++b)
      row("age " + age_band_labels()[b], Grouping::age_band, b);
    const Subdistricts& towns = world.people.subdistricts;
    for (std::size_t s = 0; recorded(recording, Grouping::subdistrict) && s < towns.size(); ++s)
      row(towns.name[s] + " " + towns.name_zh[s], Grouping::subdistrict, s);
  }
  if (const std::string table = intervention_table(world); !table.empty())
    fmt::print("\n{}{}", table, idle_interventions(scenario, world));
  const double rate =
      static_cast<double>(recording.weeks()) * static_cast<double>(world.size()) / facts.weeks_seconds / 1e6;
  fmt::print("\n{} residents, {} weeks in {:.1f} s ({:.1f} M resident-weeks/s), set-up {:.1f} s\n",
             grouped(static_cast<std::int64_t>(world.size())), recording.weeks(), facts.weeks_seconds, rate,
             facts.setup_seconds);
  fmt::print("saved: {} — look with `linli info {}`, ncdump -h, xarray.open_dataset(..., group=\"{}\")\n",
             output, output,
             recording.groupings().empty()
                 ? "scenario"
                 : grouping_names()[static_cast<std::size_t>(recording.groupings().front())]);
}

}  // namespace linli
