#include "statistics/complete.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <cmath>

namespace linli {

std::vector<std::size_t> complete_cases(std::span<const std::vector<double>> columns)
{
  std::vector<std::size_t> cases;
  if (columns.empty()) return cases;
  for (const std::vector<double>& column : columns)
    expects(column.size() == columns.front().size(), "columns of one length");
  for (std::size_t k = 0; k < columns.front().size(); ++k)
    if (std::ranges::none_of(columns, [k](const auto& column) { return std::isnan(column[k]); }))
      cases.push_back(k);
  return cases;
}

std::vector<std::vector<double>> complete_columns(std::span<const std::vector<double>> columns)
{
  const std::vector<std::size_t> cases = complete_cases(columns);
  std::vector<std::vector<double>> out(columns.size());
  for (std::size_t column = 0; column < columns.size(); ++column)
    for (const std::size_t k : cases) out[column].push_back(columns[column][k]);
  return out;
}

std::vector<double> differences(std::span<const double> treated, std::span<const double> reference)
{
  expects(treated.size() == reference.size(), "pairs");
  std::vector<double> out;
  for (std::size_t k = 0; k < treated.size(); ++k) {
    const double difference = treated[k] - reference[k];
    if (!std::isnan(difference)) out.push_back(difference);
  }
  return out;
}

}  // namespace linli
