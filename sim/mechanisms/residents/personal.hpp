#pragma once
/// What is personal about somebody and stays as long as they live here: anchors of attitudes, demands; and what they
/// were used to before the run.
#include "core/math.hpp"
#include "core/samplers.hpp"
#include "world/world.hpp"

#include <algorithm>

namespace linli {

/// Normal with this mean and standard deviation, under the luck with which they came (DECISIONS.md, *Luck of who
/// somebody is*): the same for a resident in every branch of a run, another one for who moves in after them.
inline double personal(const World& world, HouseholdId household, ResidentId id, const Luck& luck,
                       Stream stream, double mean, double sd)
{
  Draws draws(luck, stream, arrival_of(world, household), world.people.residents.key[id]);
  return mean + sd * sample_normal(draws);
}

/// The same, kept in [0, 1].
inline float personal_anchor(const World& world, HouseholdId household, ResidentId id, const Luck& luck,
                             Stream stream, double mean, double sd)
{
  return static_cast<float>(std::clamp(personal(world, household, id, luck, stream, mean, sd), 0.0, 1.0));
}

/// Chance of taking part in a week before the run if so many offers reached an adult who knew of them and had the time:
/// as in participation.hpp, with views at the middle of their ranges, and nothing else in their favour.  Whoever has no
/// disposition yet, as without `Participation`, is indifferent: every second offer is taken.
inline double rate_before(const World& world, ResidentId id, Channel channel, double offers)
{
  return 1 - exp(-offers * logistic(static_cast<double>(world.residents.disposition[channel][id])));
}

}  // namespace linli
