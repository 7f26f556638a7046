#pragma once
/// All that the page of one run shows.
#include "report/spoken.hpp"
#include "results/result_file.hpp"

#include <vector>

namespace linli {

/// The panels in their order, and their data: series of the district by week, of areas by quarter of a year, events, groups.  What
/// the result does not hold has no panel.  `others` stand beside it in what is of the whole district.  Throws `Error(io)` if a
/// result cannot be read.
PageJson run_page(const ResultFile& result, const std::vector<ResultFile>& others = {});

}  // namespace linli
