#pragma once
/// Cases of which nothing is missing.  A missing value is NaN.
#include <cstddef>
#include <span>
#include <vector>

namespace linli {

/// Which cases are there in every column, in their order; `columns[column][case]`, all equally long.
std::vector<std::size_t> complete_cases(std::span<const std::vector<double>> columns);

/// The columns with these cases only.
std::vector<std::vector<double>> complete_columns(std::span<const std::vector<double>> columns);

/// `treated − reference` of the pairs of which both are there, in their order; the two are equally long.
std::vector<double> differences(std::span<const double> treated, std::span<const double> reference);

}  // namespace linli
