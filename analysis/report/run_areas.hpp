#pragma once
/// What the page of a run shows of residential areas.
#include "report/spoken.hpp"
#include "results/result_file.hpp"

namespace linli {

/// `{numbers, subdistricts, towns, quarters, series, secretaries, events}`: by area some series as means of each quarter of a year
/// (`quarters`: the first week of each), the secretaries at the end, and events with the rows of all areas.  Null if the result
/// holds no areas.
PageJson areas_json(const ResultFile& result);

}  // namespace linli
