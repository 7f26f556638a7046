#pragma once
/// Where interventions start and stop, and why, as events.
#include "core/calendar.hpp"
#include "interventions/intervention_params.hpp"
#include "interventions/timetable.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace linli {

/// Why an intervention starts in an area, or stops there.
enum class Turn : std::uint8_t {
  began,           ///< starts: its time began
  condition_met,   ///< starts: its condition has held for longer than the delay
  ranked_in,       ///< starts: the ranking chose the area
  place_free,      ///< starts: the area waited for a place and got one
  ended,           ///< stops: `until` is reached
  time_over,       ///< stops: it has lasted as long as it lasts
  began_anew,      ///< stops, because a new start begins
  condition_over,  ///< stops: its condition holds no more
  ranked_out,      ///< stops: the ranking chose others
  changed,         ///< starts or stops: a branch gave it another description
  removed          ///< stops: a branch took it away
};

/// The name of the table.
constexpr const char* intervention_table = "interventions";

/// The table `interventions` of these ones.
EventKind intervention_events(const std::vector<std::string>& names);

/// An area in which an intervention has acted that a branch takes away.
struct RemovedFrom {
  std::string intervention;
  AreaId area;
  std::int64_t weeks;  ///< how long it had acted there without a break
};

/// All of them where a run goes on with `week` under `now`, in the order of areas.
std::vector<RemovedFrom> removed_from(const std::map<std::string, InterventionParams>& now,
                                      const World& world, std::int64_t week);

/// A value for each field of the event that tells one; choices by label.
std::vector<std::variant<double, std::string>> event_of(const RemovedFrom& one);

/// Looks at a world before and after interventions have acted.
class InterventionEvents {
 public:
  InterventionEvents(const std::map<std::string, InterventionParams>& params, const Calendar& calendar);

  EventKind kind() const;
  /// Where they all stand before they act; nothing if nobody listens.
  InterventionStates before(const World& world) const;
  /// Tells what has changed since `before`.
  void tell(World& world, const InterventionStates& before, const Moment& moment) const;

 private:
  struct One {
    std::string name;
    InterventionParams params;
    Timetable timetable;
    std::int64_t until;  ///< week of the run
  };

  Turn why_starts(const One& one, const InterventionState& before, const InterventionState& now, AreaId area,
                  std::int64_t week) const;
  Turn why_stops(const One& one, const InterventionState& now, AreaId area, std::int64_t week) const;

  std::vector<One> all_;  ///< in the order of their names
};

}  // namespace linli
