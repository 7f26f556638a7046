#include "compare/honesty.hpp"

#include <fmt/format.h>

#include <cmath>

namespace linli {
namespace {

bool same(double a, double b)
{
  return a == b || (std::isnan(a) && std::isnan(b));
}

std::size_t cell_number(const Plan& plan, std::size_t arm, const PlannedCell& at)
{
  return static_cast<std::size_t>(&plan.cell(arm, at.point, at.world) - plan.cells.data());
}

std::size_t reference_of(const Plan& plan)
{
  if (plan.reference_arm) return *plan.reference_arm;
  std::size_t arm = 0;
  while (arm + 1 < plan.arms.size() && plan.arms[arm].role != ArmRole::policy) ++arm;
  return arm;
}

/// The first number of a run that is not that of the other.
std::optional<std::string> fault_of(const RunTable& table, std::size_t cell, std::size_t other,
                                    std::size_t replicate)
{
  for (std::size_t k = 0; k < table.columns().size(); ++k) {
    const OutcomeColumn& column = table.columns()[k];
    const std::string whom =
        column.of_district() ? "the district" : fmt::format("{} {}", column.group, column.member);
    const auto differ = [&](double here, double there, const char* what) -> std::optional<std::string> {
      if (same(here, there)) return {};
      return fmt::format("{}{} of {} is {}, not {}, in replicate {}", what, column.outcome, whom, here, there,
                         replicate + 1);
    };
    auto fault = differ(table.value(k, cell, replicate), table.value(k, other, replicate), "");
    if (!fault)
      fault = differ(table.total(k, cell, replicate), table.total(k, other, replicate), "the total of ");
    if (fault) return fault;
  }
  return {};
}

}  // namespace

Honesty honesty_of(const Plan& plan, const RunTable& table)
{
  Honesty out;
  const std::size_t reference = reference_of(plan);
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
    if (plan.arms[arm].role == ArmRole::policy) continue;
    ++out.arms;
    for (std::size_t cell = 0; cell < plan.cells.size(); ++cell) {
      if (plan.cells[cell].arm != arm) continue;
      const std::size_t other = cell_number(plan, reference, plan.cells[cell]);
      for (std::size_t replicate = 0; replicate < table.replicates(); ++replicate) {
        if (!table.there(cell, replicate) || !table.there(other, replicate)) {
          ++out.missing;
          continue;
        }
        ++out.compared;
        if (out.fault) continue;
        if (const auto fault = fault_of(table, cell, other, replicate))
          out.fault = fmt::format("arm {}: {}", plan.arms[arm].name, *fault);
      }
    }
  }
  return out;
}

}  // namespace linli
