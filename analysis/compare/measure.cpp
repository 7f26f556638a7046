#include "compare/measure.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

using Term = StudyOutcome::Term;

const StudyOutcome& outcome_called(const Plan& plan, const std::string& name)
{
  const auto found =
      std::ranges::find_if(plan.outcomes, [&](const StudyOutcome& one) { return one.name == name; });
  expects(found != plan.outcomes.end(), "terms of a ratio are outcomes of the plan");
  return *found;
}

/// A term's total over the window of `windowed`.
double total_of(const ResultFile& result, const Plan& plan, const Term& term, const StudyOutcome& windowed)
{
  if (term.of == Term::Of::cost) return cost_over(result, window_of(plan, windowed));
  return over_window(result, "district", windowed.series, window_of(plan, windowed)).front().total;
}

std::size_t cell_number(const Plan& plan, std::size_t arm, std::size_t point, std::size_t world)
{
  return static_cast<std::size_t>(&plan.cell(arm, point, world) - plan.cells.data());
}

std::size_t policies(const Plan& plan)
{
  return static_cast<std::size_t>(
      std::ranges::count(plan.arms, ArmRole::policy, [](const PlannedArm& arm) { return arm.role; }));
}

}  // namespace

Window window_of(const Plan& plan, const StudyOutcome& outcome)
{
  return {outcome.first - plan.burn_in, outcome.last - plan.burn_in};
}

std::optional<std::size_t> reference_cell(const Plan& plan, std::size_t cell)
{
  const PlannedCell& at = plan.cells.at(cell);
  const bool by_point = plan.reference_point && (!plan.reference_arm || policies(plan) < 2);
  if (by_point) return cell_number(plan, at.arm, *plan.reference_point, at.world);
  if (plan.reference_arm) return cell_number(plan, *plan.reference_arm, at.point, at.world);
  return {};
}

std::optional<std::filesystem::path> result_of(const Plan& plan, const StudyDirectory& directory,
                                               std::size_t cell, std::size_t replicate)
{
  const std::vector<Address>& runs = plan.cells.at(cell).runs;
  if (replicate >= runs.size()) return {};
  std::filesystem::path file = directory.result(runs[replicate]);
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return {};
  return file;
}

RatioTerms ratio_terms(const Plan& plan, const StudyDirectory& directory, const StudyOutcome& outcome,
                       std::size_t cell, std::size_t replicate)
{
  expects(outcome.ratio.size() == 2, "a ratio of two terms");
  const bool against =
      std::ranges::any_of(outcome.ratio, [](const Term& term) { return term.of == Term::Of::extra; });
  const auto file = result_of(plan, directory, cell, replicate);
  const auto other = against ? reference_cell(plan, cell) : std::nullopt;
  const auto reference = other ? result_of(plan, directory, *other, replicate) : std::nullopt;
  if (!file || (against && !reference)) return {none, none};
  std::array<double, 2> terms{};
  const auto total_in = [&](const ResultFile& result, std::size_t k) {
    const Term& term = outcome.ratio[k];
    const Term& named = term.of == Term::Of::cost ? outcome.ratio[1 - k] : term;
    return total_of(result, plan, term, outcome_called(plan, named.outcome));
  };
  const ResultFile result(*file);
  for (std::size_t k = 0; k < 2; ++k) terms.at(k) = total_in(result, k);
  if (against) {
    const ResultFile base(*reference);
    for (std::size_t k = 0; k < 2; ++k)
      terms.at(k) -= outcome.ratio[k].of == Term::Of::outcome ? 0 : total_in(base, k);
  }
  return {terms[0], terms[1]};
}

double district_value(const Plan& plan, const StudyDirectory& directory, const StudyOutcome& outcome,
                      std::size_t cell, std::size_t replicate)
{
  if (outcome.is_ratio()) {
    const RatioTerms terms = ratio_terms(plan, directory, outcome, cell, replicate);
    return terms.denominator == 0 ? none : terms.numerator / terms.denominator;
  }
  const auto file = result_of(plan, directory, cell, replicate);
  if (!file) return none;
  return over_window(ResultFile(*file), "district", outcome.series, window_of(plan, outcome)).front().value;
}

Better better_of(const StudyOutcome& outcome)
{
  if (outcome.aim != StudyOutcome::Aim::usual)
    return outcome.aim == StudyOutcome::Aim::higher ? Better::higher : Better::lower;
  if (outcome.is_ratio()) return outcome.ratio.front().of == Term::Of::cost ? Better::lower : Better::higher;
  constexpr std::array<std::string_view, 21> burdens{"burnout",
                                                     "exhaustion",
                                                     "vacant",
                                                     "overtime",
                                                     "perfunctory",
                                                     "overstepping",
                                                     "petitions",
                                                     "work_",
                                                     "_load",
                                                     "on_leave",
                                                     "almost_never",
                                                     "hours_routine",
                                                     "hours_asked",
                                                     "hours_total",
                                                     "staff_hours",
                                                     "troubles_open",
                                                     "troubles_grown",
                                                     "troubles_lapsed",
                                                     "intervention_yuan",
                                                     "households_moved",
                                                     "troubles_brought"};
  const bool burden = std::ranges::any_of(
      burdens, [&](std::string_view word) { return outcome.series.find(word) != std::string::npos; });
  return burden ? Better::lower : Better::higher;
}

}  // namespace linli
