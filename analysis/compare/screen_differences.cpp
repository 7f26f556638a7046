#include "compare/plain_lines.hpp"
#include "compare/screen.hpp"
#include "compare/shown_numbers.hpp"
#include "compare/text_table.hpp"
#include "statistics/moments.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace linli {
namespace {

/// A level, for people: shares in percent.
std::string level_text(const OutcomeColumn& column, double value, const Interval& like)
{
  const Shown shown = shown_as(column);
  const std::string number = number_like(value * shown.times, times(like, shown.times));
  return shown.unit == "points" ? number + " %" : number;
}

TextTable new_table()
{
  return TextTable({"outcome", "group", "arm", "reference mean", "difference", "unit", "95 % interval",
                    "BCa 95 %", "pairs", "p", "pairing removes", "detectable", "total and 95 %", "of"},
                   3);
}

/// By outcome, the widest interval: it says to how many decimals the reference is told, the same in every row.
using Widest = std::map<std::string, Interval>;

void widen(Widest& widest, const std::string& outcome, const Interval& size)
{
  const double width = size.high - size.low;
  if (!std::isfinite(width)) return;
  const auto [known, is_new] = widest.try_emplace(outcome, size);
  if (!is_new && width > known->second.high - known->second.low) known->second = size;
}

void add(TextTable& table, const StudyComparison& comparison, const ArmDifference& one,
         const std::string& whom, const Widest& widest)
{
  const OutcomeColumn& column = comparison.table.columns()[one.column];
  const Shown shown = shown_as(column);
  const Interval size = times(one.size, shown.times);
  const auto wide = widest.find(column.outcome);
  const Interval& like = wide == widest.end() ? one.size : wide->second;
  const bool has_total = std::isfinite(one.total.estimate) && column.measure == Measure::series;
  table.add({column.outcome, whom, comparison.candidates.all[one.candidate].name,
             level_text(column, one.reference, like), signed_like(size.estimate, size), shown.unit,
             ends_text(size), one.bca ? ends_text(times(*one.bca, shown.times)) : "",
             fmt::format("{}", one.pairs), p_text(one.holm), percent_text(one.variance_removed),
             number_like(one.detectable * shown.times, size),
             has_total ? signed_like(one.total.estimate, one.total) + " " + ends_text(one.total) : "",
             has_total ? column.total_unit : ""});
}

/// The rows for which `belongs` holds.
std::string table_of(const StudyComparison& comparison, const std::string& heading,
                     const std::function<bool(const ArmDifference&, const OutcomeColumn&)>& belongs,
                     const std::function<std::string(const ArmDifference&, const OutcomeColumn&)>& whom)
{
  const auto shown = [&](const ArmDifference& one) {
    return belongs(one, comparison.table.columns()[one.column]) &&
           worth_showing(comparison.differences, comparison.table, one.column);
  };
  Widest widest;
  for (const ArmDifference& one : comparison.differences) {
    if (!shown(one)) continue;
    widen(widest, comparison.table.columns()[one.column].outcome, one.size);
  }
  TextTable table = new_table();
  for (const ArmDifference& one : comparison.differences) {
    if (shown(one)) add(table, comparison, one, whom(one, comparison.table.columns()[one.column]), widest);
  }
  if (table.empty()) return "";
  return fmt::format("\n{} (p: corrected by Holm for the rows of its outcome; intervals are not)\n{}",
                     heading, table.text());
}

std::vector<std::string> groupings_in(const StudyComparison& comparison)
{
  std::vector<std::string> out;
  for (const OutcomeColumn& column : comparison.table.columns()) {
    const bool known = std::find(out.begin(), out.end(), column.group) != out.end();
    if (!column.of_district() && !known) out.push_back(column.group);
  }
  return out;
}

std::string ratios_table(const StudyComparison& comparison)
{
  TextTable table({"ratio", "where", "arm", "value and 95 % interval (Fieller)", "pairs"}, 3);
  for (const Ratio& one : comparison.ratios) {
    std::string where;
    if (one.scope.point) where = point_name(comparison.plan(), *one.scope.point);
    if (one.scope.world) where = "world " + comparison.plan().worlds[*one.scope.world].name;
    const auto outcome = std::ranges::find(comparison.plan().outcomes, one.outcome, &StudyOutcome::name);
    const bool free = outcome != comparison.plan().outcomes.end() && costs_nothing(*outcome, one.ratio);
    table.add({one.outcome, where, comparison.candidates.all[one.candidate].name,
               free ? "no cost was given" : ratio_text(one.ratio), fmt::format("{}", one.ratio.pairs)});
  }
  return table.empty() ? "" : "\nRatios\n" + table.text();
}

/// What candidates have where nothing is compared.
std::string levels_table(const StudyComparison& comparison)
{
  TextTable table({"outcome", "group", "arm", "mean", "95 % interval", "replicates"}, 3);
  for (std::size_t k = 0; k < comparison.table.columns().size(); ++k) {
    const OutcomeColumn& column = comparison.table.columns()[k];
    if (column.measure == Measure::numerator || column.measure == Measure::denominator) continue;
    for (const Candidate& who : comparison.candidates.all) {
      std::vector<double> there;
      for (const double x : replicates_of(comparison.plan(), comparison.table, k, who, {}, Number::value))
        if (!std::isnan(x)) there.push_back(x);
      if (there.empty()) continue;
      const Interval mean = t_interval(there);
      table.add({column.outcome, column.member, who.name, level_text(column, mean.estimate, mean),
                 ends_text(times(mean, shown_as(column).times)), fmt::format("{}", there.size())});
    }
  }
  return table.empty()
             ? ""
             : "\nMeans over replicates; nothing is compared, as the study has no reference\n" + table.text();
}

}  // namespace

std::string screen_differences(const StudyComparison& comparison)
{
  if (!comparison.candidates.reference) return levels_table(comparison);
  const std::string reference = comparison.candidates.all[*comparison.candidates.reference].name;
  const auto nobody = [](const ArmDifference&, const OutcomeColumn&) { return std::string(); };
  std::string out = table_of(
      comparison, fmt::format("Whole district, against {}", reference),
      [](const ArmDifference& one, const OutcomeColumn& column) {
        return column.of_district() && one.scope == Scope{};
      },
      nobody);
  for (const std::string& group : groupings_in(comparison)) {
    out += table_of(
        comparison,
        group == "area" ? "By quarters of residential areas, by what they had under the reference in the "
                          "year before the study"
                        : fmt::format("By {}", group),
        [&](const ArmDifference& one, const OutcomeColumn& column) {
          return column.group == group && one.scope == Scope{};
        },
        [](const ArmDifference&, const OutcomeColumn& column) { return column.member; });
  }
  out += table_of(
      comparison, "Point by point, whole district",
      [](const ArmDifference& one, const OutcomeColumn& column) {
        return column.of_district() && one.scope.point.has_value();
      },
      [&](const ArmDifference& one, const OutcomeColumn&) {
        return point_name(comparison.plan(), *one.scope.point);
      });
  out += table_of(
      comparison, "World by world, whole district",
      [](const ArmDifference& one, const OutcomeColumn& column) {
        return column.of_district() && one.scope.world.has_value();
      },
      [&](const ArmDifference& one, const OutcomeColumn&) {
        return comparison.plan().worlds[*one.scope.world].name;
      });
  return out + ratios_table(comparison);
}

}  // namespace linli
