#include "compare/responses.hpp"

#include <cmath>
#include <limits>
#include <optional>

namespace linli {
namespace {

/// [replicate][point]
std::vector<std::vector<double>> values_of(const Plan& plan, const RunTable& table, std::size_t column,
                                           std::size_t arm)
{
  std::vector<std::vector<double>> out(table.replicates());
  for (std::size_t point = 0; point < plan.points.size(); ++point) {
    const auto here = replicates_of(plan, table, column, {"", arm, point}, {}, Number::value);
    for (std::size_t replicate = 0; replicate < here.size(); ++replicate)
      out[replicate].push_back(here[replicate]);
  }
  return out;
}

}  // namespace

std::vector<double> Response::means_over(const std::vector<std::size_t>& points) const
{
  std::vector<double> sums(points.size(), 0.0);
  double count = 0;
  for (const std::vector<double>& replicate : values) {
    bool whole = true;
    for (const std::size_t point : points) whole = whole && !std::isnan(replicate[point]);
    if (!whole) continue;
    ++count;
    for (std::size_t k = 0; k < points.size(); ++k) sums[k] += replicate[points[k]];
  }
  for (double& sum : sums) sum = count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
  return sums;
}

std::vector<Response> responses_of(const Plan& plan, const RunTable& table)
{
  std::vector<std::size_t> arms;
  std::optional<std::size_t> reference;
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
    if (plan.arms[arm].role != ArmRole::policy) continue;
    arms.push_back(arm);
    if (plan.reference_arm == arm) reference = arm;
  }
  std::vector<Response> out;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    if (table.columns()[column].measure != Measure::series) continue;
    for (const std::size_t arm : arms) {
      Response one{plan.arms[arm].name, column, values_of(plan, table, column, arm), {}};
      if (reference && arm != *reference) {
        one.name += " − " + plan.arms[*reference].name;
        one.reference = values_of(plan, table, column, *reference);
        for (std::size_t r = 0; r < one.values.size(); ++r)
          for (std::size_t point = 0; point < one.values[r].size(); ++point)
            one.values[r][point] -= one.reference[r][point];
      }
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace linli
