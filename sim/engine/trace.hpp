#pragma once
/// The story of one resident: week by week what decided whether they took part, and what would have decided otherwise.
#include "engine/flips.hpp"
#include "engine/week.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace linli {

/// A decision in one channel.  Symbols are those of mechanisms/residents/participation.hpp.
struct ChannelTrace {
  float offers = 0;       ///< 1/week, of area and group
  float informed = 0;     ///< q_k
  float noticed = 0;      ///< v, the same in all channels
  float time = 0;         ///< min(1, hours left / h_k)
  float willingness = 0;  ///< Y_k
  float chance = 0;       ///< of taking part
  float draw = 0;         ///< uniform in [0, 1); takes part if it lies below the chance
  bool took_part = false;
  Participation::Parts parts;      ///< of the log-odds of the willingness
  std::vector<Flip> flips;         ///< nearest first
  std::optional<double> log_odds;  ///< `log_odds_needed`
};

/// Election day.
struct ElectionTrace {
  bool on_roll = false;
  double leaning = 0;  ///< log-odds of the intention without norm and contact; 0 off the roll
  float habit = 0;     ///< before the election
  bool voted = false;
};

struct WeekTrace {
  std::int64_t week = 0;  ///< of the run, the burn-in included
  std::int64_t arrived =
      0;  ///< week of the run, counted from 1, in which the household came; 0 = before the run
  Participation::Situation situation;
  float exposure = 0;                 ///< ξ, of which the situation has f(ξ)
  std::uint8_t weeks_since_call = 0;  ///< at the own door; 0 = this week, `long_ago` = longer ago or never
  Role role = Role::none;
  bool self_governing = false;  ///< the building group
  std::array<ChannelTrace, weekly_channels> channels;
  std::optional<ElectionTrace> election;  ///< in weeks with one
};

/// Whom to follow, through which weeks of a run.
struct TracePlan {
  ResidentId resident;  ///< an adult
  AreaId area;          ///< where they live
  std::int64_t first = 0;
  std::int64_t last = 0;  ///< inclusive
};

/// Follows a resident through the weeks that `week` will be run for: puts steps into it that look on and change
/// nothing.  What they find is added to the list returned, week by week.
///
/// Decisions are worked out by Participation::decide, the readable form, and compared with what the week did: throws
/// Bug from the step if a bit differs.
std::shared_ptr<const std::vector<WeekTrace>> follow(Week& week, const Scenario& scenario,
                                                     const TracePlan& plan);

}  // namespace linli
