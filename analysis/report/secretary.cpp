#include "report/secretary.hpp"

#include "compare/measure.hpp"
#include "compare/shown_numbers.hpp"
#include "statistics/intervals.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace linli {
namespace {

/// [replicate] A candidate's mean of a series, over its cells; NaN where a result is missing or lacks the series.
std::vector<double> means_of(const StudyComparison& comparison, const StudyDirectory& directory,
                             const Candidate& who, const StudyOutcome& outcome)
{
  const Plan& plan = comparison.plan();
  std::vector<double> out;
  for (std::size_t replicate = 0; replicate < comparison.table.replicates(); ++replicate) {
    double sum = 0;
    double weights = 0;
    for (std::size_t cell = 0; cell < plan.cells.size(); ++cell) {
      if (plan.cells[cell].arm != who.arm || (who.point && plan.cells[cell].point != *who.point)) continue;
      const double weight = plan.worlds.at(plan.cells[cell].world).weight;
      if (weight <= 0) continue;
      sum += weight * district_value(plan, directory, outcome, cell, replicate);
      weights += weight;
    }
    out.push_back(weights > 0 ? sum / weights : std::numeric_limits<double>::quiet_NaN());
  }
  return out;
}

/// Whether results of the study hold a series of the district.
bool is_recorded(const StudyComparison& comparison, const StudyDirectory& directory,
                 const std::string& series)
{
  for (const Address& run : comparison.plan().runs())
    if (std::filesystem::exists(directory.result(run)))
      return ResultFile(directory.result(run)).has_series("district", series);
  return false;
}

/// The paired difference from the reference; NaN of fewer than two pairs.
Interval change_of(const StudyComparison& comparison, const StudyDirectory& directory, std::size_t candidate,
                   std::size_t column, const std::string& series)
{
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (!is_recorded(comparison, directory, series)) return {none, none, none};
  const Plan& plan = comparison.plan();
  const Window& window = comparison.table.columns()[column].window;
  StudyOutcome outcome{.name = series};
  outcome.series = series;
  outcome.first = window.first + plan.burn_in;
  outcome.last = window.last + plan.burn_in;
  const auto& all = comparison.candidates.all;
  const std::vector<double> here = means_of(comparison, directory, all.at(candidate), outcome);
  const std::vector<double> there =
      means_of(comparison, directory, all.at(*comparison.candidates.reference), outcome);
  std::vector<double> pairs;
  for (std::size_t r = 0; r < here.size(); ++r)
    if (!std::isnan(here[r] - there[r])) pairs.push_back(here[r] - there[r]);
  return pairs.size() < 2 ? Interval{none, none, none} : t_interval(pairs);
}

bool tells(const Interval& change)
{
  return change.low > 0 || change.high < 0;
}

/// Size and ends of a change without its sign: "7.1", "[6.9, 7.3]".
std::pair<std::string, Interval> unsigned_size(const Interval& change)
{
  Interval size = times(change, change.estimate < 0 ? -1 : 1);
  if (size.low > size.high) std::swap(size.low, size.high);
  return {number_like(size.estimate, size), size};
}

}  // namespace

Spoken secretarys_week(const StudyComparison& comparison, const StudyDirectory& directory,
                       std::size_t candidate, std::size_t column)
{
  Spoken out;
  const Interval hours = change_of(comparison, directory, candidate, column, "secretary_hours_leading");
  if (tells(hours)) {
    const auto [size, ends] = unsigned_size(hours);
    out += {fmt::format("; secretaries lead {} hours a week {} {}", size,
                        hours.estimate > 0 ? "longer" : "less", ends_text(ends)),
            fmt::format("；书记每周引领工时{} {} 小时（{} 至 {}）", hours.estimate > 0 ? "增加" : "减少",
                        size, number_like(ends.low, ends), number_like(ends.high, ends))};
  }
  const Interval load = change_of(comparison, directory, candidate, column, "secretary_load");
  if (tells(load)) {
    const auto [size, ends] = unsigned_size(load);
    out += {fmt::format("{} their load {} by {} {}", out.empty() ? ";" : ",",
                        load.estimate > 0 ? "rises" : "falls", size, ends_text(ends)),
            fmt::format("{}工作负荷{} {}（{} 至 {}）", out.empty() ? "；书记" : "，",
                        load.estimate > 0 ? "上升" : "下降", size, number_like(ends.low, ends),
                        number_like(ends.high, ends))};
  }
  return out;
}

}  // namespace linli
