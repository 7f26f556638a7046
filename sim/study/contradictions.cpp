#include "core/week_text.hpp"
#include "study/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

using DesignKind = StudyDesign::Kind;

/// A factor that the design cannot have.
std::optional<Fault> unfit_factor(const StudyDesign& design, const StudyFactor& factor)
{
  const std::size_t levels = factor.levels.size();
  const bool of_levels = design.kind == DesignKind::factorial || design.kind == DesignKind::fractional;
  if (of_levels && levels == 0)
    return Fault{"the design needs levels, and the factor has a range",
                 {},
                 "write `levels: [a, b]`, or another design such as `{latin_hypercube: 64}`"};
  if (design.kind == DesignKind::fractional && levels != 2)
    return Fault{fmt::format("the factor has {} levels", levels), "a fractional design has two of each",
                 "keep two, or write `design: factorial`"};
  if ((design.kind == DesignKind::morris || design.kind == DesignKind::saltelli) && levels > 0)
    return Fault{"the design needs a range, and the factor has levels",
                 {},
                 "write `range: [low, high]`, or `design: factorial`"};
  return std::nullopt;
}

void tell_unfit_factors(StudyDraft& draft)
{
  const Study& study = draft.study;
  const StudyDesign& design = study.design;
  const bool asked = draft.find("design").has_value();
  const bool has_factors = draft.find("factors").has_value();
  if (has_factors && !asked) {
    const bool levels = std::all_of(study.factors.begin(), study.factors.end(),
                                    [](const StudyFactor& one) { return !one.levels.empty(); });
    draft.top.fault("factors", {"`design` is missing", "it says which of their values are run together",
                                levels ? "write for example `design: factorial`"
                                       : "write for example `design: {latin_hypercube: 64}`"});
    return;
  }
  if (!draft.design_read) return;
  if (design.kind == DesignKind::arms) {
    if (has_factors)
      draft.top.fault("design", {"the design runs arms only, and there are factors",
                                 {},
                                 "write for example `design: factorial`, or remove `factors`"});
    return;
  }
  if (!has_factors && design.kind != DesignKind::points)
    draft.top.fault("design",
                    {"the design has no factors", {}, "add `factors`, or remove `design` to compare arms"});
  if (has_factors && design.kind == DesignKind::points) {
    draft.top.fault("factors",
                    {"the points are in the table, and there are factors", {}, "remove `factors`"});
    return;
  }
  for (const StudyFactor& factor : study.factors) {
    if (draft.faulty_factors.contains(factor.path)) continue;
    if (std::optional<Fault> fault = unfit_factor(design, factor))
      draft.faults.add(factor.place, "factors." + factor.path, *std::move(fault));
  }
}

void tell_reference_faults(StudyDraft& draft)
{
  const Study& study = draft.study;
  const auto at = draft.find("reference");
  if (!at) {
    if (study.arms.size() > 1)
      draft.top.fault("arms", {"`reference` is missing", "it says with which arm the others are compared",
                               fmt::format("write for example `reference: {}`", study.arms.front().name)});
    for (const StudyOutcome& outcome : study.outcomes) {
      const auto is_extra = [](const StudyOutcome::Term& term) {
        return term.of == StudyOutcome::Term::Of::extra;
      };
      if (study.arms.size() <= 1 && std::any_of(outcome.ratio.begin(), outcome.ratio.end(), is_extra))
        draft.faults.add(
            outcome.place, "outcomes." + outcome.name,
            {"`extra` is more than the reference has, and the study has none", {}, "add `reference`"});
    }
    return;
  }
  if (at->is_map() && study.arms.size() > 1)
    at->refuse({"the study has arms, and the reference is levels of factors",
                "every point is run under each arm", "name an arm"});
  else if (at->is_map() && !draft.find("factors"))
    at->refuse({"the reference is levels of factors, and there are none", {}, "name an arm"});
  if (!at->is_map() && !draft.find("arms"))
    at->refuse({"the reference is an arm, and the study names none",
                {},
                "write a level of every factor, such as `{leadership_skills.capacity: 0}`"});
}

void tell_outside_run(const std::optional<When>& from, TextPosition place, const std::string& path,
                      StudyDraft& draft)
{
  if (!from || !draft.run_known()) return;
  const RunParams& run = draft.base.scenario.run;
  const std::int64_t week = run.calendar().week_of(*from);
  if (week >= 0 && week < run.all_weeks()) return;
  draft.faults.add(place, path,
                   {"from " + to_string(*from) + " is outside the run",
                    "which goes from " + weeks_text(run.calendar(), 0, run.all_weeks() - 1),
                    {}});
}

/// A single value that a factor would replace.
void tell_hidden_values(StudyDraft& draft)
{
  for (const StudyArm& arm : draft.study.arms) {
    for (const Overlay& value : arm.over) {
      if (!value.path) continue;
      const std::string& path = value.path->text;
      const auto& factors = draft.study.factors;
      if (std::any_of(factors.begin(), factors.end(),
                      [&](const StudyFactor& one) { return is_path_within(one.path, path); }))
        draft.faults.add(place_of(*value.path), path,
                         {"the arm gives a value that a factor gives too", "the factor's would always hold",
                          "remove one of them"});
    }
  }
}

}  // namespace

void tell_study_contradictions(StudyDraft& draft)
{
  const Study& study = draft.study;
  tell_unfit_factors(draft);
  tell_reference_faults(draft);
  tell_hidden_values(draft);
  for (const StudyArm& arm : study.arms) tell_outside_run(arm.from, arm.place, "arms." + arm.name, draft);
  for (const StudyFactor& factor : study.factors) {
    const std::string path = "factors." + factor.path;
    tell_outside_run(factor.from, factor.place, path, draft);
    if (factor.from && factor.parameter.acts == Acts::set_up)
      draft.faults.add(
          factor.place, path,
          {"the parameter acts before the first week, and the factor begins later", {}, "remove `from`"});
  }
  if (study.precision && study.arms.size() < 2)
    draft.top.fault("precision", {"a study with a precision compares arms",
                                  "it adds replicates until the best arm is known", "write `replicates`"});
  else if (study.precision && study.design.kind != DesignKind::arms)
    draft.top.fault("precision", {"a design of factors has no best arm", {}, "write `replicates`"});
}

}  // namespace linli
