#pragma once
/// Series by subdistrict, of results that record subdistricts or areas.
#include "results/result_file.hpp"

#include <string>

namespace linli {

/// The series of the group `subdistrict`; or else from those of areas: means over adults weighted by adults of the whole area, means
/// over areas or their secretaries by none, totals added up.  Without weeks where a result cannot give it.
Series town_series(const ResultFile& result, const std::string& name);

}  // namespace linli
