#pragma once
/// What one run of a study says: an outcome of the whole district.
#include "compare/window.hpp"
#include "statistics/better.hpp"
#include "study/plan.hpp"
#include "study/study_directory.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>

namespace linli {

/// The outcome's window in weeks of the study.
Window window_of(const Plan& plan, const StudyOutcome& outcome);

/// The cell that a cell's runs are compared with: the reference arm at the same point in the same world or, where one arm
/// only is a policy or none is the reference, the reference point of the same arm in the same world.  Nothing if the plan
/// has no reference.
std::optional<std::size_t> reference_cell(const Plan& plan, std::size_t cell);

/// Where the result of a run lies, if it is there: a file that is there is a finished run.
std::optional<std::filesystem::path> result_of(const Plan& plan, const StudyDirectory& directory,
                                               std::size_t cell, std::size_t replicate);

/// The two terms of an outcome that is a ratio, of one run.  `extra` and the cost beside it are less what the reference
/// has; NaN if a result that they need is missing.
struct RatioTerms {
  double numerator = 0;
  double denominator = 0;
};
RatioTerms ratio_terms(const Plan& plan, const StudyDirectory& directory, const StudyOutcome& outcome,
                       std::size_t cell, std::size_t replicate);

/// An outcome of one run, of the whole district, in the unit of its series: the mean over its window, or the ratio of its
/// two totals.  NaN if a result that it needs is missing.  Throws `Error(io)` if a result cannot be read, `Error(usage)` if
/// it lacks the series.
double district_value(const Plan& plan, const StudyDirectory& directory, const StudyOutcome& outcome,
                      std::size_t cell, std::size_t replicate);

/// Which way an outcome should go: as the study says, or else work, burdens and what is spent should fall, all else rise.
Better better_of(const StudyOutcome& outcome);

}  // namespace linli
