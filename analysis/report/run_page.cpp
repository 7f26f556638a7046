#include "report/run_page.hpp"

#include "compare/window.hpp"
#include "core/calendar.hpp"
#include "core/errors.hpp"
#include "report/page_names.hpp"
#include "report/result_names.hpp"
#include "report/run_areas.hpp"
#include "report/run_calibration.hpp"
#include "report/run_checks.hpp"
#include "report/run_words.hpp"
#include "report/shown_weeks.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace linli {
namespace {

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
      values.push_back(json_of(series.values[week]));
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
  const Window year = last_year_of_study(result);
  for (const std::string& group : result.groups()) {
    if (group == "area" || group == "district" || group == "percentile") continue;
    PageJson series_here = PageJson::object();
    std::vector<std::string> members;
    for (const std::string& name : result.names(group)) {
      if (name.rfind("participation_", 0) != 0 && name != "turnout" && name != "trust" && name != "belonging")
        continue;
      const Series series = result.series(group, name);
      const std::vector<double> means = series.mean_over(year.first, year.last + 1);
      PageJson values = PageJson::array();
      for (const double value : means) values.push_back(json_of(value));
      series_here[name] = named_series(series);
      series_here[name]["values"] = std::move(values);
      members = series.members;
    }
    if (!series_here.empty()) out[group] = {{"members", members}, {"series", std::move(series_here)}};
  }
  return out;
}

/// Adults of the whole district who took part within a year, on an average week of the last year; null if it was not recorded.
PageJson people_json(const ResultFile& result)
{
  constexpr const char* taking_part = "participation_any_year";
  if (!result.has_series("district", taking_part)) return {};
  const WindowValue found = over_window(result, "district", taking_part, last_year_of_study(result)).front();
  return {{"share", json_of(found.value)}, {"total", json_of(found.total)}};
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
  std::vector<std::filesystem::path> files{result.file()};
  for (const ResultFile& other : others) files.push_back(other.file());
  const std::vector<std::string> called = result_names(files);
  PageJson beside = PageJson::array();
  for (std::size_t k = 0; k < others.size(); ++k)
    beside.push_back({{"name", called[k + 1]},
                      {"people", people_json(others[k])},
                      {"district", district_json(others[k])}});
  const std::string title = result.text("title");
  return {{"kind", "run"},
          // The order of the page: what people want to know first stands first.
          {"panels",
           {"outcomes", "series", "areas", "week", "troubles", "breakdown", "inequality", "calibration",
            "checks", "scenario", "source"}},
          {"title", json_of(Spoken{title, title})},
          {"description", json_of(run_description(result))},
          {"warnings", json_of(run_warnings(result))},
          {"seeds", json_of(run_seeds(result))},
          {"start", start_of(result)},
          {"name", called.front()},
          {"names", json_of(subdistrict_names(result))},
          {"people", people_json(result)},
          {"others", std::move(beside)},
          {"district", district_json(result)},
          {"groups", groups_json(result)},
          {"areas", areas_json(result)},
          {"calibration", calibration_json(result)},
          {"checks", checks_json(result)},
          {"scenario", scenario_json(result)},
          {"source", source_json(result)}};
}

}  // namespace linli
