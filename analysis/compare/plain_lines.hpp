#pragma once
/// What a comparison comes to, in sentences.
#include "compare/comparison.hpp"

#include <string>
#include <vector>

namespace linli {

/// One line for every candidate but the reference: "relief raises taking part by 3.1 points [2.6, 3.5], 34,800 people; 41
/// yuan each; the secretary's week is 2.3 hours longer in the first year".  Of the first outcome that has a series.
std::vector<std::string> plain_lines(const StudyComparison& comparison);

/// What a ratio comes to: "41 [35, 50]", or that it is not determined.
/// Whether the ratio is of a cost that is 0: nobody gave one.
bool costs_nothing(const StudyOutcome& outcome, const MeanRatio& ratio);

std::string ratio_text(const MeanRatio& ratio);

}  // namespace linli
