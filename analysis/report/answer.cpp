#include "report/answer.hpp"

#include "compare/shown_numbers.hpp"
#include "report/numbers.hpp"
#include "report/secretary.hpp"
#include "statistics/better.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

namespace linli {
namespace {

constexpr double surprising = 0.05;

/// What is known of one arm on the study's first outcome.
struct ArmFound {
  const ArmDifference* difference = nullptr;
  Spoken more{};  ///< people, what it costs, and what it does to the secretary's week
  double chance_of_best = std::numeric_limits<double>::quiet_NaN();
};

/// The study's first outcome, of the whole district.
std::optional<std::size_t> first_column(const RunTable& table)
{
  for (std::size_t k = 0; k < table.columns().size(); ++k)
    if (table.columns()[k].of_district() && table.columns()[k].measure == Measure::series) return k;
  return {};
}

const ArmDifference* find(const StudyComparison& comparison, std::size_t candidate, std::size_t column)
{
  for (const ArmDifference& one : comparison.differences)
    if (one.candidate == candidate && one.column == column && one.scope == Scope{}) return &one;
  return nullptr;
}

/// "3.1 points [2.6, 3.5]", "3.1个百分点（95 % 区间 2.6 至 3.5）"; with a sign where it is not said by a verb.
Spoken sized(const OutcomeColumn& column, Interval size, double sign)
{
  const Shown shown = shown_as(column);
  size = times(size, sign * shown.times);
  if (size.low > size.high) std::swap(size.low, size.high);
  Spoken unit = spoken_unit(shown.unit);
  if (!unit.en.empty()) unit.en.insert(0, " ");
  const std::string number = number_like(size.estimate, size);
  if (!std::isfinite(size.low) || !std::isfinite(size.high))
    return {number + unit.en + " (no interval)", number + unit.zh + "（无区间）"};
  return {fmt::format("{}{} {}", number, unit.en, ends_text(size)),
          fmt::format("{}{}（95 % 区间 {} 至 {}）", number, unit.zh, number_like(size.low, size),
                      number_like(size.high, size))};
}

bool is_clear(const ArmDifference& one)
{
  return one.pairs > 1 && (one.size.low > 0 || one.size.high < 0) && !(one.holm > surprising);
}

/// People, what it costs, and what it does to the secretary's week.
Spoken people_and_cost(const StudyComparison& comparison, const SecretaryWeeks& weeks,
                       const ArmDifference& one)
{
  Spoken out;
  if (std::isfinite(one.total.estimate)) {
    const Spoken people = counted_people(std::abs(one.total.estimate));
    const Spoken unit = spoken_unit(comparison.table.columns()[one.column].total_unit);
    out += {fmt::format(", {} {}", people.en, unit.en), fmt::format("，约{}{}", people.zh, unit.zh)};
  }
  const auto cost = comparison.table.find("cost", Measure::cost);
  const ArmDifference* const spent = cost ? find(comparison, one.candidate, *cost) : nullptr;
  if (spent != nullptr && spent->pairs > 0 && spent->size.estimate != 0) {
    const Spoken yuan = counted_people(std::abs(spent->size.estimate));
    const bool more = spent->size.estimate > 0;
    out += {fmt::format("; it costs {} yuan {}", yuan.en, more ? "more" : "less"),
            fmt::format("；成本{}{}元", more ? "增加" : "减少", yuan.zh)};
  }
  out += weeks.words(one.candidate);
  return out;
}

Spoken line_of(const StudyComparison& comparison, const PageNames& names, const ArmFound& found)
{
  const ArmDifference& one = *found.difference;
  const OutcomeColumn& column = comparison.table.columns()[one.column];
  const Spoken arm = names.of(comparison.candidates.all[one.candidate].name);
  const Spoken outcome = names.outcome(column.outcome);
  if (one.pairs == 0) return {arm.en + ": no result to compare.", arm.zh + "：没有可比较的结果。"};
  if (one.size.estimate == 0 && one.size.low == 0 && one.size.high == 0)
    return {fmt::format("{}: {} stays exactly as it is.", arm.en, outcome.en),
            fmt::format("{}：{}完全不变。", arm.zh, outcome.zh)};
  const bool rises = one.size.estimate >= 0;
  const Spoken size = sized(column, one.size, rises ? 1 : -1);
  const Spoken& more = found.more;
  const bool clear = is_clear(one);
  const Spoken doubt = clear ? Spoken{} : Spoken{" Chance alone may have made it.", "该差异可能只是偶然。"};
  return {fmt::format("{}: {} {} by {}{}.{}", arm.en, outcome.en, rises ? "rises" : "falls", size.en, more.en,
                      doubt.en),
          fmt::format("{}：{}{}{}{}。{}", arm.zh, outcome.zh, rises ? "上升" : "下降", size.zh, more.zh,
                      doubt.zh)};
}

std::vector<ArmFound> ranked(const StudyComparison& comparison, const StudyDirectory& directory,
                             std::size_t column)
{
  const SecretaryWeeks weeks(comparison, directory, column);
  std::vector<ArmFound> out;
  for (std::size_t k = 0; k < comparison.candidates.all.size(); ++k) {
    const ArmDifference* const one = find(comparison, k, column);
    if (one == nullptr) continue;
    ArmFound found{.difference = one};
    if (one->pairs > 0) found.more = people_and_cost(comparison, weeks, *one);
    for (const Standing& standing : comparison.standings)
      if (standing.column == column) found.chance_of_best = standing.chances.at(k);
    out.push_back(found);
  }
  const double sign = sign_of(comparison.table.columns()[column].better);
  std::ranges::stable_sort(out, std::greater<>(), [&](const ArmFound& one) {
    const double size = sign * one.difference->size.estimate;
    return std::isnan(size) ? -std::numeric_limits<double>::infinity() : size;
  });
  return out;
}

/// The first of the ranking may rest on a single pair: this is the first that is sure, or the end.
auto clear_best(const StudyComparison& comparison, std::size_t column, const std::vector<ArmFound>& arms)
{
  const double sign = sign_of(comparison.table.columns()[column].better);
  return std::ranges::find_if(arms, [&](const ArmFound& one) {
    return is_clear(*one.difference) && sign * one.difference->size.estimate > 0;
  });
}

Spoken paragraph_of(const StudyComparison& comparison, const PageNames& names, std::size_t column,
                    const std::vector<ArmFound>& arms)
{
  const OutcomeColumn& what = comparison.table.columns()[column];
  const Spoken outcome = names.outcome(what.outcome);
  const Spoken reference = names.of(comparison.candidates.all[*comparison.candidates.reference].name);
  const Spoken weeks = spoken_weeks(what.window.first, what.window.last);
  const double sign = sign_of(what.better);
  const auto clear = clear_best(comparison, column, arms);
  if (clear == arms.end())
    return {fmt::format("No arm is clearly better than {} for {} ({}).", reference.en, outcome.en, weeks.en),
            fmt::format("就{}而言（{}），没有任何方案明显优于{}。", outcome.zh, weeks.zh, reference.zh)};
  const ArmFound& best = *clear;
  const Spoken arm = names.of(comparison.candidates.all[best.difference->candidate].name);
  const Spoken size = sized(what, best.difference->size, sign);
  const Spoken& more = best.more;
  const bool higher = what.better == Better::higher;
  Spoken out{fmt::format("{} does most for {}: {} {} than {} ({}){}.", arm.en, outcome.en, size.en,
                         higher ? "higher" : "lower", reference.en, weeks.en, more.en),
             fmt::format("{}，对{}作用最大的是{}：比{}{}{}{}。", weeks.zh, outcome.zh, arm.zh, reference.zh,
                         higher ? "高" : "低", size.zh, more.zh)};
  if (clear != arms.begin()) {
    const Spoken leader = names.of(comparison.candidates.all[arms.front().difference->candidate].name);
    out += {fmt::format(" The mean of {} is better still, but chance alone may have made it.", leader.en),
            fmt::format("{}的平均值更好，但可能只是偶然。", leader.zh)};
  }
  if (arms.size() > 1 && std::isfinite(best.chance_of_best)) {
    const auto chance = percent_text(best.chance_of_best);
    out += {fmt::format(" The chance that it is the best of the {} arms is {}.", arms.size() + 1, chance),
            fmt::format("它在{}个方案中最好的概率为 {}。", arms.size() + 1, chance)};
  }
  return out;
}

Spoken runs_of(const StudyComparison& comparison)
{
  const Completeness& there = comparison.completeness;
  const bool luck = comparison.plan().vary == Vary::luck;
  return {fmt::format("{} of {} runs; {} of {} replicates are complete; {} between replicates. Intervals "
                      "cover that, and not "
                      "whether the model's assumptions are right.",
                      there.runs - there.missing, there.runs, there.complete, there.replicates,
                      luck ? "luck alone varies" : "synthetic people and luck vary"),
          fmt::format("共 {} 次运行，已有 {} 次；{} 次重复中 {} "
                      "次完整；各次重复之间{}。区间只反映这部分不确定性，不反映模型假设是否正确。",
                      there.runs, there.runs - there.missing, there.replicates, there.complete,
                      luck ? "只有随机数不同" : "合成居民和随机数均不同")};
}

std::vector<Spoken> warnings_of(const StudyComparison& comparison)
{
  std::vector<Spoken> out;
  const Completeness& there = comparison.completeness;
  if (there.missing > 0)
    out.push_back({fmt::format("{} of {} runs are missing.", there.missing, there.runs),
                   fmt::format("缺少 {} 次运行（共 {} 次）。", there.missing, there.runs)});
  if (comparison.honesty.fault)
    out.push_back({"A negative control differs from the reference: do not trust this study.",
                   "阴性对照与对照方案不一致：本研究结果不可信。"});
  if (comparison.plan().scale < 1)
    out.push_back({fmt::format("{:g} % of the building groups are simulated.", 100 * comparison.plan().scale),
                   fmt::format("仅模拟了 {:g} % 的楼组。", 100 * comparison.plan().scale)});
  return out;
}

}  // namespace

Answer answer_of(const StudyComparison& comparison, const StudyDirectory& directory, const PageNames& names)
{
  Answer out{.runs = runs_of(comparison), .warnings = warnings_of(comparison)};
  const auto column = first_column(comparison.table);
  const std::vector<ArmFound> arms = column && comparison.candidates.reference
                                         ? ranked(comparison, directory, *column)
                                         : std::vector<ArmFound>{};
  if (arms.empty() && comparison.candidates.reference) {
    out.paragraph = {"No outcome of the district is compared; see the tables below.",
                     "没有可比较的全区指标；见下文各表。"};
    return out;
  }
  if (arms.empty()) {
    out.paragraph = {"The study has no reference to compare with; what its factors do stands below.",
                     "本研究没有对照方案；各因素的作用见下文。"};
    return out;
  }
  out.paragraph = paragraph_of(comparison, names, *column, arms);
  const auto clear = clear_best(comparison, *column, arms);
  const ArmFound& best = clear == arms.end() ? arms.front() : *clear;
  out.best = comparison.candidates.all[best.difference->candidate].name;
  for (const ArmFound& one : arms) out.lines.push_back(line_of(comparison, names, one));
  return out;
}

}  // namespace linli
