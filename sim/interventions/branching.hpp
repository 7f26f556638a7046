#pragma once
/// Interventions of which a run that goes on changes something: another future from one past.
///
/// What acts goes on.  From the first week of the branch on every key counts as it is written now:
///
///     when            the starts to come are those written now; a start that has come is not repeated
///     where, ranking  areas are ranked anew at once if how or among which they are ranked has changed; an area that
///                     stays among the chosen keeps its place, its start and its ramp
///     condition       another threshold, margin or delay counts for what has held so far; another series, side or way
///                     of joining begins anew: nothing has held yet
///     all others      at once
///
/// Closed form: each key changed in week k of a run  ->  tests/interventions/branches_test.cpp
#include "core/calendar.hpp"
#include "core/describe.hpp"
#include "interventions/intervention_params.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace linli {

/// One intervention where a run branches.
struct Crossing {
  const InterventionParams* before;  ///< null if the run did not have it
  const InterventionParams& now;
  const InterventionState* state;  ///< null likewise
  std::int64_t week;               ///< of the run: the first that is simulated under `now`
  std::int64_t end;                ///< the week after the last
};

/// Of the keys of an intervention that differ ("until", "levers.calls"), those whose difference can change nothing in
/// the weeks that are left, each with the reason.
std::vector<Contradiction> changes_without_effect(const Crossing& crossing,
                                                  const std::vector<std::string>& keys,
                                                  const Calendar& calendar, const Population& people);

/// Takes where interventions stand over to what they are now.
void cross_over(const std::map<std::string, InterventionParams>& before,
                const std::map<std::string, InterventionParams>& now, World& world);

}  // namespace linli
