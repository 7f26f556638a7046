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

}  // namespace

Study parse_study(const std::string& file, const std::string& text, const MechanismParams& mechanisms)
{
  const YamlDocument document = parse_yaml(file, text);
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
