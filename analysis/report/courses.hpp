#pragma once
/// How series go over time under each arm of a study: means and bands over replicates.
#include "compare/comparison.hpp"
#include "report/spoken.hpp"
#include "study/study_directory.hpp"

namespace linli {

/// For each series of an outcome, of the whole district: `{series, label, unit, weeks, arms: {NAME: {mean, low, high,
/// replicates}}}`, numbers by week, low and high the 5 % and 95 % quantiles of replicates.  The last year of the burn-in and the
/// study; the reference and at most eleven others, the best and the worst on the first outcome.  Throws `Error(io)` if a
/// result cannot be read.
PageJson courses_of(const StudyComparison& comparison, const StudyDirectory& directory);

/// The same by subdistrict, in steps of several weeks: `{series, label, unit, weeks, step, towns, arms: …}` with numbers by town and
/// step.  From the series of subdistricts, or else from those of areas if they are means over adults or over areas.  Empty
/// if results hold neither.
PageJson town_courses_of(const StudyComparison& comparison, const StudyDirectory& directory);

}  // namespace linli
