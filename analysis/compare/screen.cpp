#include "compare/screen.hpp"

#include "compare/plain_lines.hpp"
#include "compare/shown_numbers.hpp"
#include "compare/text_table.hpp"
#include "core/text.hpp"
#include "statistics/power.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace linli {
namespace {

/// What the reference is, and what the rule of stopping said.
std::string about(const StudyComparison& comparison)
{
  const Plan& plan = comparison.plan();
  std::string out = fmt::format("study {}", plan.study);
  if (comparison.candidates.reference)
    out += ", compared with " + comparison.candidates.all[*comparison.candidates.reference].name;
  out += "\n";
  if (const auto& look = comparison.look) {
    std::string verdict = look->verdict;
    std::ranges::replace(verdict, '_', ' ');
    out += fmt::format("the rule of stopping looked at {} and says: {}{}\n",
                       counted(look->replicates, "replicate"), verdict,
                       look->leader.empty() ? "" : "; the leader is " + look->leader);
  }
  return out;
}

/// Which weeks each outcome is of, and what it says.
std::string outcomes_text(const StudyComparison& comparison)
{
  TextTable table({"outcome", "weeks", "what"}, 3);
  for (std::size_t k = 0; k < comparison.table.columns().size(); ++k) {
    const OutcomeColumn& column = comparison.table.columns()[k];
    if (!column.of_district() || column.measure == Measure::numerator ||
        column.measure == Measure::denominator || !worth_showing(comparison.differences, comparison.table, k))
      continue;
    table.add({column.outcome, window_text(column.window), column.meaning});
  }
  return table.empty() ? "" : "\nOutcomes, means over their weeks; the cost is the sum\n" + table.text();
}

/// How much wider an interval of so many values is than one of all.
double widening(std::size_t there, std::size_t all)
{
  return half_width_of_mean(there) / half_width_of_mean(all) - 1;
}

std::string cost_of_missing(const StudyComparison& comparison)
{
  const Completeness& there = comparison.completeness;
  if (there.missing == 0) return "";
  std::string out =
      fmt::format("{} of {} runs {} missing", there.missing, there.runs, there.missing == 1 ? "is" : "are");
  std::size_t fewest = there.replicates;
  for (const ArmDifference& one : comparison.differences)
    if (one.scope == Scope{}) fewest = std::min(fewest, one.pairs);
  if (!comparison.differences.empty() && fewest < there.replicates) {
    out += fmt::format(": some differences rest on {} of {} pairs", fewest, there.replicates);
    out += fewest < 2 ? ", and have no interval"
                      : fmt::format(", so their intervals are about {} % wider",
                                    std::lround(100 * widening(fewest, there.replicates)));
  }
  return out + "\n";
}

/// Shares in percent.
std::string level_text(const OutcomeColumn& column, double value)
{
  const Shown shown = shown_as(column);
  return three_digits(value * shown.times) + (shown.unit == "points" && !std::isnan(value) ? " %" : "");
}

bool all_equal(const std::vector<double>& values)
{
  return std::ranges::all_of(values, [&](double x) { return x == values.front(); });
}

std::string signed_percent(double share)
{
  return (share < 0 ? "−" : "+") + percent_text(std::abs(share));
}

/// "−43 % [−51 %, −35 %]".
std::string part_text(const MeanRatio& part)
{
  if (!part.interval) return "not determined";
  return fmt::format("{} [{}, {}]", signed_percent(part.estimate), signed_percent(part.interval->low),
                     signed_percent(part.interval->high));
}

std::string honesty_text(const Honesty& honesty)
{
  if (honesty.arms == 0) return "";
  std::string out = "honesty: ";
  if (honesty.fault) {
    out += *honesty.fault;
  } else if (honesty.compared == 0) {
    out += "nothing could be checked yet";
  } else {
    out += fmt::format("{} of {} that cannot differ from the reference {} exactly 0 apart in every outcome",
                       counted(honesty.compared, "run"), counted(honesty.arms, "arm"),
                       honesty.compared == 1 ? "is" : "are");
  }
  if (honesty.missing > 0) out += fmt::format("; {} could not be checked", counted(honesty.missing, "run"));
  return out + "\n";
}

}  // namespace

