#pragma once
/// What is to be known of a run of part of the district.
#include <string>

namespace linli {

/// How far the levels of a district at `population.scale` can be trusted, one sentence or two; empty at 1.  What it says
/// is what MODEL.md shows and tests/verification/scale_nightly_test.py measures.
std::string scale_note(double scale);

}  // namespace linli
