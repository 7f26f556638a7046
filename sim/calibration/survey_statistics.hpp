#pragma once
/// Statistics of a simulated district, as a survey would take them: of who people are, what they say and what they did.
#include "world/world.hpp"

#include <cstdint>
#include <vector>

namespace linli {

/// What people did over the weeks before the survey.
class Year {
 public:
  explicit Year(const World& world) : weeks_(world.size(), 0), been_(world.size(), 0) {}

  /// The survey's year begins: what people now intend is remembered, counting starts.
  void begin(const World& world);
  /// Counts the week that has just ended.
  void add(const World& world);

  /// Willingness to come to activities when the year began.
  const std::vector<float>& intention() const { return intention_; }
  /// Weeks of the year with an activity, or any other committee-organised channel, per resident.
  const std::vector<std::uint16_t>& weeks() const { return weeks_; }
  /// 1 for those who were at a session since counting was possible.
  const std::vector<std::uint8_t>& been_to_session() const { return been_; }

 private:
  std::vector<float> intention_;
  std::vector<std::uint16_t> weeks_;
  std::vector<std::uint8_t> been_;
};

/// What a survey of the district shows; see `calibration_targets` for what each is.  NaN where it shows nothing.
struct SurveyStatistics {
  double turnout, contact_weekly, contact_almost_never, registered;
  double odds_belonging, odds_area_trust, odds_sex, acquaintances_over_trust;
  double intention_behaviour;
  double knows, age_difference, willing_over_doing, old_over_young, local_over_migrant, settled_over_new;
  double women_heads, women_volunteers, efficacy_seen, reachable_bias;
};
SurveyStatistics survey_statistics(const World& world, const Year& year);

/// Trend of a weekly series, as a share of its mean a year: the mean change from a week to the same week of the next
/// year, which seasons leave alone; of 104 weeks the least-squares slope beside a free value for each week of the year.
/// NaN for series of a year and less.
double trend_a_year(const std::vector<float>& weekly);

}  // namespace linli