std::string screen_rankings(const StudyComparison& comparison)
{
  const auto& candidates = comparison.candidates.all;
  std::string out;
  if (!comparison.standings.empty()) {
    TextTable table({"outcome", "better is", "arm", "chance of being best", "mean"}, 3);
    for (const Standing& standing : comparison.standings) {
      const OutcomeColumn& column = comparison.table.columns()[standing.column];
      if (!worth_showing(comparison.differences, comparison.table, standing.column)) continue;
      for (std::size_t k = 0; k < candidates.size(); ++k)
        table.add({column.outcome, column.better == Better::higher ? "higher" : "lower", candidates[k].name,
                   all_equal(standing.means) ? "all equal" : percent_text(standing.chances[k]),
                   level_text(column, standing.means[k])});
    }
    out += "\nChance of being best, over bootstrap samples of replicates\n" + table.text();
    std::vector<std::string> names;
    for (const std::size_t k : comparison.pareto) names.push_back(candidates[k].name);
    out += fmt::format(
        "\nBy their means, no other is at least as good in all of these and better in one (Pareto): {}\n",
        names.empty() ? "none of which all is known" : listed(names));
  }
  if (comparison.regrets.empty()) return out;
  TextTable table({"outcome", "arm", "mean regret", "largest", "unit", "in world", "best in"}, 2);
  for (const WorldRegrets& row : comparison.regrets) {
    const OutcomeColumn& column = comparison.table.columns()[row.column];
    const Shown shown = shown_as(column);
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      const Regret& lost = row.regrets[k];
      table.add({column.outcome, candidates[k].name, three_digits(lost.mean * shown.times),
                 three_digits(lost.largest * shown.times), shown.unit,
                 lost.largest > 0 ? comparison.plan().worlds[lost.worst].name : "",
                 percent_text(lost.leads)});
    }
  }
  return out + "\nRegret: what is lost against the best of each world\n" + table.text();
}

std::string screen_factors(const StudyComparison& comparison)
{
  const FactorEffects& effects = comparison.effects;
  std::string out;
  if (!effects.all.empty()) {
    TextTable table({"arm", "outcome", "group", "measure", "factor", "level", "estimate", "unit",
                     "95 % interval", "n", "p", "of the reference's effect"},
                    6);
    for (const FactorEstimate& one : effects.all) {
      const OutcomeColumn& column = comparison.table.columns()[one.column];
      const bool pure = one.told == Told::first_index || one.told == Told::total_index ||
                        one.told == Told::rank_correlation || one.told == Told::slope;
      const Shown shown = pure ? Shown{} : shown_as(column);
      const Interval size = times(one.size, shown.times);
      table.add({one.response, column.outcome, column.member, name_of(one.told), one.factor, one.level,
                 signed_like(size.estimate, size), shown.unit, ends_text(size), fmt::format("{}", one.cases),
                 std::isnan(one.holm) ? "" : p_text(one.holm),
                 one.of_reference ? part_text(*one.of_reference) : ""});
    }
    out += "\nWhat factors do (p: corrected by Holm over this table)\n" + table.text();
  }
  if (!effects.aliases.empty()) {
    out += "\nThe fraction estimates only sums of these\n";
    for (const std::string& alias : effects.aliases) out += "  " + alias + "\n";
  }
  for (const Note& note : effects.notes) out += "\n" + note.text() + "\n";
  return out;
}

std::string screen_residents(const StudyComparison& comparison)
{
  if (!comparison.residents) return "";
  TextTable table({"arm", "group", "", "week", "only under it", "95 % interval", "only under the reference",
                   "95 % interval", "adults", "pairs"},
                  3);
  for (const Switched& one : comparison.residents->all) {
    table.add({comparison.candidates.all[one.candidate].name, one.group, one.member,
               fmt::format("{}", one.week), number_like(one.only_here.estimate, one.only_here),
               ends_text(one.only_here), number_like(one.only_reference.estimate, one.only_reference),
               ends_text(one.only_reference), number_like(one.adults.estimate, one.adults),
               fmt::format("{}", one.replicates)});
  }
  std::string out =
      "\nWho took part in a week under one arm only, people of the whole district\n" + table.text();
  for (const Note& note : comparison.residents->notes) out += note.text() + "\n";
  return out;
}

std::string screen_text(const StudyComparison& comparison)
{
  std::string out = first_line(comparison) + "\n" + about(comparison) + cost_of_missing(comparison) +
                    honesty_text(comparison.honesty);
  const std::vector<std::string> lines = plain_lines(comparison);
  if (!lines.empty()) out += "\n";
  for (const std::string& line : lines) out += line + "\n";
  return out + outcomes_text(comparison) + screen_differences(comparison) + screen_rankings(comparison) +
         screen_factors(comparison) + screen_residents(comparison);
}

}  // namespace linli
