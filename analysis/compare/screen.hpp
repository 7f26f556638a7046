#pragma once
/// A comparison as plain text.
#include "compare/comparison.hpp"

#include <string>

namespace linli {

/// Ends with a newline.  The same comparison gives the same bytes.
std::string screen_text(const StudyComparison& comparison);

/// Its parts, each with a heading and a blank line before it; empty where there is nothing to tell.
std::string screen_differences(const StudyComparison& comparison);
std::string screen_rankings(const StudyComparison& comparison);
std::string screen_factors(const StudyComparison& comparison);
std::string screen_residents(const StudyComparison& comparison);

}  // namespace linli
