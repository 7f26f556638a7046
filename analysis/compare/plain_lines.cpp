#include "compare/plain_lines.hpp"

#include "compare/shown_numbers.hpp"
#include "core/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace linli {
namespace {

using Of = StudyOutcome::Term::Of;

constexpr double surprising = 0.05;  // p above this is no news

const ArmDifference* find_difference(const StudyComparison& comparison, std::size_t candidate,
                                     std::size_t column)
{
  for (const ArmDifference& one : comparison.differences) {
    if (one.candidate == candidate && one.column == column && one.scope == Scope{}) return &one;
  }
  return nullptr;
}

std::string with_blanks(std::string name)
{
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::string what_it_does(const StudyComparison& comparison, const ArmDifference& one)
{
  const OutcomeColumn& column = comparison.table.columns()[one.column];
  const std::string name = with_blanks(column.outcome);
  const Shown shown = shown_as(column);
  const Interval size = times(one.size, shown.times);
  const std::string unit = shown.unit.empty() ? "" : " " + shown.unit;
  if (one.pairs == 0) return "cannot be compared: no replicate has it and the reference";
  if (size.estimate == 0 && size.low == 0 && size.high == 0) return "leaves " + name + " exactly as it is";
  std::string people;
  if (std::isfinite(one.total.estimate))
    people = fmt::format(", {} {}", three_digits(std::abs(one.total.estimate)), column.total_unit);
  if (one.pairs == 1)
    return fmt::format("{} {} by {}{}{} in the one pair of runs, which has no interval",
                       size.estimate > 0 ? "raises" : "lowers", name,
                       number_like(std::abs(size.estimate), size), unit, people);
  if (size.low <= 0 && size.high >= 0)
    return fmt::format("does not clearly change {}: {}{} {}", name, signed_like(size.estimate, size), unit,
                       ends_text(size));
  const double sign = size.estimate < 0 ? -1 : 1;
  Interval reach = times(size, sign);
  if (reach.low > reach.high) std::swap(reach.low, reach.high);
  const std::string doubt =
      one.holm > surprising
          ? fmt::format("; not clear once all comparisons of it are counted (p {})", p_text(one.holm))
          : "";
  return fmt::format("{} {} by {}{} {}{}{}", sign > 0 ? "raises" : "lowers", name,
                     number_like(reach.estimate, reach), unit, ends_text(reach), people, doubt);
}

/// "41 yuan each": of a ratio of the cost and what is extra of this outcome.
std::string yuan_each(const StudyComparison& comparison, const ArmDifference& one)
{
  const std::string& extra = comparison.table.columns()[one.column].outcome;
  for (const StudyOutcome& outcome : comparison.plan().outcomes) {
    if (!outcome.is_ratio() || outcome.ratio[0].of != Of::cost || outcome.ratio[1].of != Of::extra ||
        outcome.ratio[1].outcome != extra)
      continue;
    for (const Ratio& ratio : comparison.ratios) {
      if (ratio.candidate != one.candidate || ratio.outcome != outcome.name || !(ratio.scope == Scope{}))
        continue;
      if (costs_nothing(outcome, ratio.ratio)) return "; no cost was given for it";
      if (!ratio.ratio.interval) return "; yuan for each not determined";
      // It says nothing without the two terms: less is spent, or fewer take part.
      if (ratio.ratio.estimate < 0) return "; yuan for each are below 0: see the cost and the people apart";
      return fmt::format("; {} yuan each", three_digits(ratio.ratio.estimate));
    }
  }
  return "";
}

std::string secretarys_week(const StudyComparison& comparison, std::size_t candidate)
{
  const auto column = comparison.table.find("secretary_week", Measure::secretary);
  const ArmDifference* const one = column ? find_difference(comparison, candidate, *column) : nullptr;
  if (one == nullptr || one->pairs == 0) return "";
  const std::int64_t weeks = comparison.table.columns()[*column].window.weeks();
  const std::string when =
      weeks == weeks_per_year ? "the first year" : fmt::format("the first {} weeks", weeks);
  const double hours = one->size.estimate;
  const std::string size = fmt::format("{:.1f}", std::abs(hours));
  if (size == "0.0") return "";
  return fmt::format("; the secretary's week is {} hours {} in {}", size, hours > 0 ? "longer" : "shorter",
                     when);
}

}  // namespace

bool costs_nothing(const StudyOutcome& outcome, const MeanRatio& ratio)
{
  return outcome.is_ratio() && outcome.ratio[0].of == Of::cost && ratio.estimate == 0;
}

std::string ratio_text(const MeanRatio& ratio)
{
  if (!ratio.interval) return "not determined";
  return fmt::format("{} {}", number_like(ratio.estimate, *ratio.interval), ends_text(*ratio.interval));
}

std::vector<std::string> plain_lines(const StudyComparison& comparison)
{
  std::vector<std::string> out;
  const auto& columns = comparison.table.columns();
  const auto first = std::ranges::find_if(columns, [](const OutcomeColumn& column) {
    return column.of_district() && column.measure == Measure::series;
  });
  if (first == columns.end()) return out;
  const auto column = static_cast<std::size_t>(first - columns.begin());
  for (std::size_t k = 0; k < comparison.candidates.all.size(); ++k) {
    const ArmDifference* const one = find_difference(comparison, k, column);
    if (one == nullptr) continue;
    out.push_back(comparison.candidates.all[k].name + " " + what_it_does(comparison, *one) +
                  yuan_each(comparison, *one) + secretarys_week(comparison, k));
  }
  return out;
}

}  // namespace linli
