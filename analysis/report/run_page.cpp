#include "report/run_page.hpp"

#include "compare/window.hpp"
#include "core/calendar.hpp"
#include "core/errors.hpp"
#include "report/members.hpp"
#include "report/run_areas.hpp"
#include "report/run_words.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace linli {
namespace {

PageJson number(double value)
{
  return std::isfinite(value) ? PageJson(value) : PageJson();
}

/// Weeks that are shown: the last year of the burn-in and the study.
std::size_t first_shown(const std::vector<std::int64_t>& weeks)
{
  const auto first = std::ranges::find_if(weeks, [](std::int64_t week) { return week >= -weeks_per_year; });
  return static_cast<std::size_t>(first - weeks.begin());
}

PageJson named_series(const Series& series)
{
  return {{"label", json_of(Spoken{series.meaning, series.meaning_zh})}, {"unit", series.unit_label}};
}

/// The day on which week 0 of the study begins, YYYY-MM-DD.
std::string start_of(const ResultFile& result)
{
  const std::vector<double> days = result.numbers("district/time");
  const std::vector<double> weeks = result.numbers("district/week");
  if (days.empty()) return to_string(Date{0});
  const auto back = static_cast<std::int64_t>(weeks.front()) * days_per_week;
  return to_string(Date{static_cast<std::int64_t>(days.front()) - back});
}

/// All series of the whole district, week by week.
PageJson district_json(const ResultFile& result)
{
  PageJson out{{"weeks", PageJson::array()}, {"series", PageJson::object()}};
  for (const std::string& name : result.names("district")) {
    const Series series = result.series("district", name);
    const std::size_t from = first_shown(series.weeks);
    PageJson values = PageJson::array();
    for (std::size_t week = from; week < series.weeks.size(); ++week)
      values.push_back(number(series.values[week]));
    out["weeks"] = std::vector<std::int64_t>(series.weeks.begin() + static_cast<std::ptrdiff_t>(from),
                                             series.weeks.end());
    out["series"][name] = named_series(series);
    out["series"][name]["values"] = std::move(values);
  }
  return out;
}

/// Means of the last year by who people are, of the series that tell participation.
PageJson groups_json(const ResultFile& result)
{
  PageJson out = PageJson::object();
  for (const std::string& group : result.groups()) {
    if (group == "area" || group == "district" || group == "percentile") continue;
    PageJson series_here = PageJson::object();
    PageJson members = PageJson::array();
    for (const std::string& name : result.names(group)) {
      if (name.rfind("participation_", 0) != 0 && name != "turnout" && name != "trust" && name != "belonging")
        continue;
      const Series series = result.series(group, name);
      const std::int64_t end = series.weeks.empty() ? 0 : series.weeks.back() + 1;
      const std::vector<double> means =
          series.mean_over(std::max<std::int64_t>(0, end - weeks_per_year), end);
      PageJson values = PageJson::array();
      for (const double value : means) values.push_back(number(value));
      series_here[name] = named_series(series);
      series_here[name]["values"] = std::move(values);
      members = PageJson::array();
      for (const std::string& member : series.members) members.push_back(json_of(member_name(group, member)));
    }
    if (!series_here.empty())
      out[group] = {{"members", std::move(members)}, {"series", std::move(series_here)}};
  }
  return out;
}

/// Adults of the whole district who took part within a year, on an average week of the last year; null if it was not recorded.
PageJson people_json(const ResultFile& result)
{
  constexpr const char* taking_part = "participation_any_year";
  if (!result.has_series("district", taking_part)) return {};
  const std::int64_t last = result.whole("weeks") - result.whole("burn_in_weeks") - 1;
  const Window year{std::max<std::int64_t>(0, last + 1 - weeks_per_year), std::max<std::int64_t>(0, last)};
  const WindowValue found = over_window(result, "district", taking_part, year).front();
  return {{"share", number(found.value)}, {"total", number(found.total)}};
}

void require_district(const ResultFile& result)
{
  if (result.has_dataset("district/time")) return;
  throw Error(Exit::usage, result.file().string() + " holds no series of the district",
              "its scenario records other groups only", "add district to `output.groups` and run it again");
}

}  // namespace

PageJson run_page(const ResultFile& result, const std::vector<ResultFile>& others)
{
  require_district(result);
  for (const ResultFile& other : others) require_district(other);
  PageJson beside = PageJson::array();
  for (const ResultFile& other : others)
    beside.push_back({{"name", other.file().stem().string()},
                      {"people", people_json(other)},
                      {"district", district_json(other)}});
  const std::string title = result.text("title");
  return {
      {"kind", "run"},
      // The order of the page: what people want to know first stands first.
      {"panels",
       {"outcomes", "series", "areas", "week", "troubles", "breakdown", "inequality", "scenario", "source"}},
      {"title", json_of(Spoken{title, title})},
      {"description", json_of(run_description(result))},
      {"start", start_of(result)},
      {"name", result.file().stem().string()},
      {"people", people_json(result)},
      {"others", std::move(beside)},
      {"district", district_json(result)},
      {"groups", groups_json(result)},
      {"areas", areas_json(result)},
      {"scenario", scenario_json(result)},
      {"source", source_json(result)}};
}

}  // namespace linli
