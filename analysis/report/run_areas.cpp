#include "report/run_areas.hpp"

#include "report/shown_weeks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace linli {
namespace {

constexpr std::array<const char*, 14> shown_series{"participation_any_year",
                                                   "participation_any",
                                                   "turnout",
                                                   "trust",
                                                   "belonging",
                                                   "groups_self_governing",
                                                   "troubles_open",
                                                   "secretary_hours_routine",
                                                   "secretary_hours_asked",
                                                   "secretary_hours_leading",
                                                   "secretary_load",
                                                   "secretary_exhaustion",
                                                   "secretary_reputation",
                                                   "perfunctory_work"};

PageJson series_json(const ResultFile& result, const std::vector<std::int64_t>& quarters)
{
  PageJson out = PageJson::object();
  for (const char* name : shown_series) {
    if (!result.has_series("area", name)) continue;
    const Series series = result.series("area", name);
    PageJson rows = PageJson::array();
    for (const std::int64_t first : quarters) {
      PageJson row = PageJson::array();
      for (const double value : series.mean_over(first, first + weeks_of_quarter))
        row.push_back(rounded(value));
      rows.push_back(std::move(row));
    }
    out[name] = {{"label", json_of(Spoken{series.meaning, series.meaning_zh})},
                 {"unit", series.unit_label},
                 {"values", std::move(rows)}};
  }
  return out;
}

/// A table of events or people, a row each: choices as their meanings.
PageJson table_json(const ResultFile& result, const std::string& group,
                    const std::vector<std::string>& columns)
{
  PageJson out = PageJson::object();
  for (const std::string& column : columns) {
    const std::string path = group + "/" + column;
    if (!result.has_dataset(path)) continue;
    PageJson values = PageJson::array();
    const std::vector<double> numbers = result.numbers(path);
    const std::vector<std::string> meanings =
        result.is_choice(path) ? result.meanings(path) : std::vector<std::string>{};
    for (const double value : numbers) {
      if (value >= 0 && value < static_cast<double>(meanings.size())) {
        values.push_back(meanings[static_cast<std::size_t>(value)]);
      } else {
        values.push_back(rounded(value));
      }
    }
    out[column] = std::move(values);
  }
  return out;
}

}  // namespace

PageJson areas_json(const ResultFile& result)
{
  if (!result.has_dataset("area/area")) return {};
  const std::vector<double> weeks = result.numbers("area/week");
  const auto last = weeks.empty() ? std::int64_t{-1} : static_cast<std::int64_t>(weeks.back());
  const std::vector<std::int64_t> quarters = quarters_until(last);
  PageJson events = PageJson::object();
  const std::map<std::string, std::vector<std::string>> kinds{
      {"appointments", {"week", "area", "age", "from"}},
      {"departures", {"week", "area", "age", "reason"}},
      {"elections", {"week", "area", "turnout"}},
      {"interventions", {"week", "area", "intervention", "change"}}};
  for (const auto& [kind, columns] : kinds)
    if (result.has_dataset("events/" + kind + "/week"))
      events[kind] = table_json(result, "events/" + kind, columns);
  return {{"numbers", result.numbers("area/area")},
          {"subdistricts", result.labels("area/subdistrict")},
          {"quarters", quarters},
          {"series", series_json(result, quarters)},
          {"secretaries", table_json(result, "secretaries", {"area", "held", "age", "sex", "employment"})},
          {"events", std::move(events)}};
}

}  // namespace linli
