#include "compare/window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr auto cost_series = "intervention_yuan";

/// Whether it counts what happens in a week, so that weeks add up; else it is a stock, which they repeat.
bool is_of_a_week(const Series& series)
{
  return series.meaning.find("this week") != std::string::npos;
}

bool per_thousand(const Series& series)
{
  return series.unit == "1e-3";
}

/// Weeks of the window in which a member has a value.
double weeks_known(const Series& series, std::size_t member, const Window& window)
{
  double count = 0;
  for (std::size_t t = 0; t < series.weeks.size(); ++t) {
    const bool inside = series.weeks[t] >= window.first && series.weeks[t] <= window.last;
    count += inside && !std::isnan(series.at(t, member)) ? 1 : 0;
  }
  return count;
}

/// How many of a series' population are in each member, of the whole district; NaN where results do not say.
std::vector<double> counts_of(const ResultFile& result, const Series& series)
{
  std::vector<double> out(series.members.size(), none);
  if (series.reduction == "total") return out;
  const std::string adults = series.group + "/adults";
  if (series.population == "adults" && result.has_dataset(adults)) {
    out = result.numbers(adults);
    const bool of_areas = series.group == "area" && result.has_dataset("area/simulated");
    const std::vector<double> simulated =
        of_areas ? result.numbers("area/simulated") : std::vector<double>(out.size(), result.number("scale"));
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = simulated[k] > 0 ? out[k] / simulated[k] : none;
  } else if (series.population == "residential areas" || series.population == "posts of secretaries") {
    if (series.group == "area") std::ranges::fill(out, 1.0);
    if (series.group == "district" && result.has_dataset("secretaries/area"))
      std::ranges::fill(out, static_cast<double>(result.numbers("secretaries/area").size()));
  }
  return out;
}

}  // namespace

std::string unit_of_total(const Series& series)
{
  const bool of_adults = series.population == "adults";
  const bool of_places =
      series.population == "residential areas" || series.population == "posts of secretaries";
  if (series.reduction == "total") return series.unit_label;
  if (!of_adults && !of_places) return "";
  if (series.reduction == "ratio of totals") {
    if (!per_thousand(series)) return "";
    const std::size_t behind = series.unit_label.find("per 1,000");
    const std::string counted = series.unit_label.substr(0, behind == std::string::npos ? 0 : behind);
    return counted.empty() ? "times" : counted.substr(0, counted.find_last_not_of(' ') + 1);
  }
  if (series.unit_label == "share") return of_adults ? "people" : series.population;
  if (series.unit == "hours/week") return "hours a week";
  const bool adds_up =
      series.unit_label == "number" || series.unit_label == "people" || series.unit_label == "items";
  return adds_up ? series.unit_label : "";
}

std::vector<WindowValue> over_window(const ResultFile& result, std::string_view group,
                                     std::string_view series, const Window& window)
{
  const Series read = result.series(group, series);
  const std::vector<double> values = read.mean_over(window.first, window.last + 1);
  const std::vector<double> counts = counts_of(result, read);
  const bool has_total = !unit_of_total(read).empty();
  std::vector<WindowValue> out;
  for (std::size_t m = 0; m < values.size(); ++m) {
    const double weeks = is_of_a_week(read) && read.reduction != "mean" ? weeks_known(read, m, window) : 1;
    const double count = read.reduction == "total" ? 1 : counts[m] / (per_thousand(read) ? 1000 : 1);
    out.push_back({read.members[m], values[m], has_total ? values[m] * count * weeks : none,
                   std::isnan(counts[m]) ? 1 : counts[m]});
  }
  return out;
}

double cost_over(const ResultFile& result, const Window& window)
{
  double sum = 0;
  if (result.has_series("district", cost_series)) {
    const double spent = over_window(result, "district", cost_series, window).front().total;
    return std::isnan(spent) ? 0 : spent;
  }
  for (const std::string& name : result.parts("interventions")) {
    const std::string place = "interventions/" + name;
    const std::vector<double> weeks = result.numbers(place + "/week");
    for (std::size_t t = 0; t < weeks.size(); ++t) {
      if (weeks[t] < static_cast<double>(window.first) || weeks[t] > static_cast<double>(window.last))
        continue;
      for (const double yuan : result.numbers(place + "/yuan", t)) sum += std::isnan(yuan) ? 0 : yuan;
    }
  }
  return sum;
}

}  // namespace linli
