#include "compare/candidates.hpp"

#include "compare/measure.hpp"

#include <fmt/format.h>

#include <limits>

namespace linli {
namespace {

std::size_t cell_number(const Plan& plan, std::size_t arm, std::size_t point, std::size_t world)
{
  return static_cast<std::size_t>(&plan.cell(arm, point, world) - plan.cells.data());
}

}  // namespace

std::string point_name(const Plan& plan, std::size_t point)
{
  const PlannedPoint& at = plan.points.at(point);
  if (!at.name.empty()) return at.name;
  std::string out;
  for (std::size_t factor = 0; factor < at.values.size(); ++factor)
    out += fmt::format("{}{} {}", factor == 0 ? "" : ", ", plan.factors.at(factor).path, at.values[factor]);
  return out.empty() ? fmt::format("point {}", point + 1) : out;
}

Candidates candidates_of(const Plan& plan)
{
  Candidates out;
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
    if (plan.arms[arm].role != ArmRole::policy) continue;
    if (plan.reference_arm == arm) out.reference = out.all.size();
    out.all.push_back({plan.arms[arm].name, arm, {}});
  }
  if (out.all.size() > 1) return out;
  out.reference.reset();
  if (!plan.reference_point || out.all.empty()) return out;
  const std::size_t arm = out.all.front().arm;
  out = {{}, plan.reference_point};
  for (std::size_t point = 0; point < plan.points.size(); ++point)
    out.all.push_back({point_name(plan, point), arm, point});
  return out;
}

std::vector<double> replicates_of(const Plan& plan, const RunTable& table, std::size_t column,
                                  const Candidate& candidate, const Scope& scope, Number number)
{
  const std::optional<std::size_t> only = candidate.point ? candidate.point : scope.point;
  std::vector<double> out;
  for (std::size_t replicate = 0; replicate < table.replicates(); ++replicate) {
    double sum = 0;
    double weights = 0;
    for (std::size_t world = 0; world < plan.worlds.size(); ++world) {
      if (scope.world && *scope.world != world) continue;
      const double weight = scope.world ? 1 : plan.worlds[world].weight;
      if (weight == 0) continue;
      for (std::size_t point = only.value_or(0); point < (only ? *only + 1 : plan.points.size()); ++point) {
        const std::size_t cell = cell_number(plan, candidate.arm, point, world);
        const double here = number == Number::value ? table.value(column, cell, replicate)
                                                    : table.total(column, cell, replicate);
        sum += weight * here;
        weights += weight;
      }
    }
    out.push_back(weights > 0 ? sum / weights : std::numeric_limits<double>::quiet_NaN());
  }
  return out;
}

}  // namespace linli
