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

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr auto hours_of_leading = "secretary_hours_leading";
constexpr auto load = "secretary_load";

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

SecretaryWeeks::SecretaryWeeks(const StudyComparison& comparison, const StudyDirectory& directory,
                               std::size_t column)
    : comparison_(comparison), directory_(directory), window_(comparison.table.columns()[column].window)
{
  for (const char* series : {hours_of_leading, load})
    if (is_recorded(series)) reference_[series] = means_of(*comparison.candidates.reference, series);
}

Spoken SecretaryWeeks::words(std::size_t candidate) const
{
  Spoken out;
  const Interval hours = change_of(candidate, hours_of_leading);
  if (tells(hours)) {
    const auto [size, ends] = unsigned_size(hours);
    out += {fmt::format("; secretaries lead {} hours a week {} {}", size,
                        hours.estimate > 0 ? "longer" : "less", ends_text(ends)),
            fmt::format("；书记每周引领工时{} {} 小时（{} 至 {}）", hours.estimate > 0 ? "增加" : "减少",
                        size, number_like(ends.low, ends), number_like(ends.high, ends))};
  }
  const Interval due = change_of(candidate, load);
  if (tells(due)) {
    const auto [size, ends] = unsigned_size(due);
    out += {fmt::format("{} their load {} by {} {}", out.empty() ? ";" : ",",
                        due.estimate > 0 ? "rises" : "falls", size, ends_text(ends)),
            fmt::format("{}工作负荷{} {}（{} 至 {}）", out.empty() ? "；书记" : "，",
                        due.estimate > 0 ? "上升" : "下降", size, number_like(ends.low, ends),
                        number_like(ends.high, ends))};
  }
  return out;
}

std::vector<double> SecretaryWeeks::means_of(std::size_t candidate, const std::string& series) const
{
  const Plan& plan = comparison_.plan();
  const Candidate& who = comparison_.candidates.all.at(candidate);
  StudyOutcome outcome{.name = series};
  outcome.series = series;
  outcome.first = window_.first + plan.burn_in;
  outcome.last = window_.last + plan.burn_in;
  std::vector<double> out;
  for (std::size_t replicate = 0; replicate < comparison_.table.replicates(); ++replicate) {
    double sum = 0;
    double weights = 0;
    for (std::size_t cell = 0; cell < plan.cells.size(); ++cell) {
      if (plan.cells[cell].arm != who.arm || (who.point && plan.cells[cell].point != *who.point)) continue;
      const double weight = plan.worlds.at(plan.cells[cell].world).weight;
      if (weight <= 0) continue;
      sum += weight * district_value(plan, directory_, outcome, cell, replicate);
      weights += weight;
    }
    out.push_back(weights > 0 ? sum / weights : none);
  }
  return out;
}

bool SecretaryWeeks::is_recorded(const std::string& series) const
{
  for (const Address& run : comparison_.plan().runs())
    if (std::filesystem::exists(directory_.result(run)))
      return ResultFile(directory_.result(run)).has_series("district", series);
  return false;
}

Interval SecretaryWeeks::change_of(std::size_t candidate, const std::string& series) const
{
  const auto there = reference_.find(series);
  if (there == reference_.end()) return {none, none, none};
  const std::vector<double> here = means_of(candidate, series);
  std::vector<double> pairs;
  for (std::size_t r = 0; r < here.size(); ++r)
    if (!std::isnan(here[r] - there->second[r])) pairs.push_back(here[r] - there->second[r]);
  return pairs.size() < 2 ? Interval{none, none, none} : t_interval(pairs);
}

}  // namespace linli
