#include "report/page_names.hpp"

#include "engine/observables.hpp"
#include "report/labels.hpp"
#include "scenario/scenario.hpp"
#include "study/parameters.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
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

std::map<std::string, Spoken> subdistrict_names(const ResultFile& result)
{
  std::map<std::string, Spoken> out;
  if (!result.has_dataset("subdistrict/name_zh")) return out;
  const std::vector<std::string> names = result.labels("subdistrict/subdistrict");
  const std::vector<std::string> zh = result.labels("subdistrict/name_zh");
  for (std::size_t k = 0; k < names.size(); ++k) out["member.subdistrict." + names[k]] = {names[k], zh.at(k)};
  return out;
}

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
  name_subdistricts(directory, plan);
}

void PageNames::name_subdistricts(const StudyDirectory& directory, const Plan& plan)
{
  for (const Address& run : plan.runs()) {
    if (!std::filesystem::exists(directory.result(run))) continue;
    const ResultFile result(directory.result(run));
    all_.merge(subdistrict_names(result));
    return;
  }
}

Spoken PageNames::of(const std::string& name) const
{
  const auto found = all_.find(name);
  if (found != all_.end()) return found->second;
  return {with_blanks(name), with_blanks(name)};
}

Spoken PageNames::outcome(const std::string& name) const
{
  const std::string key = "outcome." + name;
  if (const auto found = all_.find(key); found != all_.end()) return found->second;
  return label_of(key).value_or(of(name));
}

Spoken PageNames::of_response(const std::string& response) const
{
  constexpr std::string_view less = " − ";
  const std::size_t at = response.find(less);
  if (at == std::string::npos) return of(response);
  const Spoken arm = of(response.substr(0, at));
  const Spoken reference = of(response.substr(at + less.size()));
  return {arm.en + std::string(less) + reference.en, arm.zh + std::string(less) + reference.zh};
}

std::vector<Spoken> PageNames::notes(const std::vector<Note>& notes) const
{
  std::vector<Spoken> out;
  for (const Note& note : notes) {
    const Spoken subject = of_response(note.subject);
    out.push_back(note.subject.empty() ? Spoken{note.en, note.zh}
                                       : Spoken{subject.en + ": " + note.en, subject.zh + "：" + note.zh});
  }
  return out;
}

PageJson PageNames::json() const
{
  return json_of(all_);
}

}  // namespace linli
