#pragma once
/// When an intervention acts.
#include "core/calendar.hpp"
#include "interventions/intervention_params.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace linli {

/// The starts of an intervention, in weeks of the run (0 is the first of the burn-in).
class Timetable {
 public:
  Timetable(const InterventionParams& params, const Calendar& calendar);

  /// The start under which it acts in a week, the latest if several would; nothing if it does not act.
  std::optional<std::int64_t> start_of(std::int64_t week) const;
  /// Whether it acts in any of these weeks, the second excluded.
  bool acts_within(std::int64_t first, std::int64_t last) const;
  /// Most weeks in a row that belong to one start, among these weeks, the second excluded.
  std::int64_t longest_within(std::int64_t first, std::int64_t last) const;
  /// Its starts, rising; the first of them if they repeat.
  const std::vector<std::int64_t>& starts() const { return starts_; }

 private:
  /// The latest start that is not after a week.
  std::optional<std::int64_t> latest_start(std::int64_t week) const;

  std::vector<std::int64_t> starts_;  ///< rising; the first of them if they repeat
  std::int64_t every_;
  std::int64_t lasts_;
  std::int64_t until_;
};

/// Part of the strength that is reached in a week after `start`, in (0, 1]: (weeks so far, this one counted) / ramp.
double ramp_share(std::int64_t ramp, std::int64_t start, std::int64_t week);

}  // namespace linli
