#include "app/summary.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>

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
    fmt::print("{:<56} {:>14} {:>14}\n", what, one, other);
  };
  const std::string first_weeks = fmt::format("first {} weeks", year);
  const std::string last_weeks = fmt::format("{} {} weeks", whole ? "all" : "last", year);
  line("district", whole ? "" : first_weeks, last_weeks);
  for (std::size_t k = 0; k < recording.observables().size(); ++k) {
    const Observable& o = recording.observables()[k];
    line(o.en, whole ? "" : number(o, mean(recording, k, Grouping::district, 0, first)),
         number(o, mean(recording, k, Grouping::district, 0, last)));
  }
  fmt::print("\n");
  line("participation, " + last_weeks, "a week", "within a year");
  const auto row = [&](const std::string& name, Grouping grouping, std::size_t member) {
    line("  " + name, number(recording.observables()[0], mean(recording, 0, grouping, member, last)),
         number(recording.observables()[1], mean(recording, 1, grouping, member, last)));
  };
  for (std::size_t b = 0; b < age_bands; ++b) row("age " + age_band_labels()[b], Grouping::age_band, b);
  for (std::size_t s = 0; s < world.people.subdistricts.size(); ++s) {
    row(world.people.subdistricts.name[s] + " " + world.people.subdistricts.name_zh[s], Grouping::subdistrict,
        s);
  }
  const double rate =
      static_cast<double>(recording.weeks()) * static_cast<double>(world.size()) / facts.weeks_seconds / 1e6;
  fmt::print("\n{} residents, {} weeks in {:.1f} s ({:.1f} M resident-weeks/s), set-up {:.1f} s\n",
             grouped(static_cast<std::int64_t>(world.size())), recording.weeks(), facts.weeks_seconds, rate,
             facts.setup_seconds);
  fmt::print(
      "saved: {} — look with `linli info {}`, ncdump -h, xarray.open_dataset(..., group=\"district\")\n",
      output, output);
}

}  // namespace linli
