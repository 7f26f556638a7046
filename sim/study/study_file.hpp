#pragma once
/// Study files: YAML as strict as a scenario's.
///
///     study: two_dials                       # its name; says what the file is
///     base: baseline                         # a file from the folder of this one, or a shipped scenario
///     set: {population.scale: 0.1}           # for all arms: values by path
///     arms:                                  # NAME: {set, overlay, scenario, from}
///       as_now: {}
///       relief: {set: {programme.task_pruning: 0.8}, from: week 0}
///     factors:                               # PATH: plausible, or {levels: […]}, or {range: [a, b], scale: log}
///       workload.passing_down: {levels: [0.5, 1, 2]}
///     design: factorial
///     reference: as_now                      # or a level of every factor
///     replicates: 5                          # or precision: {outcome: taking_part, matters: 0.5 points, at_most: 40}
///     outcomes:
///       taking_part: {series: participation_any, over: last 52 weeks, by: [age_band]}
///
/// Windows and weeks include their ends.  An arm is its scenario (else the base), then `set`, its overlay, its own set.
#include "scenario/scenario.hpp"
#include "study/study.hpp"

#include <string>

namespace linli {

/// Reads a study and every scenario it names.  Throws Error(scenario) with all faults at once: of form, of values, of arms'
/// scenarios, and what cannot be meant together; Error(io) if the file cannot be read.
Study read_study(const std::string& file, const MechanismParams& mechanisms = MechanismParams::standard());
/// The same from text; `file` is what messages call it and the place from which other files are found.
Study parse_study(const std::string& file, const std::string& text,
                  const MechanismParams& mechanisms = MechanismParams::standard());

}  // namespace linli
