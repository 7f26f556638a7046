#pragma once
/// All that the page of a study shows.
#include "compare/comparison.hpp"
#include "report/spoken.hpp"
#include "study/study_directory.hpp"

namespace linli {

/// The panels in their order, their data, and all names in both languages; the estimates are those of comparison_json.hpp.
/// Throws `Error(io)` if a result cannot be read.
PageJson study_page(const StudyComparison& comparison, const StudyDirectory& directory);

}  // namespace linli
