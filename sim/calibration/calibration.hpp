#pragma once
/// What the model is calibrated to, and how far it is from it: the calibration rows of the evidence (K) and patterns
/// (P) that need no other data.  Everything is measured as a survey or an experiment would, on what residents did,
/// never read off a coefficient.
#include "calibration/calibration_experiments.hpp"
#include "calibration/committee_statistics.hpp"
#include "calibration/survey_statistics.hpp"
#include "core/parallel.hpp"
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

/// One row: what is held against the model.
struct Target {
  std::string row;  ///< of the evidence: "K1"
  std::string what;
  std::string unit;
  double value;  ///< what was observed; of a pattern the bound that counts as shown
  double low;    ///< what is still a hit; of a pattern only one side is bounded
  double high;
  double (*measure)(const Findings&);  ///< NaN where the district has nothing to measure it on
  std::string needs;                   ///< what must be there for that
};

/// All rows.
const std::vector<Target>& calibration_targets();

/// What one run under one seed shows.
struct Measured {
  std::vector<double> values;  ///< of each target, in their order; NaN where it cannot be measured
  /// Of each headline series over the last 104 weeks of the burn-in, as a share of its mean a year; of turnout from the
  /// last election but one to the last.
  std::vector<double> trends;
};

/// Names of the headline series whose trends are measured; turnout is the first.
const std::vector<std::string>& headline_series();

/// Runs a scenario to the end of its burn-in and until after its second election, and two arms that share its luck until
/// they part: no sessions of deliberation in the two years before the last of these elections, and no calls at doors on
/// the day.  Rows are measured on that day.  Up to three times the work of the run itself.  `progress` hears what is
/// going on.  Throws what `assemble` throws.
Measured measure(const Scenario& scenario, const Workers& workers,
                 const std::function<void(std::string_view)>& progress);

/// How far a value that was measured is off: 0 at the target, 1 at the end of what is a hit, on either side.  Past a bound
/// on one side, 1 and the share of the bound that is missing.
double distance(const Target& target, double value);
inline bool hit(const Target& target, double value)
{
  return value >= target.low && value <= target.high;
}

}  // namespace linli
