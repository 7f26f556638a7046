#include "compare/stopping.hpp"

#include "compare/measure.hpp"
#include "core/errors.hpp"
#include "engine/observables.hpp"
#include "statistics/complete.hpp"
#include "statistics/moments.hpp"
#include "statistics/power.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli {
namespace {

constexpr std::size_t most_pairs = 50;  // of cells, for a first idea

}  // namespace

Stopping::Stopping(const Plan& plan, StudyDirectory directory) : plan_(plan), directory_(std::move(directory))
{
  expects(plan.precision.has_value(), "a study with a precision");
  outcome_ = *std::ranges::find(plan.outcomes, plan.precision->outcome, &StudyOutcome::name);
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
    if (plan.arms[arm].role == ArmRole::policy) arms_.push_back(arm);
  }
  values_.resize(arms_.size());
}

double Stopping::value(std::size_t arm, std::size_t replicate) const
{
  double sum = 0;
  double weight = 0;
  for (std::size_t world = 0; world < plan_.worlds.size(); ++world) {
    const std::size_t cell = world * plan_.points.size() * plan_.arms.size() + arm;
    const double share = plan_.worlds[world].weight;
    sum += share * district_value(plan_, directory_, outcome_, cell, replicate);
    weight += share;
  }
  return sum / weight;
}

Decision Stopping::after(std::int64_t replicates)
{
  for (std::size_t k = 0; k < arms_.size(); ++k) {
    while (values_[k].size() < static_cast<std::size_t>(replicates))
      values_[k].push_back(value(arms_[k], values_[k].size()));
  }
  return best_arm(values_, {.better = better_of(outcome_), .matters = plan_.precision->matters});
}

std::optional<Tellable> smallest_tellable(const Plan& plan, const StudyDirectory& directory,
                                          std::int64_t replicates)
{
  const auto outcome =
      std::ranges::find_if(plan.outcomes, [](const StudyOutcome& one) { return !one.is_ratio(); });
  if (outcome == plan.outcomes.end()) return {};
  double squares = 0;
  std::size_t pairs = 0;
  for (std::size_t cell = 0; cell < plan.cells.size() && pairs < most_pairs; ++cell) {
    const auto reference = reference_cell(plan, cell);
    if (!reference || *reference == cell || plan.arms[plan.cells[cell].arm].role != ArmRole::policy) continue;
    std::vector<double> here;
    std::vector<double> there;
    for (std::size_t r = 0; r < static_cast<std::size_t>(replicates); ++r) {
      here.push_back(district_value(plan, directory, *outcome, cell, r));
      there.push_back(district_value(plan, directory, *outcome, *reference, r));
    }
    const double deviation = standard_deviation(differences(here, there));
    if (std::isnan(deviation)) continue;
    squares += deviation * deviation;
    ++pairs;
  }
  if (pairs == 0) return {};
  const double deviation = std::sqrt(squares / static_cast<double>(pairs));
  Tellable out{*outcome, smallest_difference(deviation, static_cast<std::size_t>(plan.replicates)), "", false,
               plan.replicates};
  for (const Observable& one : nameable_observables()) {
    if (one.name != outcome->series) continue;
    out.unit = one.unit.en;
    out.is_share = one.unit == series_units::share() || one.unit == series_units::probability();
  }
  return out;
}

}  // namespace linli
