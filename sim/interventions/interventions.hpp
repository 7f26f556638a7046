#pragma once
/// What policy adds to what organisations offer anyway: every intervention moves its levers when, where and if its
/// description says so.
///
///     s = strength · min(1, (weeks since its start in the area + 1) / ramp)
///     a lever whose amounts are added      + s · amount
///     one that is multiplied               · (1 + s · (amount − 1));  no lever is today
///     one of which the largest counts      max(it, s · amount)
///     spent this week                      cost_once in the first week, cost_weekly · s in every one; nothing if
///                                          strength is 0
///
/// An area is one in which it acts if the week is within a start (timetable.hpp), the filters and the ranking choose
/// the area (places.hpp), the condition holds and has held in each of the last `delay` weeks, `unless` does not hold
/// (condition.hpp) and there is a place.  At each new start conditions, waiting, ranking and ramp begin anew.  Everything is
/// decided on last week's world, for all areas at once and in the order of names: any process that knows `observed` of all
/// areas comes to the same.
///
/// Report: recommendations 1 to 5.
/// Closed form: by hand  ->  tests/interventions/
#include "core/calendar.hpp"
#include "interventions/intervention_params.hpp"
#include "interventions/timetable.hpp"
#include "world/declaration.hpp"
#include "world/world.hpp"

#include <map>
#include <string>
#include <vector>

namespace linli {

class Interventions {
 public:
  Interventions(const std::map<std::string, InterventionParams>& params, const Calendar& calendar);

  /// Names of the series that conditions and rankings look at, each once, in order.
  std::vector<std::string> series() const;
  Declaration declaration() const;
  /// Rows for interventions that are new to the world; those it knows stay as they stand.
  void make_room(World& world) const;
  void act(World& world, const Moment& moment) const;

 private:
  struct One {
    std::string name;
    InterventionParams params;
    Timetable timetable;
  };

  std::vector<One> all_;  ///< in the order of their names
};

/// The state of a threshold that policy has not looked at yet.
ThresholdState unseen_threshold(std::size_t areas);

/// Forgets the state of all interventions but these: for a world that goes on without some.
void keep_only(const std::map<std::string, InterventionParams>& params, World& world);

}  // namespace linli
