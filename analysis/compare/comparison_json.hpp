#pragma once
/// A comparison as JSON: all estimates, in the units of the series.
#include "compare/comparison.hpp"

#include <string>

namespace linli {

/// Ends with a newline.  What is not known, or infinite, is null.  The same comparison gives the same bytes.
std::string json_text(const StudyComparison& comparison);

}  // namespace linli
