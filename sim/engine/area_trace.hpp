#pragma once
/// The story of one area: week by week what came onto the desk of its residents' committee, who did it, what hours were
/// left for leading, and which levers these moved.
#include "engine/week.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace linli {

/// The secretary as a week found them; while the post is vacant, the one who left.
struct SecretaryTrace {
  std::uint16_t vacant = 0;     ///< weeks since the post fell vacant; 0 = it is held
  std::uint16_t appointed = 0;  ///< week of the run, counted from 1; 0 = before the run
  int age = 0;
  Sex sex = Sex::female;
  Employment employment = Employment::other;
  bool college = false;
  std::array<float, skills> skill{};  ///< with what was learned this week
  float exhaustion = 0;
  int burnout = 0;
  float reputation = 0;
  bool mentored = false;
};

/// A place of the staff as a week found it.
struct StaffTrace {
  std::uint16_t vacant = 0;  ///< weeks since it fell vacant; 0 = it is filled
  std::uint16_t hired = 0;   ///< week of the run, counted from 1; 0 = before the run
  bool on_leave = false;
  float skill = 0;
  float exhaustion = 0;
  int burnout = 0;
};

/// A lever as it stood after each who moved it.
struct LeverTrace {
  float programme = 0;      ///< what there is in any case
  float interventions = 0;  ///< with what policies add
  float in_force = 0;       ///< with what leading makes of it
};

struct ActingIntervention {
  std::string name;
  float strength = 0;
};

/// A week of one area.  Symbols are those of mechanisms/committee/workload.hpp and leadership_effect.hpp.
struct AreaWeekTrace {
  std::int64_t week = 0;  ///< of the run, the burn-in included
  SecretaryTrace secretary;
  std::vector<StaffTrace> staff;                    ///< a row a place
  std::array<float, businesses> waiting{};          ///< hours of each kind left from before
  Workload::Plan plan;                              ///< what there was to do, and who does what
  Workload::Outcome outcome;                        ///< how it went
  std::array<float, leadership_functions> share{};  ///< of the hours of leading
  LeadershipEffect::Effect leading;
  std::array<LeverTrace, lever_count> levers{};
  std::vector<ActingIntervention> interventions;  ///< those that act here
};

/// Which area to follow, through which weeks of a run.
struct AreaTracePlan {
  AreaId area;
  std::int64_t first = 0;
  std::int64_t last = 0;  ///< inclusive
};

/// Follows an area through the weeks that `week` will be run for: puts steps into it that look on and change nothing.
/// What they find is added to the list returned, week by week.
///
/// Hours, power and levers are worked out by Workload::plan, Workload::work, LeadershipEffect::effect and LeadershipEffect::move, and
/// compared with what the week did: throws Bug from the step if a bit differs.
std::shared_ptr<const std::vector<AreaWeekTrace>> follow_area(Week& week, const Scenario& scenario,
                                                              const AreaTracePlan& plan);

}  // namespace linli
