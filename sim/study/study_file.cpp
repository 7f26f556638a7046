#include "study/study_file.hpp"

#include "scenario/text_file.hpp"
#include "study/draft.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace linli {
namespace {

/// The faults of scenarios' files first, then the study's in the order of its lines.
std::vector<Problem> all_problems(const StudyDraft& draft)
{
  std::vector<Problem> all;
  std::vector<Problem> own = draft.faults.problems();
  for (const Problem& problem : draft.problems)
    (problem.file == draft.study.file ? own : all).push_back(problem);
  std::ranges::stable_sort(own, [](const Problem& a, const Problem& b) {
    const bool a_counts_rest = a.line == 0;  // "… further faults"
    const bool b_counts_rest = b.line == 0;
    return std::tie(a_counts_rest, a.line, a.column) < std::tie(b_counts_rest, b.line, b.column);
  });
  for (Problem& problem : own) {
    if (all.empty() || all.back().text() != problem.text()) all.push_back(std::move(problem));
  }
  return all;
}

/// A scenario is told to be one, in place of a fault for each of its keys.
void require_study(const YamlDocument& document)
{
  const auto has = [&](const char* key) { return document.root.find(key) != nullptr; };
  if (has("study") || has("base") || has("outcomes")) return;
  if (!has("run") && !has("population") && !has("extends") && !has("name")) return;
  throw Error(Exit::scenario,
              {Problem{.file = document.file,
                       .problem = "is a scenario, and a study is expected here",
                       .why = "a study has `study`, `base` and `outcomes`",
                       .hint = "run the scenario with `linli run`, or name it as the `base` of a study"}});
}

}  // namespace

Study parse_study(const std::string& file, const std::string& text, const MechanismParams& mechanisms)
{
  const YamlDocument document = parse_yaml(file, text);
  require_study(document);
  StudyDraft draft(file, document, mechanisms);
  draft.study.text = text;
  read_base(draft);
  read_arms(draft);
  read_factors(draft);
  read_design(draft);
  read_reference(draft);
  read_outcomes(draft);
  read_replicates(draft);
  read_worlds(draft);
  read_extras(draft);
  draft.top.done();
  tell_study_contradictions(draft);
  tell_arm_faults(draft);
  std::vector<Problem> problems = all_problems(draft);
  if (!problems.empty()) throw Error(Exit::scenario, std::move(problems));
  return std::move(draft.study);
}

Study read_study(const std::string& file, const MechanismParams& mechanisms)
{
  return parse_study(file, read_text_file(file, largest_yaml + 1), mechanisms);
}

}  // namespace linli
