#include "report/run_calibration.hpp"

#include "compare/window.hpp"
#include "evidence/calibration_rows.hpp"
#include "report/shown_weeks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Reads a row over some weeks; NaN where they say nothing of it.
using Read = double (*)(const ResultFile& result, const Window& window);

/// A row that results show, and the series (of what group) that it is read from.
struct Readable {
  std::string_view key;
  std::string_view group;
  std::string_view series;
  Read read;
};

template <const char* series>
double mean_of_district(const ResultFile& result, const Window& window)
{
  return result.series("district", series).mean_over(window.first, window.last + 1).front();
}

/// Of the last week that has a value: of an election in the window it is the turnout in that, not a mean with the one before.
double last_turnout(const ResultFile& result, const Window& window)
{
  const Series series = result.series("district", "turnout");
  double out = none;
  for (std::size_t t = 0; t < series.weeks.size(); ++t)
    if (series.weeks[t] >= window.first && series.weeks[t] <= window.last && !std::isnan(series.values[t]))
      out = series.values[t];
  return out;
}

/// The series is of adults, the row of all residents; children are not registered.
double registered_of_residents(const ResultFile& result, const Window& window)
{
  static constexpr char series[] = "volunteers_registered";
  const auto residents = static_cast<double>(result.whole("residents"));
  return mean_of_district<series>(result, window) * result.numbers("district/adults").front() / residents;
}

double willing_over_doing(const ResultFile& result, const Window& window)
{
  static constexpr char willing[] = "willingness_activity";
  static constexpr char doing[] = "participation_activity";
  const double did = mean_of_district<doing>(result, window);
  return did > 0 ? mean_of_district<willing>(result, window) / did : none;
}

/// Yearly participation of adults in these groups, all together.
double participation_of(const ResultFile& result, const Window& window, std::string_view group,
                        const std::vector<std::string_view>& members)
{
  double sum = 0;
  double adults = 0;
  for (const WindowValue& one : over_window(result, group, "participation_any_year", window)) {
    if (std::ranges::find(members, one.member) == members.end() || std::isnan(one.value)) continue;
    sum += one.weight * one.value;
    adults += one.weight;
  }
  return adults > 0 ? sum / adults : none;
}

double ratio(double above, double below)
{
  return below > 0 ? above / below : none;
}

double old_over_young(const ResultFile& result, const Window& window)
{
  return ratio(participation_of(result, window, "age_band", {"60-74", "75+"}),
               participation_of(result, window, "age_band", {"18-29"}));
}

double local_over_migrant(const ResultFile& result, const Window& window)
{
  return ratio(participation_of(result, window, "registration", {"here"}),
               participation_of(result, window, "registration", {"non_local"}));
}

constexpr char contact_weekly[] = "contact_weekly";
constexpr char contact_almost_never[] = "contact_almost_never";
constexpr char work_items[] = "work_items";
constexpr char staff_burnout[] = "staff_burnout";
constexpr char knows_committee[] = "knows_committee";

constexpr std::array<Readable, 10> readable{
    {{"turnout", "district", "turnout", last_turnout},
     {"contact_weekly", "district", contact_weekly, mean_of_district<contact_weekly>},
     {"contact_almost_never", "district", contact_almost_never, mean_of_district<contact_almost_never>},
     {"volunteers", "district", "volunteers_registered", registered_of_residents},
     {"items", "district", work_items, mean_of_district<work_items>},
     {"staff_burnout", "district", staff_burnout, mean_of_district<staff_burnout>},
     {"knows_committee", "district", knows_committee, mean_of_district<knows_committee>},
     {"willing_over_doing", "district", "willingness_activity", willing_over_doing},
     {"old_over_young", "age_band", "participation_any_year", old_over_young},
     {"local_over_migrant", "registration", "participation_any_year", local_over_migrant}}};

/// What a row shows in the two years, or why it shows nothing.
struct Shown {
  double before = none;
  double end = none;
  Spoken why{};
};

Shown shown_in(const ResultFile& result, const CalibrationRow& row)
{
  const auto found = std::ranges::find(readable, row.key, &Readable::key);
  if (found == readable.end())
    return {.why = {"needs an experiment or residents one by one: linli calibrate",
                    "需要做实验或逐个考察居民：linli calibrate"}};
  const bool both =
      row.key != "willing_over_doing" || result.has_series("district", "participation_activity");
  if (!both || !result.has_series(found->group, found->series)) {
    const std::string lacking =
        std::string(found->group) + "/" +
        std::string(both ? found->series : std::string_view("participation_activity"));
    return {.why = {"this result has no series " + lacking, "本结果未记录序列 " + lacking}};
  }
  Shown out{.before = found->read(result, year_before_study(result)),
            .end = found->read(result, last_year_of_study(result))};
  if (std::isnan(out.before) && std::isnan(out.end))
    out.why = {"not known in any of these weeks", "这些周内尚无数据"};
  return out;
}

PageJson window_json(const Window& window)
{
  return window.last < window.first ? PageJson() : PageJson::array({window.first, window.last});
}

}  // namespace

PageJson calibration_json(const ResultFile& result)
{
  PageJson rows = PageJson::array();
  for (const CalibrationRow& row : calibration_rows()) {
    const Shown shown = shown_in(result, row);
    const auto judged = [&](double value) {
      return std::isnan(value) ? PageJson()
                               : PageJson({{"hit", hit(row, value)}, {"distance", distance(row, value)}});
    };
    rows.push_back({{"key", row.key},
                    {"row", row.row},
                    {"what", json_of(Spoken{row.what, row.what_zh})},
                    {"unit", row.unit},
                    {"value", row.value},
                    {"low", json_of(row.low)},
                    {"high", json_of(row.high)},
                    {"before", json_of(shown.before)},
                    {"before_is", judged(shown.before)},
                    {"end", json_of(shown.end)},
                    {"end_is", judged(shown.end)},
                    {"why", json_of(shown.why)}});
  }
  return {{"before", window_json(year_before_study(result))},
          {"end", window_json(last_year_of_study(result))},
          {"adults", result.numbers("district/adults").front()},
          {"rows", std::move(rows)}};
}

}  // namespace linli
