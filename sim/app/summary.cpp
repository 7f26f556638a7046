#include "app/summary.hpp"

#include "app/intervention_table.hpp"
#include "calibration/calibration.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace linli {
namespace {

/// Weeks [from, to) of a recording.
struct Span {
  std::size_t from;
  std::size_t to;
};

/// Over the weeks that have a value; nothing if none has.
std::optional<double> mean(const Recording& r, std::size_t observable, Grouping grouping, std::size_t member,
                           Span weeks)
{
  const std::vector<double> series = r.values(observable, grouping);
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t w = weeks.from; w < weeks.to; ++w) {
    const double value = series[w * r.members(grouping) + member];
    if (std::isnan(value)) continue;
    sum += value;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / static_cast<double>(count);
}

bool recorded(const Recording& r, Grouping grouping)
{
  return std::ranges::find(r.groupings(), grouping) != r.groupings().end();
}

/// The place of a series by name; nothing if the scenario did not ask for it.
std::optional<std::size_t> find_series(const Recording& r, const std::string& name)
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

std::string number(const Observable& o, std::optional<double> value)
{
  if (!value) return "–";
  if (o.unit == series_units::share()) return fmt::format("{:.2f} %", 100 * *value);
  return fmt::format("{:.{}f}", *value, o.reduction == Reduction::total ? 2 : 3);
}

void line(const std::string& what, const std::string& one, const std::string& other)
{
  fmt::print("{:<74} {:>14} {:>14}\n", what, one, other);
}

/// The year of the study with which it begins, and that with which it ends.
struct Years {
  Span first;
  Span last;
  std::string last_weeks;  ///< "last 52 weeks", "all 42 weeks"

  /// A study of a year at most has one column.
  bool whole() const { return first.to == last.to; }
};

Years years_of(const Scenario& scenario, const Recording& r)
{
  const auto study = static_cast<std::size_t>(scenario.run.burn_in);
  const std::size_t year = std::min<std::size_t>(weeks_per_year, r.weeks() - study);
  Years out{{study, study + year}, {r.weeks() - year, r.weeks()}, {}};
  out.last_weeks = fmt::format("{} {} weeks", out.whole() ? "all" : "last", year);
  return out;
}

void print_district(const Scenario& scenario, const Recording& r, const Years& years)
{
  const std::vector<std::size_t> lines = worth_a_line(scenario, r);
  if (!recorded(r, Grouping::district) || lines.empty()) return;
  fmt::print("\n");
  const std::string first_weeks = fmt::format("first {} weeks", years.first.to - years.first.from);
  line("district", years.whole() ? "" : first_weeks, years.last_weeks);
  for (const std::size_t k : lines) {
    const Observable& o = r.observables()[k];
    line(o.en, years.whole() ? "" : number(o, mean(r, k, Grouping::district, 0, years.first)),
         number(o, mean(r, k, Grouping::district, 0, years.last)));
  }
  if (lines.size() < r.observables().size())
    line(fmt::format("(and {} more series in the file)", r.observables().size() - lines.size()), "", "");
}

/// The kind of participation that is shown by age and place: any kind, if it was recorded.
struct ShownSeries {
  const char* kind;
  std::size_t a_week;
  std::size_t a_year;
};

std::optional<ShownSeries> shown_participation(const Recording& r)
{
  for (const auto& [kind, series] :
       {std::pair("any kind", "participation_any"), std::pair("activities", "participation_activity")}) {
    const auto a_week = find_series(r, series);
    const auto a_year = find_series(r, std::string(series) + "_year");
    if (a_week && a_year) return ShownSeries{kind, *a_week, *a_year};
  }
  return std::nullopt;
}

void print_participation(const World& world, const Recording& r, const Years& years)
{
  const std::optional<ShownSeries> shown = shown_participation(r);
  if (!shown || !(recorded(r, Grouping::age_band) || recorded(r, Grouping::subdistrict))) return;
  fmt::print("\n");
  line(fmt::format("adults who took part ({}), {}", shown->kind, years.last_weeks), "a week",
       "within a year");
  const auto row = [&](const std::string& name, Grouping grouping, std::size_t member) {
    const auto text = [&](std::size_t k) {
      return number(r.observables()[k], mean(r, k, grouping, member, years.last));
    };
    line("  " + name, text(shown->a_week), text(shown->a_year));
  };
  for (std::size_t b = 0; recorded(r, Grouping::age_band) && b < age_bands; ++b)
    row("age " + age_band_labels()[b], Grouping::age_band, b);
  const Subdistricts& towns = world.people.subdistricts;
  for (std::size_t s = 0; recorded(r, Grouping::subdistrict) && s < towns.size(); ++s)
    row(towns.name[s] + " " + towns.name_zh[s], Grouping::subdistrict, s);
}

/// How fast it was; nothing of a run that had no week left to do.
std::string speed(const World& world, std::size_t weeks, double seconds)
{
  if (seconds <= 0) return "";
  const double rate = static_cast<double>(weeks) * static_cast<double>(world.size()) / seconds / 1e6;
  return fmt::format(" ({:.1f} M resident-weeks/s)", rate);
}

}  // namespace

void print_summary(const Scenario& scenario, const World& world, const Recording& recording,
                   const RunFacts& facts, const std::string& output)
{
  const Years years = years_of(scenario, recording);
  fmt::print("\n{}: {} weeks from {}, means over weeks\n", scenario.naming.name, scenario.run.weeks,
             to_string(scenario.run.start));
  print_district(scenario, recording, years);
  print_participation(world, recording, years);
  if (const std::string table = intervention_table(world); !table.empty())
    fmt::print("\n{}{}", table, idle_interventions(scenario, world));
  fmt::print("\n{} residents, {} weeks in {:.1f} s{}, set-up {:.1f} s\n",
             grouped(static_cast<std::int64_t>(world.size())), recording.weeks(), facts.weeks_seconds,
             speed(world, recording.weeks(), facts.weeks_seconds), facts.setup_seconds);
  fmt::print("saved: {} — look with `linli info {}`, ncdump -h, xarray.open_dataset(..., group=\"{}\")\n",
             output, shell_quoted(output),
             recording.groupings().empty()
                 ? "scenario"
                 : grouping_names()[static_cast<std::size_t>(recording.groupings().front())]);
}

}  // namespace linli
