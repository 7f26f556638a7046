#pragma once
/// What the model is calibrated to, and how far it is from it: the calibration rows of the evidence (K) and patterns
/// (P) that need no other data.  Everything is measured as a survey or an experiment would, on what residents did,
/// never read off a coefficient.
#include "calibration/calibration_experiments.hpp"
#include "calibration/committee_statistics.hpp"
#include "calibration/survey_statistics.hpp"
#include "core/parallel.hpp"
#include "evidence/calibration_rows.hpp"
#include "scenario/scenario.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// All that a run and its arms show; each row takes its number from here.  What a small district cannot show is NaN.
struct Findings {
  SurveyStatistics survey;
  CommitteeStatistics committee;
  Effects calls;                         ///< of calls at the door on election day
  double deliberation = 0;               ///< effect of sessions on turnout of voters who were there
  double call_against_announcement = 0;  ///< effects on coming to a session
};

/// A row of the evidence, and how a run shows it.
struct Target : CalibrationRow {
  double (*measure)(const Findings&);  ///< NaN where the district has nothing to measure it on
  std::string needs;                   ///< what must be there for that
};

/// All rows, in the order of `calibration_rows`.
const std::vector<Target>& calibration_targets();

/// What one run under one seed shows.
struct Measured {
  std::vector<double> values;  ///< of each target, in their order; NaN where it cannot be measured
  /// Change a year of each headline series.  Of turnout: from the last election but one to the last, as a share of the last.
  /// Of the others: over the last 104 weeks of the burn-in, as a share of the mean; NaN if the burn-in is no longer than a year.
  std::vector<double> trends;
};

/// Names of the headline series whose trends are measured; turnout is the first.
const std::vector<std::string>& headline_series();

/// Runs a scenario, and two arms that branch from the run and share its luck.  The day that counts is that of the last
/// election of the burn-in, or of the second of the run if that is later.  One arm has no sessions of deliberation in the two
/// years before this day, the other no calls at doors on it.  Rows are measured on the day.  The run goes on to the end of the
/// burn-in if that is later, for the trends.  At most about twice the work of the run.  `progress` hears what is going on.
/// Throws what `Run::begin` and `Run::branch` throw.
Measured measure(const Scenario& scenario, const Workers& workers,
                 const std::function<void(std::string_view)>& progress);

}  // namespace linli
