#include "report/page_names.hpp"

#include "engine/observables.hpp"
#include "population/breakdowns.hpp"
#include "report/members.hpp"
#include "results/result_file.hpp"
#include "scenario/scenario.hpp"
#include "study/parameters.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace linli {
namespace {

std::string with_blanks(std::string name)
{
  std::ranges::replace(name, '_', ' ');
  return name;
}

/// A label in one language serves for both.
Spoken labelled(const StudyLabel& label, const std::string& name)
{
  const std::string en = label.en.empty() ? name : label.en;
  return {en, label.zh.empty() ? en : label.zh};
}

/// In English factors are called by their path, as papers need it; in Chinese by what they mean, with the path behind.
void name_factors(const Plan& plan, std::map<std::string, Spoken>& all)
{
  Scenario scenario;
  const auto parameters = parameters_of(scenario.sections());
  for (const PlannedFactor& factor : plan.factors) {
    const auto found = parameters.find(factor.path);
    if (found == parameters.end()) continue;
    const Field& field = found->second.field;
    all[factor.path] = {factor.path, field.zh.empty() ? factor.path : field.zh + "（" + factor.path + "）"};
  }
}

}  // namespace

PageNames::PageNames(const StudyComparison& comparison, const StudyDirectory& directory)
{
  const Plan& plan = comparison.plan();
  for (const PlannedArm& arm : plan.arms) all_[arm.name] = labelled(arm.label, with_blanks(arm.name));
  for (const Candidate& candidate : comparison.candidates.all)
    all_.try_emplace(candidate.name, Spoken{candidate.name, candidate.name});
  name_factors(plan, all_);
  const std::vector<Observable> known = nameable_observables();
  for (const StudyOutcome& outcome : plan.outcomes) {
    const auto found = std::ranges::find(known, outcome.series, &Observable::name);
    Spoken own{with_blanks(outcome.name), found == known.end() ? with_blanks(outcome.name) : found->zh};
    if (!outcome.label.en.empty()) own.en = outcome.label.en;
    if (!outcome.label.zh.empty()) own.zh = outcome.label.zh;
    all_["outcome." + outcome.name] = own;
  }
  all_["outcome.cost"] = {"cost", "成本"};
  all_["outcome.secretary_week"] = {"the secretary's week", "书记每周工时"};
  name_groups(comparison);
  name_subdistricts(directory, plan);
}

void PageNames::name_groups(const StudyComparison& comparison)
{
  all_["group.district"] = {"whole district", "全区"};
  all_["group.adults"] = {"all adults", "全体成年人"};
  all_["group.area"] = {"areas, in quarters", "居民区（四等分）"};
  all_["group.subdistrict"] = {"subdistricts and towns", "街镇"};
  for (const Breakdown& one : breakdowns()) all_["group." + one.name] = {one.en, one.zh};
  const auto name_member = [&](const std::string& group, const std::string& member) {
    if (!member.empty()) all_["member." + group + "." + member] = member_name(group, member);
  };
  for (const OutcomeColumn& column : comparison.table.columns()) name_member(column.group, column.member);
  if (comparison.residents)
    for (const Switched& one : comparison.residents->all) name_member(one.group, one.member);
}

void PageNames::name_subdistricts(const StudyDirectory& directory, const Plan& plan)
{
  for (const Address& run : plan.runs()) {
    if (!std::filesystem::exists(directory.result(run))) continue;
    const ResultFile result(directory.result(run));
    if (!result.has_dataset("subdistrict/name_zh")) return;
    const std::vector<std::string> names = result.labels("subdistrict/subdistrict");
    const std::vector<std::string> zh = result.labels("subdistrict/name_zh");
    for (std::size_t k = 0; k < names.size(); ++k)
      all_["member.subdistrict." + names[k]] = {names[k], zh.at(k)};
    return;
  }
}

Spoken PageNames::of(const std::string& name) const
{
  const auto found = all_.find(name);
  return found == all_.end() ? Spoken{with_blanks(name), with_blanks(name)} : found->second;
}

PageJson PageNames::json() const
{
  PageJson out = PageJson::object();
  for (const auto& [name, text] : all_) out[name] = json_of(text);
  return out;
}

}  // namespace linli
