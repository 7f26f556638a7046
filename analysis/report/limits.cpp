#include "report/limits.hpp"

#include "scenario/scenario.hpp"
#include "study/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

std::string listed(const std::vector<std::string>& names, const char* comma)
{
  return fmt::format("{}", fmt::join(names, comma));
}

/// Arms beside the leader that may be best of all on the first outcome.
void tell_overlaps(const StudyComparison& comparison, const PageNames& names, std::vector<Spoken>& out)
{
  if (comparison.standings.empty()) return;
  const Standing& standing = comparison.standings.front();
  std::vector<std::size_t> near;
  const auto known = [](double chance) { return std::isnan(chance) ? -1.0 : chance; };
  const auto leader = std::ranges::max_element(standing.chances, {}, known);
  if (leader == standing.chances.end() || std::isnan(*leader)) return;
  const auto best = static_cast<std::size_t>(leader - standing.chances.begin());
  for (std::size_t k = 0; k < standing.chances.size(); ++k)
    if (k != best && standing.chances[k] >= 0.05) near.push_back(k);
  if (near.empty()) return;
  std::vector<std::string> en;
  std::vector<std::string> zh;
  for (const std::size_t k : near) {
    en.push_back(names.of(comparison.candidates.all[k].name).en);
    zh.push_back(names.of(comparison.candidates.all[k].name).zh);
  }
  const Spoken first = names.of(comparison.candidates.all[best].name);
  out.push_back({fmt::format("Which is best is not settled: beside {}, {} may be (chance 5 % or more).",
                             first.en, listed(en, ", ")),
                 fmt::format("最优方案尚无定论：除{}外，{}也可能最优（概率不低于 5 %）。", first.zh,
                             listed(zh, "、"))});
}

void tell_assumed_factors(const Plan& plan, const PageNames& names, std::vector<Spoken>& out)
{
  if (plan.factors.empty()) return;
  Scenario scenario;
  const auto parameters = parameters_of(scenario.sections());
  std::vector<std::string> en;
  std::vector<std::string> zh;
  for (const PlannedFactor& factor : plan.factors) {
    const auto found = parameters.find(factor.path);
    if (found == parameters.end() || !found->second.is_assumed()) continue;
    en.push_back(names.of(factor.path).en);
    zh.push_back(names.of(factor.path).zh);
  }
  if (en.empty()) return;
  constexpr std::size_t most = 8;
  const std::size_t count = en.size();
  en.resize(std::min(count, most));
  zh.resize(std::min(count, most));
  const bool more = count > most;
  out.push_back({fmt::format("{} of the {} factors are assumptions, not measured: {}{}.", count,
                             plan.factors.size(), listed(en, ", "), more ? ", …" : ""),
                 fmt::format("{} 个因素中有 {} 个是假设而非实测：{}{}。", plan.factors.size(), count,
                             listed(zh, "、"), more ? "等" : "")});
}

/// Whether any run spent something on interventions.
bool costs_anything(const StudyComparison& comparison)
{
  const auto cost = comparison.table.find("cost", Measure::cost);
  for (std::size_t cell = 0; cost && cell < comparison.plan().cells.size(); ++cell)
    for (std::size_t replicate = 0; replicate < comparison.table.replicates(); ++replicate)
      if (comparison.table.value(*cost, cell, replicate) > 0) return true;
  return false;
}

}  // namespace

std::vector<Spoken> limits_of(const StudyComparison& comparison, const PageNames& names)
{
  const Plan& plan = comparison.plan();
  std::vector<Spoken> out;
  out.push_back(
      {"Everything here is of the model. Intervals cover chance and the drawing of synthetic people; they do "
       "not cover "
       "whether the model's assumptions are right.",
       "以上均为模型结果。区间只反映随机性和合成居民的抽取，不反映模型假设是否正确。"});
  if (plan.worlds.size() < 2)
    out.push_back(
        {"The arms were compared under one set of assumptions. Whether their order holds under others is for "
         "a study "
         "with worlds, or a screening, to say.",
         "各方案只在一组假设下比较。换一组假设后排序是否仍成立，需用多组参数（worlds）或筛选（screening）研究"
         "回答。"});
  tell_overlaps(comparison, names, out);
  tell_assumed_factors(plan, names, out);
  if (plan.scale < 1)
    out.push_back(
        {fmt::format(
             "{:g} % of the building groups are simulated; rare events and small groups are told less "
             "surely than "
             "in the whole district.",
             100 * plan.scale),
         fmt::format("只模拟了 {:g} % 的楼组；罕见事件和小群体的结果不如全区模拟可靠。", 100 * plan.scale)});
  const bool free = !costs_anything(comparison);
  if (free)
    out.push_back({"No costs were given: what an arm sets costs nothing here.",
                   "未给出成本：方案中直接设定的参数在此不计成本。"});
  return out;
}

}  // namespace linli
