#include "report/study_page.hpp"

#include "compare/comparison_json.hpp"
#include "report/answer.hpp"
#include "report/courses.hpp"
#include "report/limits.hpp"
#include "report/methods.hpp"
#include "report/page_names.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace linli {
namespace {

/// What the page can choose from: outcomes that have a difference or an effect, in the order of the study.
PageJson outcomes_json(const StudyComparison& comparison, const PageNames& names)
{
  PageJson out = PageJson::array();
  std::set<std::string> known;
  for (const OutcomeColumn& column : comparison.table.columns()) {
    const bool shown = column.measure == Measure::series || column.measure == Measure::cost ||
                       column.measure == Measure::secretary;
    if (!shown || !known.insert(column.outcome).second) continue;
    out.push_back({{"name", column.outcome},
                   {"label", json_of(names.outcome(column.outcome))},
                   {"unit", column.unit},
                   {"better", column.better == Better::higher ? "higher" : "lower"}});
  }
  return out;
}

/// The estimates that panels show: those over all points and worlds.
PageJson shown_of(const StudyComparison& comparison, const PageNames& names)
{
  PageJson all = PageJson::parse(json_text(comparison));
  PageJson& differences = all["differences"];
  const auto gone = std::remove_if(differences.begin(), differences.end(), [](const PageJson& one) {
    return !one["point"].is_null() || !one["world"].is_null();
  });
  differences.erase(gone, differences.end());
  for (const char* unused : {"standings", "regrets", "sentences"}) all.erase(unused);
  all["notes"] = json_of(names.notes(comparison.effects.notes));
  if (comparison.residents) all["resident_notes"] = json_of(names.notes(comparison.residents->notes));
  return all;
}

PageJson pairs_json(const std::vector<std::pair<Spoken, Spoken>>& pairs)
{
  PageJson out = PageJson::array();
  for (const auto& [item, text] : pairs) out.push_back(PageJson::array({json_of(item), json_of(text)}));
  return out;
}

}  // namespace

PageJson study_page(const StudyComparison& comparison, const StudyDirectory& directory)
{
  const Plan& plan = comparison.plan();
  const PageNames names(comparison, directory);
  const Answer answer = answer_of(comparison, directory, names);
  const Methods methods = methods_of(comparison, directory, names);
  const std::string own = plan.description.empty() ? plan.study : plan.description;
  const std::string title = plan.label.en.empty() ? own : plan.label.en;
  return {{"kind", "study"},
          // The order of the page: what people want to know first stands first.
          {"panels",
           {"answer", "arms", "cost", "ratios", "factors", "course", "towns", "groups", "residents", "limits",
            "honesty", "methods"}},
          {"title", json_of(Spoken{title, plan.label.zh.empty() ? title : plan.label.zh})},
          // A title in Chinese needs no English below it.
          {"description", json_of(Spoken{plan.description, plan.label.zh.empty() ? plan.description : ""})},
          {"start", plan.start},
          {"seeds", json_of(seeds_of(plan, directory))},
          {"names", names.json()},
          {"outcomes", outcomes_json(comparison, names)},
          {"answer",
           {{"paragraph", json_of(answer.paragraph)},
            {"lines", json_of(answer.lines)},
            {"runs", json_of(answer.runs)},
            {"best", answer.best},
            {"warnings", json_of(answer.warnings)}}},
          {"comparison", shown_of(comparison, names)},
          {"courses", courses_of(comparison, directory)},
          {"town_courses", town_courses_of(comparison, directory)},
          {"limits", json_of(limits_of(comparison, names))},
          {"methods",
           {{"paragraph", json_of(methods.paragraph)},
            {"stress", pairs_json(methods.stress)},
            {"provenance", pairs_json(methods.provenance)}}}};
}

}  // namespace linli
