#pragma once
/// What an arm does to the secretary's week, told of every arm, whether the study asked or not.
#include "compare/comparison.hpp"
#include "report/spoken.hpp"
#include "study/study_directory.hpp"

#include <cstddef>

namespace linli {

/// "; secretaries lead 7.1 hours a week longer [6.9, 7.3], their load falls by 0.49 [0.47, 0.51]", over a column's window; of
/// what changes by less than can be told, nothing.  Empty if results do not say.  Throws `Error(io)` if a result cannot be read.
Spoken secretarys_week(const StudyComparison& comparison, const StudyDirectory& directory,
                       std::size_t candidate, std::size_t column);

}  // namespace linli
