#pragma once
/// What a design is analysed for: a column of an arm at all points.
#include "compare/candidates.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace linli {

struct Response {
  std::string name{};  ///< an arm's, or "ARM − REFERENCE"
  std::size_t column = 0;
  /// [replicate][point] Worlds by their weight; NaN where a run is missing.
  std::vector<std::vector<double>> values{};
  /// [replicate][point] Of the reference arm, of "ARM − REFERENCE" only.
  std::vector<std::vector<double>> reference{};

  /// [point] The mean over replicates that are there at all of these points; NaN of none.
  std::vector<double> means_over(const std::vector<std::size_t>& points) const;
};

/// Of every column of series: the reference arm (or each, if none is the reference) by itself, every other arm less the reference at
/// the same point.
std::vector<Response> responses_of(const Plan& plan, const RunTable& table);

}  // namespace linli
